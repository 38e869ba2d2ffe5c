"""How a board grew can be told, state by state."""

from atelier_app.domain.board import Colour
from atelier_app.domain.core import new_id
from atelier_app.domain.growth import ReadGrowth
from atelier_app.domain.growth import Stage as State
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.merges import MergeNotes
from atelier_app.domain.notes import ColourNotes, EditNote, GroupNotes, MoveNotes, Place, RemoveNotes
from atelier_app.domain.refusals import Refusal
from tests.stage import SetClock, Stage, refusal


def states(stage: Stage) -> tuple[State, ...]:
    return stage.door.read(ReadGrowth(stage.board)).stages


def test_each_change_of_place_group_paper_or_presence_is_a_stage(stage: Stage, clock: SetClock) -> None:
    note, group = stage.note("un"), new_id()
    for command in (
        MoveNotes((Place(note, 30, 40),)),
        GroupNotes(group, stage.board, (note,), "Mobilité"),
        ColourNotes((note,), Colour.BLUE),
        RemoveNotes((note,)),
    ):
        clock.advance(seconds=10)
        stage.do(command)
    told = states(stage)
    assert [(s.x, s.group_id, s.colour, s.shown) for s in told] == [
        (0, None, Colour.YELLOW, True),
        (30, None, Colour.YELLOW, True),
        (30, group, Colour.YELLOW, True),
        (30, group, Colour.BLUE, True),
        (30, group, Colour.BLUE, False),
    ]
    assert [(s.at - told[0].at).seconds for s in told] == [0, 10, 20, 30, 40]


def test_words_are_todays_and_what_was_withdrawn_is_told_by_nobody(stage: Stage) -> None:
    from atelier_app.domain.ideas import WithdrawIdea

    stage.enter(ActivityKind.IDEAS)
    person = stage.sign_in("Petit", "Inès")
    idea, note = stage.idea(person, "secret"), stage.note("un")
    stage.do(EditNote(note, "deux"))
    stage.do(WithdrawIdea(idea, stage.author_key(person)))
    growth = stage.door.read(ReadGrowth(stage.board))
    assert [line.text for line in growth.notes] == ["deux"]
    assert [s.shown for s in growth.stages if s.note_id == idea] == [True, False]


def test_merging_hides_the_originals_and_shows_the_one(stage: Stage) -> None:
    pair = (stage.note("un"), stage.note("Un"))
    merged = new_id()
    stage.do(MergeNotes(merged, stage.board, pair, "un"))
    last = {state.note_id: state.shown for state in states(stage)}
    assert last == {pair[0]: False, pair[1]: False, merged: True}


def test_an_unknown_board_has_not_grown(stage: Stage) -> None:
    assert refusal(lambda: stage.door.read(ReadGrowth(new_id()))) is Refusal.UNKNOWN_BOARD
