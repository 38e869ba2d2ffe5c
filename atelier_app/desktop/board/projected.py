"""The board on the projector: it follows the room, always whole, and is only looked at."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.fresh import FreshWall
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.core import Id

_LARGEST = 2.5


class ProjectedBoard(BoardCanvas):
    """Fitted to its size, again at each change; `leave` ends the following."""

    def __init__(self, remote: Remote, board_id: Id, parent: QWidget | None = None) -> None:
        self.fresh = FreshWall(remote, board_id)
        super().__init__(self.fresh.wall, None, parent, read_only=True)
        self.fresh.setParent(self)
        self.fresh.wall.damaged.connect(lambda _damage: self._fit_all())

    def leave(self) -> None:
        """Stops following."""
        self.fresh.stop()

    def _fit_all(self) -> None:
        self.fit(largest=_LARGEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_all()
