"""Short words for votes by paper, kiosk and raised hands."""

from __future__ import annotations

from atelier_app.domain.attendance import Participant
from atelier_app.domain.ballots import CastBallot, RecountPoll, unowned_ballot_id
from atelier_app.domain.colleges import College
from atelier_app.domain.core import Channel, Id, Origin, Receipt
from atelier_app.domain.hands import CountHands
from atelier_app.domain.methods.method import Choice, Choices
from atelier_app.domain.papers import EnterPaper, IssuePapers, Paper, ReadPapers, ReadVoters
from atelier_app.domain.polls import Option, PollRecord, ReadPoll
from atelier_app.domain.registrations import AssignCollege
from tests.stage import Stage

KIOSK = Origin(Channel.KIOSK)
WEIGHED = (College("", 1), College("Élus", 3))


def seen(stage: Stage) -> PollRecord:
    return stage.door.read(ReadPoll(stage.poll))


def said(*choices: tuple[Option, int]) -> Choices:
    return tuple(Choice(option.id, value) for option, value in choices)


def arrived(stage: Stage, *names: str) -> list[Id]:
    return [stage.arrive(name).id for name in names]


def elect(stage: Stage, *people: Id | Participant) -> None:
    """These are elected officials."""
    ids = tuple(one if isinstance(one, str) else one.id for one in people)
    stage.do(AssignCollege(stage.workshop_id, ids, "Élus"))


def issue(stage: Stage, *people: Id) -> Receipt:
    return stage.do(IssuePapers(stage.poll, people))


def enter(
    stage: Stage, number: int, *choices: tuple[Option, int], college: str = "", whose: Id = ""
) -> EnterPaper:
    """Types a paper in; answers the command, to be said again."""
    command = EnterPaper(stage.poll, number, unowned_ballot_id(), said(*choices), college, whose)
    stage.do(command)
    return command


def papers(stage: Stage) -> tuple[Paper, ...]:
    return stage.door.read(ReadPapers(stage.poll))


def states(stage: Stage) -> dict[int, str]:
    return {one.number: one.state.value for one in papers(stage)}


def channels(stage: Stage) -> dict[Id, str | None]:
    return {one.participant_id: one.channel for one in stage.door.read(ReadVoters(stage.poll))}


def at_kiosk(stage: Stage, person: Id, *choices: tuple[Option, int]) -> CastBallot:
    """Votes at the kiosk; answers the command, to be said again."""
    command = CastBallot(stage.poll, person, unowned_ballot_id(), said(*choices))
    stage.do(command, KIOSK)
    return command


def raise_hands(stage: Stage, people: int, *hands: tuple[Option, int], college: str = "") -> Receipt:
    return stage.do(CountHands(stage.poll, people, said(*hands), college))


def scores(stage: Stage) -> dict[Id, float]:
    """What a closed poll came to, as it counts again."""
    found = stage.door.read(RecountPoll(stage.poll))
    assert found.agrees
    assert found.outcome is not None
    return {one.option_id: one.score for one in found.outcome.standings}
