"""Many lines made notes: part by part, each on the disk before the next, so that one can watch, or stop it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.board.arranging import STEP_X, columns_for
from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.wording import unbulleted
from atelier_app.desktop.look.figures import number
from atelier_app.domain.board import NOTE_GAP, NOTE_LIMIT
from atelier_app.domain.capture import Captured, take_apart
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import verbatim
from atelier_app.support.language import _, ngettext

# A part is an undo, one transaction of the engine, and about a frame of the window.
PART = 250


@dataclass
class Told:
    """What became of the lines."""

    added: int = 0
    blank: int = 0
    cleaned: int = 0
    too_long: int = 0
    left: int = 0


class Pasting(QObject):
    """Begins with `start`; the notes fill a block that begins where `seen` does, or what is free of it."""

    progressed = Signal(int, int)
    added = Signal(object)
    """The ids of a part, as soon as it shows."""
    ended = Signal(object)
    """What became of the lines: `Told`."""

    def __init__(self, model: BoardModel, lines: Sequence[str], seen: Box, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._lines = model, lines
        width = max(seen.width, columns_for(len(lines)) * STEP_X + 2 * NOTE_GAP)
        self._free = Box(seen.left, seen.top, seen.left + width, seen.bottom)
        self._next = 0
        self._stopped = False
        self.told = Told()

    @property
    def is_long(self) -> bool:
        """Whether it takes more than one part."""
        return len(self._lines) > PART

    def start(self) -> None:
        """Adds the first part at once."""
        self._go_on()

    def cancel(self) -> None:
        """Stops before the next part; what was added stays, and can be undone."""
        self._stopped = True

    def _go_on(self) -> None:
        if self._stopped or self._next >= len(self._lines):
            self.told.left = len(self._lines) - self._next
            self.ended.emit(self.told)
            return
        part = self._lines[self._next : self._next + PART]
        known = self._model.words()
        texts = [take_apart(text, known) for line in part if (text := self._read(line))]
        self._next += len(part)
        self._put_up(texts, len(part))

    def _put_up(self, texts: list[Captured], lines: int) -> None:
        def kept() -> None:
            self.told.added += len(texts)
            self.progressed.emit(self._next, len(self._lines))
            self._go_on()

        def refused() -> None:
            self._next -= lines
            self._stopped = True
            self._go_on()

        if not texts:
            kept()
            return
        ids: tuple[Id, ...] = self._model.put_up(texts, self._free, kept=kept, refused=refused)
        # What was free above is taken now: no need to look there again.
        last = self._model.wall.notes[ids[-1]]
        self._free = self._free._replace(top=last.y - NOTE_GAP, bottom=last.y)
        self.added.emit(ids)

    def _read(self, line: str) -> str:
        """The words of a line; nothing when there are none, or too many."""
        line = unbulleted(line)
        try:
            text = verbatim(line, NOTE_LIMIT)
        except Refused as refused:
            self.told.blank += refused.code is Refusal.EMPTY_TEXT
            self.told.too_long += refused.code is Refusal.TEXT_TOO_LONG
            return ""
        self.told.cleaned += text != line
        return text


def in_words(told: Told) -> str:
    """What was done, as a sentence or two."""
    parts = [
        (told.added, ngettext("{n} note added", "{n} notes added", told.added)),
        (told.blank, ngettext("{n} blank line skipped", "{n} blank lines skipped", told.blank)),
        (
            told.cleaned,
            ngettext(
                "invisible characters taken out of {n} line",
                "invisible characters taken out of {n} lines",
                told.cleaned,
            ),
        ),
        (
            told.too_long,
            ngettext("{n} line too long, left out", "{n} lines too long, left out", told.too_long),
        ),
        (
            told.left,
            ngettext("stopped: {n} line was not read", "stopped: {n} lines were not read", told.left),
        ),
    ]
    said = [words.format(n=number(count)) for count, words in parts if count]
    return _("{what}.").format(what="; ".join(said)) if said else _("Nothing was added.")
