"""A wall and what can be done to it: what was carried falls, groups are made and left, papers change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.arranger import Arranger
from atelier_app.desktop.board.boxes import around
from atelier_app.desktop.board.carrying import Carried
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.view import WallView
from atelier_app.desktop.board.wall import Wall
from atelier_app.domain.board import NOTE_GAP, Colour
from atelier_app.domain.core import Id

if TYPE_CHECKING:
    from atelier_app.desktop.board.writing import Writing

# One note is not blown up to fill a screen.
_LARGEST_FIT = 2.0


class ActingView(WallView):
    """Without `acts` nothing can be changed, and every act does nothing."""

    writing: Writing
    merge_asked = Signal()
    find_asked = Signal()
    arrange_asked = Signal()
    """The menu of arranging was asked for by its key."""
    map_asked = Signal()

    def __init__(
        self, wall: Wall, acts: BoardModel | None, parent: QWidget | None = None, *, dotted: bool = True
    ) -> None:
        super().__init__(wall, parent, dotted=dotted)
        self.acts = acts
        self.arranger = Arranger(acts) if acts else None

    def choose_group(self, group_id: Id, adding: bool = False) -> None:
        """Selects all notes of a group; the keyboard is then on the first."""
        members = self.wall.members(group_id)
        before = self.selection.ids if adding else ()
        self.selection.choose((*before, *members), members[0] if members else self.selection.current)

    def fit_selection(self) -> None:
        """All that is selected in the view, or all of the wall when nothing is."""
        boxes = [self.wall.box_of(note) for id in self.selection.ids if (note := self.wall.notes.get(id))]
        box = around(boxes)
        self.fit(box.grown(NOTE_GAP) if box else None, largest=_LARGEST_FIT)

    def drop(self, carried: Carried, groups: dict[Id, Id | None] | None) -> None:
        """What was carried falls where it is."""
        if self.acts is not None:
            places = {note.id: (note.x + carried.dx, note.y + carried.dy) for note in carried.notes}
            self.acts.move(places, groups=groups)

    def drop_on(self, ids: Iterable[Id], target: Id) -> None:
        """What was carried falls on a note: they become, or join, a group."""
        if self.acts is not None:
            known = set(self.wall.groups)
            group_id = self.acts.stack(ids, target)
            if group_id and group_id not in known:
                self.writing.title(group_id)

    def drop_into_pile(self, ids: Iterable[Id], group_id: Id) -> None:
        """What was carried falls on a collapsed group and is hidden in it."""
        if self.arranger is not None:
            self.arranger.into_pile(ids, group_id)

    def group_selection(self) -> None:
        """Makes a group of what is selected and asks for its title."""
        if self.acts is not None and (group_id := self.acts.group(self.selection.ids)):
            self.writing.title(group_id)

    def ungroup_selection(self) -> None:
        """Takes what is selected out of its groups."""
        if self.acts is not None:
            self.acts.ungroup(self.selection.ids)

    def paint(self, colour: Colour) -> None:
        """Gives what is selected, and the next notes, another paper."""
        if self.acts is not None:
            self.acts.paint(self.selection.ids, colour)
