"""The ideas of the room as phones keep them: read again at once where that matters, else now and then."""

from __future__ import annotations

from atelier_app.domain.board import Attribution, DescribeBoard
from atelier_app.domain.comments import SendComment
from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.merges import MergeNotes
from atelier_app.domain.notes import EditNote
from atelier_app.phones.wall import WallKeeper, pages_of
from tests.stage import PHONE, Stage


class Watch:
    """Seconds, turned by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def keeper(stage: Stage, watch: Watch) -> WallKeeper:
    keeper = WallKeeper(stage.door, watch)
    stage.door.follow(keeper.heard)
    return keeper


def words(keeper: WallKeeper, stage: Stage) -> list[str]:
    return [note.text for note in keeper.wall(stage.board).notes.values()]


def test_new_notes_are_looked_for_within_a_second_and_changed_ones_at_once(stage: Stage) -> None:
    watch = Watch()
    kept = keeper(stage, watch)
    note = stage.note("Un bus")
    assert words(kept, stage) == ["Un bus"]
    stage.note("Fibre")
    assert words(kept, stage) == ["Un bus"]
    stage.do(EditNote(note, "Un car"))
    assert words(kept, stage) == ["Un car", "Fibre"]
    stage.note("Un guichet")
    watch.now += 2
    assert words(kept, stage) == ["Un car", "Fibre", "Un guichet"]


def test_nothing_is_read_twice_while_nothing_happens(stage: Stage) -> None:
    watch = Watch()
    kept = keeper(stage, watch)
    stage.note("Un bus")
    first = kept.wall(stage.board)
    watch.now += 60
    assert kept.wall(stage.board) is first


def test_merged_words_of_hidden_ideas_are_hidden_too(stage: Stage) -> None:
    stage.enter(ActivityKind.IDEAS)
    idea = stage.idea(stage.sign_in("Petit"), "Voilée")
    stage.do(MergeNotes(new_id(), stage.board, (idea, stage.note("Autre")), "Voilée aussi"))
    kept = keeper(stage, Watch())
    assert words(kept, stage) == ["Voilée aussi"]
    stage.do(DescribeBoard(stage.board, private=True))
    assert words(kept, stage) == []


def test_what_phones_said_is_not_even_counted_while_ideas_are_hidden(stage: Stage) -> None:
    stage.enter(ActivityKind.IDEAS)
    stage.do(DescribeBoard(stage.board, comments=True))
    person, note = stage.sign_in("Petit"), stage.note("Un bus")
    stage.do(SendComment(new_id(), note, person, "Oui", stage.author_key(person)), PHONE)
    kept = keeper(stage, Watch())
    assert kept.wall(stage.board).notes[note].comments == 1
    stage.do(DescribeBoard(stage.board, private=True))
    assert kept.wall(stage.board).notes[note].comments == 0


def test_a_name_is_told_only_while_ideas_are_given_by_name(stage: Stage) -> None:
    stage.enter(ActivityKind.IDEAS)
    stage.by_name()
    stage.idea(stage.sign_in("Petit", "Inès"), "Un bus")
    kept = keeper(stage, Watch())
    assert [note.by for note in kept.wall(stage.board).notes.values()] == ["Inès Petit"]
    stage.do(DescribeBoard(stage.board, attribution=Attribution.ANONYMOUS))
    assert [note.by for note in kept.wall(stage.board).notes.values()] == [""]


def test_a_page_holds_a_line_at_the_least() -> None:
    assert list(pages_of(["a" * 10_000, "b", "c"], str)) == [("a" * 10_000,), ("b", "c")]
    assert [len(page) for page in pages_of(["x"] * 45, str)] == [20, 20, 5]
    assert list(pages_of([], str)) == []
