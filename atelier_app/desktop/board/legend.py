"""What each paper means: a compact line of papers over the wall, and the dialog that names them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QIcon, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from atelier_app.desktop.board.view import WallView
from atelier_app.desktop.board.wording import paper_name
from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.form import FormDialog, line_field
from atelier_app.desktop.look.theme import colour, font, tokens
from atelier_app.domain.board import LABEL_LIMIT, Colour, Meaning
from atelier_app.support.language import _

_EDGE = 10
_GAP = 16
_PADDING = 12
_LONGEST = 360
_PAPER = 18


class LegendCard(QAbstractButton):
    """Keeps to the upper left corner of `view`, in as many lines as it takes; hidden while nothing is named."""

    settled = Signal()

    def __init__(self, view: WallView, *, pixels: int = 12, editable: bool = True) -> None:
        super().__init__(view)
        self._view, self._pixels = view, pixels
        self._lines: tuple[Meaning, ...] = ()
        self._places: list[tuple[Meaning, QRectF]] = []
        if editable:
            self.setToolTip(_("What the papers mean; click to change it"))
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        view.shields.append(self)
        view.installEventFilter(self)

    def show_legend(self, legend: tuple[Meaning, ...], pixels: int = 0) -> None:
        """Shows these meanings, in the order of the papers; nothing without any."""
        order = list(Colour)
        self._lines = tuple(sorted(legend, key=lambda line: order.index(line.colour)))
        self._pixels = pixels or self._pixels
        said = ", ".join(f"{paper_name(line.colour)}: {line.name}" for line in self._lines)
        self.setAccessibleName(_("Legend: {papers}").format(papers=said) if said else "")
        self._settle()

    @property
    def said(self) -> tuple[Meaning, ...]:
        return self._lines

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """Takes its place, and keeps that part of the view clear when all of the wall is shown."""
        size = self._flow(max(120, self._view.width() - 2 * _EDGE))
        self.setGeometry(_EDGE, _EDGE, size.width(), size.height())
        self.setVisible(bool(self._lines))
        self._view.keep_clear(self, size.height() + _EDGE if self._lines else 0)
        self.settled.emit()
        self.update()

    def _font(self) -> QFont:
        return font(self._pixels, QFont.Weight.Medium)

    def _flow(self, room: int) -> QSize:
        """Where each meaning stands; a new line begins when one is full."""
        metrics, height = QFontMetricsF(self._font()), self._pixels + 12
        x, y, widest = float(_PADDING), 6.0, 0.0
        self._places = []
        for line in self._lines:
            words = min(_LONGEST * self._pixels / 12, metrics.horizontalAdvance(one_line(line.name)) + 1)
            width = min(room - 2 * _PADDING, self._pixels + 8 + words)
            if x > _PADDING and x + width > room - _PADDING:
                x, y = float(_PADDING), y + height
            self._places.append((line, QRectF(x, y, width, height)))
            widest = max(widest, x + width)
            x += width + _GAP
        return QSize(round(widest) + _PADDING, round(y + height + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("card"))
        painter.setPen(
            QPen(theme.color("accent" if self.hasFocus() else "line"), 2 if self.hasFocus() else 1)
        )
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.setFont(self._font())
        metrics = QFontMetricsF(self._font())
        for line, place in self._places:
            paper = QRectF(place.left(), place.center().y() - self._pixels / 2, self._pixels, self._pixels)
            shade = colour(line.colour)
            painter.setBrush(shade)
            painter.setPen(QPen(shade.darker(118), 1))
            painter.drawRoundedRect(paper, 3, 3)
            words = place.adjusted(self._pixels + 8, 0, 0, 0)
            shown = metrics.elidedText(one_line(line.name), Qt.TextElideMode.ElideRight, words.width())
            painter.setPen(theme.color("ink"))
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second click is none of the wall's."""
        event.accept()


def _paper_icon(paper: Colour) -> QIcon:
    """A small piece of a paper."""
    made = QPixmap(2 * _PAPER, 2 * _PAPER)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(paper).darker(118), 2))
    painter.setBrush(colour(paper))
    painter.drawRoundedRect(QRectF(made.rect()).adjusted(1, 1, -1, -1), 7, 7)
    painter.end()
    return QIcon(made)


class LegendDialog(FormDialog):
    """A line for each paper; those without a name have no place in the legend."""

    def __init__(self, legend: tuple[Meaning, ...], parent: QWidget | None = None) -> None:
        super().__init__(_("Legend"), parent)
        named = {line.colour: line.name for line in legend}
        self.names: dict[Colour, QLineEdit] = {}
        for paper in Colour:
            field = line_field(named.get(paper, ""), LABEL_LIMIT, _("What this paper means"))
            field.addAction(_paper_icon(paper), QLineEdit.ActionPosition.LeadingPosition)
            self.names[paper] = field
            self.field(paper_name(paper), field)

    @property
    def legend(self) -> tuple[Meaning, ...]:
        """What was typed."""
        typed = ((paper, " ".join(field.text().split())) for paper, field in self.names.items())
        return tuple(Meaning(paper, name) for paper, name in typed if name)
