"""What became of each idea, found again by its note, its group or its words."""

from atelier_app.domain.history import Entries, HistoryCell, HistoryColumn, told
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import Option


def column(name: str, *, ranked: bool = True) -> HistoryColumn:
    return HistoryColumn(name, ActivityKind.VOTE, name, ranked=ranked)


def ranked(*options: Option) -> Entries:
    return [(option, HistoryCell(rank=rank)) for rank, option in enumerate(options, start=1)]


def bus(id: str, note_id: str | None = None, group_id: str | None = None, label: str = "Bus") -> Option:
    return Option(id, label, note_id=note_id, group_id=group_id)


def test_the_same_note_is_the_same_idea_whatever_it_was_called() -> None:
    history = told(
        [
            (column("one"), ranked(bus("a", "note"), bus("b", "other", label="Vélo"))),
            (column("two"), ranked(bus("c", "other", label="Vélo"), bus("d", "note", label="Minibus"))),
        ]
    )
    assert [item.label for item in history.items] == ["Vélo", "Bus"]
    assert [[cell.moved for cell in item.cells if cell] for item in history.items] == [[None, 1], [None, -1]]


def test_two_notes_of_the_same_words_stay_two() -> None:
    history = told([(column("one"), ranked(bus("a", "n1"))), (column("two"), ranked(bus("b", "n2")))])
    assert len(history.items) == 2


def test_typed_words_are_found_again_but_a_note_takes_its_own_first() -> None:
    history = told(
        [
            (column("one"), ranked(bus("a", "n1"))),
            (column("two"), ranked(bus("typed", label="BUS "), bus("b", "n1", label="Autre"))),
        ]
    )
    by_note = next(item for item in history.items if item.note_id == "n1")
    assert by_note.cells[1] is not None
    assert by_note.cells[1].rank == 2
    assert len(history.items) == 2


def test_options_of_one_column_with_the_same_words_are_two_stories() -> None:
    history = told([(column("one"), ranked(bus("a"), bus("b"))), (column("two"), ranked(bus("c"), bus("d")))])
    assert len(history.items) == 2
    assert all(len([cell for cell in item.cells if cell]) == 2 for item in history.items)


def test_what_moved_is_counted_from_the_last_column_with_ranks() -> None:
    matrix: Entries = [(bus("x", "n1"), HistoryCell(impact=0.5, effort=0.5))]
    first = ranked(bus("a", "n2", label="Vélo"), bus("b", "n1"))
    last = ranked(bus("c", "n1"), bus("d", "n2", label="Vélo"))
    history = told([(column("one"), first), (column("matrix", ranked=False), matrix), (column("two"), last)])
    cells = history.items[0].cells
    assert cells[2] is not None
    assert cells[2].moved == 1
    assert cells[1] is not None
    assert cells[1].moved is None
