"""The bar that floats over the bottom of the wall: quick entry, papers, grouping, tidying, undo, zoom."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from atelier_app.desktop.board.arrange_menu import ArrangeMenu
from atelier_app.desktop.board.camera import next_step
from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.capture import CaptureLine
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.swatches import Swatches
from atelier_app.desktop.look.theme import tokens
from atelier_app.desktop.look.widgets import Button, IconButton, PrimaryButton
from atelier_app.support.language import _

# Around the bar, for its shadow.
SHADOW = 10
_GAP_BELOW = 8
_WIDEST = 1020
# What the line of quick entry should have before buttons get words (pixels).
_ROOM_TO_TYPE = 90


class Dock(QWidget):
    """Buttons over `canvas`, which it keeps at the bottom of; nothing here but what has a key too."""

    def __init__(self, canvas: BoardCanvas, model: BoardModel) -> None:
        super().__init__(canvas)
        self._canvas, self._model = canvas, model
        self.capture = CaptureLine(model.words)
        self.add = PrimaryButton(_("Note"), "plus", tip=_("New note where you point (N)"))
        self.swatches = Swatches()
        self.group = Button(_("Group"), "group", tip=_("Group what is selected (G)"))
        self.arrange = Button(_("Arrange"), "align", tip=_("Align, distribute, order, copies, groups (A)"))
        self.menu = ArrangeMenu(canvas, self)
        self.undo = IconButton("undo", _("Undo (Ctrl+Z)"), quiet=True)
        self.redo = IconButton("redo", _("Redo (Ctrl+Shift+Z)"), quiet=True)
        self.smaller = IconButton("minus", _("Zoom out (Ctrl+-)"), quiet=True)
        self.zoom = Button("100 %", kind="quiet", tip=_("All of the board (Shift+1), or 100 % (Ctrl+0)"))
        self.larger = IconButton("plus", _("Zoom in (Ctrl++)"), quiet=True)
        # In the order in which they give way.
        self._words = {self.arrange: _("Arrange"), self.group: _("Group"), self.add: _("Note")}
        self._dispensable = (
            (self.smaller, self.larger),
            (self.arrange,),
            (self.group,),
            (self.undo, self.redo),
            (self.zoom,),
            (self.swatches,),
        )
        self._lay_out()
        self._connect()
        canvas.shields.append(self)
        canvas.installEventFilter(self)
        self.settle()

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW + 8, SHADOW + 7, SHADOW + 6, SHADOW + 7)
        row.setSpacing(6)
        self.capture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.capture, 1)
        row.addWidget(self.add)
        row.addSpacing(2)
        row.addWidget(self.swatches)
        for part in (self.group, self.arrange):
            row.addWidget(part)
        row.addSpacing(2)
        for part in (self.undo, self.redo):
            row.addWidget(part)
        row.addSpacing(2)
        zooming = QHBoxLayout()
        zooming.setSpacing(0)
        self.zoom.setFixedWidth(62)
        for part in (self.smaller, self.zoom, self.larger):
            zooming.addWidget(part)
        row.addLayout(zooming)

    def _connect(self) -> None:
        canvas, model = self._canvas, self._model
        self.add.clicked.connect(self._add)
        self.capture.left.connect(canvas.setFocus)
        self.swatches.picked.connect(lambda paper: model.paint(canvas.selection.ids, paper))
        self.group.clicked.connect(canvas.group_selection)
        for asked in (self.arrange.clicked, canvas.arrange_asked):
            asked.connect(lambda: self.menu.open_over(self.arrange))
        stack = model.remote.undo
        self.undo.clicked.connect(stack.undo)
        self.redo.clicked.connect(stack.redo)
        stack.indexChanged.connect(self._show_history)
        self.smaller.clicked.connect(lambda: canvas.zoom_to(next_step(canvas.camera.scale, False)))
        self.larger.clicked.connect(lambda: canvas.zoom_to(next_step(canvas.camera.scale, True)))
        self.zoom.clicked.connect(self._fit_or_full)
        canvas.camera_changed.connect(self._show_zoom)
        canvas.selection.changed.connect(self.show_selection)
        model.colour_changed.connect(lambda _paper: self.show_selection())
        self._show_history()
        self.show_selection()
        self._show_zoom()

    def _add(self) -> None:
        """Keeps what was typed, or opens a blank note on the wall."""
        if not self.capture.give():
            self._canvas.writing.blank()

    def _fit_or_full(self) -> None:
        before = self._canvas.camera
        self._canvas.fit()
        if self._canvas.camera == before:
            self._canvas.zoom_to(1.0)

    def _show_zoom(self) -> None:
        self.zoom.setText(_("{n} %").format(n=max(1, round(self._canvas.camera.scale * 100))))

    def show_selection(self, _changed: object = None) -> None:
        selected = [note for id in self._canvas.selection.ids if (note := self._canvas.wall.notes.get(id))]
        papers = {note.colour for note in selected} or {self._model.colour}
        self.swatches.show_colour(papers.pop() if len(papers) == 1 else None)
        self.group.setEnabled(bool(selected))

    def _show_history(self, _index: int = 0) -> None:
        stack = self._model.remote.undo
        for button, can, name, what in (
            (self.undo, stack.canUndo(), _("Undo (Ctrl+Z)"), stack.undoText()),
            (self.redo, stack.canRedo(), _("Redo (Ctrl+Shift+Z)"), stack.redoText()),
        ):
            button.setEnabled(can)
            button.set_name(f"{name} · {what}" if can and what else name)

    def leave(self) -> None:
        """Stops following the history."""
        self._model.remote.undo.indexChanged.disconnect(self._show_history)

    # --- its place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas and event.type() == QEvent.Type.Resize:
            self.settle()
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Takes its place at the bottom of the canvas, with what there is room for: all of it has keys."""
        room = min(_WIDEST, self._canvas.width() - 12)
        for button, words in self._words.items():
            button.setText(words)
        for parts in self._dispensable:
            _show(parts, True)
        for button in self._words:
            if self._least() + _ROOM_TO_TYPE > room:
                button.setText("")
        for parts in self._dispensable:
            _show(parts, self._least() <= room)
        width = max(self._least(), room)
        room = self._canvas.width()
        height = self.sizeHint().height()
        self.setGeometry((room - width) // 2, self._canvas.height() - height - _GAP_BELOW, width, height)
        self._canvas.covered.setBottom(height + _GAP_BELOW - SHADOW)
        if self._canvas.is_fitted:
            self._canvas.fit()

    def _least(self) -> int:
        # A layout within a layout only hears of hidden parts when the outer one is activated.
        self._row.activate()
        return self._row.minimumSize().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A sheet and its shadow, painted by hand: a shadow effect would draw the bar twice."""
        painter, theme = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread, strength in ((8, 5), (5, 8), (2, 12)):
            painter.setBrush(QColor(0, 0, 0, strength * (3 if theme.dark else 1)))
            painter.drawRoundedRect(sheet.adjusted(-spread, 2 - spread, spread, spread + 2), 14, 14)
        painter.setBrush(theme.color("card"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)


def _show(parts: Iterable[QWidget], shown: bool) -> None:
    for part in parts:
        part.setVisible(shown)
