"""Merging notes that say the same: one note is shown, and keeps the originals inside with their authors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atelier_app.domain.board import Note
from atelier_app.domain.core import Command, Id, Query, Topic


@dataclass(frozen=True)
class MergeNotes(Command):
    """Makes one note with `text` in the place, group and paper of the first of `note_ids`, and puts them inside it.

    Votes that were cast on the originals stay as they were cast, each under its own words.
    """

    id: Id
    board_id: Id
    note_ids: tuple[Id, ...]
    text: str


@dataclass(frozen=True)
class UnmergeNote(Command):
    """Puts the originals of a merged note back where they were, and takes the merged note away."""

    note_id: Id


@dataclass(frozen=True)
class ReadOriginals(Query[tuple[Note, ...]]):
    """The notes inside a merged note, in the order they came."""

    note_id: Id
    topics: ClassVar = frozenset({Topic.BOARD})


@dataclass(frozen=True)
class VoteOn:
    """A poll that has a note among its options."""

    poll_id: Id
    question: str
    note_id: Id


@dataclass(frozen=True)
class FindVotesOn(Query[tuple[VoteOn, ...]]):
    """The opened or closed polls in which these notes stand as options: what to say before they are merged."""

    note_ids: tuple[Id, ...]
    topics: ClassVar = frozenset({Topic.BOARD, Topic.POLLS})
