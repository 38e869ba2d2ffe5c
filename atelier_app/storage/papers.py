"""Rows to records: paper ballots, who holds one, and how each person present has voted."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, update

from atelier_app.domain.attendance import Participant
from atelier_app.domain.colleges import college_of
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.papers import Paper, PaperCount, PaperState, Voter
from atelier_app.domain.polls import Poll
from atelier_app.domain.text import fold
from atelier_app.storage.choices import choices_of
from atelier_app.storage.tables import attendance, ballot, paper, participant, registration, turnout


def read_papers(connection: Connection, poll_id: Id) -> tuple[Paper, ...]:
    """Every paper ballot that was typed in, by number."""
    rows = connection.execute(
        select(paper, ballot.c.choices, ballot.c.college)
        .select_from(paper.outerjoin(ballot, ballot.c.id == paper.c.ballot_id))
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


def unlink(connection: Connection, poll_id: Id) -> None:
    """Forgets which ballot came from which paper; their numbers stay, to be counted."""
    connection.execute(update(paper).where(paper.c.poll_id == poll_id).values(ballot_id=None, checked=None))
