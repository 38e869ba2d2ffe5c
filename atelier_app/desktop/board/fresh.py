"""Keeps a wall in step with the door: reads what events name, a burst at once, and never over a gesture under way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.board import (
    Board,
    BoardChanged,
    BoardContents,
    GroupsChanged,
    Note,
    NotesChanged,
    ReadBoard,
    ReadNotes,
)
from atelier_app.domain.core import Id, Published

# Fifty ideas a second are two or three to a read.
_PAUSE_MS = 40
# For more notes than these the whole board is read: one answer instead of as much in pieces.
_MANY = 400


class FreshWall(QObject):
    """`wall` as of the latest commit, plus the gestures that have been shown and not yet answered (`hold`)."""

    loaded = Signal()
    """The board was read for the first time."""
    board_changed = Signal(object)
    """The `Board` record, when it differs."""

    def __init__(self, remote: Remote, board_id: Id, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wall = Wall(self)
        self.board = Board(board_id, board_id)
        self.is_loaded = False
        self._remote = remote
        self._wanted: dict[Id, None] = {}
        self._whole = True
        self._reading = self._stopped = False
        self._held: Counter[Id] = Counter()
        # Held at some time since the question was asked: the answer may be older than the gesture.
        self._overtaken: set[Id] = set()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._read)
        remote.heard.connect(self._heard)
        remote.connection.connect(self._connected)
        self._read()

    def stop(self) -> None:
        """Ends the following; may be called twice."""
        if not self._stopped:
            self._stopped = True
            self._timer.stop()
            self._remote.heard.disconnect(self._heard)
            self._remote.connection.disconnect(self._connected)

    def hold(self, ids: Iterable[Id]) -> None:
        """These notes and zones are shown as a gesture left them until `release`."""
        ids = tuple(ids)
        self._held.update(ids)
        self._overtaken.update(ids)

    def release(self, ids: Iterable[Id], *, refused: bool = False, zones: bool = False) -> None:
        """The gesture was answered: what is on the disk counts again. `zones`: some of them are zones."""
        ids = tuple(ids)
        self._held.subtract(ids)
        self._held = +self._held
        self._wanted.update(dict.fromkeys(ids))
        self._whole = self._whole or refused or zones
        self._soon()

    # --- hearing

    def _heard(self, events: tuple[Published, ...]) -> None:
        # None at all: some went by unheard, and anything may have changed.
        self._whole = self._whole or not events
        for published in events:
            event = published.event
            if isinstance(event, NotesChanged) and event.board_id == self.board.id:
                self._wanted.update(dict.fromkeys(event.note_ids))
            elif isinstance(event, (GroupsChanged, BoardChanged)) and event.board_id == self.board.id:
                self._whole = True
        if self._wanted or self._whole:
            self._soon()

    def _connected(self, state: str) -> None:
        if state == "connected":
            self._whole = True
            self._soon()

    def _soon(self) -> None:
        if not (self._timer.isActive() or self._reading or self._stopped):
            self._timer.start()

    # --- reading

    def _read(self) -> None:
        if self._reading or self._stopped:
            return
        ids, whole = tuple(self._wanted), self._whole or len(self._wanted) > _MANY
        if not ids and not whole:
            return
        self._wanted, self._whole, self._reading = {}, False, True
        self._overtaken = set(self._held)
        if whole:
            self._remote.read(ReadBoard(self.board.id), self._read_board, lambda _refused: self._ended())
        else:
            self._remote.read(
                ReadNotes(ids), lambda notes: self._read_notes(ids, notes), lambda _refused: self._ended()
            )

    def _ended(self) -> None:
        self._reading = False
        if self._wanted or self._whole:
            self._soon()

    def _read_board(self, contents: BoardContents) -> None:
        if not self._stopped:
            self.wall.read(self._with_held(contents))
            if contents.board != self.board:
                self.board = contents.board
                self.board_changed.emit(self.board)
            if not self.is_loaded:
                self.is_loaded = True
                self.loaded.emit()
        self._ended()

    def _with_held(self, contents: BoardContents) -> BoardContents:
        """The record, but for what a gesture has changed meanwhile."""
        if not self._overtaken:
            return contents
        kept = [
            note for id in self._overtaken if (note := self.wall.notes.get(id) or self.wall.inbox.get(id))
        ]
        notes = [note for note in contents.notes if note.id not in self._overtaken]
        known = {group.id for group in contents.groups}
        missing = {note.group_id for note in kept if note.group_id and note.group_id not in known}
        groups = [self.wall.groups[id] for id in missing if id in self.wall.groups]
        zones = [zone for zone in contents.zones if zone.id not in self._overtaken]
        zones += [zone for id in self._overtaken if (zone := self.wall.zones.get(id))]
        return replace(
            contents, notes=(*notes, *kept), groups=(*contents.groups, *groups), zones=tuple(zones)
        )

    def _read_notes(self, ids: tuple[Id, ...], notes: tuple[Note, ...]) -> None:
        if not self._stopped:
            found = [
                note for note in notes if note.id not in self._overtaken and note.board_id == self.board.id
            ]
            present = {note.id for note in notes}
            gone = [id for id in ids if id not in present and id not in self._overtaken]
            self.wall.put(found, gone=gone)
            # A group that came back by an undo is known by its notes first.
            self._whole = self._whole or any(n.group_id and n.group_id not in self.wall.groups for n in found)
        self._ended()
