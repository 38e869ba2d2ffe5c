"""The right column of the board: the selected note, the selected notes, or the board as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.counts import Counts
from atelier_app.desktop.board.editors import wrap_for
from atelier_app.desktop.board.finding import Finder
from atelier_app.desktop.board.inside import Inside
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.painter import group_title
from atelier_app.desktop.board.remarks import Remarks
from atelier_app.desktop.board.swatches import Swatches
from atelier_app.desktop.board.tag_fields import TagFields
from atelier_app.desktop.board.twins import MOST, Twins
from atelier_app.desktop.board.veil import is_face_down
from atelier_app.desktop.look.cells import tip
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.theme import colour, tokens
from atelier_app.desktop.look.widgets import (
    Button,
    ElidedButton,
    ElidedLabel,
    Figure,
    IconButton,
    SectionTitle,
    label,
)
from atelier_app.domain.board import Note
from atelier_app.domain.core import Channel, Id
from atelier_app.support.language import _, ngettext

# More of a title is never seen.
_LONGEST = 200


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return column


class NoteText(QPlainTextEdit):
    """The words of a note, on its paper; leaving it, or Ctrl+Enter, keeps them."""

    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Text of the note"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(132)
        self._shown = ""

    def show_note(self, note: Note) -> None:
        """Shows a note's words; what is being typed is not overwritten."""
        ink, accent = tokens().note_ink, tokens().accent
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {colour(note.colour).name()}; color: {ink}; border: none;"
            f" border-radius: 4px; padding: 6px 8px; font-size: 15px; }}"
            f" QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 4px 6px; }}"
        )
        if note.text != self._shown:
            self._shown = note.text
            wrap_for(self, note.text)
            self.setPlainText(note.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._shown)
            self.clearFocus()
        elif event.key() == Qt.Key.Key_Return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    def keep(self) -> None:
        """Says what was typed, if it differs."""
        text = self.toPlainText()
        if text != self._shown and text.strip():
            self._shown = text
            self.kept.emit(text)


class NoteSide(QWidget):
    """One note: words, paper, group, origin."""

    def __init__(self, model: BoardModel, canvas: BoardCanvas) -> None:
        super().__init__()
        self._model, self._canvas = model, canvas
        self._id: Id = ""
        self.text, self.swatches = NoteText(), Swatches()
        self.group, self._origin = ElidedLabel(kind="strong"), label(kind="muted", wrap=True)
        self.hidden = label(_("Its words are hidden until ideas are revealed."), "muted", wrap=True)
        self.leave_group = IconButton("ungroup", _("Take out of the group"), quiet=True)
        self.remove = Button(_("Remove"), "trash", "danger", tip=_("Remove the note (Delete)"))
        self.tags, self.inside, self.remarks = TagFields(model), Inside(model), Remarks(model)
        self._lay_out()
        self.text.kept.connect(lambda text: model.edit(self._id, text))
        self.swatches.picked.connect(lambda paper: model.paint([self._id], paper))
        self.leave_group.clicked.connect(lambda: model.ungroup([self._id]))
        self.remove.clicked.connect(lambda: model.remove([self._id]))

    def _lay_out(self) -> None:
        column = _column(self)
        for part in (
            SectionTitle(_("Note")),
            self.text,
            self.hidden,
            self.swatches,
            self.inside,
            self.tags,
        ):
            column.addWidget(part, 0, Qt.AlignmentFlag(0))
        self._group_title, self._origin_title = SectionTitle(_("In group")), SectionTitle(_("Origin"))
        column.addWidget(self._group_title)
        row = QHBoxLayout()
        row.addWidget(self.group, 1)
        row.addWidget(self.leave_group)
        column.addLayout(row)
        column.addWidget(self._origin_title)
        column.addWidget(self._origin)
        column.addWidget(self.remarks)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def show_note(self, note: Note) -> None:
        """Fills it; first keeps what was being typed about another."""
        if note.id != self._id:
            self.text.keep()
            self._id = note.id
        self.text.setHidden(is_face_down(note))
        self.hidden.setVisible(is_face_down(note))
        self.text.show_note(note)
        for details in (self.tags, self.inside, self.remarks):
            details.show_note(note)
        self.swatches.show_colour(note.colour)
        group = self._model.wall.groups.get(note.group_id or "")
        for part in (self._group_title, self.group, self.leave_group):
            part.setVisible(note.group_id is not None)
        self.group.setText(group_title(group) if group else "")
        by_phone = note.channel is Channel.PHONE
        author = self._model.wall.authors.get(note.author_id or "", "")
        origin = " · ".join(filter(None, (note.label or author, _("sent from a phone") if by_phone else "")))
        self._origin.setText(origin or self._model.wall.origin(note) or _("Written by the facilitator"))


