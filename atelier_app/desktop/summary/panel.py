"""Leaving with the PDF: what it will contain, in which language, and the one key that writes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QListView,
    QProgressBar,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.documents.opening import open_document
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.cells import RowDelegate, draw_text, tip, weighted
from atelier_app.desktop.look.icons import pixmap
from atelier_app.desktop.look.rows import RECORD_ROLE, RecordRows
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.theme import Tokens
from atelier_app.desktop.look.widgets import Button, Card, PrimaryButton, SectionTitle, label
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.ranks.dialog import compare_ranks
from atelier_app.desktop.summary.model import Part, SummaryModel, parts
from atelier_app.domain.initiative import Activity
from atelier_app.support.language import LANGUAGES, _, ngettext

_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class _Parts(RecordRows[Part]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda part: f"{part.icon} {part.title}", 1, parent)

    def cell(self, record: Part, column: int, role: int) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{record.title}, {record.figure}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(record.title)
        return super().cell(record, column, role)


class _PartRows(RowDelegate):
    """Icon, title, figure; what is still empty is grey."""

    height = 48

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        part: Part = index.data(RECORD_ROLE)
        font: QFont = option.font
        ink = "muted" if part.empty else "ink"
        shade = theme.muted if part.empty else theme.accent
        scale = painter.device().devicePixelRatio()
        place = QPointF(box.left() + 4, box.center().y() - 9)
        painter.drawPixmap(place, pixmap(part.icon, shade, 18, scale))
        painter.setFont(font)
        used = painter.fontMetrics().horizontalAdvance(part.figure) + 16
        used = min(used, int(box.width() * 0.5))
        draw_text(
            painter, box.adjusted(box.width() - used, 0, 0, 0), part.figure, theme.color("muted"), _RIGHT
        )
        painter.setFont(weighted(font, QFont.Weight.DemiBold))
        draw_text(painter, box.adjusted(38, 0, -used - 8, 0), part.title, theme.color(ink))


class SummaryPanel(Panel):
    """Ctrl+E (the window's) or the button writes the PDF; `opener` then opens it."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(remote, activity, parent)
        self.model = SummaryModel(remote, activity.workshop_id, self)
        self.opener: Callable[[Path], bool] = open_document
        self._out: Path | None = None
        self._chosen_language = ""
        self._asked = False
        self._lay_out()
        self._lay_out_side()
        self._connect()
        self._show_state()

    def _lay_out(self) -> None:
        self.parts = _Parts(self)
        view = QListView()
        view.setModel(self.parts)
        view.setItemDelegate(_PartRows(view))
        view.setUniformItemSizes(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(_("What the PDF will contain"))
        card = Card(margin=6)
        card.body.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 26, 30, 26)
        column.setSpacing(14)
        self.title = label(self.activity.title, "heading", wrap=True)
        column.addWidget(self.title)
        column.addWidget(label(_("What the PDF will contain, as things stand:"), "muted", wrap=True))
        column.addWidget(card, 1)

    def _lay_out_side(self) -> None:
        self.languages = Switch(_("Language of the document"), tuple(LANGUAGES.values()))
        self.where = label(kind="small", wrap=True)
        self.elsewhere = Button(_("Write elsewhere…"), "folder")
        self.state = label(kind="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.cancel_button = Button(_("Cancel"), "close")
        self.open_button = Button(_("Open the PDF"), "pdf")
        self.folder_button = Button(_("Show its folder"), "folder")
        self.ranks_button = Button(_("Compare ranks…"), "list")
        self.write_button = PrimaryButton(_("Write the PDF"), "pdf", tip=_("Ctrl+E"))
        column = self.side_column
        for part in (SectionTitle(_("Language")), self.languages, SectionTitle(_("Where")), self.where):
            column.addWidget(part)
        for button in (self.elsewhere, self.ranks_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        for end in (self.state, self.bar, self.cancel_button, self.open_button, self.folder_button):
            column.addWidget(end)
        column.addWidget(self.write_button)

    def _connect(self) -> None:
        model = self.model
        model.changed.connect(self._show)
        model.started.connect(self._started)
        model.progressed.connect(self._progressed)
        model.written.connect(self._written)
        model.failed.connect(self._failed)
        model.cancelled.connect(lambda: self._show_state(_("Cancelled; nothing was written.")))
        self.languages.picked.connect(self._pick_language)
        self.write_button.clicked.connect(self.export)
        self.cancel_button.clicked.connect(model.cancel)
        self.elsewhere.clicked.connect(self._choose_place)
        self.ranks_button.clicked.connect(self.compare)
        self.open_button.clicked.connect(lambda: self._open(self.out))
        self.folder_button.clicked.connect(lambda: self._open(self.out.parent if self.out else None))

    # --- gestures

    @property
    def out(self) -> Path | None:
        """Where the PDF goes."""
        return self._out or self.model.proposed

    @property
    def language(self) -> str:
        return self._chosen_language or self.model.language

    def export(self) -> None:
        """Writes the PDF in the background, then opens it; as soon as it is known what there is."""
        self._asked = not self.model.ready
        if self.out is not None and not self._asked:
            self.model.write(self.out, self.language)

    def enter(self) -> None:
        self.write_button.setFocus()

    def leave(self) -> None:
        self.model.cancel()
        super().leave()

    def describe(self, activity: Activity) -> None:
        super().describe(activity)
        self.title.setText(activity.title)

    def compare(self) -> None:
        """Shows the ranks of each idea side by side."""
        compare_ranks(self.remote, self.activity.workshop_id, self.window())

    def _pick_language(self, position: int) -> None:
        self._chosen_language = list(LANGUAGES)[position]

    def _choose_place(self) -> None:
        chooser = QFileDialog(self.window(), _("Write the PDF"), str(self.out or ""))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilters([_("PDF documents (*.pdf)")])
        chooser.setDefaultSuffix("pdf")
        chooser.fileSelected.connect(self.write_to)
        chooser.open()

    def write_to(self, name: str) -> None:
        """Writes there, now and from now on."""
        self._out = Path(name)
        self._show()
        self.export()

    def _open(self, path: Path | None) -> None:
        if path is not None and not self.opener(path):
            self.state.setText(_("No program opens it here: it is at {path}").format(path=path))

    # --- what is shown

    def _show(self) -> None:
        if self.model.agenda is not None:
            self.parts.set_rows(parts(self.model.agenda))
        self.languages.show_choice(list(LANGUAGES).index(self.language))
        out = self.out
        self.where.setText(f"{out.name}\n{out.parent}" if out else "")
        self.write_button.setEnabled(out is not None and not self.model.busy)
        if self._asked and self.model.ready:
            self.export()

    def _started(self) -> None:
        self._show_state(_("Writing the PDF…"), busy=True)

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        said = ngettext("Page {done} of {total}", "Page {done} of {total}", total)
        self.state.setText(said.format(done=done, total=total))

    def _written(self, path: Path) -> None:
        self._show_state(_("Written: {name}").format(name=path.name), done=True)
        self._open(path)

    def _failed(self, words: str) -> None:
        self._show_state(words, kind="error")

    def _show_state(
        self, words: str = "", *, busy: bool = False, done: bool = False, kind: str = "muted"
    ) -> None:
        self.state.setProperty("kind", kind)
        self.state.style().polish(self.state)
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self.bar.setRange(0, 0)
        for part, shown in ((self.bar, busy), (self.cancel_button, busy)):
            part.setVisible(shown)
        for button in (self.open_button, self.folder_button):
            button.setVisible(done)
        self.write_button.setVisible(not busy)
        self._show()
