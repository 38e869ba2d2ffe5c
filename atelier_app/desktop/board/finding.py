"""Looking for notes: by what is typed, by theme, territory, author, colour and source; which fit, and the next one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from atelier_app.desktop.board.arranging import STEP_Y
from atelier_app.desktop.board.facets import Asked, Count, Facet, Reader
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.door.following import Followed
from atelier_app.domain.board import NamedAuthor, Note, ReadAuthors
from atelier_app.domain.core import Id
from atelier_app.domain.text import fold

# A burst of notes is one search.
_PAUSE_MS = 80
# Folded ahead of the first key, a slice at a time.
_AT_ONCE = 200


class Finder(QObject):
    """Never finds an idea that only its author may read."""

    changed = Signal()
    """What is asked, or what fits it."""
    reread = Signal()
    """Authors, or what papers stand for, are known by other names."""

    def __init__(self, model: BoardModel) -> None:
        super().__init__(model)
        self._model = model
        self.asked = Asked()
        self.found: frozenset[Id] | None = None
        """The notes that fit; None while nothing is looked for."""
        self._in_order: tuple[Id, ...] | None = ()
        self.current: Id | None = None
        self._haystacks: dict[Id, tuple[Note, str]] = {}
        self._warming: Iterator[Note] = iter(())
        self._authors: Followed[tuple[NamedAuthor, ...]] = Followed(
            model.remote, ReadAuthors(model.board_id), self
        )
        self.reader = Reader(model.fresh.board, {})
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._again)
        self._warmer = QTimer(self, singleShot=True)
        self._warmer.timeout.connect(self._warm)
        self._authors.changed.connect(self._reread)
        model.fresh.board_changed.connect(self._reread)
        model.wall.damaged.connect(self._wall_changed)

    def stop(self) -> None:
        """Ends the following."""
        self._authors.stop()

    # --- asking

    def ask(self, text: str) -> None:
        """Looks for notes with all of these words, anywhere in them."""
        self._ask(replace(self.asked, words=tuple(fold(text).split())))

    def want(self, facet: Facet, key: str | None) -> None:
        """Looks only among the notes with this value, or among all again (None)."""
        wanted = {one: value for one, value in self.asked.wanted.items() if one is not facet}
        self._ask(replace(self.asked, wanted=wanted if key is None else {**wanted, facet: key}))

    def end(self) -> None:
        """Looks for nothing any more."""
        self._ask(Asked())

    def _ask(self, asked: Asked) -> None:
        if asked != self.asked:
            self.asked = asked
            self._search()
            self.changed.emit()

    # --- what fits

    @property
    def matches(self) -> tuple[Id, ...]:
        """The notes that fit, row by row; put in order when someone wants to walk through them."""
        if self._in_order is None:
            held = self._model.wall.notes
            notes = sorted(
                (held[id] for id in self.found or () if id in held),
                key=lambda note: (note.y // STEP_Y, note.x, note.y),
            )
            self._in_order = tuple(note.id for note in notes)
        return self._in_order

    @property
    def place(self) -> int:
        """Which of the matches the current one is, from 1; 0 for none."""
        return self.matches.index(self.current) + 1 if self.current is not None else 0

    def step(self, by: int) -> Id | None:
        """Goes to the next match, or back, and around."""
        if self.matches:
            place = self.place - 1 if self.place else (-1 if by > 0 else 0)
            self.current = self.matches[(place + by) % len(self.matches)]
            self.changed.emit()
            return self.current
        return None

    def counted(self, facet: Facet) -> tuple[Count, ...]:
        """How many notes have each value."""
        return self.reader.counted(self.readable(), facet)

    def readable(self) -> Iterator[Note]:
        """The notes on the wall that may be read now."""
        board = self._model.fresh.board
        return (note for note in self._model.wall.notes.values() if not board.veils(note))

    def _search(self) -> None:
        asked, found = self.asked, self.readable()
        if asked.words:
            found = (note for note in found if all(map(self._haystack(note).__contains__, asked.words)))
        if asked.wanted:
            found = (note for note in found if self.reader.fits(note, asked.wanted))
        self.found = frozenset(note.id for note in found) if asked else None
        self._in_order = None
        if self.current not in (self.found or ()):
            self.current = None

    def _haystack(self, note: Note) -> str:
        kept = self._haystacks.get(note.id)
        if kept is None or kept[0] is not note:
            kept = self._haystacks[note.id] = (note, self.reader.haystack(note))
        return kept[1]

    # --- the wall changes

    def _wall_changed(self, _damage: object) -> None:
        if self.asked:
            self._later.start()

    def _again(self) -> None:
        before = self.found
        self._search()
        if self.found != before:
            self.changed.emit()

    def _reread(self, _record: object) -> None:
        names = {one.author_id: one.name for one in self._authors.record or ()}
        self.reader = Reader(self._model.fresh.board, names)
        self._haystacks.clear()
        self._search()
        self.reread.emit()
        self.changed.emit()

    def warm(self) -> None:
        """Somebody is about to type: makes the notes ready in moments when nothing else happens."""
        notes = self._model.wall.notes
        self._haystacks = {id: kept for id, kept in self._haystacks.items() if id in notes}
        self._warming = iter(tuple(self.readable()))
        self._warmer.start(0)

    def _warm(self) -> None:
        for _turn in range(_AT_ONCE):
            note = next(self._warming, None)
            if note is None:
                return
            self._haystack(note)
        self._warmer.start(0)
