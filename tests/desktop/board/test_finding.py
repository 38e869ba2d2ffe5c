"""Looking for notes: what does not fit is dimmed, keys go from match to match, figures are filters."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from atelier_app.desktop.board.facets import Facet
from atelier_app.desktop.board.projected import ProjectedBoard
from atelier_app.desktop.board.stamps import State
from atelier_app.domain.attendance import SignIn
from atelier_app.domain.board import Attribution, Colour, DescribeBoard, Meaning
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.notes import AddNotes, NewNote
from tests.desktop.board.conftest import Hands

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def put(hands: Hands, *notes: NewNote) -> list[Id]:
    hands.engine.door.execute(AddNotes(hands.board, notes))
    hands.settled()
    return [note.id for note in notes]


@pytest.fixture
def walled(hands: Hands) -> tuple[Hands, list[Id]]:
    """Four notes with themes, tables and papers."""
    ids = put(
        hands,
        NewNote(new_id(), "Un bus électrique", Colour.BLUE, 0, 0, theme="Mobilité", label="Table 1"),
        NewNote(new_id(), "Isoler l’école", Colour.GREEN, 160, 0, theme="Énergie", label="Table 2"),
        NewNote(new_id(), "Des BUS de nuit", Colour.BLUE, 320, 0, theme="mobilite", territory="Sarthe"),
        NewNote(new_id(), "Un marché", Colour.YELLOW, 0, 200),
    )
    hands.canvas.fit()
    return hands, ids


def find(hands: Hands, text: str) -> None:
    hands.press(Key.Key_F, CONTROL)
    assert hands.panel.find_bar.line.hasFocus()
    hands.panel.find_bar.line.clear()
    for letter in text:
        QTest.keyClicks(hands.panel.find_bar.line, letter)


def dimmed(hands: Hands) -> set[Id]:
    return {id for id in hands.wall.notes if hands.canvas._state(id) is State.DIMMED}


def test_typing_dims_what_does_not_match_whatever_its_accents_and_case(
    walled: tuple[Hands, list[Id]],
) -> None:
    hands, ids = walled
    find(hands, "ECOLE")
    assert dimmed(hands) == {ids[0], ids[2], ids[3]}
    assert hands.panel.find_bar.count.text() == "0 of 1"
    find(hands, "bus nuit")
    assert dimmed(hands) == {ids[0], ids[1], ids[3]}
    find(hands, "rien de tel")
    assert dimmed(hands) == set(ids)
    assert hands.panel.find_bar.count.text() == "None"


def test_enter_goes_on_shift_enter_back_and_escape_ends(walled: tuple[Hands, list[Id]]) -> None:
    hands, ids = walled
    find(hands, "bus")
    line = hands.panel.find_bar.line
    for modifier, expected in ((None, ids[0]), (None, ids[2]), (None, ids[0]), (SHIFT, ids[2])):
        QTest.keyClick(line, Key.Key_Return, modifier or Qt.KeyboardModifier.NoModifier)
        assert hands.canvas.selection.ids == (expected,)
    assert hands.panel.find_bar.count.text() == "2 of 2"
    QTest.keyClick(line, Key.Key_Escape)
    assert dimmed(hands) == set()
    assert not hands.panel.find_bar.isVisible()
    assert hands.canvas.hasFocus()


def test_the_projector_is_not_dimmed(walled: tuple[Hands, list[Id]]) -> None:
    hands, ids = walled
    projected = ProjectedBoard(hands.panel.remote, hands.board)
    try:
        hands.eventually(lambda: len(projected.wall.notes) == 4)
        find(hands, "bus")
        assert {projected._state(id) for id in ids} == {State.PLAIN}
    finally:
        projected.leave()
        projected.deleteLater()


def test_a_note_that_comes_while_one_looks_is_found_or_dimmed(walled: tuple[Hands, list[Id]]) -> None:
    hands, _ids = walled
    find(hands, "bus")
    (more, other) = put(hands, NewNote(new_id(), "Bus scolaire"), NewNote(new_id(), "Piscine"))
    hands.eventually(lambda: more in hands.panel.finder.matches)
    assert other in dimmed(hands)


def test_figures_by_theme_are_filters(walled: tuple[Hands, list[Id]]) -> None:
    hands, ids = walled
    counts = hands.panel.overview.counts
    hands.eventually(lambda: [bar.isVisible() for bar in counts.bars] == [True] * 3)
    assert [bar.accessibleName() for bar in counts.bars] == [
        "Mobilité, 2",
        "Énergie, 1",
        "Without a theme, 1",
    ]
    counts.bars[0].setFocus()
    QTest.keyClick(counts.bars[0], Key.Key_Space)
    assert dimmed(hands) == {ids[1], ids[3]}
    assert hands.panel.find_bar.isVisible()
    hands.panel.finder.ask("nuit")
    assert dimmed(hands) == {ids[0], ids[1], ids[3]}
    QTest.mouseClick(hands.panel.find_bar._filters[Facet.THEME], Qt.MouseButton.LeftButton)
    assert hands.panel.finder.asked.wanted == {}


def test_any_facet_can_be_counted_papers_by_what_they_stand_for(walled: tuple[Hands, list[Id]]) -> None:
    hands, _ids = walled
    hands.engine.door.execute(DescribeBoard(hands.board, legend=(Meaning(Colour.BLUE, "Priorité"),)))
    hands.eventually(lambda: bool(hands.model.fresh.board.legend))
    named = {facet: [(one.name, one.count) for one in hands.panel.finder.counted(facet)] for facet in Facet}
    assert named[Facet.TERRITORY] == [("Sarthe", 1), ("Without a territory", 3)]
    assert named[Facet.AUTHOR] == [("Table 1", 1), ("Table 2", 1), ("Without an author", 2)]
    assert named[Facet.COLOUR] == [("Priorité", 2), ("Green", 1), ("Yellow", 1)]
    assert named[Facet.SOURCE] == [("Facilitator", 4)]


def test_authors_are_counted_by_name_where_ideas_were_given_by_name(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, attribution=Attribution.NAME))
    someone = new_id()
    hands.engine.phone(
        SignIn(hands.panel.activity.workshop_id, someone, "Le Goff", "Maëlle", "", True, new_id())
    )
    id = hands.idea("une idée", someone)
    hands.eventually(
        lambda: (
            [(one.name, one.count) for one in hands.panel.finder.counted(Facet.AUTHOR)]
            == [("Maëlle Le Goff", 1)]
        )
    )
    find(hands, "maelle")
    assert hands.panel.finder.matches == (id,)


def test_what_only_its_author_may_read_is_never_found(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    someone = new_id()
    hands.engine.phone(SignIn(hands.panel.activity.workshop_id, someone, "Roy", "Léa", "", True, new_id()))
    id = hands.idea("secret", someone)
    hands.settled()
    find(hands, "secret")
    assert hands.panel.finder.matches == ()
    assert dimmed(hands) == {id}
    assert hands.panel.finder.counted(Facet.SOURCE) == ()
    hands.engine.door.execute(DescribeBoard(hands.board, private=False))
    hands.eventually(lambda: hands.panel.finder.matches == (id,))


def test_the_search_of_five_thousand_notes_is_right_at_each_key(hands: Hands) -> None:
    notes = tuple(
        NewNote(
            new_id(), f"Idée {n} : navette vers le bourg numéro {n % 97}", x=n % 80 * 160, y=n // 80 * 124
        )
        for n in range(5000)
    )
    hands.engine.door.execute(AddNotes(hands.board, notes))
    hands.qtbot.waitUntil(lambda: len(hands.wall.notes) == 5000, timeout=20_000)
    hands.press(Key.Key_F, CONTROL)
    hands.eventually(lambda: len(hands.panel.finder._haystacks) == 5000)
    took = []
    for letter in "numero 96":
        began = perf_counter()
        QTest.keyClicks(hands.panel.find_bar.line, letter)
        took.append(round((perf_counter() - began) * 1000, 1))
    print("ms a key", took)  # measured, never judged here: see `make bench`
    expected = {note.id for note in notes if "96" in note.text}
    assert set(hands.panel.finder.matches) == expected
