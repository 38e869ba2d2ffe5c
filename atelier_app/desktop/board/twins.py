"""Notes that look as if they said the same: compared a little at a time, in moments when nothing else happens."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from atelier_app.desktop.board.model import BoardModel
from atelier_app.domain.board import Note
from atelier_app.domain.core import Id
from atelier_app.support.likeness import Shape, near, shape

# After the last change of the wall; then slices of the first, with pauses of the second between them.
_AFTER_MS = 500
_SLICE_SECONDS = 0.003
_PAUSE_MS = 12
# One step of a slice: what a note is compared with at once.
_CHUNK = 120
# A wall full of one sentence is no list to walk through.
MOST = 300
_MOST_OF_ONE = 3

Pair = tuple[Id, Id]


class Twins(QObject):
    """`pairs` of notes on the wall, the older first; ideas that only their authors may read are left out."""

    changed = Signal()

    def __init__(self, model: BoardModel) -> None:
        super().__init__(model)
        self._model = model
        self.pairs: tuple[Pair, ...] = ()
        self._apart: set[frozenset[Id]] = set()
        self._texts: dict[Id, str] = {}
        self._compared: dict[Id, Shape] = {}
        self._waiting: dict[Id, None] = {}
        self._work: Iterator[None] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._slice)
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self._look_again)
        model.wall.damaged.connect(lambda _damage: self._later.start())
        model.fresh.board_changed.connect(lambda _board: self._later.start())

    def stop(self) -> None:
        """Compares no more."""
        self._timer.stop()
        self._later.stop()

    @property
    def is_done(self) -> bool:
        """Whether every note has been compared with every other."""
        return not (self._waiting or self._timer.isActive() or self._later.isActive())

    def keep_apart(self, pair: Pair) -> None:
        """They do not say the same: not pointed out again, until the program ends."""
        self._apart.add(frozenset(pair))
        self._show(other for other in self.pairs if other != pair)

    def _show(self, pairs: Iterator[Pair]) -> None:
        kept = tuple(pairs)
        if kept != self.pairs:
            self.pairs = kept
            self.changed.emit()

    # --- comparing

    def _look_again(self) -> None:
        """What is new or reads otherwise is compared with all the rest."""
        texts = {note.id: note.text for note in self._readable()}
        gone = {id for id, text in self._texts.items() if texts.get(id) != text}
        new = [id for id, text in texts.items() if self._texts.get(id) != text]
        self._texts = texts
        for id in gone:
            self._compared.pop(id, None)
            self._waiting.pop(id, None)
        self._waiting.update(dict.fromkeys(new))
        self._show(pair for pair in self.pairs if not gone.intersection(pair))
        if self._waiting:
            self._work = self._comparing()
            self._timer.start(_PAUSE_MS)

    def _readable(self) -> Iterator[Note]:
        board = self._model.fresh.board
        return (note for note in self._model.wall.notes.values() if not board.veils(note))

    def _slice(self) -> None:
        end = perf_counter() + _SLICE_SECONDS
        while perf_counter() < end:
            if next(self._work, self) is self:
                return
        self._timer.start(_PAUSE_MS)

    def _comparing(self) -> Iterator[None]:
        while self._waiting and len(self.pairs) < MOST:
            id = next(iter(self._waiting))
            wanted = shape(self._texts[id])
            found: list[Pair] = []
            others = list(self._compared.items())
            for start in range(0, len(others), _CHUNK):
                found += self._like(id, wanted, others[start : start + _CHUNK])
                if len(found) >= _MOST_OF_ONE:
                    break
                yield
            del self._waiting[id]
            self._compared[id] = wanted
            if found:
                self._show(iter((*self.pairs, *found[:_MOST_OF_ONE])[:MOST]))
            yield
        self._waiting.clear()

    def _like(self, id: Id, wanted: Shape, others: list[tuple[Id, Shape]]) -> list[Pair]:
        places = near(wanted, [other for _id, other in others])
        pairs = [(others[place][0], id) for place in places]
        return [pair for pair in pairs if frozenset(pair) not in self._apart]
