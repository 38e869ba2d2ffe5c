"""What is shown of a board instead of the board itself: a group at a time, or how it grew; on the projector too."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.view import WallView
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.cells import draw_text
from atelier_app.desktop.look.theme import font, tokens
from atelier_app.domain.core import Id

_LARGEST = 4.0
_MARGIN = 20.0
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class Shown(QObject):
    """A wall of its own with a title over it. `aside` says how far one is; `said` is all of it in words."""

    changed = Signal()

    def __init__(self, board_id: Id, parent: QObject) -> None:
        super().__init__(parent)
        self.board_id = board_id
        self.wall = Wall(self)
        self.title = self.aside = self.said = ""

    def box(self) -> Box | None:
        """What of the wall is to fill the view."""
        return self.wall.bounds()


class Showing(QObject):
    """What the facilitator of this window shows now; None: the board as it is."""

    changed = Signal()

    def __init__(self, remote: Remote) -> None:
        super().__init__(remote)
        self.shown: Shown | None = None

    def show(self, shown: Shown) -> None:
        if shown is not self.shown:
            self.shown = shown
            self.changed.emit()

    def end(self, shown: Shown) -> None:
        """Back to the board, unless something else is shown by now."""
        if shown is self.shown:
            self.shown = None
            self.changed.emit()


def showing_of(remote: Remote) -> Showing:
    """The one of this window, which its projector follows."""
    return remote.findChild(Showing) or Showing(remote)


class ShownView(QWidget):
    """Paints what is shown, as large as it fits: the title above, the notes below; only to be looked at."""

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.view = WallView(shown.wall, self, dotted=False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        shown.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setAccessibleName(self.shown.said)
        self._fit()
        self.update()

    def _head(self) -> float:
        return max(34.0, min(self.height() * 0.11, self.width() * 0.06))

    def _fit(self) -> None:
        top = int(self._head())
        self.view.setGeometry(0, top, self.width(), max(1, self.height() - top))
        self.view.fit(self.shown.box(), largest=_LARGEST)
        self.view.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), tokens()
        painter.fillRect(self.rect(), theme.color("paper"))
        head = QRectF(_MARGIN, 0, self.width() - 2 * _MARGIN, self._head())
        painter.setFont(font(max(13, round(head.height() * 0.32)), QFont.Weight.Medium))
        room = QFontMetricsF(painter.font()).horizontalAdvance(self.shown.aside) + _MARGIN
        draw_text(painter, head, self.shown.aside, theme.color("muted"), _RIGHT)
        painter.setFont(font(max(16, round(head.height() * 0.5)), QFont.Weight.Bold))
        draw_text(painter, head.adjusted(0, 0, -room, 0), self.shown.title, theme.color("ink"))
