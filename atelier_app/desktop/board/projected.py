"""The board on the projector: it follows the room, always whole, and is only looked at."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.fresh import FreshWall
from atelier_app.desktop.board.legend import LegendCard
from atelier_app.desktop.board.pictures import Pictures
from atelier_app.desktop.board.showing import ShownView, showing_of
from atelier_app.desktop.board.unveiling import unveil
from atelier_app.desktop.board.veil import is_face_down
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.cells import draw_pill
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.theme import font, tokens
from atelier_app.domain.core import Id
from atelier_app.support.language import _, ngettext

_LARGEST = 2.5
_LEAST_WORDS = 13


class ProjectedBoard(BoardCanvas):
    """Fitted to its size, again at each change; `leave` ends the following."""

    instead_changed = Signal()

    def __init__(self, remote: Remote, board_id: Id, parent: QWidget | None = None) -> None:
        self.fresh = FreshWall(remote, board_id)
        super().__init__(self.fresh.wall, None, parent, read_only=True)
        self.fresh.setParent(self)
        self.hidden = ""
        """How many ideas wait to be revealed, in words; empty outside the private phase."""
        self.instead: ShownView | None = None
        """What the facilitator shows of this board instead of all of it."""
        self._showing = showing_of(remote)
        self._showing.changed.connect(self._show_instead)
        self.fresh.revealing.connect(lambda: unveil(self))
        self.fresh.wall.damaged.connect(lambda _damage: self._follow())
        self.fresh.wall.inbox_changed.connect(self._follow)
        self.fresh.board_changed.connect(lambda _board: self._follow())
        self.use_pictures(Pictures(remote, self))
        self.legend = LegendCard(self, editable=False)
        self.fresh.board_changed.connect(lambda _board: self._show_legend())
        self._show_instead()

    def leave(self) -> None:
        """Stops following."""
        self.fresh.stop()
        self._showing.changed.disconnect(self._show_instead)

    def _show_instead(self) -> None:
        if self.instead is not None:
            self.instead.hide()
            self.instead.deleteLater()
            self.instead = None
        shown = self._showing.shown
        if shown is not None and shown.board_id == self.fresh.board.id:
            self.instead = ShownView(shown, self)
            self.instead.setGeometry(self.rect())
            self.instead.show()
        self.instead_changed.emit()

    def _follow(self) -> None:
        self.hidden = self._hidden_words() if self.fresh.board.private else ""
        self.setAccessibleDescription(self.hidden)
        self._fit_all()
        self.refresh()

    def _hidden_words(self) -> str:
        wall = self.fresh.wall
        count = sum(is_face_down(note) for held in (wall.notes, wall.inbox) for note in held.values())
        if not count:
            return _("Ideas stay hidden until everyone has written theirs.")
        said = ngettext(
            "{n} idea is there. It will be revealed.", "{n} ideas are there. They will be revealed.", count
        )
        return said.format(n=number(count))

    def _fit_all(self) -> None:
        size = self._face().pixelSize()
        self.covered.setBottom(3 * size if self.hidden else 0)
        self.fit(largest=_LARGEST)

    def _show_legend(self) -> None:
        """As large as the whole room can read."""
        pixels = max(_LEAST_WORDS, round(self.height() / 34))
        self.legend.show_legend(self.fresh.board.legend, pixels)
        self._fit_all()

    def _face(self) -> QFont:
        return font(max(13, round(self.height() * 0.042)), QFont.Weight.DemiBold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_legend()
        if self.instead is not None:
            self.instead.setGeometry(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hidden:
            painter = QPainter(self)
            self._paint_hidden(painter)

    def _paint_hidden(self, painter: QPainter) -> None:
        """A line at the bottom, to be read from the back."""
        face, theme = self._face(), tokens()
        metrics = QFontMetricsF(face)
        width = min(self.width() - 16.0, metrics.horizontalAdvance(self.hidden) + 2.4 * metrics.height())
        pill = QRectF(0, 0, width, metrics.height() * 1.7)
        pill.moveCenter(QRectF(self.rect()).center())
        pill.moveBottom(self.height() - metrics.height() * 0.35)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_pill(painter, pill, theme.color("ink"))
        painter.setFont(face)
        painter.setPen(theme.color("paper"))
        shown = metrics.elidedText(self.hidden, Qt.TextElideMode.ElideRight, width - metrics.height())
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), shown)
