"""Which notes are selected, and which one the keyboard is on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from atelier_app.domain.core import Id


class Selection(QObject):
    """An ordered set of note ids and the current one; `changed` names those that look different now."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[Id, None] = {}
        self.current: Id | None = None

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> tuple[Id, ...]:
        """In the order of selecting."""
        return tuple(self._ids)

    def only(self, *ids: Id) -> None:
        """Selects these and nothing else; the last becomes the current one."""
        self.choose(ids, ids[-1] if ids else self.current)

    def add(self, ids: Iterable[Id]) -> None:
        ids = tuple(ids)
        self.choose((*self._ids, *ids), ids[-1] if ids else self.current)

    def toggle(self, id: Id) -> None:
        if id in self._ids:
            self.choose([other for other in self._ids if other != id], id)
        else:
            self.add([id])

    def clear(self) -> None:
        """Selects nothing; the current note stays where the keyboard is."""
        self.choose((), self.current)

    def forget(self, ids: Iterable[Id]) -> None:
        """These notes are gone."""
        gone = frozenset(ids)
        current = None if self.current in gone else self.current
        self.choose([id for id in self._ids if id not in gone], current)

    def choose(self, ids: Iterable[Id], current: Id | None) -> None:
        """Selects exactly `ids` and puts the keyboard on `current`."""
        before, was = self._ids, self.current
        self._ids, self.current = dict.fromkeys(ids), current
        changed = before.keys() ^ self._ids.keys()
        if was != current:
            changed |= {id for id in (was, current) if id is not None}
        if changed:
            self.changed.emit(frozenset(changed))
