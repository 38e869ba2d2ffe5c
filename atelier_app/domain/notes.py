"""What can be done with notes and groups on a board."""

from __future__ import annotations

from dataclasses import dataclass

from atelier_app.domain.board import Colour
from atelier_app.domain.core import Command, Id


@dataclass(frozen=True)
class Place:
    """Where a note is to lie."""

    note_id: Id
    x: float
    y: float


@dataclass(frozen=True)
class Assignment:
    """The group a note is to be in, or None for none."""

    note_id: Id
    group_id: Id | None


@dataclass(frozen=True)
class Level:
    """How far in front a note is to lie."""

    note_id: Id
    level: int


@dataclass(frozen=True)
class Tag:
    """The theme and the territory of a note; empty for none."""

    note_id: Id
    theme: str
    territory: str


@dataclass(frozen=True)
class NewNote:
    """A note as it is to be added; without a place (`x` or `y` None) it takes a free one."""

    id: Id
    text: str
    colour: Colour = Colour.YELLOW
    x: float | None = None
    y: float | None = None
    group_id: Id | None = None
    label: str = ""
    theme: str = ""
    territory: str = ""


@dataclass(frozen=True)
class AddNote(Command):
    """Puts a note on the board; without a place (`x` or `y` None) it takes a free one."""

    id: Id
    board_id: Id
    text: str
    colour: Colour = Colour.YELLOW
    x: float | None = None
    y: float | None = None
    group_id: Id | None = None
    label: str = ""
    theme: str = ""
    territory: str = ""


@dataclass(frozen=True)
class AddNotes(Command):
    """Puts many notes on the board at once; those that it holds already stay as they are."""

    board_id: Id
    notes: tuple[NewNote, ...]


@dataclass(frozen=True)
class EditNote(Command):
    """Changes a note's words; with `expected`, only while it still says that.

    Raises `Refused` (NOTE_WAS_REWRITTEN) when someone else has changed it since.
    """

    note_id: Id
    text: str
    expected: str | None = None


@dataclass(frozen=True)
class ColourNotes(Command):
    note_ids: tuple[Id, ...]
    colour: Colour


@dataclass(frozen=True)
class TagNotes(Command):
    tags: tuple[Tag, ...]


@dataclass(frozen=True)
class MoveNotes(Command):
    places: tuple[Place, ...]


@dataclass(frozen=True)
class LevelNotes(Command):
    """Says for each note how far in front it lies."""

    levels: tuple[Level, ...]


@dataclass(frozen=True)
class RemoveNotes(Command):
    """Takes notes off the board, or discards them from the inbox; `RestoreNotes` puts them back."""

    note_ids: tuple[Id, ...]


@dataclass(frozen=True)
class RestoreNotes(Command):
    """Puts back what the facilitator removed; an idea that its author withdrew stays away."""

    note_ids: tuple[Id, ...]


@dataclass(frozen=True)
class PlaceNotes(Command):
    """Moves notes from the inbox to the board (a free place each), or back with `inbox`."""

    note_ids: tuple[Id, ...]
    inbox: bool = False


@dataclass(frozen=True)
class GroupNotes(Command):
    """Puts notes into a group, made with `title` if it is new; those in other groups leave them."""

    group_id: Id
    board_id: Id
    note_ids: tuple[Id, ...]
    title: str = ""


@dataclass(frozen=True)
class AssignNotes(Command):
    """Says for each note which existing group it is in."""

    assignments: tuple[Assignment, ...]


@dataclass(frozen=True)
class RenameGroup(Command):
    group_id: Id
    title: str


@dataclass(frozen=True)
class CollapseGroups(Command):
    """Shows groups as a pile each, or spread out again."""

    group_ids: tuple[Id, ...]
    collapsed: bool
