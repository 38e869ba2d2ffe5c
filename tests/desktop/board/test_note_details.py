"""The side column of one note: its theme and territory, and what is said of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from atelier_app.domain.attendance import SignIn
from atelier_app.domain.board import DescribeBoard
from atelier_app.domain.comments import SendComment
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.ideas import author_key
from atelier_app.domain.notes import AddNotes, NewNote
from tests.desktop.board.conftest import Hands

Key = Qt.Key
CONTROL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


def two(hands: Hands) -> tuple[Id, Id]:
    notes = (
        NewNote(new_id(), "un", x=0, y=0, theme="Mobilité", territory="Sarthe"),
        NewNote(new_id(), "deux", x=300, y=0),
    )
    hands.engine.door.execute(AddNotes(hands.board, notes))
    hands.settled()
    hands.canvas.fit()
    return notes[0].id, notes[1].id


def test_theme_and_territory_are_typed_with_suggestions(hands: Hands) -> None:
    _first, second = two(hands)
    hands.click(hands.at(second))
    fields = hands.panel.note_side.tags
    fields.theme.setFocus()
    QTest.keyClicks(fields.theme, "mob")
    assert fields.theme.suggestions.shown == ("Mobilité",)
    QTest.keyClick(fields.theme, Key.Key_Tab)
    assert fields.theme.text() == "Mobilité"
    QTest.keyClick(fields.theme, Key.Key_Return)
    hands.settled()
    assert hands.note(second).theme == "Mobilité"
    hands.undo()
    hands.eventually(lambda: hands.note(second).theme == "")
    hands.eventually(lambda: fields.theme.text() == "")


def test_going_to_another_note_keeps_what_was_typed(hands: Hands) -> None:
    first, second = two(hands)
    hands.click(hands.at(second))
    QTest.keyClicks(hands.panel.note_side.tags.territory, "Le Mans")
    hands.click(hands.at(first))
    hands.settled()
    assert hands.note(second).territory == "Le Mans"
    assert hands.note(first).territory == "Sarthe"
    assert hands.panel.note_side.tags.territory.text() == "Sarthe"


def test_a_comment_is_added_counted_on_the_note_and_taken_away_with_undo(hands: Hands) -> None:
    first, _second = two(hands)
    hands.click(hands.at(first))
    remarks = hands.panel.note_side.remarks
    QTest.keyClicks(remarks.line, "Oui, et le dimanche")
    QTest.keyClick(remarks.line, Key.Key_Return)
    hands.eventually(lambda: [one.comment.text for one in remarks.remarks] == ["Oui, et le dimanche"])
    hands.settled()
    assert hands.wall.notes[first].comments == 1
    assert remarks.line.text() == ""
    QTest.mouseClick(remarks.remarks[0].remove, LEFT)
    hands.eventually(lambda: remarks.remarks == [])
    hands.press(Key.Key_Z, CONTROL)
    hands.eventually(lambda: len(remarks.remarks) == 1)
    hands.press(Key.Key_Z, CONTROL)
    hands.eventually(lambda: remarks.remarks == [])


def test_a_phones_comment_shows_by_itself_and_ctrl_z_does_not_take_it_away(hands: Hands) -> None:
    first, _second = two(hands)
    hands.engine.door.execute(DescribeBoard(hands.board, comments=True))
    someone = new_id()
    hands.engine.phone(SignIn(hands.panel.activity.workshop_id, someone, "Roy", "Léa", "", True, new_id()))
    hands.settled()
    hands.click(hands.at(first))
    hands.engine.phone(SendComment(new_id(), first, someone, "Bravo", author_key("léa", hands.board)))
    remarks = hands.panel.note_side.remarks
    hands.eventually(lambda: [one.comment.text for one in remarks.remarks] == ["Bravo"])
    hands.press(Key.Key_Z, CONTROL)
    hands.settled()
    assert hands.wall.notes[first].comments == 1
    assert hands.panel.remote.undo.count() == 0


def test_marks_in_a_comment_are_text(hands: Hands) -> None:
    first, _second = two(hands)
    hands.model.comment(first, "<b>gras</b>")
    hands.click(hands.at(first))
    remarks = hands.panel.note_side.remarks
    hands.eventually(lambda: [one.comment.text for one in remarks.remarks] == ["<b>gras</b>"])


def test_what_phones_said_is_not_read_while_ideas_are_hidden(hands: Hands) -> None:
    (id,) = hands.with_notes(("Un bus le soir", 0, 0))
    someone = hands.participant()
    hands.engine.door.execute(DescribeBoard(hands.board, comments=True))
    hands.engine.phone(SendComment(new_id(), id, someone, "Oui !", "a key"))
    hands.canvas.selection.only(id)
    remarks = hands.panel.note_side.remarks
    hands.eventually(lambda: len(remarks.remarks) == 1)
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    hands.eventually(lambda: remarks.remarks == [])
    hands.engine.door.execute(DescribeBoard(hands.board, private=False))
    hands.eventually(lambda: len(remarks.remarks) == 1)
