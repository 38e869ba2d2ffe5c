"""The board of the sample's first ideas activity, emptied or as it is, under real keys and a real mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.board.veil import contents_seen
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.attendance import SignIn
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, BoardContents, Note, ReadBoard
from atelier_app.domain.core import Id, Together, new_id
from atelier_app.domain.ideas import SendIdea, author_key
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity, ReadInitiative
from atelier_app.domain.notes import AddNote, GroupNotes
from atelier_app.domain.room import EnterActivity

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hands:
    """A facilitator at an empty board: what they do with keys and mouse, and what is then on the disk."""

    def __init__(self, panel: BoardPanel, engine: Any, qtbot: QtBot) -> None:
        self.panel, self.engine, self.qtbot = panel, engine, qtbot
        self.canvas, self.model, self.wall = panel.canvas, panel.model, panel.model.wall
        self.board = panel.activity.id

    # --- the disk

    @property
    def saved(self) -> BoardContents:
        """What the door answers, past the window."""
        found: BoardContents = self.engine.door.read(ReadBoard(self.board))
        return found

    def texts(self) -> list[str]:
        return [note.text for note in self.saved.notes if not note.inbox]

    def eventually(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=5000)

    def settled(self) -> None:
        """Every answer has come, and the wall shows what is on the disk."""
        self.eventually(lambda: self.panel.remote.pending == 0 and self._in_step())

    def _in_step(self) -> bool:
        shown = {**self.wall.notes, **self.wall.inbox}
        return shown == {note.id: note for note in contents_seen(self.saved).notes}

    def with_notes(self, *places: tuple[str, float, float]) -> list[Id]:
        """Puts notes there from elsewhere, and waits until they show."""
        ids = [new_id() for _ in places]
        added = [AddNote(id, self.board, *place) for id, place in zip(ids, _placed(places), strict=True)]
        self.engine.door.execute(Together(tuple(added)))
        self.eventually(lambda: all(id in self.wall.notes for id in ids))
        self.canvas.fit()
        self.canvas.settle()
        return ids

    def with_group(self, title: str, ids: Sequence[Id]) -> Id:
        group_id = new_id()
        self.engine.door.execute(GroupNotes(group_id, self.board, tuple(ids), title))
        self.settled()
        return group_id

    def participant(self, last_name: str = "Le Goff") -> Id:
        """Someone signs in with a phone."""
        id = new_id()
        workshop_id = self.panel.activity.workshop_id
        self.engine.phone(SignIn(workshop_id, id, last_name, "Maëlle", "", True, new_id()))
        return id

    def idea(self, text: str, participant_id: Id) -> Id:
        """Someone sends an idea from a phone."""
        id = new_id()
        self.engine.phone(
            SendIdea(id, self.board, participant_id, text, author_key(participant_id, self.board))
        )
        return id

    def note(self, id: Id) -> Note:
        return next(note for note in self.saved.notes if note.id == id)

    def undo(self) -> None:
        """Takes back what was done last, once it has been answered."""
        remote = self.panel.remote
        self.eventually(lambda: remote.pending == 0 and remote.undo.canUndo())
        remote.undo.undo()

    # --- the mouse

    def at(self, id: Id, dx: float = 0.5, dy: float = 0.5) -> QPoint:
        """A point of a note in the view; by default its middle."""
        note = self.wall.notes[id]
        x, y = self.canvas.camera.to_view(note.x + NOTE_WIDTH * dx, note.y + NOTE_HEIGHT * dy)
        return QPoint(round(x), round(y))

    def spot(self, x: float, y: float) -> QPoint:
        """A scene point in the view."""
        return QPoint(*(round(value) for value in self.canvas.camera.to_view(x, y)))

    def click(self, where: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.canvas, LEFT, modifiers, where)

    def drag(self, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
        """Presses, moves in steps, lets go."""
        QTest.mousePress(self.canvas, LEFT, NONE, start)
        for step in range(1, 6):
            QTest.mouseMove(self.canvas, start + (end - start) * step / 5)
        if drop:
            QTest.mouseRelease(self.canvas, LEFT, NONE, end)

    def move(self, where: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Moves the mouse with the left button and some keys held: QTest knows of no keys here."""
        there = QPointF(where), QPointF(self.canvas.mapToGlobal(where))
        event = QMouseEvent(QEvent.Type.MouseMove, *there, LEFT, LEFT, modifiers)
        QApplication.sendEvent(self.canvas, event)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.canvas, key, modifiers)

    def type(self, text: str, *, into: QWidget | None = None) -> None:
        """Types and presses Enter."""
        where = into or self.panel.dock.capture
        for character in text:
            # QTest aborts on what has no key of its own: an accent comes as an input method would give it.
            if character.isascii():
                QTest.keyClicks(where, character)
            else:
                QApplication.sendEvent(where, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, character))
        QTest.keyClick(where, Qt.Key.Key_Return)


def _placed(places: Sequence[tuple[str, float, float]]) -> list[tuple[Any, ...]]:
    from atelier_app.domain.board import Colour

    return [(text, Colour.YELLOW, x, y) for text, x, y in places]


@pytest.fixture
def hands(engine: Any, remote: Remote, qtbot: QtBot) -> Iterator[Hands]:
    """A board panel in a window of 1200x800, on a new and empty ideas activity."""
    workshop = engine.door.read(ReadInitiative()).workshops[0]
    activity = Activity(new_id(), workshop.id, ActivityKind.IDEAS, "Ideas", "", 20)
    engine.door.execute(AddActivity(activity))
    engine.door.execute(EnterActivity(activity.id))
    window = QWidget()
    row = QHBoxLayout(window)
    panel = BoardPanel(remote, activity)
    row.addWidget(panel, 1)
    row.addWidget(panel.side)
    panel.side.setFixedWidth(280)
    window.resize(1200, 800)
    window.show()
    qtbot.waitUntil(lambda: panel.model.fresh.is_loaded and remote.pending == 0)
    panel.enter()
    yield Hands(panel, engine, qtbot)
    panel.leave()
    window.close()
    window.deleteLater()
