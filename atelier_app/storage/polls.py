"""Rows to records: polls, turnout, ballots, and the tally of what was cast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from atelier_app.domain.attendance import Participant
from atelier_app.domain.ballots import Ballot, Recount, SignedBallot
from atelier_app.domain.board import Colour
from atelier_app.domain.colleges import College, are_known, together
from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.counting import counted
from atelier_app.domain.ideas import is_author
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Standing
from atelier_app.domain.papers import PaperCount, Voter
from atelier_app.domain.polls import Option, Outcome, Poll, PollRecord, PollState, Reopening, Rules
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import fold
from atelier_app.storage import attendance as people
from atelier_app.storage import papers
from atelier_app.storage.choices import choices_of
from atelier_app.storage.tables import (
    activity,
    attendance,
    ballot,
    note,
    option,
    participant,
    poll,
    signed_ballot,
    turnout,
)


def read_poll_alone(connection: Connection, poll_id: Id) -> Poll:
    """Raises `Refused` (UNKNOWN_POLL)."""
    row = connection.execute(select(poll).where(poll.c.id == poll_id)).first()
    if row is None:
        raise Refused(Refusal.UNKNOWN_POLL)
    return Poll(
        id=row.id,
        activity_id=row.activity_id,
        question=row.question,
        method=row.method,
        settings=row.settings,
        state=PollState(row.state),
        board_id=row.board_id,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        hands=row.hands,
        **{one.name: getattr(row, one.name) for one in fields(Rules)}
        | {"colleges": tuple(College(*line) for line in row.colleges)},
        reopened=tuple(
            Reopening(datetime.fromisoformat(line["at"]), line["reason"]) for line in row.reopened
        ),
    )


def read_options(connection: Connection, poll_id: Id) -> tuple[Option, ...]:
    """The poll's options in their order."""
    rows = connection.execute(select(option).where(option.c.poll_id == poll_id).order_by(option.c.position))
    return tuple(Option(row.id, row.label, Colour(row.colour), row.note_id, row.group_id) for row in rows)


def own_options(connection: Connection, poll_id: Id, author_key: str) -> frozenset[Id]:
    """The options made from this author's ideas, or from a note that one of these was merged into."""
    rows = connection.execute(
        select(option.c.id, note.c.author_key)
        .join(note, (note.c.id == option.c.note_id) | (note.c.merged_into == option.c.note_id))
        .where(option.c.poll_id == poll_id)
    )
    return frozenset(row.id for row in rows if is_author(row.author_key, author_key))


def workshop_of(connection: Connection, record: Poll) -> Id:
    """The workshop whose people may vote."""
    found: Id | None = connection.scalar(
        select(activity.c.workshop_id).where(activity.c.id == record.activity_id)
    )
    assert found is not None  # a foreign key guards it
    return found


def read_ballots(connection: Connection, poll_id: Id) -> tuple[Ballot, ...]:
    """Every ballot, by id."""
    rows = connection.execute(
        select(ballot.c.id, ballot.c.choices, ballot.c.college)
        .where(ballot.c.poll_id == poll_id)
        .order_by(ballot.c.id)
    )
    return tuple(Ballot(row.id, choices_of(row.choices), row.college) for row in rows)


def read_closed_ballots(connection: Connection, poll_id: Id) -> tuple[Ballot, ...]:
    """As `read_ballots`, once they may be seen. Raises `Refused` (POLL_NOT_CLOSED, RESULTS_WITHHELD, UNKNOWN_POLL)."""
    record = read_poll_alone(connection, poll_id)
    if record.state is not PollState.CLOSED:
        raise Refused(Refusal.POLL_NOT_CLOSED)
    if record.withheld:
        raise Refused(Refusal.RESULTS_WITHHELD)
    return read_ballots(connection, poll_id)


def read_signed_ballots(connection: Connection, poll_id: Id) -> tuple[SignedBallot, ...]:
    """Who voted what, by name. Raises `Refused` (VOTES_UNTOLD) but for an open poll whose results are visible."""
    record = read_poll_alone(connection, poll_id)
    if record.secret or not record.is_visible:
        raise Refused(Refusal.VOTES_UNTOLD)
    rows = connection.execute(
        select(participant.c.id, participant.c.last_name, participant.c.first_name, ballot.c.choices)
        .join(signed_ballot, signed_ballot.c.participant_id == participant.c.id)
        .join(ballot, ballot.c.id == signed_ballot.c.ballot_id)
        .where(ballot.c.poll_id == poll_id)
    )
    people = [(Participant(row.id, row.last_name, row.first_name), row.choices) for row in rows]
    people.sort(key=lambda one: (fold(one[0].last_name), fold(one[0].first_name), one[0].id))
    return tuple(SignedBallot(who.id, who.full_name, choices_of(said)) for who, said in people)


