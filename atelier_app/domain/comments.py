"""What is said of a note, by the facilitator or from phones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from atelier_app.domain.board import Attribution
from atelier_app.domain.core import Channel, Command, Id, Query, Topic


@dataclass(frozen=True)
class Comment:
    """`label` says whom it comes from, as an idea's does; `mine` only to whoever asked with the author's key."""

    id: Id
    note_id: Id
    text: str
    channel: Channel = Channel.FACILITATOR
    label: str = ""
    author_id: Id | None = None
    mine: bool = False


@dataclass(frozen=True)
class AddComment(Command):
    """The facilitator's comment."""

    id: Id
    note_id: Id
    text: str
    label: str = ""


@dataclass(frozen=True)
class SendComment(Command):
    """A signed-in person's comment from a phone, while the board takes comments and is not private.

    `promised` is as in `SendIdea`.
    """

    id: Id
    note_id: Id
    participant_id: Id
    text: str
    author_key: str
    promised: Attribution | None = None


@dataclass(frozen=True)
class RemoveComments(Command):
    """The facilitator takes comments away; `RestoreComments` puts them back."""

    comment_ids: tuple[Id, ...]


@dataclass(frozen=True)
class RestoreComments(Command):
    comment_ids: tuple[Id, ...]


@dataclass(frozen=True)
class WithdrawComment(Command):
    """The author takes a comment back."""

    comment_id: Id
    author_key: str


@dataclass(frozen=True)
class ReadComments(Query[tuple[Comment, ...]]):
    """What was said of a note, oldest first."""

    note_id: Id
    author_key: str = ""
    topics: ClassVar = frozenset({Topic.BOARD})


@dataclass(frozen=True)
class ReadCommentsOn(Query[tuple[Comment, ...]]):
    """What was said of every note of a board, note by note, oldest first."""

    board_id: Id
    topics: ClassVar = frozenset({Topic.BOARD})
