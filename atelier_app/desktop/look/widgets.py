"""Small widgets that every screen shares: buttons, chips, titles, cards, figures, toasts, empty states."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.look.cells import tip
from atelier_app.desktop.look.icons import SIZE, icon

_LONG = 18
"""Characters of a word from which on it may be broken."""
_ICON_SHADES = {"primary": "on_accent", "danger": "danger"}


class Button(QPushButton):
    """A push button with an optional line icon. `kind`: "", "primary", "quiet", "danger"."""

    def __init__(
        self, text: str, icon_name: str = "", kind: str = "", parent: QWidget | None = None, *, tip: str = ""
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon_name
        self.setProperty("kind", kind)
        self.setAccessibleName(text or tip)
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._draw_icon()

    def set_icon(self, name: str) -> None:
        """Shows another icon; the same one costs nothing."""
        if name != self._icon_name:
            self._icon_name = name
            self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon_name:
            shade = _ICON_SHADES.get(self.property("kind"), "ink")
            gap = 4 if self.text() else 0
            self.setIcon(icon(self._icon_name, shade, SIZE, gap))
            self.setIconSize(QSize(SIZE + gap, SIZE))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()


class ElidedButton(Button):
    """A button whose words end in … in a narrow column."""

    def __init__(
        self, text: str, icon_name: str = "", kind: str = "", parent: QWidget | None = None, *, tip: str = ""
    ) -> None:
        super().__init__(text, icon_name, kind, parent, tip=tip)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        taken = super().minimumSizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        shown = Qt.TextElideMode.ElideRight, self.width() - taken
        option.text = self.fontMetrics().elidedText(option.text, *shown)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class PrimaryButton(Button):
    """The one thing to do next."""

    def __init__(
        self, text: str, icon_name: str = "", parent: QWidget | None = None, *, tip: str = ""
    ) -> None:
        super().__init__(text, icon_name, "primary", parent, tip=tip)


class IconButton(Button):
    """A square button with only an icon: its `name` is the tooltip and what a screen reader says."""

    def __init__(
        self, icon_name: str, name: str, parent: QWidget | None = None, *, quiet: bool = False
    ) -> None:
        super().__init__("", icon_name, "icon-quiet" if quiet else "icon", parent, tip=name)

    def set_name(self, name: str) -> None:
        """Changes what the button says it does."""
        self.setToolTip(name)
        self.setAccessibleName(name)


def breakable(text: str) -> str:
    """The same, with places to break a word that is longer than a narrow column."""
    return re.sub(rf"(\S{{{_LONG}}})(?=\S)", "\\1\u200b", text)


def label(text: str = "", kind: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Plain text, never interpreted as HTML. `kind` as in the style sheet: muted, small, title, heading, error…"""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    return made


class SectionTitle(QLabel):
    """A small spaced title in capitals over a part of a column."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "section")
        spaced = self.font()
        spaced.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        self.setFont(spaced)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text.upper())
        self.setAccessibleName(text)


class Chip(QLabel):
    """A rounded word. `tone`: accent, ok, warning, danger, muted."""

    def __init__(self, text: str = "", tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "chip")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: str) -> None:
        """Changes the colour; the same one costs nothing."""
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            restyle(self)


def restyle(widget: QWidget) -> None:
    """Applies the style sheet again after a property that it selects on has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Card(QFrame):
    """A white rounded sheet; `body` is its vertical layout."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 16) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(10)


class Rule(QFrame):
    """A thin horizontal line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rule")


class Figure(QWidget):
    """A big number, what it is out of, and a line that explains it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._of = label(kind="figure"), label(kind="figure-of")
        self._note = label(kind="muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._value, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._of, 1, Qt.AlignmentFlag.AlignBottom)
        self._of.setContentsMargins(0, 0, 0, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._note)
        self.show_figure("")

    def show_figure(self, value: str, of: str = "", note: str = "") -> None:
        """Fills it; empty parts take no room."""
        for part, text in ((self._value, value), (self._of, of), (self._note, note)):
            part.setText(text)
        self._note.setVisible(bool(note))
        self.setAccessibleName(" ".join(filter(None, (value, of, note))))


class ElidedLabel(QLabel):
    """One line that ends in … when there is not enough room; the whole text is its tooltip."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(tip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class Empty(QWidget):
    """What a screen shows when it has nothing yet: a title, a sentence, and perhaps what to do."""

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(8)
        self.column.addStretch(2)
        for shown, kind in ((title, "title"), (text, "muted")):
            line = label(shown, kind, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(line)
            line.setVisible(bool(shown))  # not before: without a parent it would be a window of its own
        self.column.addStretch(3)

    def offer(self, button: QPushButton) -> None:
        """Puts a button under the words."""
        self.column.insertWidget(self.column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
