"""The initiative, the agenda and the room."""

from dataclasses import replace

from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    AddActivity,
    DescribeActivity,
    DescribeInitiative,
    MoveActivity,
    ReadAgenda,
    ReadInitiative,
    RemoveActivity,
    RemoveWorkshop,
)
from atelier_app.domain.polls import ClosePoll
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import EnterActivity, ReadRoom, SetTimer
from tests.stage import SetClock, Stage, refusal


def titles(stage: Stage) -> list[str]:
    return [line.activity.title for line in stage.door.read(ReadAgenda(stage.workshop_id)).lines]


def test_the_initiative_is_described_and_put_back(stage: Stage) -> None:
    before = stage.door.read(ReadInitiative()).initiative
    changed = replace(before, title="Médiathèque", themes=("Inclusion", "Inclusion", " "))
    receipt = stage.do(DescribeInitiative(changed))
    assert stage.door.read(ReadInitiative()).initiative.themes == ("Inclusion",)
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert stage.door.read(ReadInitiative()).initiative == before


def test_activities_are_moved_removed_and_put_back_in_place(stage: Stage) -> None:
    order = titles(stage)
    vote = stage.activities[ActivityKind.VOTE]
    moved = stage.do(MoveActivity(vote, 0))
    assert titles(stage)[0] == "Vote"
    assert moved.inverse is not None
    stage.do(moved.inverse)
    assert titles(stage) == order
    removed = stage.do(RemoveActivity(vote))
    assert "Vote" not in titles(stage)
    assert removed.inverse is not None
    stage.do(removed.inverse)
    assert titles(stage) == order


def test_an_activity_can_come_first_and_be_renamed(stage: Stage) -> None:
    talk = Activity(new_id(), stage.workshop_id, ActivityKind.TALK, "Mot d'accueil", "", 5)
    stage.do(AddActivity(talk, 0))
    stage.do(DescribeActivity(talk.id, "Ouverture", "Bienvenue à tous", 10))
    line = stage.door.read(ReadAgenda(stage.workshop_id)).lines[0]
    assert (line.activity.title, line.activity.minutes) == ("Ouverture", 10)


def test_a_duration_of_minus_one_is_refused(stage: Stage) -> None:
    command = DescribeActivity(stage.poll, "Vote", "", -1)
    assert refusal(lambda: stage.do(command)) is Refusal.DURATION_OUT_OF_RANGE


def test_entering_an_activity_starts_its_time(stage: Stage, clock: SetClock) -> None:
    stage.enter(ActivityKind.IDEAS)
    clock.advance(minutes=4)
    room = stage.door.read(ReadRoom())
    assert room.activity_id == stage.board
    assert room.timer.left(clock()) == 360
    assert not stage.do(EnterActivity(stage.board)).changed


def test_the_timer_is_held_and_run_on(stage: Stage, clock: SetClock) -> None:
    stage.do(SetTimer(90, running=False))
    clock.advance(minutes=1)
    assert stage.door.read(ReadRoom()).timer.left(clock()) == 90
    stage.do(SetTimer(90, running=True))
    clock.advance(seconds=100)
    assert stage.door.read(ReadRoom()).timer.left(clock()) == -10


def test_what_went_before_the_current_activity_is_done(stage: Stage) -> None:
    stage.enter(ActivityKind.VOTE)
    done = [line.done for line in stage.door.read(ReadAgenda(stage.workshop_id)).lines]
    assert done == [True, True, *[False] * (len(ActivityKind) - 2)]


def test_a_closed_vote_is_done_even_while_the_room_looks_at_it(stage: Stage) -> None:
    stage.enter(ActivityKind.VOTE)
    stage.open_poll("bus", "fibre")
    stage.do(ClosePoll(stage.poll))
    done = [line.activity.kind for line in stage.door.read(ReadAgenda(stage.workshop_id)).lines if line.done]
    assert done == [ActivityKind.WELCOME, ActivityKind.IDEAS, ActivityKind.VOTE]


def test_a_removed_activity_is_not_the_current_one(stage: Stage) -> None:
    stage.enter(ActivityKind.VOTE)
    stage.do(RemoveActivity(stage.poll))
    assert stage.door.read(ReadRoom()).activity_id is None


def test_a_removed_workshop_is_unknown_and_its_activities_cannot_be_entered(stage: Stage) -> None:
    stage.enter(ActivityKind.VOTE)
    stage.do(RemoveWorkshop(stage.workshop_id))
    assert stage.door.read(ReadRoom()).activity_id is None
    assert refusal(lambda: stage.enter(ActivityKind.IDEAS)) is Refusal.UNKNOWN_WORKSHOP
    assert refusal(lambda: stage.door.read(ReadAgenda(stage.workshop_id))) is Refusal.UNKNOWN_WORKSHOP
