"""Makes a new file by running the program itself: the window never writes one, nor imports what does."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from atelier_app.support.language import _, language


def program() -> list[str]:
    """How this very program is run again, installed, from a checkout or bundled."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "atelier_app"]


def environment() -> QProcessEnvironment:
    """In a checkout: the same program as this one, wherever it was started from."""
    made = QProcessEnvironment.systemEnvironment()
    if not getattr(sys, "frozen", False):
        paths = (str(Path(__file__).resolve().parents[2]), made.value("PYTHONPATH"))
        made.insert("PYTHONPATH", os.pathsep.join(filter(None, paths)))
    return made


def free_path(wanted: Path) -> Path:
    """`wanted`, or with the first free number: "Sample (2).atelier"."""
    path, number = wanted, 1
    while path.exists():
        number += 1
        path = wanted.with_stem(f"{wanted.stem} ({number})")
    return path


def file_name(title: str) -> str:
    """A file name that every system takes, from a title."""
    kept = "".join(" " if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in title)
    return (" ".join(kept.split())[:80].strip(". ") or _("Initiative")) + ".atelier"


class Creation(QObject):
    """Runs `create FILE …`; emits `made` with the path, or `failed` with the sentence it ended on."""

    made = Signal(str)
    failed = Signal(str)

    def __init__(self, path: Path, options: list[str], parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._process = QProcess(self)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._not_started)
        self._process.setProcessEnvironment(environment())
        first, *rest = program()
        self._process.start(first, [*rest, "create", str(path), "--lang", language(), *options])

    def _finished(self, code: int) -> None:
        if code == 0:
            self.made.emit(str(self._path))
        else:
            said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
            lines = said.strip().splitlines()
            self.failed.emit(lines[-1].removeprefix("atelier: ") if lines else self._generic())
        self.deleteLater()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit(self._generic())
            self.deleteLater()

    def _generic(self) -> str:
        return _("{name} could not be made.").format(name=self._path.name)
