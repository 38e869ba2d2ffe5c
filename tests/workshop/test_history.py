"""The story of each idea through the workshop: only what may be seen, and nobody's name."""

from atelier_app.domain.core import new_id
from atelier_app.domain.grids import PrepareGrid, ScoreOption
from atelier_app.domain.history import History, ReadHistory
from atelier_app.domain.initiative import ActivityKind, MoveActivity
from atelier_app.domain.notes import GroupNotes
from atelier_app.domain.polls import ClosePoll, OpenPoll, Option, PreparePoll, PublishResults
from atelier_app.domain.presets import GridPreset, criteria_of
from atelier_app.domain.priorities import PlaceOption, PrepareMatrix, Quadrant
from atelier_app.domain.refusals import Refusal
from tests.stage import Stage, refusal


def history(stage: Stage) -> History:
    return stage.door.read(ReadHistory(stage.workshop_id))


def vote_on_notes(stage: Stage, withheld: bool = False) -> tuple[Option, Option]:
    """A note of two wins over the other, by name."""
    stage.enter(ActivityKind.IDEAS)
    stage.by_name()
    author = stage.sign_in("Martin")
    ideas = [stage.idea(author, text) for text in ("Un bus de nuit", "Une appli")]
    bus, app = (Option(new_id(), text, note_id=id) for text, id in zip(("Bus", "Appli"), ideas, strict=True))
    settings = {"points": 5, "maximum": 2}
    stage.do(PreparePoll(stage.poll, "Quoi ?", (bus, app), settings, board_id=stage.board, withheld=withheld))
    stage.do(OpenPoll(stage.poll))
    stage.vote(author, (app, 2), (bus, 1))
    stage.do(ClosePoll(stage.poll))
    return bus, app


def test_an_idea_is_followed_from_its_note_through_vote_matrix_and_grid(stage: Stage) -> None:
    bus, app = vote_on_notes(stage)
    assert bus.note_id is not None
    stage.do(GroupNotes(new_id(), stage.board, (bus.note_id,), "Mobilité"))
    stage.do(PrepareMatrix(stage.matrix, stage.poll))
    stage.do(PlaceOption(stage.matrix, bus.id, 0.9, 0.1))
    moscow = criteria_of(GridPreset.MOSCOW)
    stage.do(PrepareGrid(stage.grid, stage.poll, preset=GridPreset.MOSCOW, criteria=moscow))
    for option, level in ((bus, 4), (app, 2)):
        stage.do(ScoreOption(stage.grid, option.id, "moscow", level))
    told = history(stage)
    assert [column.kind for column in told.columns] == [
        ActivityKind.VOTE,
        ActivityKind.MATRIX,
        ActivityKind.CRITERIA,
    ]
    first, second = told.items
    assert (first.label, first.text, first.group) == ("Bus", "Un bus de nuit", "Mobilité")
    vote, matrix, grid = first.cells
    assert vote is not None
    assert (vote.rank, vote.score, vote.moved) == (2, 1, None)
    assert matrix is not None
    assert matrix.quadrant is Quadrant.QUICK_WIN
    assert grid is not None
    assert grid.category is not None
    assert (grid.rank, grid.category.key, grid.moved) == (1, "must", 1)
    assert second.cells[1] is None
    assert second.cells[2] is not None
    assert second.cells[2].moved == -1
    assert "Martin" not in repr(told)


def test_what_is_withheld_is_not_told(stage: Stage) -> None:
    vote_on_notes(stage, withheld=True)
    assert history(stage) == History()
    stage.do(PublishResults(stage.poll))
    assert [item.label for item in history(stage).items] == ["Appli", "Bus"]


def test_columns_stand_in_the_agendas_order(stage: Stage) -> None:
    bus, _ = vote_on_notes(stage)
    stage.do(PrepareMatrix(stage.matrix, stage.poll))
    stage.do(PlaceOption(stage.matrix, bus.id, 0.9, 0.1))
    stage.do(MoveActivity(stage.matrix, 0))
    assert [column.kind for column in history(stage).columns] == [ActivityKind.MATRIX, ActivityKind.VOTE]


def test_an_unknown_workshop_has_no_history(stage: Stage) -> None:
    assert refusal(lambda: stage.door.read(ReadHistory(new_id()))) is Refusal.UNKNOWN_WORKSHOP
