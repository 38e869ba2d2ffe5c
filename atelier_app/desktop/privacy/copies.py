"""The copies of the file that lie on this computer, named, and deleted if the facilitator wants."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import Button, label
from atelier_app.desktop.start.creation import environment, program
from atelier_app.support.language import _, language, ngettext

# Milliseconds that the end of the program waits.
PATIENCE = 5000


class CopiesJob(QObject):
    """Runs `backups FILE` as a process of its own: the window never touches a file. Ends with one of its signals."""

    done = Signal(object)
    """The lines it said."""
    failed = Signal(str)

    def __init__(self, path: Path, *, delete: bool = False) -> None:
        """It outlives the dialog that asked for it, and the program waits for it: a deletion goes to its end."""
        application = QCoreApplication.instance()
        assert application is not None
        super().__init__(application)
        application.aboutToQuit.connect(self._finish)
        self._process = QProcess(self)
        self._process.setProcessEnvironment(environment())
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._not_started)
        first, *rest = program()
        words = [*rest, "backups", str(path), "--lang", language(), *(["--delete"] if delete else [])]
        self._process.start(first, words)

    def _finish(self) -> None:
        self._process.waitForFinished(PATIENCE)

    def _finished(self, code: int) -> None:
        said = self._process.readAllStandardOutput() if code == 0 else self._process.readAllStandardError()
        lines = bytes(said.data()).decode(errors="replace").strip().splitlines()
        if code == 0:
            self.done.emit(lines)
        else:
            self.failed.emit(lines[-1] if lines else _generic())
        self.deleteLater()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit(_generic())
            self.deleteLater()


def _generic() -> str:
    return _("The copies could not be read; the log says why.")


class CopiesDialog(QDialog):
    """`forgotten` says why it is shown: people were erased from the file, and not from its copies."""

    def __init__(self, path: Path, parent: QWidget | None = None, *, forgotten: bool = False) -> None:
        super().__init__(parent)
        self._path = path
        self.setWindowTitle(_("Backups"))
        self.setMinimumSize(680, 420)
        self.words = label(_("Looking for copies…"), wrap=True)
        self._why = (
            _("The file no longer names them. These copies, made before, still do.") if forgotten else ""
        )
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.setWordWrap(False)
        self.delete_button = Button(_("Delete them all"), "trash", "danger")
        self.delete_button.setEnabled(False)
        self.close_button = Button(_("Close"))
        self.close_button.setDefault(True)
        self._lay_out()
        self.delete_button.clicked.connect(self._delete)
        self.close_button.clicked.connect(self.accept)
        self._look()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Backups"), "heading"))
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        fresh = _("A new one is made first, of the file as it is now: it is at no moment without one.")
        column.addWidget(label(fresh, "muted", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.delete_button)
        row.addWidget(self.close_button)
        column.addLayout(row)

    def _look(self) -> None:
        job = CopiesJob(self._path)
        job.done.connect(self._show)
        job.failed.connect(self.words.setText)

    def _show(self, lines: list[str]) -> None:
        self.list.clear()
        self.list.addItems(lines)
        count = len(lines)
        found = ngettext("{n} copy lies on this computer.", "{n} copies lie on this computer.", count)
        said = found.format(n=number(count)) if count else _("There is no copy on this computer.")
        self.words.setText(f"{said} {self._why}" if count and self._why else said)
        self.delete_button.setEnabled(count > 0)

    def _delete(self) -> None:
        self.delete_button.setEnabled(False)
        self.words.setText(_("Deleting…"))
        job = CopiesJob(self._path, delete=True)
        job.done.connect(self._deleted)
        job.failed.connect(self.words.setText)

    def _deleted(self, lines: list[str]) -> None:
        self.list.clear()
        self.words.setText("\n".join(lines))
