"""What the tests of priorities share: a vote that is over, and people who rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from atelier_app.domain.attendance import RecordAttendance
from atelier_app.domain.ballots import CastBallot, ballot_id
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import ClosePoll, OpenPoll, Option, PreparePoll, ReadPoll
from atelier_app.domain.ratings import RateOptions, Rating, rater_id
from tests.desktop.conftest import Engine
from tests.desktop.steps import Ask, attendees, step


def close_a_vote(engine: Engine, ask: Ask) -> Id:
    """One ballot: two points, then one, and every other option at nothing."""
    poll_id = step(ask, ActivityKind.VOTE).id
    engine.phone(OpenPoll(poll_id))
    options = ask(ReadPoll(poll_id)).options
    choices = (Choice(options[0].id, 2), Choice(options[1].id, 1))
    person = present(engine, ask, 1)[0]
    engine.phone(CastBallot(poll_id, person, ballot_id("token", poll_id), choices))
    engine.phone(ClosePoll(poll_id))
    return poll_id


def close_a_vote_of(engine: Engine, ask: Ask, labels: Sequence[str]) -> Id:
    """Nobody votes: all of these are tied, and come along."""
    workshop_id = step(ask, ActivityKind.VOTE).workshop_id
    poll_id = new_id()
    options = tuple(Option(new_id(), label) for label in labels)
    engine.phone(AddActivity(Activity(poll_id, workshop_id, ActivityKind.VOTE, "Many", "", 10)))
    engine.phone(PreparePoll(poll_id, "Many?", options, {"points": 5, "maximum": 2}))
    engine.phone(OpenPoll(poll_id))
    engine.phone(ClosePoll(poll_id))
    return poll_id


def present(engine: Engine, ask: Ask, many: int) -> list[Id]:
    """So many people who are there."""
    workshop_id = step(ask, ActivityKind.VOTE).workshop_id
    people = [one.participant.id for one in attendees(ask, workshop_id)][:many]
    engine.phone(RecordAttendance(workshop_id, tuple(people)))
    return people


def rate(engine: Engine, subject_id: Id, person: Id, said: Mapping[tuple[Id, Id], float]) -> None:
    """A person's ratings, by option and criterion."""
    given = tuple(Rating(option, criterion, value) for (option, criterion), value in said.items())
    engine.phone(RateOptions(subject_id, person, rater_id(f"token {person}", subject_id), given))
