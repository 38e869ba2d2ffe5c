"""The line over the board: canvas, outline or both; a group at a time; how the board grew."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.capture import CaptureLine
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.outline_view import OutlineView
from atelier_app.desktop.board.shown_pages import FocusPage, TimelinePage
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Button
from atelier_app.support.language import _

# What the bar over the canvas needs beside an outline (pixels).
_LEAST_CANVAS, _LEAST_OUTLINE = 320, 200


class View(IntEnum):
    """What of the board is in the middle."""

    CANVAS = 0
    OUTLINE = 1
    BOTH = 2


class Views(QWidget):
    """The canvas and what can be seen instead of it. `typed` and `pasted` tell of notes written in the outline."""

    typed = Signal(str)
    pasted = Signal(object)
    past_shown = Signal(bool)
    """Only to be looked at, or not any more."""

    def __init__(self, model: BoardModel, canvas: BoardCanvas) -> None:
        super().__init__()
        self._model, self.canvas = model, canvas
        self.outline: OutlineView | None = None
        self.focus: FocusPage | None = None
        self.timeline: TimelinePage | None = None
        choices = (_("Canvas"), _("Outline"), _("Both"))
        self.switch = Switch(_("View of the board"), choices)
        self.show_focus = Button(_("Focus"), "target", "quiet", tip=_("One group at a time (Ctrl+Shift+F)"))
        self.show_past = Button(_("Timeline"), "clock", "quiet", tip=_("How the board grew (Ctrl+Shift+Y)"))
        self.capture = CaptureLine()
        self.foot = QWidget()
        self._lay_out()
        self.switch.picked.connect(lambda choice: self.show_view(View(choice)))
        self.switch.setToolTip(_("Canvas, outline, both (Ctrl+Shift+O)"))
        self.show_focus.clicked.connect(self.begin_focus)
        self.show_past.clicked.connect(self.begin_timeline)
        self.capture.typed.connect(self.typed)
        self.capture.pasted.connect(self.pasted)
        self.capture.left.connect(lambda: self.outline and self.outline.setFocus())
        self.show_view(View.CANVAS)

    def _lay_out(self) -> None:
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(8, 6, 8, 8)
        foot.addWidget(self.capture)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 6)
        bar.addWidget(self.switch, 1)
        for part in (self.show_focus, self.show_past):
            bar.addWidget(part)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setChildrenCollapsible(False)
        self.columns.addWidget(self.canvas)
        board = QWidget()
        inside = QVBoxLayout(board)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(bar)
        inside.addWidget(self.columns, 1)
        inside.addWidget(self.foot)
        self.pages = QStackedWidget()
        self.pages.addWidget(board)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    # --- canvas, outline, both

    @property
    def view(self) -> View:
        return View(self.switch.choice)

    def next_view(self) -> None:
        """Canvas, outline, both, and canvas again."""
        self.leave_shown()
        self.show_view(View((self.view + 1) % len(View)))
        self.enter()

    def show_view(self, view: View) -> None:
        """Shows the canvas, the outline, or both; the keyboard stays with what is still there."""
        self.switch.show_choice(view)
        if view is not View.CANVAS and self.outline is None:
            self._make_outline()
        self.canvas.setMinimumWidth(_LEAST_CANVAS if view is View.BOTH else 0)
        self.canvas.setVisible(view is not View.OUTLINE)
        self.foot.setVisible(view is View.OUTLINE)
        if self.outline is not None:
            self.outline.setVisible(view is not View.CANVAS)

    def enter(self) -> None:
        """Gives the keyboard to what is shown."""
        where = self.canvas if self.view is View.CANVAS or self.outline is None else self.outline
        where.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_outline(self) -> None:
        self.outline = OutlineView(self._model, self.canvas)
        self.outline.opened.connect(self._open)
        self.outline.asked_note.connect(self._write)
        self.columns.insertWidget(0, self.outline)
        self.outline.setMinimumWidth(_LEAST_OUTLINE)
        self.columns.setStretchFactor(0, 2)
        self.columns.setStretchFactor(1, 3)
        self.columns.setSizes([self.width() * 2 // 5, self.width() * 3 // 5])

    def _open(self) -> None:
        """The canvas is wanted: beside the outline when it was hidden."""
        if self.view is View.OUTLINE:
            self.show_view(View.BOTH)

    def _write(self) -> None:
        """A new note from the outline: where there is a line to type it, else on the canvas."""
        if self.view is View.OUTLINE:
            self.capture.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.canvas.setFocus()
            self.canvas.writing.blank()

    # --- what lies over the board

    def begin_focus(self) -> None:
        """One group at a time, beginning with the selected note's; again: back to the board."""
        if self.focus is not None and self.pages.currentWidget() is self.focus:
            self.leave_shown()
            return
        self.leave_shown()
        if self.focus is None:
            self.focus = FocusPage(self._model.remote, self._model.fresh)
            self.focus.left.connect(self.leave_shown)
            self.pages.addWidget(self.focus)
        self.pages.setCurrentWidget(self.focus)
        self.focus.begin(self.canvas.selection.current)

    def begin_timeline(self) -> None:
        """How the board grew; again: back to now."""
        if self.timeline is not None and self.pages.currentWidget() is self.timeline:
            self.leave_shown()
            return
        self.leave_shown()
        if self.timeline is None:
            self.timeline = TimelinePage(self._model.remote, self._model.fresh)
            self.timeline.left.connect(self.leave_shown)
            self.pages.addWidget(self.timeline)
        self.pages.setCurrentWidget(self.timeline)
        self.past_shown.emit(True)
        self.timeline.begin()

    def leave_shown(self) -> None:
        """Back to the board as it is."""
        page = self.pages.currentWidget()
        if page is not None and page in (self.focus, self.timeline):
            self.pages.setCurrentIndex(0)
            self.past_shown.emit(False)
            self.enter()
        self.leave()

    def leave(self) -> None:
        """The projector shows the board again."""
        for page in (self.focus, self.timeline):
            if page is not None:
                page.leave()
