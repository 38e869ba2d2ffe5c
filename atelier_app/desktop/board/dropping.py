"""Ideas dragged from the inbox fall where they are let go on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent

from atelier_app.desktop.board.idea_list import NOTES_MIME, dragged_notes
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

_DRAGGING = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Dropping(QObject):
    """Emits `dropped` with the ids and the scene point at which the first note's corner goes.

    Other things dragged over the canvas are none of its business.
    """

    dropped = Signal(object, object)

    def __init__(self, canvas: BoardCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        canvas.setAcceptDrops(True)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGGING or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        if not event.mimeData().hasFormat(NOTES_MIME):
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._drop(event.position().toPoint(), event)
        return True

    def _drop(self, at: QPoint, event: QDropEvent) -> None:
        x, y = self._canvas.camera.to_scene(at.x(), at.y())
        corner = round(x - NOTE_WIDTH / 2), round(y - NOTE_HEIGHT / 2)
        self.dropped.emit(dragged_notes(event.mimeData()), corner)
