"""Pictures: a photo on a note, or a paper wall under the notes. They live inside the file, scaled and stripped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atelier_app.domain.board import Background
from atelier_app.domain.core import Command, Id, Query, Topic

# What is kept: a JPEG whose longer side has at most so many pixels.
NOTE_PICTURE_SIDE = 1600
BACKGROUND_SIDE = 4096
PICTURE_BYTES = 4 * 1024 * 1024
PICTURES_PER_BOARD = 500


@dataclass(frozen=True)
class Picture:
    """A JPEG without metadata; width and height in pixels."""

    id: Id
    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class AttachPicture(Command):
    """Puts a prepared picture on a note, instead of the one it has. Raises `Refused` (UNREADABLE_PICTURE)."""

    note_id: Id
    picture: Picture


@dataclass(frozen=True)
class AttachPhoto(Command):
    """The author of an idea puts a prepared picture on it from the phone, until the board is closed.

    The one that it had is forgotten.
    """

    note_id: Id
    author_key: str
    picture: Picture


@dataclass(frozen=True)
class RemovePhoto(Command):
    """The author of an idea takes its picture away, until the board is closed; the file forgets it."""

    note_id: Id
    author_key: str


@dataclass(frozen=True)
class UsePicture(Command):
    """Shows on a note a picture that the file holds, or none."""

    note_id: Id
    picture_id: Id | None


@dataclass(frozen=True)
class LayBackground(Command):
    """Puts a prepared picture under the notes of a board, `x`, `y` and `width` in scene units."""

    board_id: Id
    picture: Picture
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class UseBackground(Command):
    """Shows a picture that the file holds under the notes, or none."""

    board_id: Id
    background: Background | None


@dataclass(frozen=True)
class ReadPicture(Query[Picture]):
    """Raises `Refused` (UNKNOWN_PICTURE)."""

    picture_id: Id
    topics: ClassVar = frozenset({Topic.BOARD})
