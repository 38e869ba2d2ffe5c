"""The inbox: ideas that wait, placed by key, by button or by hand, discarded and put back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.board.idea_list import NOTES_MIME, IdeaList, dragged_notes
from atelier_app.domain.board import DescribeBoard
from atelier_app.domain.core import Id
from atelier_app.domain.notes import RemoveNotes
from tests.desktop.board.conftest import Hands

Key, LEFT, NONE = Qt.Key, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def with_ideas(hands: Hands, *texts: str) -> list[Id]:
    """Ideas from one phone, waiting."""
    hands.engine.door.execute(DescribeBoard(hands.board, to_inbox=True))
    someone = hands.participant()
    ids = [hands.idea(text, someone) for text in texts]
    hands.eventually(lambda: len(shown(hands.panel.inbox.waiting)) == len(texts))
    return ids


def shown(ideas: IdeaList) -> list[str]:
    return [str(ideas.rows.index(row, 0).data()) for row in range(ideas.rows.rowCount())]


def test_enter_places_delete_discards_and_the_next_is_ready(hands: Hands) -> None:
    first, second, third = with_ideas(hands, "un", "deux", "trois")
    hands.panel.inbox.enter()
    waiting = hands.panel.inbox.waiting
    QTest.keyClick(waiting, Key.Key_Return)
    assert shown(waiting) == ["deux", "trois"]
    QTest.keyClick(waiting, Key.Key_Delete)
    assert shown(waiting) == ["trois"]
    assert waiting.ids() == (third,)
    hands.settled()
    assert [note.id for note in hands.saved.notes if not note.inbox] == [first]
    hands.undo()
    hands.eventually(lambda: second in hands.wall.inbox)
    hands.undo()
    hands.eventually(lambda: len(hands.wall.inbox) == 3)


def test_buttons_act_on_what_is_selected(hands: Hands) -> None:
    first, second, third = with_ideas(hands, "un", "deux", "trois")
    waiting = hands.panel.inbox.waiting
    waiting.setCurrentIndex(waiting.rows.index(1, 0))
    QTest.mouseClick(hands.panel.inbox.place, LEFT)
    hands.settled()
    assert [note.id for note in hands.saved.notes if not note.inbox] == [second]
    QTest.mouseClick(hands.panel.inbox.place_all, LEFT)
    hands.settled()
    assert {note.id for note in hands.saved.notes if not note.inbox} == {first, second, third}
    assert len({(note.x, note.y) for note in hands.saved.notes}) == 3


def test_an_idea_dragged_onto_the_wall_lies_where_it_is_let_go(hands: Hands) -> None:
    (id,) = with_ideas(hands, "ici")
    waiting = hands.panel.inbox.waiting
    data = waiting.rows.mimeData([waiting.rows.index(0, 0)])
    assert dragged_notes(data) == (id,)
    at = hands.spot(400, 300)
    entering = QDragEnterEvent(at, COPY, data, LEFT, NONE)
    QApplication.sendEvent(hands.canvas, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(hands.canvas, QDropEvent(QPointF(at), COPY, data, LEFT, NONE))
    hands.settled()
    note = hands.note(id)
    assert not note.inbox
    assert abs(note.x + 74 - 400) <= 1
    assert abs(note.y + 56 - 300) <= 1
    assert not waiting.isVisible()


def test_other_things_dragged_over_the_wall_are_left_to_others(hands: Hands) -> None:
    data = hands.panel.inbox.waiting.rows.mimeData([])
    data.removeFormat(NOTES_MIME)
    data.setText("autre chose")
    entering = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    entering.ignore()
    QApplication.sendEvent(hands.canvas, entering)
    assert not entering.isAccepted()


def test_discarded_ideas_are_listed_and_put_back(hands: Hands) -> None:
    first, second = with_ideas(hands, "un", "deux")
    hands.model.remove([first, second])
    inbox = hands.panel.inbox
    QTest.mouseClick(inbox.pages.button(1), LEFT)
    hands.eventually(lambda: shown(inbox.discarded) == ["deux", "un"])
    inbox.enter()
    QTest.keyClick(inbox.discarded, Key.Key_Return)
    hands.eventually(lambda: second in hands.wall.inbox)
    hands.eventually(lambda: shown(inbox.discarded) == ["un"])
    hands.undo()
    hands.eventually(lambda: shown(inbox.discarded) == ["deux", "un"])
    QTest.mouseClick(inbox.pages.button(0), LEFT)
    hands.eventually(lambda: inbox.waiting.rows.rowCount() == 0)


def test_an_idea_discarded_elsewhere_leaves_the_queue_in_its_order(hands: Hands) -> None:
    _first, second, _third = with_ideas(hands, "un", "deux", "trois")
    waiting = hands.panel.inbox.waiting
    waiting.setCurrentIndex(waiting.rows.index(2, 0))
    hands.engine.door.execute(RemoveNotes((second,)))
    hands.eventually(lambda: shown(waiting) == ["un", "trois"])
    assert waiting.currentIndex().data() == "trois"


def test_three_hundred_ideas_wait_and_all_find_a_place(hands: Hands) -> None:
    hands.engine.door.execute(DescribeBoard(hands.board, to_inbox=True))
    for person in range(6):
        someone = hands.participant(f"Nom{person}")
        for number in range(50):
            hands.idea(f"idée {person} {number}", someone)
    hands.eventually(lambda: hands.panel.inbox.waiting.rows.rowCount() == 300)
    assert hands.panel.inbox.said.text() == "300 ideas are waiting."
    QTest.mouseClick(hands.panel.inbox.place_all, LEFT)
    hands.settled()
    assert len({(note.x, note.y) for note in hands.saved.notes}) == 300
    hands.undo()
    hands.eventually(lambda: len(hands.wall.inbox) == 300)
