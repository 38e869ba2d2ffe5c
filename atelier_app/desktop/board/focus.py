"""One group, or one zone, at a time: which there are, which notes of it are on the page, and how they are laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

from PySide6.QtCore import QObject, QTimer

from atelier_app.desktop.board import arranging, homes
from atelier_app.desktop.board.arranging import STEP_X, STEP_Y
from atelier_app.desktop.board.homes import BOARD, Key, Order
from atelier_app.desktop.board.line_words import title_of
from atelier_app.desktop.board.showing import Shown
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.board.wording import words_of
from atelier_app.desktop.look.figures import number
from atelier_app.domain.board import Group, Note, Zone
from atelier_app.domain.core import Id
from atelier_app.support.language import _, ngettext

# More on one page could not be read from the back of the hall.
PER_PAGE = 12
# A screen is this much wider than high.
_ASPECT = 16 / 9
_PAUSE_MS = 60


@dataclass(frozen=True)
class Stop:
    """A group, a zone or the rest, with the notes that are in nothing smaller, as they are read."""

    key: Key
    title: str
    notes: tuple[Note, ...]

    @property
    def pages(self) -> int:
        return ceil(len(self.notes) / PER_PAGE)

    def page(self, number: int) -> tuple[Note, ...]:
        """The notes of a page; the pages hold about as many each."""
        size = ceil(len(self.notes) / self.pages)
        return self.notes[number * size : (number + 1) * size]


def stops(wall: Wall) -> list[Stop]:
    """What can be shown, in the order of the outline."""
    zones = tuple(wall.zones.values())
    by_home: dict[Key, list[Note]] = {}
    for note in wall.notes.values():
        by_home.setdefault(homes.home_of_note(note, zones), []).append(note)
    found = []
    for key, notes in by_home.items():
        ordered = tuple(sorted(notes, key=homes.note_order))
        found.append((_order(wall, zones, key), Stop(key, _title(wall, key), ordered)))
    return [stop for _order, stop in sorted(found, key=lambda pair: pair[0])]


def _title(wall: Wall, key: Key) -> str:
    if key.kind is Group:
        return title_of(wall.groups.get(key.id) or Group(key.id, "", ""))
    return title_of(wall.zones[key.id]) if key.kind is Zone else _("Other notes")


def _order(wall: Wall, zones: Sequence[Zone], key: Key) -> tuple[Order, Order]:
    """Those of a zone together, its groups before its other notes; then what is in no zone."""
    last = homes.order_of(9, 0, 0, "")
    if key.kind is Zone:
        return homes.zone_order(wall.zones[key.id]), last
    frame = wall.frame(key.id) if key.kind is Group else None
    if frame is None:
        return last, last
    zone = wall.zones.get(homes.home_of_group(frame, zones).id)
    place = homes.zone_order(zone) if zone else homes.order_of(1, 0, 0, "")
    return place, homes.group_order(key.id, frame)


class Focus(Shown):
    """Follows `source`, and shows one page of one stop of it."""

    def __init__(self, source: Wall, board_id: Id, parent: QObject) -> None:
        super().__init__(board_id, parent)
        self._source = source
        self._stops: list[Stop] = []
        self._at = self._page = 0
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.follow)
        self._active = False
        source.damaged.connect(lambda _damage: self._active and self._soon.start())

    @property
    def stop(self) -> Stop | None:
        return self._stops[self._at] if self._stops else None

    def begin(self, near: Id | None) -> None:
        """Shows the stop that this note is in, or the first."""
        self._active, self._at, self._page = True, 0, 0
        self._stops = stops(self._source)
        for place, stop in enumerate(self._stops):
            if any(note.id == near for note in stop.notes):
                self._at = place
        self._show()

    def end(self) -> None:
        """Follows no longer."""
        self._active = False
        self._soon.stop()

    def follow(self) -> None:
        """Shows the same stop as it is now; where it is gone, the one in its place."""
        was = self.stop.key if self.stop else BOARD
        self._stops = stops(self._source)
        places = [place for place, stop in enumerate(self._stops) if stop.key == was]
        self._at = places[0] if places else max(0, min(self._at, len(self._stops) - 1))
        self._page = min(self._page, self.stop.pages - 1) if self.stop else 0
        self._show()

    def step(self, by: int) -> None:
        """The next or the previous page, and after the last page the next stop; stays at either end."""
        if self.stop is None:
            return
        page = self._page + by
        if 0 <= page < self.stop.pages:
            self._page = page
        elif 0 <= self._at + by < len(self._stops):
            self._at += by
            self._page = 0 if by > 0 else self.stop.pages - 1
        self._show()

    def jump(self, last: bool) -> None:
        """The first or the last stop."""
        self._at, self._page = (len(self._stops) - 1 if last else 0), 0
        self._show()

    def _show(self) -> None:
        stop = self.stop
        notes = stop.page(self._page) if stop else ()
        self.title = stop.title if stop else _("There is nothing on the board yet.")
        self.aside = self._aside(stop) if stop else ""
        self.said = ". ".join(filter(None, (self.title, self.aside, *(words_of(note) for note in notes))))
        laid = laid_out(notes)
        kept = {note.id for note in laid}
        self.wall.authors = self._source.authors
        self.wall.put(laid, gone=[id for id in self.wall.notes if id not in kept], quiet=True)
        self.changed.emit()

    def _aside(self, stop: Stop) -> str:
        """How many notes, which page of how many, which stop of how many."""
        count = len(stop.notes)
        parts = [ngettext("{n} note", "{n} notes", count).format(n=number(count))]
        if stop.pages > 1:
            parts.append(_("page {n} of {m}").format(n=self._page + 1, m=stop.pages))
        parts.append(_("{n} of {m}").format(n=number(self._at + 1), m=number(len(self._stops))))
        return " · ".join(parts)


def laid_out(notes: Sequence[Note]) -> list[Note]:
    """The notes in rows that fill a screen."""
    columns = max(1, round(sqrt(len(notes) * _ASPECT * STEP_Y / STEP_X)))
    places = arranging.block([note.id for note in notes], 0, 0, columns)
    return [replace(note, x=places[note.id][0], y=places[note.id][1], group_id=None) for note in notes]
