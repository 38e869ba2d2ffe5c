"""Rows to records: paper ballots and raised hands, who holds a paper, and how each person present has voted."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select, update

from atelier_app.domain.attendance import Participant
from atelier_app.domain.colleges import college_of
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.hands import HandCount, hands_ballot_id
from atelier_app.domain.methods.method import Choice, Choices
from atelier_app.domain.papers import Paper, PaperCount, PaperState, Voter
from atelier_app.domain.polls import Poll
from atelier_app.domain.text import fold
from atelier_app.storage.choices import choices_of
from atelier_app.storage.tables import (
    attendance,
    ballot,
    paper,
    participant,
    registration,
    signed_ballot,
    turnout,
)


def read_papers(connection: Connection, poll_id: Id) -> tuple[Paper, ...]:
    """Every paper ballot that was typed in, by number."""
    rows = connection.execute(
        select(paper, ballot.c.choices, ballot.c.college, signed_ballot.c.participant_id)
        .select_from(
            paper.outerjoin(ballot, ballot.c.id == paper.c.ballot_id).outerjoin(
                signed_ballot, signed_ballot.c.ballot_id == ballot.c.id
            )
        )
        .where(paper.c.poll_id == poll_id)
        .order_by(paper.c.number)
    )
    return tuple(
        Paper(row.number, PaperState.SPOILED)
        if row.spoiled
        else Paper(row.number, PaperState.COUNTED)
        if row.ballot_id is None
        else Paper(
            row.number,
            _state(row.choices, row.checked),
            row.ballot_id,
            choices_of(row.choices),
            choices_of(row.checked or []),
            row.college,
            row.participant_id or "",
        )
        for row in rows
    )


def _state(first: object, second: object) -> PaperState:
    if second is None:
        return PaperState.TYPED
    return PaperState.CHECKED if second == first else PaperState.DIFFERENT


def count_papers(connection: Connection, record: Poll) -> PaperCount:
    """How many paper ballots were handed out, and what became of them."""
    states = [one.state for one in read_papers(connection, record.id)]
    spoiled = states.count(PaperState.SPOILED)
    settled = states.count(PaperState.CHECKED) + states.count(PaperState.COUNTED) + spoiled
    return PaperCount(
        issued=issued(connection, record.id),
        entered=len(states) - spoiled,
        spoiled=spoiled,
        unsettled=len(states) - settled if record.double_entry else states.count(PaperState.DIFFERENT),
    )


def issued(connection: Connection, poll_id: Id) -> int:
    """How many people hold, or have given in, a paper ballot."""
    here = (turnout.c.poll_id == poll_id) & (turnout.c.channel == Channel.PAPER)
    return connection.scalar(select(func.count()).where(here)) or 0


def holders(connection: Connection, workshop_id: Id, record: Poll) -> Counter[str]:
    """How many paper ballots each college holds, or has given in; whoever left did not take theirs along."""
    there = (registration.c.participant_id == turnout.c.participant_id) & (
        registration.c.workshop_id == workshop_id
    )
    names = connection.scalars(
        select(registration.c.college)
        .select_from(turnout.outerjoin(registration, there))
        .where(turnout.c.poll_id == record.id, turnout.c.channel == Channel.PAPER)
    )
    return Counter(college_of(record.colleges, name or "") for name in names)


def read_voters(connection: Connection, workshop_id: Id, record: Poll) -> tuple[Voter, ...]:
    """Everybody present, by last then first name, and how they have voted."""
    voted = (turnout.c.participant_id == participant.c.id) & (turnout.c.poll_id == record.id)
    there = (registration.c.participant_id == participant.c.id) & (registration.c.workshop_id == workshop_id)
    rows = connection.execute(
        select(
            participant.c.id,
            participant.c.last_name,
            participant.c.first_name,
            registration.c.college,
            turnout.c.channel,
        )
        .distinct()
        .select_from(participant.join(attendance).outerjoin(turnout, voted).outerjoin(registration, there))
        .where(attendance.c.workshop_id == workshop_id)
    ).all()
    people = sorted(rows, key=lambda row: (fold(row.last_name), fold(row.first_name), row.id))
    return tuple(
        Voter(
            row.id,
            Participant(row.id, row.last_name, row.first_name).full_name,
            college_of(record.colleges, row.college or ""),
            row.channel,
        )
        for row in people
    )


def registered_college(connection: Connection, workshop_id: Id, participant_id: Id) -> str:
    """What the list says of a person's college."""
    here = (registration.c.workshop_id == workshop_id) & (registration.c.participant_id == participant_id)
    return connection.scalar(select(registration.c.college).where(here)) or ""


def college_in(connection: Connection, workshop_id: Id, record: Poll, participant_id: Id) -> str:
    """The poll's college that a person votes in."""
    return college_of(record.colleges, registered_college(connection, workshop_id, participant_id))


def are_too_many(connection: Connection, workshop_id: Id, record: Poll, college: str) -> bool:
    """Whether more papers of a college were typed in than its people hold."""
    entered = [one.college for one in read_papers(connection, record.id) if one.ballot_id]
    return entered.count(college) > holders(connection, workshop_id, record)[college]


def has_signed(connection: Connection, poll_id: Id, participant_id: Id) -> bool:
    """Whether a ballot carries this person's name."""
    theirs = (
        select(func.count())
        .select_from(signed_ballot.join(ballot, ballot.c.id == signed_ballot.c.ballot_id))
        .where(ballot.c.poll_id == poll_id, signed_ballot.c.participant_id == participant_id)
    )
    return bool(connection.scalar(theirs))


def unlink(connection: Connection, poll_id: Id) -> None:
    """Forgets which ballot came from which paper; their numbers stay, to be counted."""
    connection.execute(update(paper).where(paper.c.poll_id == poll_id).values(ballot_id=None, checked=None))


def read_hands(connection: Connection, record: Poll) -> tuple[HandCount, ...]:
    """What was counted of raised hands so far, a college each."""
    return tuple(
        HandCount(people, _raised(connection, record.id, college, people), college)
        for college, people in record.hands.items()
    )


def _raised(connection: Connection, poll_id: Id, college: str, people: int) -> Choices:
    """The hands for each option, added up again from the ballots that they were written as."""
    ids = [hands_ballot_id(poll_id, college, number) for number in range(people)]
    counts: dict[Id, int] = {}
    for rows in connection.scalars(select(ballot.c.choices).where(ballot.c.id.in_(ids))):
        for choice in choices_of(rows):
            counts[choice.option_id] = counts.get(choice.option_id, 0) + choice.value
    return tuple(Choice(option_id, count) for option_id, count in sorted(counts.items()))
