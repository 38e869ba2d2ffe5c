"""Suggestions under a line while one types: Tab takes the first, arrows choose, Enter takes what was chosen, Esc none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from atelier_app.domain.capture import Vocabulary, slug, suggestions, typing
from atelier_app.support.language import _

_WIDTH = 260
_ROW = 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Offer:
    """The part of a line from `start` to `end` may become one of `names`, each written as `written` says."""

    start: int
    end: int
    names: tuple[str, ...]
    written: Callable[[str], str] = str


Offering: TypeAlias = Callable[[str, int], Offer | None]


def offer_tags(known: Callable[[], Vocabulary]) -> Offering:
    """Offers what the `#` or `@` before the cursor may stand for."""

    def offer(line: str, cursor: int) -> Offer | None:
        tag = typing(line, cursor)
        if tag is None:
            return None
        names = suggestions(tag.word, known().of(tag.mark))
        return Offer(tag.start, cursor, names, lambda name: f"{tag.mark}{slug(name)} ")

    return offer


def offer_names(known: Callable[[], tuple[str, ...]]) -> Offering:
    """Offers names for the whole line."""
    return lambda line, _cursor: Offer(
        0, len(line), tuple(n for n in suggestions(line, known()) if n != line)
    )


class Suggestions(QObject):
    """Follows what is typed into `line` and shows below or above it what it may become."""

    def __init__(self, line: QLineEdit, offering: Offering) -> None:
        super().__init__(line)
        self._line, self._offering = line, offering
        self._offer: Offer | None = None
        self._chosen = False
        # Within the line until it is first shown over the window, so that neither outlives it.
        self._frame = QFrame(line)
        self._frame.hide()
        self._frame.setProperty("kind", "card")
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(6, 6, 6, 6)
        self._list = QListWidget(self._frame)
        column.addWidget(self._list)
        line.destroyed.connect(self._frame.deleteLater)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setAccessibleName(_("Suggestions"))
        self._list.itemClicked.connect(self._take)
        line.textEdited.connect(lambda _text: self.show())
        line.installEventFilter(self)

    @property
    def shown(self) -> tuple[str, ...]:
        """What is offered now."""
        return self._offer.names if self._offer is not None else ()

    def show(self) -> None:
        """Offers what there is for where the cursor is."""
        offer = self._offering(self._line.text(), self._line.cursorPosition())
        if offer is None or not offer.names:
            self.hide()
            return
        self._offer, self._chosen = offer, False
        self._list.clear()
        for name in offer.names:
            QListWidgetItem(name, self._list).setSizeHint(QSize(0, _ROW))
        self._list.setCurrentRow(0)
        self._place()

    def hide(self) -> None:
        self._offer = None
        self._frame.hide()

    def _place(self) -> None:
        """Above the line when there is no room below it."""
        window = self._line.window()
        if self._frame.parent() is not window:
            self._frame.setParent(window)
        height = _ROW * self._list.count() + 14
        at = self._line.mapTo(window, QPoint(0, self._line.height() + 4))
        if at.y() + height > window.height():
            at = self._line.mapTo(window, QPoint(0, -height - 4))
        left = max(4, min(at.x(), window.width() - _WIDTH - 4))
        self._frame.setGeometry(left, max(4, at.y()), min(_WIDTH, window.width() - 8), height)
        self._frame.show()
        self._frame.raise_()

    def _move(self, by: int) -> None:
        count = self._list.count()
        row = (self._list.currentRow() + by) % count if self._chosen else (0 if by > 0 else count - 1)
        self._chosen = True
        self._list.setCurrentRow(row)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self._line, self._list.currentItem().text())
            )

    def _take(self, _clicked: QListWidgetItem | None = None) -> None:
        offer, item = self._offer, self._list.currentItem()
        self.hide()
        if offer is not None and item is not None:
            self._line.setSelection(offer.start, offer.end - offer.start)
            self._line.insert(offer.written(item.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._offer is not None:
            return self._pressed(event.key())
        return super().eventFilter(watched, event)

    def _pressed(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Tab or (key in _ENTER and self._chosen):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            if key in _ENTER:
                self.hide()
            return False
        return True
