"""The screen of an ideas activity: the wall in the middle, what is selected and what phones sent at the side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from atelier_app.desktop.board.boxes import note_box
from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.dock import Dock
from atelier_app.desktop.board.inbox import Inbox
from atelier_app.desktop.board.legend import LegendCard
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.note_picture import NotePicture
from atelier_app.desktop.board.preparing import Preparing
from atelier_app.desktop.board.sides import NoteSide, OverviewSide, SelectionSide
from atelier_app.desktop.board.swatches import Swatches
from atelier_app.desktop.board.wall_tools import WallTools
from atelier_app.desktop.board.zone_side import ZoneSide
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.widgets import label
from atelier_app.desktop.panel import Panel
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import Activity
from atelier_app.support.language import _

# A burst of notes is one refreshing of the column.
_SIDE_PAUSE_MS = 60


class BoardPanel(Panel):
    """The board whose id is the activity's."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(remote, activity, parent)
        self.model = BoardModel(remote, activity.id, self)
        self.canvas = BoardCanvas(self.model.wall, self.model, self)
        self.dock = Dock(self.canvas, self.model)
        self.inbox = Inbox(self.model)
        self.note_side = NoteSide(self.model, self.canvas)
        self.selection_side = SelectionSide(self.model, self.canvas)
        self.overview = OverviewSide(self.model, self.canvas)
        zones, attaching = self.canvas.zones, self.canvas.attaching
        assert zones is not None
        assert attaching is not None
        self.zones = zones
        self.zone_side = ZoneSide(zones.zoning, self.canvas)
        self.note_picture = NotePicture(attaching, self.model.pictures)
        self.tools = WallTools(self.model, self.canvas, zones, attaching)
        self.legend = LegendCard(self.canvas)
        self.preparing = Preparing(self.canvas, attaching)
        self._hint = self._made_hint()
        self._lay_out()
        self._refill = QTimer(self, singleShot=True, interval=_SIDE_PAUSE_MS)
        self._refill.timeout.connect(self._show_side)
        self._connect()
        self._show_side()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(18, 18, 18, 18)
        parts.setSpacing(20)
        for page in (*self._pages(), self.note_picture, self.tools):
            parts.addWidget(page)
        parts.addWidget(self.inbox)
        parts.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.side_column.setContentsMargins(0, 0, 0, 0)
        self.side_column.addWidget(scroll)

    def _pages(self) -> tuple[QWidget, ...]:
        """One of them is shown: what is selected, else the board."""
        return self.note_side, self.selection_side, self.zone_side, self.overview

    def _made_hint(self) -> QWidget:
        """What an empty wall says."""
        hint = label(
            _("Type an idea below and press Enter,\nor double-click where a note should be."),
            "muted",
            parent=self.canvas,
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        hint.hide()
        return hint

    def _connect(self) -> None:
        self.dock.capture.typed.connect(self._typed)
        self.inbox.asked.connect(self._place)
        self.model.fresh.loaded.connect(self._loaded)
        self.canvas.selection.changed.connect(lambda _ids: self._show_side())
        self.model.wall.damaged.connect(lambda _damage: self._refill.start())
        self.model.wall.inbox_changed.connect(self._refill.start)
        self.zones.zoning.changed.connect(self._show_side)
        self.model.fresh.board_changed.connect(lambda _board: self._show_legend())
        self.legend.clicked.connect(self.tools.open_legend)
        self.canvas.installEventFilter(self)

    # --- entering and leaving

    def enter(self) -> None:
        self.dock.capture.setFocus()

    def leave(self) -> None:
        self.note_side.text.keep()
        self.canvas.nudger.commit()
        self.zones.commit()
        self.dock.leave()
        self.model.stop()
        super().leave()

    def _loaded(self) -> None:
        self.canvas.fit()
        self._show_side()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.canvas and event.type() == QEvent.Type.Resize:
            self._settle_hint()
        return super().eventFilter(watched, event)

    def _settle_hint(self) -> None:
        self._hint.adjustSize()
        middle = self.canvas.rect().center()
        self._hint.move(middle.x() - self._hint.width() // 2, middle.y() - self._hint.height())
        self._hint.setVisible(self.model.fresh.is_loaded and self.model.wall.bounds() is None)

    # --- acts

    def _typed(self, texts: list[str]) -> None:
        """New notes from the capture line, which keeps the keyboard."""
        ids = self.model.add(texts, self.canvas.seen_box())
        self.canvas.newness.add(ids)
        self._show(ids)

    def _place(self, ids: tuple[Id, ...]) -> None:
        placed = self.model.place(ids, self.canvas.seen_box())
        self.canvas.newness.add(placed)
        self._show(placed)

    def _show(self, ids: tuple[Id, ...]) -> None:
        notes = [note for id in ids if (note := self.model.wall.notes.get(id))]
        if len(notes) == 1:
            self.canvas.reveal(note_box(notes[0].x, notes[0].y))
        elif notes:
            seen = self.canvas.seen_box()
            if not all(seen.holds(note.x, note.y) for note in notes):
                self.canvas.fit()

    # --- the column

    def _show_side(self) -> None:
        wall, selection = self.model.wall, self.canvas.selection
        notes = [note for id in selection.ids if (note := wall.notes.get(id))]
        if len(notes) == 1:
            self.note_side.show_note(notes[0])
            self._show_page(self.note_side)
        elif notes:
            self.selection_side.show_notes(notes)
            self._show_page(self.selection_side)
        elif zone := self.zones.zoning.chosen:
            self.zone_side.show_zone(zone)
            self._show_page(self.zone_side)
        else:
            self.overview.show_board()
            self.tools.show_board()
            self._show_page(self.overview)
        if len(notes) == 1:
            self.note_picture.show_note(notes[0])
        self.dock.show_selection()
        self._settle_hint()

    def _show_page(self, page: QWidget) -> None:
        if page is not self.note_side:
            self.note_side.text.keep()
        for other in self._pages():
            other.setVisible(other is page)
        self.note_picture.setVisible(page is self.note_side)
        self.tools.setVisible(page is self.overview)

    def _show_legend(self) -> None:
        """On the card over the wall, and in the name of every paper one chooses from."""
        legend = self.model.fresh.board.legend
        self.legend.show_legend(legend)
        for swatches in (self, self.side):
            for found in swatches.findChildren(Swatches):
                found.show_legend(legend)
