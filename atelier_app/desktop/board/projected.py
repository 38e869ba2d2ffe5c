"""The board on the projector: it follows the room, always whole, and is only looked at."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.fresh import FreshWall
from atelier_app.desktop.board.legend import LegendCard
from atelier_app.desktop.board.pictures import Pictures
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.core import Id

_LARGEST = 2.5
_LEAST_WORDS = 13


class ProjectedBoard(BoardCanvas):
    """Fitted to its size, again at each change; `leave` ends the following."""

    def __init__(self, remote: Remote, board_id: Id, parent: QWidget | None = None) -> None:
        self.fresh = FreshWall(remote, board_id)
        super().__init__(self.fresh.wall, None, parent, read_only=True)
        self.fresh.setParent(self)
        self.use_pictures(Pictures(remote, self))
        self.legend = LegendCard(self, editable=False)
        self.fresh.board_changed.connect(lambda _board: self._show_legend())
        self.fresh.wall.damaged.connect(lambda _damage: self._fit_all())

    def leave(self) -> None:
        """Stops following."""
        self.fresh.stop()

    def _fit_all(self) -> None:
        self.fit(largest=_LARGEST)

    def _show_legend(self) -> None:
        """As large as the whole room can read."""
        pixels = max(_LEAST_WORDS, round(self.height() / 34))
        self.legend.show_legend(self.fresh.board.legend, pixels)
        self._fit_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_legend()
