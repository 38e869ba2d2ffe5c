"""How many notes there are by theme, territory, author, colour or source: a short list of bars, each a filter."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSizePolicy, QVBoxLayout, QWidget

from atelier_app.desktop.board.facets import Count, Facet, facet_name
from atelier_app.desktop.board.finding import Finder
from atelier_app.desktop.look.cells import draw_text, tip
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.theme import tokens
from atelier_app.desktop.look.widgets import SectionTitle, label
from atelier_app.support.language import _, ngettext

# The others are counted in one line.
_MOST = 12
_HEIGHT = 36


class Bar(QAbstractButton):
    """A name, a figure, and a bar as long as its share of the longest. Checked: the wall shows only these."""

    def __init__(self) -> None:
        super().__init__()
        self._count, self._most = Count("", "", 0), 1
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def key(self) -> str:
        return self._count.key

    def show_count(self, count: Count, most: int, *, checked: bool) -> None:
        """Fills it."""
        self._count, self._most = count, most
        self.setChecked(checked)
        self.setAccessibleName(f"{count.name}, {number(count.count)}")
        self.setToolTip(tip(count.name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.color("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(around, 7, 7)
        line = around.adjusted(7, 3, -7, -11)
        figure = number(self._count.count)
        room = painter.fontMetrics().horizontalAdvance(figure) + 8
        draw_text(painter, line.adjusted(0, 0, -room, 0), self._count.name, theme.color("ink"))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        draw_text(painter, line, figure, theme.color("muted"), right)
        track = QRectF(line.left(), around.bottom() - 8, line.width(), 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(track, 2, 2)
        track.setWidth(max(4.0, track.width() * self._count.count / max(1, self._most)))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(track, 2, 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(around, 7, 7)

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()


class Counts(QWidget):
    """The bars of one facet, which the person chooses."""

    def __init__(self, finder: Finder) -> None:
        super().__init__()
        self._finder = finder
        self.facets = QComboBox()
        self.facets.setAccessibleName(_("Count by"))
        for facet in Facet:
            self.facets.addItem(facet_name(facet), facet)
        self.bars: list[Bar] = []
        self._more = label(kind="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(SectionTitle(_("Count by")))
        column.addWidget(self.facets)
        self._list = QVBoxLayout()
        self._list.setSpacing(1)
        column.addLayout(self._list)
        column.addWidget(self._more)
        self.facets.currentIndexChanged.connect(lambda _row: self.show_counts())
        finder.changed.connect(self._check)
        finder.reread.connect(self._soon)

    @property
    def facet(self) -> Facet:
        return Facet(self.facets.currentData())

    def _check(self) -> None:
        wanted = self._finder.asked.wanted.get(self.facet)
        for bar in self.bars:
            bar.setChecked(bar.key == wanted)

    def _soon(self) -> None:
        if self.isVisible():
            self.show_counts()

    def show_counts(self) -> None:
        """Fills it; a bar keeps its widget, and with it the keyboard."""
        counts = self._finder.counted(self.facet)
        wanted = self._finder.asked.wanted.get(self.facet)
        shown = counts[:_MOST]
        most = max((one.count for one in shown), default=1)
        while len(self.bars) < len(shown):
            self.bars.append(self._made())
        for bar, count in zip(self.bars, shown, strict=False):
            bar.show_count(count, most, checked=count.key == wanted)
        for place, bar in enumerate(self.bars):
            bar.setVisible(place < len(shown))
        left = len(counts) - len(shown)
        self._more.setText(
            ngettext("and {n} more", "and {n} more", left).format(n=number(left)) if left else ""
        )
        self._more.setVisible(left > 0)

    def _made(self) -> Bar:
        bar = Bar()
        self._list.addWidget(bar)
        bar.clicked.connect(lambda checked: self._finder.want(self.facet, bar.key if checked else None))
        return bar
