"""Importing ideas from a file or from what was copied: what will be added is seen before it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from atelier_app.desktop.board.ideas_preview import IdeasPreview
from atelier_app.desktop.door.background import Job
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.form import busy_bar, tell
from atelier_app.desktop.look.widgets import Button, PrimaryButton, label
from atelier_app.domain.board import BoardContents, ReadBoard
from atelier_app.domain.core import Command, Id, Receipt, Refused
from atelier_app.support.language import _, ngettext
from atelier_app.support.sentences import sentence

if TYPE_CHECKING:
    from atelier_app.exchange.ideas import IdeasRead


class IdeasDialog(QDialog):
    """Reads and lays out off the Qt thread; adds all of it when accepted, as one step to undo, and then closes."""

    def __init__(
        self, name: str, read: Callable[[], IdeasRead], remote: Remote, board_id: Id, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._remote, self._board_id = remote, board_id
        self._read: IdeasRead | None = None
        self.title, self.state = label(name, "heading"), label("", "muted", wrap=True)
        self.bar = busy_bar()
        self.preview = IdeasPreview()
        self.setWindowTitle(_("Import ideas"))
        self.resize(880, 620)
        self._lay_out()
        self._run(lambda: _with_words(read), self._show, _("Reading the ideas…"))

    def _lay_out(self) -> None:
        self.cancel_button, self.import_button = Button(_("Cancel")), PrimaryButton(_("Import"), "upload")
        self.import_button.setDefault(True)
        self.import_button.setEnabled(False)
        self.cancel_button.clicked.connect(self.reject)
        self.import_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.cancel_button, self.import_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        for part in (self.title, self.state, self.bar):
            column.addWidget(part)
        column.addWidget(self.preview, 1)
        column.addStretch(0)
        column.addLayout(row)
        self.preview.hide()

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None], words: str) -> None:
        self._say(words, busy=True)
        job = Job(work, self)
        job.done.connect(then)
        job.failed.connect(self._fail)

    # --- what it holds

    def _show(self, found: tuple[IdeasRead, tuple[str, ...]]) -> None:
        read, told = found
        self._read = read
        self.preview.show_ideas(read, told)
        self.preview.show()
        count = len(read.ideas)
        said = ngettext("Import {n} note", "Import {n} notes", count).format(n=number(count))
        self.import_button.setText(said if count else _("Nothing to import"))
        self.import_button.setEnabled(count > 0)
        self._say(_summary(read))
        (self.import_button if count else self.cancel_button).setFocus()

    # --- adding it

    def accept(self) -> None:
        if self._read is None or not self.import_button.isEnabled():
            return
        self.import_button.setEnabled(False)
        self._say(_("Importing…"), busy=True)
        self._remote.read(ReadBoard(self._board_id), self._place, self._fail)

    def _place(self, there: BoardContents) -> None:
        read = self._read
        assert read is not None
        self._run(lambda: _adding(read, there), self._add, _("Importing…"))

    def _add(self, command: Command) -> None:
        self._remote.execute(command, self._added, self._fail, _("Import ideas"))

    def _added(self, _receipt: Receipt) -> None:
        super().accept()

    def _fail(self, refused: Refused) -> None:
        self.import_button.setEnabled(self._read is not None)
        self._say(sentence(refused), kind="error")

    def _say(self, words: str, *, busy: bool = False, kind: str = "muted") -> None:
        self.bar.setVisible(busy)
        tell(self.state, words, kind)


def from_file(path: Path) -> Callable[[], IdeasRead]:
    """Reads a file when it is called."""

    def read() -> IdeasRead:
        from atelier_app.exchange.ideas_files import read_ideas

        return read_ideas(path)

    return read


def from_copied(text: str) -> Callable[[], IdeasRead]:
    """Reads what was copied when it is called."""

    def read() -> IdeasRead:
        from atelier_app.exchange.ideas_files import read_copied

        return read_copied(text, _("What was copied"))

    return read


def _with_words(read: Callable[[], IdeasRead]) -> tuple[IdeasRead, tuple[str, ...]]:
    from atelier_app.exchange.ideas import told

    found = read()
    return found, tuple(told(found))


def _adding(read: IdeasRead, there: BoardContents) -> Command:
    from atelier_app.exchange.ideas_placed import adding

    return adding(read.ideas, there.board.id, there)


def _summary(read: IdeasRead) -> str:
    """How many notes in how many groups."""
    count, groups = len(read.ideas), read.groups
    notes = ngettext("{n} note will be added", "{n} notes will be added", count).format(n=number(count))
    if groups:
        notes += ngettext(", in {k} group", ", in {k} groups", groups).format(k=number(groups))
    return f"{notes}."
