"""Rows to records: polls, turnout, ballots, and the tally of what was cast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from atelier_app.domain.attendance import Participant
from atelier_app.domain.ballots import Ballot, Recount, SignedBallot
from atelier_app.domain.board import Colour
from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.ideas import is_author
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import Choice, Choices, Score, Standing
from atelier_app.domain.polls import Option, Outcome, Poll, PollRecord, PollState, Reopening, Rules
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import fold
from atelier_app.storage import attendance as people
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
        **{one.name: getattr(row, one.name) for one in fields(Rules)},
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


def choices_of(stored: list[list[str | int]]) -> Choices:
    """The choices as a ballot's row keeps them: pairs of an option's id and a value."""
    return tuple(Choice(str(option_id), int(value)) for option_id, value in stored)


def read_ballots(connection: Connection, poll_id: Id) -> tuple[Ballot, ...]:
    """Every ballot, by id."""
    rows = connection.execute(
        select(ballot.c.id, ballot.c.choices).where(ballot.c.poll_id == poll_id).order_by(ballot.c.id)
    )
    return tuple(Ballot(row.id, choices_of(row.choices)) for row in rows)


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
    ballots = [line.choices for line in read_ballots(connection, poll_id)]
    outcome = counted(record, ids, ballots)
    stored = connection.scalar(select(poll.c.counted).where(poll.c.id == poll_id))
    recorded = None if stored is None else tuple(Standing(*line) for line in stored)
    voted = connection.scalar(select(func.count()).where(turnout.c.poll_id == poll_id)) or 0
    same = recorded is None or recorded == outcome.standings
    return Recount(
        poll=record,
        options=options,
        ballots=len(ballots),
        turnout=voted,
        agrees=same and voted == len(ballots) and _all_valid(record, ids, ballots),
        outcome=outcome if record.is_visible else None,
        recorded=recorded if record.is_visible else None,
    )


def _all_valid(record: Poll, options: Sequence[Id], ballots: Sequence[Choices]) -> bool:
    try:
        for choices in ballots:
            METHODS[record.method].checked_choices(record.settings, options, choices)
    except Refused:
        return False
    return True


def find_ballot(connection: Connection, ballot_id: Id) -> Ballot | None:
    stored = connection.scalar(select(ballot.c.choices).where(ballot.c.id == ballot_id))
    return None if stored is None else Ballot(ballot_id, choices_of(stored))


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
    ballots = [line.choices for line in read_ballots(connection, record.id)]
    return counted(record, [line.id for line in options], ballots)


def counted(record: Poll, options: Sequence[Id], ballots: Sequence[Choices]) -> Outcome:
    """What these ballots come to by the poll's method."""
    tally = METHODS[record.method].tally(record.settings, Columns.of(options, ballots))
    total: Score = 0
    for line in tally.standings:
        total += line.score
    blank = sum(not choices for choices in ballots)
    return Outcome(tally.standings, len(ballots), total, tally.figures, blank)


def read_poll(connection: Connection, poll_id: Id) -> PollRecord:
    """The poll as everyone may see it: no standings before it closes, unless they are shown."""
    record = read_poll_alone(connection, poll_id)
    options = read_options(connection, poll_id)
    workshop_id = workshop_of(connection, record)
    by_channel = connection.execute(
        select(turnout.c.channel, func.count())
        .where(turnout.c.poll_id == poll_id)
        .group_by(turnout.c.channel)
    )
    return PollRecord(
        poll=record,
        options=options,
        present=people.present(connection, workshop_id),
        turnout={Channel(channel): count for channel, count in by_channel},
        waiting=_waiting(connection, workshop_id, poll_id),
        outcome=outcome(connection, record, options) if record.is_visible else None,
    )


def _waiting(connection: Connection, workshop_id: Id, poll_id: Id) -> tuple[str, ...]:
    voted = select(turnout.c.participant_id).where(turnout.c.poll_id == poll_id)
    rows = connection.execute(
        select(participant.c.id, participant.c.last_name, participant.c.first_name)
        .distinct()
        .select_from(attendance.join(participant))
        .where(attendance.c.workshop_id == workshop_id, attendance.c.participant_id.not_in(voted))
    )
    persons = [Participant(*row) for row in rows]
    return tuple(p.full_name for p in sorted(persons, key=lambda p: (fold(p.last_name), fold(p.first_name))))
