"""A template as a card with a small drawing of its zones, to be chosen by click or by arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from atelier_app.desktop.board.ground import shades
from atelier_app.desktop.look.cells import draw_text
from atelier_app.desktop.look.theme import font, tokens
from atelier_app.domain.templates import Outline, frame_of
from atelier_app.support.language import ngettext

WIDTH, HEIGHT = 164, 132
_MARGIN = 12
_WORDS = 30


class TemplateCard(QAbstractButton):
    """Checked: the one that will be put on the board."""

    def __init__(self, name: str, outlines: Sequence[Outline]) -> None:
        super().__init__()
        self.name, self._outlines = name, tuple(outlines)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        count = len(self._outlines)
        zones = ngettext("{n} zone", "{n} zones", count).format(n=count)
        self.setAccessibleName(f"{name}, {zones}")
        self.setToolTip(f"{name} · {zones}".replace("<", "‹"))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def show_outlines(self, outlines: Sequence[Outline]) -> None:
        """Draws other zones."""
        self._outlines = tuple(outlines)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setBrush(theme.color("hover" if self.underMouse() and not chosen else "card"))
        edge = "accent" if chosen or self.hasFocus() else "line"
        painter.setPen(QPen(theme.color(edge), 2 if chosen or self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 10, 10)
        self._draw_zones(painter, QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_WORDS - 6))
        painter.setFont(font(12, QFont.Weight.DemiBold if chosen else QFont.Weight.Medium))
        words = QRectF(_MARGIN, self.height() - _WORDS - 2, self.width() - 2 * _MARGIN, _WORDS)
        draw_text(painter, words, self.name, theme.color("accent" if chosen else "ink"), _CENTRED)

    def _draw_zones(self, painter: QPainter, room: QRectF) -> None:
        frame = frame_of(self._outlines)
        if frame is None:
            return
        left, top, right, bottom = frame
        scale = min(room.width() / (right - left), room.height() / (bottom - top))
        x = room.center().x() - (right - left) * scale / 2 - left * scale
        y = room.center().y() - (bottom - top) * scale / 2 - top * scale
        for outline in self._outlines:
            sheet, edge = shades(outline.colour, tokens().dark)
            painter.setBrush(sheet)
            painter.setPen(QPen(edge, 1))
            zone = QRectF(
                outline.x * scale + x, outline.y * scale + y, outline.width * scale, outline.height * scale
            )
            painter.drawRoundedRect(zone, 2.5, 2.5)
            self._draw_title(painter, zone)

    def _draw_title(self, painter: QPainter, zone: QRectF) -> None:
        """A stroke where the title stands."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().color("muted"))
        painter.drawRoundedRect(QRectF(zone.left() + 3, zone.top() + 3, zone.width() * 0.45, 2.4), 1.2, 1.2)


_CENTRED = int(Qt.AlignmentFlag.AlignCenter)
