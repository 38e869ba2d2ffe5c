"""The themes, territories and tables that a board knows: the initiative's, then those its notes already have."""

from __future__ import annotations

from PySide6.QtCore import QObject

from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.capture import Vocabulary, key
from atelier_app.domain.initiative import ReadInitiative


class Words(QObject):
    """Gathered again when it is asked for and something has changed since."""

    def __init__(self, remote: Remote, wall: Wall, parent: QObject) -> None:
        super().__init__(parent)
        self._wall = wall
        self._known: Vocabulary | None = None
        self._initiative = Followed(remote, ReadInitiative(), self)
        self._initiative.changed.connect(self._forget)
        wall.damaged.connect(self._forget)
        wall.inbox_changed.connect(self._forget)

    def stop(self) -> None:
        """Ends the following."""
        self._initiative.stop()

    def _forget(self, _changed: object = None) -> None:
        self._known = None

    def __call__(self) -> Vocabulary:
        if self._known is None:
            self._known = self._gathered()
        return self._known

    def _gathered(self) -> Vocabulary:
        record = self._initiative.record
        themes = list(record.initiative.themes) if record else []
        territories = list(record.initiative.territories) if record else []
        tables: list[str] = []
        for note in (*self._wall.notes.values(), *self._wall.inbox.values()):
            themes.append(note.theme)
            territories.append(note.territory)
            tables.append(note.label)
        return Vocabulary(_each_once(themes), _each_once(territories), _each_once(tables))


def _each_once(names: list[str]) -> tuple[str, ...]:
    """One spelling of each, the first."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        found.setdefault(key(name), name)
    found.pop("", None)
    return tuple(found.values())
