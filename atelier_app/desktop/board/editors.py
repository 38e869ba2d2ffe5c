"""Typing on the wall itself: over a note, over a group's tab."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from atelier_app.desktop.look.theme import colour, font, tokens
from atelier_app.domain.board import GROUP_TITLE_LIMIT, Colour
from atelier_app.support.language import _

# Whatever the zoom, one can read what one types.
_SMALLEST_TEXT = 13
_LEAST_WIDTH = 190
_LEAST_HEIGHT = 120

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QPlainTextEdit):
    """Enter keeps, Shift+Enter breaks the line, Escape gives up, clicking elsewhere keeps."""

    def __init__(
        self,
        parent: QWidget,
        note: QRect,
        text: str,
        paper: Colour,
        scale: float,
        done: Callable[[str | None], None],
    ) -> None:
        """`done(text)` is called once, with None when given up. `note`: where the note is in the view."""
        super().__init__(parent)
        self._done: Callable[[str | None], None] | None = done
        self.setAccessibleName(_("Text of the note"))
        self.setTabChangesFocus(True)
        self.setFont(font(max(_SMALLEST_TEXT, round(14 * scale))))
        # The paper is the note's own: the one colour that the application's style sheet cannot know.
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {colour(paper).name()}; color: {tokens().note_ink};"
            f" border: 2px solid {tokens().accent}; border-radius: 4px; padding: 3px 5px;"
            f" font-size: {self.font().pixelSize()}px; }}"
        )
        self.setGeometry(_within(note.adjusted(-2, -2, 2, 2), parent.rect()))
        self.setPlainText(text)
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._finish(self.toPlainText())
        elif event.key() == Qt.Key.Key_Escape:
            self._finish(None)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._finish(self.toPlainText())

    def _finish(self, text: str | None) -> None:
        done, self._done = self._done, None
        if done is not None:
            done(text)
            self.deleteLater()


class TitleEditor(QLineEdit):
    """A group's title, over its tab. Enter or clicking elsewhere keeps, Escape gives up."""

    def __init__(self, parent: QWidget, tab: QRect, title: str, done: Callable[[str | None], None]) -> None:
        super().__init__(title, parent)
        self._done: Callable[[str | None], None] | None = done
        self.setAccessibleName(_("Title of the group"))
        self.setPlaceholderText(_("Name this group"))
        self.setMaxLength(GROUP_TITLE_LIMIT)
        height = self.sizeHint().height()
        place = QRect(tab.left() - 2, tab.center().y() - height // 2, max(240, tab.width() + 40), height)
        self.setGeometry(_within(place, parent.rect(), least=False))
        self.selectAll()
        self.editingFinished.connect(lambda: self._finish(self.text()))
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish(None)
        else:
            super().keyPressEvent(event)
            event.accept()

    def _finish(self, text: str | None) -> None:
        done, self._done = self._done, None
        if done is not None:
            done(text)
            self.deleteLater()


class ZoneTitleEditor(TitleEditor):
    """A zone's title, in its upper edge."""

    def __init__(self, parent: QWidget, title: QRect, text: str, done: Callable[[str | None], None]) -> None:
        super().__init__(parent, title, text, done)
        self.setAccessibleName(_("Title of the zone"))
        self.setPlaceholderText(_("Name this zone"))


def _within(place: QRect, view: QRect, *, least: bool = True) -> QRect:
    """`place`, large enough to type in and wholly in the view."""
    made = QRect(place)
    if least:
        made.setWidth(max(_LEAST_WIDTH, made.width()))
        made.setHeight(max(_LEAST_HEIGHT, made.height()))
    made.moveLeft(max(4, min(made.left(), view.width() - made.width() - 4)))
    made.moveTop(max(4, min(made.top(), view.height() - made.height() - 4)))
    return made