def recount(connection: Connection, poll_id: Id) -> Recount:
    """A closed poll counted again from its ballots. Raises `Refused` (POLL_NOT_CLOSED, UNKNOWN_POLL)."""
    record = read_poll_alone(connection, poll_id)
    if record.state is not PollState.CLOSED:
        raise Refused(Refusal.POLL_NOT_CLOSED)
    options = read_options(connection, poll_id)
    ids = [line.id for line in options]
    ballots = read_ballots(connection, poll_id)
    known = all(are_known(record.colleges, line.college) for line in ballots)
    counting = ballots if known else tuple(replace(one, college="") for one in ballots)
    outcome = counted(record, ids, counting)
    stored = connection.scalar(select(poll.c.counted).where(poll.c.id == poll_id))
    recorded = None if stored is None else tuple(Standing(*line) for line in stored)
    voted = sum(cast_by_channel(connection, record, papers.count_papers(connection, record)).values())
    same = recorded is None or recorded == outcome.standings
    return Recount(
        poll=record,
        options=options,
        ballots=len(ballots),
        turnout=voted,
        agrees=known and same and voted == len(ballots) and _all_valid(record, ids, ballots),
        outcome=outcome if record.is_visible else None,
        recorded=recorded if record.is_visible else None,
    )


def _all_valid(record: Poll, options: Sequence[Id], ballots: Sequence[Ballot]) -> bool:
    try:
        for line in ballots:
            METHODS[record.method].checked_choices(record.settings, options, line.choices)
    except Refused:
        return False
    return True


def find_ballot(connection: Connection, ballot_id: Id) -> Ballot | None:
    stored = connection.scalar(select(ballot.c.choices).where(ballot.c.id == ballot_id))
    return None if stored is None else Ballot(ballot_id, choices_of(stored))


def forget_origins(connection: Connection, record: Poll) -> None:
    """At the close: which paper each ballot came from, and which small college, where that would tell whose it is."""
    papers.unlink(connection, record.id)
    if record.secret and record.colleges:
        counts = Counter(line.college for line in read_ballots(connection, record.id))
        for said, pool in together(record.colleges, counts).items():
            here = (ballot.c.poll_id == record.id) & (ballot.c.college == said)
            connection.execute(update(ballot).where(here).values(college=pool))


def forget_order(connection: Connection) -> None:
    """Writes every turnout and ballot anew by its key: inside a page, SQLite's rows lie in the order they came."""
    tables = (turnout, ballot, signed_ballot)  # the last refers to the one before it
    kept = [
        [row._asdict() for row in connection.execute(select(table).order_by(*table.primary_key))]
        for table in tables
    ]
    for table in reversed(tables):
        connection.execute(delete(table))
    for table, rows in zip(tables, kept, strict=True):
        if rows:
            connection.execute(insert(table), rows)


def outcome(connection: Connection, record: Poll, options: tuple[Option, ...]) -> Outcome:
    """The tally of the ballots cast so far, whoever may see it."""
    return counted(record, [line.id for line in options], read_ballots(connection, record.id))


def cast_by_channel(connection: Connection, record: Poll, paper: PaperCount) -> dict[Channel, int]:
    """How many ballots were cast, channel by channel that was used."""
    rows = connection.execute(
        select(turnout.c.channel, func.count())
        .where(turnout.c.poll_id == record.id, turnout.c.channel != Channel.PAPER)
        .group_by(turnout.c.channel)
    )
    cast = {Channel(channel): count for channel, count in rows}
    cast |= {Channel.PAPER: paper.entered, Channel.HANDS: sum(record.hands.values())}
    return {channel: count for channel, count in cast.items() if count}


def read_poll(connection: Connection, poll_id: Id) -> PollRecord:
    """The poll as everyone may see it: no standings before it closes, unless they are shown."""
    record = read_poll_alone(connection, poll_id)
    options = read_options(connection, poll_id)
    workshop_id = workshop_of(connection, record)
    paper = papers.count_papers(connection, record)
    return PollRecord(
        poll=record,
        options=options,
        present=people.present(connection, workshop_id),
        turnout=cast_by_channel(connection, record, paper),
        waiting=_waiting(connection, workshop_id, poll_id),
        outcome=_shown(outcome(connection, record, options), record) if record.is_visible else None,
        papers=paper,
    )


def _shown(found: Outcome, record: Poll) -> Outcome:
    """While people vote, what moves in a small college would tell who has just voted what."""
    if record.state is PollState.CLOSED:
        return found
    return replace(found, colleges=tuple(replace(one, standings=()) for one in found.colleges))


def read_voters(connection: Connection, poll_id: Id) -> tuple[Voter, ...]:
    """Everybody present, and who left with a paper, and how they have voted. Raises `Refused` (UNKNOWN_POLL)."""
    record = read_poll_alone(connection, poll_id)
    return papers.read_voters(connection, workshop_of(connection, record), record)


def _waiting(connection: Connection, workshop_id: Id, poll_id: Id) -> tuple[str, ...]:
    voted = select(turnout.c.participant_id).where(turnout.c.poll_id == poll_id)
    rows = connection.execute(
        select(participant.c.id, participant.c.last_name, participant.c.first_name)
        .distinct()
        .select_from(attendance.join(participant))
        .where(
            attendance.c.workshop_id == workshop_id, people.NAMED, attendance.c.participant_id.not_in(voted)
        )
    )
    persons = [Participant(*row) for row in rows]
    return tuple(p.full_name for p in sorted(persons, key=lambda p: (fold(p.last_name), fold(p.first_name))))
