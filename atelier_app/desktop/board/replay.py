"""The wall as it was at any moment, from its stages; nothing of it can be changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.fresh import FreshWall
from atelier_app.desktop.board.past import Past
from atelier_app.desktop.board.showing import Shown
from atelier_app.desktop.board.veil import veiled
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.dates import clock_time, short_date
from atelier_app.desktop.look.figures import number
from atelier_app.domain.board import BoardContents, Note
from atelier_app.domain.core import Id
from atelier_app.domain.growth import Growth, ReadGrowth, Stage
from atelier_app.support.language import _, ngettext


class Replay(Shown):
    """Shows a position of the past. `loaded` once the stages are there; hidden ideas stay hidden here too."""

    loaded = Signal()

    def __init__(self, remote: Remote, fresh: FreshWall, parent: QObject) -> None:
        super().__init__(fresh.board.id, parent)
        self._remote, self._fresh = remote, fresh
        self._notes: dict[Id, Note] = {}
        self.past = Past(())
        self.position = 0
        self.title = _("How the board grew")
        self._box: Box | None = None

    def load(self) -> None:
        """Reads what there is up to now, and shows now."""
        self._remote.read(ReadGrowth(self.board_id), self._read)

    def _read(self, growth: Growth) -> None:
        self._notes = {note.id: note for note in veiled(self._fresh.board, growth.notes)}
        self.past, self.position = Past(growth.stages), 0
        self._box = self.past.box()
        source = self._fresh.wall
        self.wall.authors = source.authors
        groups, zones = tuple(source.groups.values()), tuple(source.zones.values())
        self.wall.read(BoardContents(self._fresh.board, (), groups, zones))
        self.go(self.past.last)
        self.loaded.emit()

    def box(self) -> Box | None:
        return self._box

    def go(self, position: int) -> None:
        """Shows the wall as it was at this position."""
        position = max(0, min(self.past.last, position))
        changes = self.past.between(self.position, position)
        self.position = position
        notes, gone = [], []
        for id, stage in changes.items():
            note = self._then(id, stage)
            if note is None:
                gone.append(id)
            else:
                notes.append(note)
        self.wall.put(notes, gone=gone, quiet=True)
        self._say()

    def _then(self, id: Id, stage: Stage | None) -> Note | None:
        note = self._notes.get(id)
        if note is None or stage is None or not stage.shown:
            return None
        return replace(note, x=stage.x, y=stage.y, group_id=stage.group_id, colour=stage.colour, inbox=False)

    def _say(self) -> None:
        at, count = self.past.time(self.position), len(self.wall.notes)
        when = f"{short_date(at.astimezone().date())}, {clock_time(at)}" if at else _("Before the first note")
        notes = ngettext("{n} note", "{n} notes", count).format(n=number(count))
        self.aside = f"{when} · {notes}"
        self.said = f"{self.title}. {self.aside}"
        self.changed.emit()
