"""The first screen: begin, open, try the sample, or carry on with a recent initiative."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from atelier_app.desktop.look.theme import appearance, tokens
from atelier_app.desktop.look.widgets import (
    Button,
    ElidedLabel,
    IconButton,
    PrimaryButton,
    SectionTitle,
    label,
)
from atelier_app.desktop.start.first_page import LEFT, RIGHT, Hero
from atelier_app.desktop.start.settings import Recent, Settings
from atelier_app.support.language import _, ngettext

_NOTES = (
    (0.10, 0.60, -7, "yellow"),
    (0.40, 0.54, 4, "coral"),
    (0.66, 0.63, -3, "blue"),
    (0.22, 0.78, 5, "green"),
    (0.53, 0.80, -5, "violet"),
)


class Wall(Hero):
    """The coloured side, with a few notes on it."""

    def __init__(self) -> None:
        super().__init__(tokens())
        appearance().changed.connect(self._redress)

    def _redress(self) -> None:
        self.dress(tokens())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._notes(painter)

    def _notes(self, painter: QPainter) -> None:
        side = min(150.0, self.width() * 0.27)
        for x, y, turn, paper in _NOTES:
            painter.save()
            painter.translate(self.width() * x + side / 2, max(300.0, self.height() * y) + side * 0.38)
            painter.rotate(turn)
            box = QRectF(-side / 2, -side * 0.38, side, side * 0.76)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 40))
            painter.drawRoundedRect(box.translated(0, 4), 4, 4)
            painter.setBrush(QColor(tokens().notes[paper]))
            painter.drawRoundedRect(box, 3, 3)
            painter.setBrush(QColor(29, 36, 51, 60))
            for line, share in enumerate((0.74, 0.6, 0.42)):
                painter.drawRoundedRect(
                    QRectF(box.left() + 14, box.top() + 16 + 15 * line, (side - 28) * share, 5), 2.5, 2.5
                )
            painter.restore()


class RecentCard(QPushButton):
    """A recent initiative; a missing file's can only be forgotten. Delete forgets."""

    forgotten = Signal(str)

    def __init__(self, recent: Recent) -> None:
        super().__init__()
        self.recent = recent
        self.there = Path(recent.path).is_file()
        self.setProperty("kind", "recent")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(recent.path)
        title = recent.title or Path(recent.path).stem
        words = (
            _counts(recent)
            if self.there
            else _("This file was not found: it may have been moved or renamed.")
        )
        self.when = label("", "small")
        self._lay_out(ElidedLabel(title, "title" if self.there else "title-off"), ElidedLabel(words, "muted"))
        self.setAccessibleName(f"{title}, {words}")

    def _lay_out(self, title: QWidget, words: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 16, 12)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(words)
        row.addLayout(column, 1)
        for part in (title, words, self.when):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self.when)
        if not self.there:
            forget = IconButton("close", _("Forget this initiative"), quiet=True)
            forget.clicked.connect(lambda: self.forgotten.emit(self.recent.path))
            row.addWidget(forget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(self.recent.path)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


def _counts(recent: Recent) -> str:
    workshops = ngettext("{n} workshop", "{n} workshops", recent.workshops).format(n=recent.workshops)
    people = ngettext("{n} participant", "{n} participants", recent.participants).format(
        n=recent.participants
    )
    return " · ".join((workshops, people) if recent.participants else (workshops,))


class StartPage(QWidget):
    """Lists the recents of the settings; asks the window for everything else."""

    asked_new = Signal()
    asked_open = Signal()
    asked_sample = Signal()
    chosen = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self._settings = settings
        self.new = PrimaryButton(_("New initiative"), tip=_("Ctrl+N"))
        self.open = Button(_("Open…"), tip=_("Ctrl+O"))
        self.sample = Button(_("Try the sample"), tip=_("A whole workshop to play with"))
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.cards: list[RecentCard] = []
        self._lay_out()
        for button, signal in (
            (self.new, self.asked_new),
            (self.open, self.asked_open),
            (self.sample, self.asked_sample),
        ):
            button.setProperty("scale", "large")
            button.clicked.connect(signal)
        self.refresh()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(72, 88, 72, 24)
        right.setSpacing(14)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self.new, self.open, self.sample):
            buttons.addWidget(button)
        buttons.addStretch()
        right.addLayout(buttons)
        right.addWidget(self.problem)
        right.addSpacing(22)
        self._title = SectionTitle(_("Recent"))
        right.addWidget(self._title)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._list.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setLayout(self._list)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        right.addWidget(area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Wall(), LEFT)
        row.addLayout(right, RIGHT)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter carries on with the latest."""
        super().showEvent(event)
        (self.cards[0] if self.cards else self.new).setFocus()

    def say(self, problem: str) -> None:
        """Shows what went wrong, or nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def refresh(self) -> None:
        """Lists the recents again."""
        while self._list.count():
            item = self._list.takeAt(0)
            if item and (widget := item.widget()):
                widget.deleteLater()
        self.cards = [RecentCard(recent) for recent in self._settings.recents()]
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, one=card: self._choose(one))
            card.forgotten.connect(self.forget)
            self._list.addWidget(card)
        if not self.cards:
            self._list.addWidget(
                label(_("The initiatives that you open will be listed here."), "muted", wrap=True)
            )
        self._list.addStretch()
        QTimer.singleShot(0, self, self.date_cards)  # month names are heavy: after the first paint

    def date_cards(self) -> None:
        """Says when each was last opened."""
        from atelier_app.desktop.look.dates import near_date

        today = datetime.now().astimezone().date()
        for card in self.cards:
            opened = card.recent.opened
            card.when.setText(near_date(opened.astimezone().date(), today) if opened else "")

    def _choose(self, card: RecentCard) -> None:
        if card.there:
            self.chosen.emit(card.recent.path)

    def forget(self, path: str) -> None:
        """Takes an initiative off the list."""
        self._settings.forget(path)
        self.refresh()
