"""A dialog that asks how a document is to be, writes it in the background, and offers to open it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from atelier_app.desktop.documents.job import DocumentJob
from atelier_app.desktop.documents.opening import open_document
from atelier_app.desktop.look.form import FormDialog
from atelier_app.desktop.look.widgets import Button, label
from atelier_app.desktop.start.creation import file_name
from atelier_app.support.language import _, ngettext

FORMATS = {"pdf": "PDF", "xlsx": "Excel", "ods": "OpenDocument", "csv": "CSV"}


@dataclass(frozen=True)
class Source:
    """What a document is made of: the initiative's file, the workshop's place in it (from 1), where phones find it."""

    file: Path
    workshop: int
    title: str
    language: str
    address: str

    @property
    def arguments(self) -> list[str]:
        """What every command is told."""
        return ["--workshop", str(self.workshop), "--lang", self.language, "--progress"]


class DocumentDialog(FormDialog):
    """Subclasses add their fields and say the command. `opener` opens what was written."""

    def __init__(self, name: str, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, done=_("Write"))
        self.name, self.source = name, source
        self.opener: Callable[[Path], bool] = open_document
        self.job: DocumentJob | None = None
        self._chosen: Path | None = None
        self._written: Path | None = None
        self.where = label("", "small", wrap=True)
        self.elsewhere = Button(_("Elsewhere…"), "folder")
        self.elsewhere.clicked.connect(self._choose_place)
        self.state = label(kind="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.open_button, self.folder_button = Button(_("Open")), Button(_("Show the folder"), "folder")
        self.open_button.clicked.connect(lambda: self._open(self._written))
        self.folder_button.clicked.connect(self._open_folder)
        self._place_at_the_end()
        self.show_place()
        self._show()

    def _place_at_the_end(self) -> None:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        place, after = QHBoxLayout(), QHBoxLayout()
        place.addWidget(self.where, 1)
        place.addWidget(self.elsewhere)
        for button in (self.open_button, self.folder_button):
            after.addWidget(button)
        after.addStretch(1)
        end = column.count() - 2  # over the error and the buttons
        column.insertLayout(end, after)
        for part in (self.bar, self.state):
            column.insertWidget(end, part)
        column.insertLayout(end, place)

    # --- what it is

    @property
    def suffix(self) -> str:
        """Of the file to write."""
        return "pdf"

    @abstractmethod
    def command(self, out: Path) -> list[str]:
        """The words of the command that writes it."""

    def given(self) -> str:
        """What the command reads on its input."""
        return ""

    def variables(self) -> Mapping[str, str]:
        """What its environment says beside."""
        return {}

    @property
    def out(self) -> Path:
        """Where it goes: beside the initiative, unless chosen otherwise."""
        if self._chosen is not None:
            return self._chosen.with_suffix(f".{self.suffix}")
        named = file_name(f"{self.name} - {self.source.title}")
        return self.source.file.with_name(named).with_suffix(f".{self.suffix}")

    def show_place(self) -> None:
        """Says where it goes."""
        self.where.setText(f"{self.out.name}\n{self.out.parent}")

    def _choose_place(self) -> None:
        chooser = QFileDialog(self, self.name, str(self.out))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(self.suffix)
        chooser.fileSelected.connect(self.write_to)
        chooser.open()

    def write_to(self, name: str) -> None:
        """It goes there from now on."""
        self._chosen = Path(name)
        self.show_place()

    # --- writing it

    def save(self) -> bool:
        if self.job is None:
            out = self.out
            job = self.job = DocumentJob(
                out, self.command(out), given=self.given(), variables=self.variables()
            )
            job.progressed.connect(self._progressed)
            job.written.connect(self._done)
            job.failed.connect(self._failed)
            job.cancelled.connect(self._cancelled)
            self._show(_("Writing {name}…").format(name=out.name), busy=True)
            job.start()
        return False

    def reject(self) -> None:
        """Cancels what is under way; else closes."""
        if self.job is not None:
            self.job.cancel()
        else:
            super().reject()

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        said = ngettext("Page {done} of {total}", "Page {done} of {total}", total)
        self.state.setText(said.format(done=done, total=total))

    def _done(self, path: Path) -> None:
        self.job, self._written = None, path
        self._show(_("Written: {name}").format(name=path.name), done=True)
        self.open_button.setFocus()
        if self.suffix == "pdf":
            self._open(path)

    def _failed(self, words: str) -> None:
        self.job = None
        self._show()
        self.error.setText(words)
        self.error.show()

    def _cancelled(self) -> None:
        self.job = None
        self._show(_("Cancelled; nothing was written."))

    def _open(self, path: Path | None) -> None:
        if path is not None and not self.opener(path):
            self.state.setText(_("No program opens it here: it is at {path}").format(path=path))

    def _open_folder(self) -> None:
        self._open(self._written.parent if self._written else None)

    def _show(self, words: str = "", *, busy: bool = False, done: bool = False) -> None:
        self.error.hide()
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)
        self.open_button.setVisible(done)
        self.folder_button.setVisible(done)
        self.done_button.setEnabled(not busy)
        self.elsewhere.setEnabled(not busy)
        self.cancel_button.setText(_("Cancel") if busy or not done else _("Close"))
        self.freeze(busy)

    def freeze(self, busy: bool) -> None:
        """While it is written, what it is like cannot change."""
        for row in range(self.fields.rowCount()):
            item = self.fields.itemAt(row, self.fields.ItemRole.FieldRole)
            if item is not None and (widget := item.widget()) is not None:
                widget.setEnabled(not busy)
