"""The bar over the wall in which one looks for notes: what is typed, how many fit, the filters that are on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.facets import Facet
from atelier_app.desktop.board.finding import Finder
from atelier_app.desktop.board.walking import go_to
from atelier_app.desktop.look.cells import tip
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import Button, IconButton, label
from atelier_app.support.language import _

_WIDEST = 620
_ABOVE = 10
_LONGEST_NAME = 22


class FindLine(QLineEdit):
    """Enter goes to the next match, Shift+Enter back, Escape ends."""

    stepped = Signal(int)
    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Shown by `open`, or as soon as a filter is on; dims on `canvas` whatever does not fit."""

    def __init__(self, canvas: BoardCanvas, finder: Finder) -> None:
        super().__init__(canvas)
        self._canvas, self._finder = canvas, finder
        self.setProperty("kind", "card")
        self.line = FindLine()
        self.line.setPlaceholderText(_("Find in the notes"))
        self.line.setAccessibleName(_("Find in the notes"))
        self.count = label(kind="muted")
        self.back, self.on = (
            IconButton("up", _("Previous (Shift+Enter)")),
            IconButton("down", _("Next (Enter)")),
        )
        self.close_button = IconButton("close", _("End the search (Esc)"), quiet=True)
        self._filters = {facet: self._made_filter(facet) for facet in Facet}
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 8, 7)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        for button in self._filters.values():
            row.addWidget(button)
        for part in (self.count, self.back, self.on, self.close_button):
            row.addWidget(part)
        self.line.textChanged.connect(finder.ask)
        self.line.stepped.connect(self.step)
        self.line.ended.connect(self.end)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.end)
        finder.changed.connect(self._show)
        canvas.shields.append(self)
        canvas.installEventFilter(self)
        self.hide()

    def _made_filter(self, facet: Facet) -> Button:
        button = Button("", "close")
        button.clicked.connect(lambda: self._finder.want(facet, None))
        button.hide()
        return button

    def open(self) -> None:
        """Shows the bar and takes the keyboard."""
        self._finder.warm()
        self.show()
        self.settle()
        self.line.setFocus()
        self.line.selectAll()

    def end(self) -> None:
        """The whole wall is seen again, and has the keyboard."""
        self.line.clear()
        self._finder.end()
        self.hide()
        self._canvas.setFocus()

    def step(self, by: int) -> None:
        """Brings the next match, or the one before, into view."""
        id = self._finder.step(by)
        if id is not None and id in self._canvas.wall.notes:
            go_to(self._canvas, id, adding=False)

    def _show(self) -> None:
        finder = self._finder
        self._canvas.dim_all_but(finder.found)
        for facet, button in self._filters.items():
            key = finder.asked.wanted.get(facet)
            button.setVisible(key is not None)
            if key is not None:
                self._name(button, facet, key)
        matches = len(finder.found or ())
        said = _("{n} of {m}").format(n=number(finder.place), m=number(matches)) if matches else _("None")
        self.count.setText(said if finder.asked else "")
        for part in (self.back, self.on):
            part.setEnabled(bool(matches))
        if finder.asked.wanted:
            self.show()
        self.settle()

    def _name(self, button: Button, facet: Facet, key: str) -> None:
        named = next((one.name for one in self._finder.counted(facet) if one.key == key), key)
        shown = named if len(named) <= _LONGEST_NAME else named[: _LONGEST_NAME - 1].rstrip() + "…"
        button.setText(shown.replace("&", "&&"))
        button.setToolTip(tip(named))
        button.setAccessibleName(_("Filter: {name}. Take it off").format(name=named))

    # --- its place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas and event.type() == QEvent.Type.Resize:
            self.settle()
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Takes its place, below the legend."""
        if not self.isVisible():
            return
        wanted = max(_WIDEST if any(self._finder.asked.wanted) else 460, self.minimumSizeHint().width())
        width = min(wanted, self._canvas.width() - 20)
        height = self.sizeHint().height()
        top = self._canvas.clear_of(self) + _ABOVE
        self.setGeometry((self._canvas.width() - width) // 2, top, width, height)
        self.raise_()
        self._canvas.keep_clear(self, top + height)

    def hideEvent(self, event: object) -> None:
        self._canvas.keep_clear(self, 0)
