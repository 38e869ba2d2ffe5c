"""What can be done with zones: each act is shown at once, sent, and undone by one Ctrl+Z."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.board.boxes import Box, around, note_box, sheet_box
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.wall import Wall
from atelier_app.domain.board import Colour, DescribeBoard, Meaning, Note, Zone, checked_place
from atelier_app.domain.core import Command, Id, new_id
from atelier_app.domain.notes import MoveNotes, Place
from atelier_app.domain.templates import Outline, Template, aside, from_corner
from atelier_app.domain.zones import PutZones, RemoveZones, checked_frame
from atelier_app.support.language import _, ngettext


def inside(wall: Wall, zone: Zone) -> tuple[list[Note], list[Zone]]:
    """What moves with a zone: the notes whose middle is in it, and the zones wholly inside.

    What lies in a locked zone inside stays where it is.
    """
    box = sheet_box(zone)
    inner = [z for z in wall.zones.values() if z.id != zone.id and box.covers(sheet_box(z))]
    fixed = [sheet_box(z) for z in inner if z.locked]

    def goes(note: Note) -> bool:
        middle = note_box(note.x, note.y).centre
        return box.holds(*middle) and not any(other.holds(*middle) for other in fixed)

    return [note for note in wall.touched(box) if goes(note)], [z for z in inner if not z.locked]


class Zoning(QObject):
    """The zones of a board; `chosen` is the one that keys and the side column act on."""

    changed = Signal()
    """Another zone is chosen, or none."""

    def __init__(self, model: BoardModel, parent: QObject | None = None) -> None:
        super().__init__(parent or model)
        self._model, self._wall = model, model.wall
        self._id: Id | None = None

    # --- choosing

    @property
    def chosen(self) -> Zone | None:
        return self._wall.zones.get(self._id or "")

    def choose(self, id: Id | None) -> None:
        """The zone to act on; None for none."""
        if id != self._id:
            self._id = id
            self.changed.emit()

    def step(self, by: int) -> Zone | None:
        """Chooses the next zone, row by row, or the one before (-1)."""
        zones = self.in_order()
        if not zones:
            return None
        ids = [zone.id for zone in zones]
        number = (ids.index(self._id) + by) % len(ids) if self._id in ids else (0 if by > 0 else len(ids) - 1)
        self.choose(ids[number])
        return zones[number]

    def in_order(self) -> list[Zone]:
        """Every zone, row by row."""
        return sorted(self._wall.zones.values(), key=lambda zone: (round(zone.y / 100), zone.x, zone.id))

    def at(self, x: float, y: float) -> Zone | None:
        """The smallest zone at a scene point."""
        found = [zone for zone in self._wall.zones.values() if sheet_box(zone).holds(x, y)]
        return min(found, key=lambda zone: zone.width * zone.height, default=None)

    # --- acts

    def add(self, box: Box, title: str = "") -> Zone:
        """A new zone, which becomes the chosen one."""
        zone = Zone(new_id(), self._model.board_id, title, *checked_frame(*_corner(box)))
        self._put([zone], _("Add a zone"))
        self.choose(zone.id)
        return zone

    def reshape(self, id: Id, box: Box) -> None:
        """Gives a zone another place and size; its notes stay."""
        x, y, width, height = checked_frame(*_corner(box))
        self._change(id, _("Resize zone"), x=x, y=y, width=width, height=height)

    def move(self, id: Id, dx: float, dy: float) -> None:
        """Moves a zone with what is inside."""
        zone = self._wall.zones.get(id)
        if zone is None or zone.locked or not (dx or dy):
            return
        notes, zones = inside(self._wall, zone)
        moved = [_moved(one, dx, dy) for one in (zone, *zones)]
        shown = [replace(n, x=x, y=y) for n in notes for x, y in (checked_place(n.x + dx, n.y + dy),)]
        commands: list[Command] = [PutZones(self._model.board_id, tuple(moved))]
        if shown:
            commands.append(MoveNotes(tuple(Place(note.id, note.x, note.y) for note in shown)))
        self._model.do_with_zones(commands, _("Move zone"), zones=moved, notes=shown)

    def rename(self, id: Id, title: str) -> None:
        self._change(id, _("Rename zone"), title=" ".join(title.split()))

    def tint(self, id: Id, colour: Colour | None) -> None:
        self._change(id, _("Change colour"), colour=colour)

    def lock(self, id: Id, locked: bool) -> None:
        """A locked zone keeps its place, size and title until it is unlocked."""
        self._change(id, _("Lock zone") if locked else _("Unlock zone"), locked=locked)

    def remove(self, id: Id) -> None:
        """Takes a zone away; its notes stay. A locked one stays too."""
        zone = self._wall.zones.get(id)
        if zone is not None:
            gone = () if zone.locked else (id,)  # the door says why a locked one is not
            command = RemoveZones(self._model.board_id, (id,))
            self._model.do_with_zones([command], _("Remove zone"), gone=gone)

    def _change(self, id: Id, said: str, **values: object) -> None:
        zone = self._wall.zones.get(id)
        if zone is not None and (after := replace(zone, **values)) != zone:  # type: ignore[arg-type]
            self._put([after], said)

    def _put(self, zones: Iterable[Zone], said: str) -> None:
        zones = tuple(zones)
        self._model.do_with_zones([PutZones(self._model.board_id, zones)], said, zones=zones)

    # --- templates and legend

    def apply(self, outlines: Iterable[Outline], legend: Iterable[Meaning] = ()) -> Box | None:
        """New zones beside what is on the wall; the answer is what they cover. One act, one undo."""
        there = self._wall.bounds()
        made = aside(outlines, there)
        board_id = self._model.board_id
        zones = [Zone(new_id(), board_id, o.title, o.x, o.y, o.width, o.height, o.colour) for o in made]
        commands: list[Command] = [PutZones(board_id, tuple(zones))] if zones else []
        if named := tuple(legend):
            known = {line.colour: line for line in (*self._model.fresh.board.legend, *named)}
            commands.append(DescribeBoard(board_id, legend=tuple(known.values())))
        said = ngettext("Add a zone", "Add {n} zones", len(zones)).format(n=len(zones))
        self._model.do_with_zones(commands, said, zones=zones)
        return around(sheet_box(zone) for zone in zones)

    def as_template(self, name: str) -> Template:
        """The zones and the legend of this board, to be used again."""
        outlines = (Outline(z.x, z.y, z.width, z.height, z.title, z.colour) for z in self.in_order())
        return Template(name, from_corner(outlines), self._model.fresh.board.legend)

    def name_papers(self, legend: Iterable[Meaning]) -> None:
        """Says what each paper means."""
        lines = tuple(legend)
        if lines != self._model.fresh.board.legend:
            command = DescribeBoard(self._model.board_id, legend=lines)
            self._model.do_with_zones([command], _("Change legend"))


def _corner(box: Box) -> tuple[float, float, float, float]:
    return float(round(box.left)), float(round(box.top)), float(round(box.width)), float(round(box.height))


def _moved(zone: Zone, dx: float, dy: float) -> Zone:
    x, y = checked_place(zone.x + dx, zone.y + dy)
    return replace(zone, x=x, y=y)
