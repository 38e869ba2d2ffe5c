"""Long work in a process of its own: a command that writes a file, tells its progress, and can be cancelled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from atelier_app.desktop.start.creation import environment, program
from atelier_app.support.language import _

_PROGRESS = re.compile(rb"^progress (\d+)/(\d+)\s*$", re.MULTILINE)
# Milliseconds a cancelled job has to tidy up before it is killed.
PATIENCE = 2000


class DocumentJob(QObject):
    """Runs once; exactly one of `written`, `failed` and `cancelled` ends it."""

    progressed = Signal(int, int)
    """Pages or lines done, and in all (0 while that is not known)."""
    written = Signal(Path)
    failed = Signal(str)
    """A sentence for the person."""
    cancelled = Signal()

    def __init__(
        self,
        out: Path,
        arguments: Sequence[str],
        *,
        given: str = "",
        variables: Mapping[str, str] | None = None,
    ) -> None:
        """Writes `out` by the program's own command of these `arguments`; it outlives the panel that asked for it.

        `given` is what the command reads on its input, `variables` what its environment says beside: secrets go that
        way, for other users of the computer see arguments.
        """
        application = QCoreApplication.instance()
        assert application is not None
        super().__init__(application)
        application.aboutToQuit.connect(self._leave)
        self._out = out
        self._heard = b""
        self._ended = self._unwanted = False
        before = {path.name for path in out.parent.glob(".*.part")} if out.parent.is_dir() else set()
        self._parts_before = before
        self._process = QProcess(self)
        surroundings = environment()
        for name, value in (variables or {}).items():
            surroundings.insert(name, value)
        self._process.setProcessEnvironment(surroundings)
        self._process.readyReadStandardOutput.connect(self._listen)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._erred)
        self._arguments, self._given = list(arguments), given

    def start(self) -> None:
        first, *rest = program()
        self._process.start(first, [*rest, *self._arguments])
        if self._given:
            self._process.write(self._given.encode())
        self._process.closeWriteChannel()

    def cancel(self) -> None:
        """Stops it; nothing of it stays, and a PDF that was there before does."""
        if self._ended or self._unwanted:
            return
        self._unwanted = True
        self._process.terminate()
        QTimer.singleShot(PATIENCE, self._process, self._process.kill)

    def _leave(self) -> None:
        """The program ends: so does this, in order."""
        self.cancel()
        if not self._process.waitForFinished(PATIENCE):
            self._process.kill()
            self._process.waitForFinished(PATIENCE)

    def _listen(self) -> None:
        self._heard += bytes(self._process.readAllStandardOutput().data())
        whole, newline, self._heard = self._heard.rpartition(b"\n")
        for done, total in _PROGRESS.findall(whole + newline):
            self.progressed.emit(int(done), int(total))

    def _erred(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end()
            self.failed.emit(self._generic())

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._ended:
            return
        self._listen()
        self._end()
        if self._unwanted:
            self._tidy()
            self.cancelled.emit()
        elif code == 0 and status is QProcess.ExitStatus.NormalExit:
            self.written.emit(self._out)
        else:
            self.failed.emit(self._sentence())

    def _end(self) -> None:
        self._ended = True
        self.deleteLater()

    def _tidy(self) -> None:
        """What a killed process could not remove itself."""
        for part in self._out.parent.glob(".*.part"):
            if part.name not in self._parts_before:
                part.unlink(missing_ok=True)

    def _sentence(self) -> str:
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        lines = said.strip().splitlines()
        return lines[-1].removeprefix("atelier: ") if lines else self._generic()

    def _generic(self) -> str:
        return _("{name} could not be written; the log says why.").format(name=self._out.name)