class SelectionSide(QWidget):
    """Several notes: how many, and what can be done with them at once."""

    def __init__(self, model: BoardModel, canvas: BoardCanvas) -> None:
        super().__init__()
        self._canvas, self._model = canvas, model
        self.figure, self.swatches = Figure(), Swatches()
        self.group = Button(_("Group"), "group", tip=_("Group what is selected (G)"))
        self.merge = Button(_("Merge…"), "note", tip=_("Make one note of those that say the same (M)"))
        self.ungroup = Button(_("Ungroup"), "ungroup", tip=_("Take out of their groups (Ctrl+Shift+G)"))
        self.arrange = Button(_("Arrange"), "align", tip=_("Align, distribute, order, copies, groups (A)"))
        self.remove = Button(_("Remove"), "trash", "danger", tip=_("Remove the notes (Delete)"))
        column = _column(self)
        for part in (SectionTitle(_("Selection")), self.figure, self.swatches):
            column.addWidget(part)
        for button in (self.group, self.ungroup, self.merge, self.arrange, self.remove):
            column.addWidget(button)
        selection = canvas.selection
        self.swatches.picked.connect(lambda paper: model.paint(selection.ids, paper))
        self.group.clicked.connect(canvas.group_selection)
        self.ungroup.clicked.connect(lambda: model.ungroup(selection.ids))
        self.merge.clicked.connect(canvas.merge_asked)
        self.arrange.clicked.connect(canvas.arrange_asked)
        self.remove.clicked.connect(lambda: model.remove(selection.ids))

    def show_notes(self, notes: list[Note]) -> None:
        """Fills it."""
        count = len(notes)
        self.figure.show_figure(number(count), ngettext("note selected", "notes selected", count))
        papers = {note.colour for note in notes}
        self.swatches.show_colour(papers.pop() if len(papers) == 1 else None)
        self.ungroup.setEnabled(any(note.group_id for note in notes))
        self.merge.setEnabled(not any(self._model.fresh.board.veils(note) for note in notes))


class OverviewSide(QWidget):
    """The board as a whole; `details`, which stand further down: counts, and its groups, each a way there."""

    def __init__(self, model: BoardModel, canvas: BoardCanvas, finder: Finder, twins: Twins) -> None:
        super().__init__()
        self._model, self._canvas, self._twins = model, canvas, twins
        self.figure = Figure()
        self.find_button = Button(_("Find"), "search", tip=_("Find in the notes (Ctrl+F)"))
        self.find_button.clicked.connect(canvas.find_asked)
        self.twins = ElidedButton("", "copy", tip=_("See them side by side: merge them, or not"))
        self.counts = Counts(finder)
        self._buttons: dict[Id, QPushButton] = {}
        column = _column(self)
        column.addWidget(SectionTitle(_("Board")))
        column.addWidget(self.figure)
        column.addWidget(self.find_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.twins)
        self.details = QWidget()
        below = _column(self.details)
        below.addWidget(self.counts)
        self._groups_title = SectionTitle(_("Groups"))
        below.addWidget(self._groups_title)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(2)
        below.addLayout(self._groups)

    def show_board(self) -> None:
        """Fills it."""
        wall = self._model.wall
        frames = wall.frames()
        said = ngettext("{n} group", "{n} groups", len(frames)).format(n=number(len(frames)))
        phones = sum(note.channel is Channel.PHONE for note in wall.notes.values())
        parts = [said] if frames else []
        parts += [_("{n} from phones").format(n=number(phones))] if phones else []
        count = len(wall.notes)
        self.figure.show_figure(number(count), ngettext("note", "notes", count), " · ".join(parts))
        self.find_button.setVisible(count > 0)
        self.counts.setVisible(count > 0)
        self.counts.show_counts()
        self.show_twins()
        self._groups_title.setVisible(bool(frames))
        self._show_groups([group.id for group, _frame in frames])

    def show_twins(self) -> None:
        """Says how many pairs look alike."""
        count = len(self._twins.pairs)
        said = ngettext("{n} pair looks alike", "{n} pairs look alike", count)
        if count >= MOST:
            said = _("More than {n} pairs look alike")
        self.twins.setText(said.format(n=number(count)))
        self.twins.setAccessibleName(self.twins.text())
        self.twins.setVisible(count > 0)

    def _show_groups(self, ids: list[Id]) -> None:
        for id in [id for id in self._buttons if id not in ids]:
            gone = self._buttons.pop(id)
            self._groups.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for id in ids:
            if id not in self._buttons:
                self._buttons[id] = self._made(id)
                self._groups.addWidget(self._buttons[id])
            group, count = self._model.wall.groups.get(id), len(self._model.wall.members(id))
            title = group_title(group) if group else ""
            self._buttons[id].setText(f"{count}  {title[:_LONGEST]}".replace("&", "&&"))
            self._buttons[id].setAccessibleName(f"{title}, {count}")
            self._buttons[id].setToolTip(tip(title))

    def _made(self, id: Id) -> QPushButton:
        button = ElidedButton("", kind="quiet")
        button.setStyleSheet("text-align: left;")
        button.clicked.connect(lambda: self._go_to(id))
        return button

    def _go_to(self, id: Id) -> None:
        """Shows a group and selects its notes."""
        frame = self._model.wall.frame(id)
        if frame is not None:
            self._canvas.fit(frame.grown(30))
            self._canvas.selection.only(*self._model.wall.members(id))
            self._canvas.setFocus()
