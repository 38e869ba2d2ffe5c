"""How the board listens to the room: settings that phones obey, and ideas that nobody reads before they are revealed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.board.listening import summary
from atelier_app.desktop.board.projected import ProjectedBoard
from atelier_app.desktop.board.unveiling import Unveiling
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.board import Attribution, Board, DescribeBoard
from atelier_app.domain.core import Channel
from atelier_app.domain.notes import MoveNotes, Place
from atelier_app.support.listening import told_before_writing
from tests.desktop.board.conftest import Hands
from tests.desktop.conftest import Engine

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECRET = "Secret 🌻 à ne pas lire"


def board(hands: Hands) -> Board:
    return hands.saved.board


@pytest.fixture
def projected(hands: Hands) -> Iterator[ProjectedBoard]:
    made = ProjectedBoard(hands.panel.remote, hands.board)
    made.resize(900, 600)
    made.show()
    hands.eventually(lambda: made.fresh.is_loaded)
    yield made
    made.leave()
    made.deleteLater()


def words_on(root: QWidget) -> str:
    """Everything that eyes, a tooltip or a screen reader could find in a window."""
    found: list[str] = []
    for part in (root, *root.findChildren(QObject)):
        if isinstance(part, QWidget):
            found += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        if isinstance(part, QLabel):
            found.append(part.text())
        if isinstance(part, QPlainTextEdit):
            found.append(part.toPlainText())
        if isinstance(part, QAbstractItemView):
            found += _cells(part)
    return "\n".join(found)


def _cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    found, places = [], [model.index(row, 0) for row in range(model.rowCount())]
    while places:
        place = places.pop()
        found += [str(place.data(role)) for role in (*roles, Qt.ItemDataRole.EditRole)]
        places += [model.index(row, 0, place) for row in range(model.rowCount(place))]
    return found


# --- settings


def test_a_setting_is_sent_alone_and_undone_alone(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, comments=True))
    hands.eventually(hands.panel.listening.settings.comments.isChecked)
    whose = hands.panel.listening.settings.whose
    QTest.keyClick(whose, Key.Key_Down)
    hands.eventually(lambda: board(hands).attribution is Attribution.TABLE)
    assert board(hands).comments
    hands.undo()
    hands.eventually(lambda: board(hands).attribution is Attribution.ANONYMOUS)
    assert board(hands).comments


def test_every_setting_is_reached_by_keyboard(hands: Hands) -> None:
    card = hands.panel.listening
    QTest.keyClick(card.unfold, Key.Key_Space)
    assert card.settings.isVisible()
    QTest.keyClick(card.settings.arrival, Key.Key_Down)
    for box in (card.settings.private, card.settings.comments, card.settings.closing):
        QTest.keyClick(box, Key.Key_Space)
    hands.eventually(lambda: board(hands).closed)
    found = board(hands)
    assert (found.to_inbox, found.private, found.comments) == (True, True, True)
    hands.eventually(lambda: card.settings.closing.text() == "Reopen ideas")
    QTest.keyClick(card.settings.closing, Key.Key_Space)
    hands.eventually(lambda: not board(hands).closed)


def test_the_card_follows_another_screen(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, to_inbox=True, attribution=Attribution.NAME))
    hands.eventually(lambda: hands.panel.listening.settings.arrival.currentIndex() == 1)
    assert hands.panel.listening.settings.whose.currentText() == "By name"
    assert "carry your name" in hands.panel.listening.settings.told.text()


def test_what_phones_will_say_follows_the_settings() -> None:
    said = {
        told_before_writing(Board("b", "a", attribution=whose, private=private))
        for whose in Attribution
        for private in (True, False)
    }
    assert len(said) == 6
    assert "closed" in told_before_writing(Board("b", "a", closed=True))
    assert summary(Board("b", "a", private=True)) == "Anonymous · Straight on the board · hidden"


def test_ideas_by_name_show_the_name_once_it_may_be_read(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, attribution=Attribution.NAME))
    id = hands.idea("Un bus", hands.participant("Guivarc’h"))
    hands.eventually(lambda: id in hands.wall.notes and bool(hands.wall.authors))
    assert hands.wall.origin(hands.wall.notes[id]) == "Maëlle Guivarc’h"
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    hands.settled()
    assert "Guivarc’h" not in words_on(hands.panel.window())


# --- the private phase


def test_hidden_ideas_are_nowhere_to_be_read_before_they_are_revealed(
    hands: Hands, projected: ProjectedBoard
) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    someone = hands.participant()
    placed = hands.idea(SECRET, someone)
    hands.engine.door.execute(DescribeBoard(hands.board, to_inbox=True))
    waiting, gone = hands.idea(SECRET, someone), hands.idea(SECRET, someone)
    hands.eventually(lambda: placed in hands.wall.notes and {waiting, gone} <= hands.wall.inbox.keys())
    hands.model.remove([gone])
    hands.panel.inbox.show_page(1)
    hands.eventually(lambda: len(hands.panel.inbox.discarded.rows.rows) == 1)
    hands.eventually(lambda: placed in projected.wall.notes)
    hands.canvas.selection.only(placed)
    hands.panel.show_side()
    for root in (hands.panel.window(), projected):
        assert "Secret" not in words_on(root)
    assert all("Secret" not in note.text for wall in (hands.wall, projected.wall) for note in wall.in_order())
    assert "2 ideas are hidden" in hands.panel.listening.hidden.text()
    hands.eventually(lambda: projected.hidden == "2 ideas are there. They will be revealed.")
    QTest.mouseClick(hands.panel.listening.reveal, LEFT)
    hands.eventually(lambda: hands.wall.notes[placed].text == SECRET)
    hands.eventually(lambda: projected.wall.notes[placed].text == SECRET)
    assert "Secret" in words_on(hands.panel.window())
    hands.eventually(lambda: projected.hidden == "" and not hands.panel.listening.reveal.isVisible())


def test_a_face_down_paper_is_the_same_picture_whatever_it_says(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    someone = hands.participant()
    one, other = hands.idea("court", someone), hands.idea("une idée bien plus longue " * 9, someone)
    hands.eventually(lambda: {one, other} <= hands.wall.notes.keys())
    hands.canvas.fit()
    hands.canvas.settle()
    hands.canvas.newness.finish()
    hands.panel.show_side()
    papers = [_paper(hands, id) for id in (one, other)]
    assert papers[0] == papers[1]


def _paper(hands: Hands, id: str) -> QImage:
    """Without its corners, where the dots of the wall show."""
    inside = hands.canvas.note_rect(hands.wall.notes[id]).adjusted(6, 6, -6, -6)
    return hands.canvas.grab(inside).toImage()


def test_a_face_down_paper_can_be_moved_and_removed_but_not_opened(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    id = hands.idea(SECRET, hands.participant())
    hands.eventually(lambda: id in hands.wall.notes)
    hands.canvas.selection.only(id)
    hands.press(Key.Key_Return)
    assert hands.canvas.writing.editor is None
    hands.model.edit(id, "autre chose")
    hands.model.move({id: (500.0, 300.0)})
    hands.settled()
    assert hands.note(id).text == SECRET
    assert hands.note(id).x == 500
    assert hands.wall.notes[id].text == ""
    hands.press(Key.Key_Delete)
    hands.eventually(lambda: hands.saved.notes == ())


def test_revealing_fades_and_can_be_undone(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    id = hands.idea(SECRET, hands.participant())
    hands.eventually(lambda: id in hands.wall.notes)
    hands.panel.listening.reveal_ideas()
    hands.eventually(lambda: hands.wall.notes[id].text == SECRET)
    hands.eventually(lambda: hands.canvas.findChild(Unveiling) is None)
    hands.undo()
    hands.eventually(lambda: hands.wall.notes[id].text == "")


def test_two_windows_and_a_phone_agree_on_what_is_hidden(hands: Hands, engine: Engine, qtbot: QtBot) -> None:
    second = Remote(engine.reach)
    with qtbot.waitSignal(second.connection):
        second.open()
    other = BoardPanel(second, hands.panel.activity)
    qtbot.addWidget(other)
    hands.panel.listening.settings.private.click()
    qtbot.waitUntil(lambda: other.model.fresh.board.private)
    id = hands.idea(SECRET, hands.participant())
    qtbot.waitUntil(lambda: id in other.model.wall.notes and id in hands.wall.notes)
    assert {wall.notes[id].text for wall in (other.model.wall, hands.wall)} == {""}
    # Both move the same paper at once: the last one counts, on both.
    hands.model.move({id: (320.0, 0.0)})
    other.model.move({id: (640.0, 124.0)})
    engine.door.execute(MoveNotes((Place(id, 480.0, 248.0),)))
    qtbot.waitUntil(lambda: not (hands.panel.remote.pending or second.pending))
    place = (hands.note(id).x, hands.note(id).y)
    walls = (hands.wall, other.model.wall)
    qtbot.waitUntil(lambda: {(wall.notes[id].x, wall.notes[id].y) for wall in walls} == {place})
    other.listening.reveal_ideas()
    qtbot.waitUntil(lambda: hands.wall.notes[id].text == SECRET)
    assert hands.wall.notes[id].channel is Channel.PHONE
    other.leave()
    second.close(end_engine=False)
