"""The screen of an ideas activity: the wall in the middle, what is selected and what phones sent at the side."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from atelier_app.desktop.board.arranging import Point
from atelier_app.desktop.board.boxes import note_box
from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.dock import Dock
from atelier_app.desktop.board.dropping import Dropping
from atelier_app.desktop.board.files import FilesSide
from atelier_app.desktop.board.find_bar import FindBar
from atelier_app.desktop.board.finding import Finder
from atelier_app.desktop.board.inbox import Inbox
from atelier_app.desktop.board.key_names import board_keys
from atelier_app.desktop.board.legend import LegendCard
from atelier_app.desktop.board.listening import Listening
from atelier_app.desktop.board.merging import Merging
from atelier_app.desktop.board.minimap import Minimap
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.note_picture import NotePicture
from atelier_app.desktop.board.paste_card import PasteCard
from atelier_app.desktop.board.pasting import Pasting, Told, in_words
from atelier_app.desktop.board.preparing import Preparing
from atelier_app.desktop.board.sides import NoteSide, OverviewSide, SelectionSide
from atelier_app.desktop.board.swatches import Swatches
from atelier_app.desktop.board.twins import Twins
from atelier_app.desktop.board.unveiling import unveil
from atelier_app.desktop.board.views import Views
from atelier_app.desktop.board.wall_tools import WallTools
from atelier_app.desktop.board.zone_side import ZoneSide
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.toast import Toast
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
        self.listening = Listening(self.model)
        self.map = Minimap(self.canvas)
        self.inbox = Inbox(self.model)
        self.dropping = Dropping(self.canvas)
        self.note_side = NoteSide(self.model, self.canvas)
        self.selection_side = SelectionSide(self.model, self.canvas)
        self.views = Views(self.model, self.canvas)
        self.finder, self.twins = Finder(self.model), Twins(self.model)
        self.find_bar = FindBar(self.canvas, self.finder)
        self.paste_card = PasteCard(self.canvas)
        self.toast = Toast(self)
        self.overview = OverviewSide(self.model, self.canvas, self.finder, self.twins)
        self.merging = Merging(self.model, self.canvas, self.twins)
        self.pasting: Pasting | None = None
        zones, attaching = self.canvas.zones, self.canvas.attaching
        assert zones is not None
        assert attaching is not None
        self.zones = zones
        self.zone_side = ZoneSide(zones.zoning, self.canvas)
        self.note_picture = NotePicture(attaching, self.model.pictures)
        self.tools = WallTools(self.model, self.canvas, zones, attaching)
        self.legend = LegendCard(self.canvas)
        self.preparing = Preparing(self.canvas, attaching)
        self.files = FilesSide(self.model, activity, self)
        self._hint = self._made_hint()
        self._lay_out()
        self._refill = QTimer(self, singleShot=True, interval=_SIDE_PAUSE_MS)
        self._refill.timeout.connect(self.show_side)
        self._connect()
        self._add_shortcuts()
        self.show_side()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.views)
        inside = QWidget()
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(16, 18, 14, 18)
        parts.setSpacing(20)
        # What phones sent waits for an answer: before what is only there to be looked at.
        for page in (*self._pages(), self.note_picture, self.listening):
            parts.addWidget(page)
        parts.addWidget(self.inbox, 1)
        for part in self._parts_of_board():
            parts.addWidget(part)
        parts.addStretch(0)
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

    def _parts_of_board(self) -> tuple[QWidget, ...]:
        """Below the inbox, while nothing is selected."""
        return self.overview.details, self.tools, self.files

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
        self.dock.capture.pasted.connect(self._pasted)
        self.dock.capture.left.connect(self._stop_pasting)
        self.canvas.find_asked.connect(self.find_bar.open)
        self.canvas.merge_asked.connect(self.merging.ask_selection)
        self.overview.twins.clicked.connect(self.merging.walk)
        self.twins.changed.connect(self.overview.show_twins)
        self.inbox.asked.connect(self._place)
        self.dropping.dropped.connect(self._place)
        self.views.typed.connect(self._typed)
        self.views.pasted.connect(self._pasted)
        self.views.past_shown.connect(self.side.setDisabled)
        self.model.fresh.revealing.connect(lambda: unveil(self.canvas))
        self.model.fresh.loaded.connect(self._loaded)
        self.canvas.selection.changed.connect(lambda _ids: self.show_side())
        self.model.wall.damaged.connect(lambda _damage: self._refill.start())
        self.model.wall.inbox_changed.connect(self._refill.start)
        self.zones.zoning.changed.connect(self.show_side)
        self.model.fresh.board_changed.connect(lambda _board: self._show_legend())
        self.legend.clicked.connect(self.tools.open_legend)
        self.legend.settled.connect(self.find_bar.settle)
        self.canvas.installEventFilter(self)

    # --- entering and leaving

    def _add_shortcuts(self) -> None:
        for key, act in (
            ("Ctrl+Shift+O", self.views.next_view),
            ("Ctrl+Shift+F", self.views.begin_focus),
            ("Ctrl+Shift+Y", self.views.begin_timeline),
            ("Ctrl+Shift+I", self.inbox.enter),
            ("Ctrl+Shift+R", self.listening.reveal_ideas),
        ):
            # The column at the side is not within the panel: both listen.
            for place in (self, self.side):
                made = QShortcut(QKeySequence(key), place, act)
                made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def keys(self) -> Iterable[tuple[str, str]]:
        return board_keys()

    def enter(self) -> None:
        self.dock.capture.setFocus()

    def describe(self, activity: Activity) -> None:
        super().describe(activity)
        self.files.describe(activity)

    def leave(self) -> None:
        self.note_side.text.keep()
        self.note_side.tags.keep()
        self.note_side.remarks.leave()
        self._stop_pasting()
        self.canvas.nudger.commit()
        self.zones.commit()
        self.dock.leave()
        self.inbox.leave()
        self.views.leave()
        self.finder.stop()
        self.twins.stop()
        self.model.stop()
        super().leave()

    def _loaded(self) -> None:
        self.canvas.fit()
        self.show_side()

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

    def _typed(self, line: str) -> None:
        """A new note from the capture line, which keeps the keyboard."""
        self._appeared(self.model.capture(line, self.canvas.seen_box()))

    def _pasted(self, lines: list[str]) -> None:
        """Many notes from the capture line; one paste at a time."""
        if self.pasting is None:
            self.pasting = Pasting(self.model, lines, self.canvas.seen_box(), self)
            self.pasting.added.connect(self._part_added)
            self.pasting.ended.connect(self._paste_ended)
            if self.pasting.is_long:
                self.paste_card.follow(self.pasting)
            self.pasting.start()

    def _stop_pasting(self) -> None:
        if self.pasting is not None:
            self.pasting.cancel()

    def _part_added(self, ids: tuple[Id, ...]) -> None:
        """All of a long paste comes into view at once, not part by part."""
        if self.pasting is not None and not self.pasting.is_long:
            self._appeared(ids)

    def _paste_ended(self, told: Told) -> None:
        if self.pasting is not None and self.pasting.is_long:
            self.canvas.fit()
        self.pasting = None
        self.toast.say(in_words(told))
        self.canvas.narrator.announce(in_words(told))

    def _appeared(self, ids: tuple[Id, ...]) -> None:
        self.canvas.newness.add(ids)
        self._show(ids)

    def _place(self, ids: tuple[Id, ...], at: Point | None = None) -> None:
        """Ideas from the inbox, where one points or in free places."""
        placed = self.model.place(ids, self.canvas.seen_box(), at=at)
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

    def show_side(self) -> None:
        """Shows what is selected, or the board as a whole."""
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
        self.listening.show_hidden()
        self._settle_hint()

    def _show_page(self, page: QWidget) -> None:
        if page is not self.note_side:
            self.note_side.text.keep()
            self.note_side.tags.keep()
            self.note_side.remarks.leave()
        for other in self._pages():
            other.setVisible(other is page)
        self.note_picture.setVisible(page is self.note_side)
        for part in self._parts_of_board():
            part.setVisible(page is self.overview)

    def _show_legend(self) -> None:
        """On the card over the wall, and in the name of every paper one chooses from."""
        legend = self.model.fresh.board.legend
        self.legend.show_legend(legend)
        for swatches in (self, self.side):
            for found in swatches.findChildren(Swatches):
                found.show_legend(legend)
