"""What goes in and out of a board: the buttons at the side, and the dialogs behind them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QVBoxLayout, QWidget

from atelier_app.desktop.board.export_dialog import ExportDialog
from atelier_app.desktop.board.ideas_dialog import IdeasDialog, from_copied, from_file
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.documents.dialog import Source
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.widgets import Button, SectionTitle
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import Activity, InitiativeRecord, ReadInitiative
from atelier_app.support.language import _
from atelier_app.support.places import documents


class FilesSide(QWidget):
    """Import and export; `over` is the panel that their keys and dialogs belong to."""

    def __init__(self, model: BoardModel, activity: Activity, over: QWidget) -> None:
        super().__init__()
        self._model, self._activity, self._over = model, activity, over
        self.dialog: QDialog | None = None
        self.import_button = Button(_("Import ideas"), "upload", tip=_("Ideas from a file (Ctrl+I)"))
        self.export_button = Button(
            _("Export the board…"), "download", tip=_("As a picture, a table, an outline (Ctrl+P)")
        )
        menu = QMenu(self)
        menu.addAction(_("From a file…")).triggered.connect(self.choose_file)
        self._copied = menu.addAction(_("From what was copied…"))
        self._copied.triggered.connect(self.take_copied)
        menu.aboutToShow.connect(lambda: self._copied.setEnabled(bool(_clipboard().strip())))
        self.import_button.setMenu(menu)
        self.export_button.clicked.connect(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (SectionTitle(_("Files")), self.import_button, self.export_button):
            column.addWidget(part)
        for keys, act in (("Ctrl+I", self.choose_file), ("Ctrl+P", self.export)):
            shortcut = QShortcut(QKeySequence(keys), over)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # --- in

    def choose_file(self) -> None:
        """Asks for a file of ideas."""
        chooser = QFileDialog(self._over.window(), _("Import ideas"), str(documents()))
        chooser.setNameFilters(
            [_("Texts and tables (*.txt *.md *.csv *.tsv *.xlsx *.xls *.ods)"), _("All files (*)")]
        )
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.import_file(Path(name)))
        self._open(chooser)

    def import_file(self, path: Path) -> IdeasDialog:
        """Shows what a file holds, and adds it when accepted."""
        return self._import(IdeasDialog(path.name, from_file(path), *self._to))

    def take_copied(self) -> IdeasDialog:
        """The same of what was copied."""
        return self._import(IdeasDialog(_("What was copied"), from_copied(_clipboard()), *self._to))

    def _import(self, dialog: IdeasDialog) -> IdeasDialog:
        self._open(dialog)
        return dialog

    @property
    def _to(self) -> tuple[Remote, Id, QWidget]:
        return self._model.remote, self._model.board_id, self._over.window()

    # --- out

    def export(self) -> None:
        """Asks what the board is to be written as, once it is known where its file is."""
        self._model.remote.read(ReadInitiative(), self._export)

    def _export(self, record: InitiativeRecord) -> None:
        status = self._model.remote.status
        ids = [workshop.id for workshop in record.workshops]
        if status is None or self._activity.workshop_id not in ids:
            return
        place = ids.index(self._activity.workshop_id) + 1
        language = record.initiative.language
        source = Source(Path(status.file), place, self._activity.title, language, status.address)
        self._open(ExportDialog(source, self._model.board_id, self._veiled(), self._over.window()))

    def _veiled(self) -> int:
        wall, board = self._model.wall, self._model.fresh.board
        return sum(board.veils(note) for notes in (wall.notes, wall.inbox) for note in notes.values())

    def describe(self, activity: Activity) -> None:
        """The activity's words have changed."""
        self._activity = activity

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()
