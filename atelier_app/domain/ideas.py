"""Ideas from phones: sent, corrected and withdrawn by whoever wrote them, and by nobody else.

The author's key is made from the badge's token and the board, as a ballot's is: the file cannot tell whose an
anonymous idea is, yet the same badge always finds its own. What is kept is made from that key in turn (`kept_key`).
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import ClassVar

from atelier_app.domain.board import Attribution
from atelier_app.domain.core import Command, Id, Query, Topic

IDEA_LIMIT = 2000
COMMENT_LIMIT = 1000
IDEAS_PER_PERSON = 50
IDEAS_PER_SCRIBE = 300
COMMENTS_PER_PERSON = 100
PHOTOS_PER_PERSON = 20


def author_key(token: str, board_id: Id) -> str:
    """Whose ideas these are: HMAC-SHA-256 of the board under the badge's token, 64 hexadecimal digits."""
    return hmac.new(token.encode(), f"ideas {board_id}".encode(), hashlib.sha256).hexdigest()


def kept_key(key: str, told: Attribution) -> str:
    """What the file keeps of an author's key, another for each thing that it tells of the author.

    Under one for all, the name or the table beside one idea would tell whose the anonymous ones are.
    """
    return hmac.new(key.encode(errors="replace"), told.encode(), hashlib.sha256).hexdigest()


def kept_keys(key: str) -> tuple[str, ...]:
    """All that the file may keep of an author's key; nobody has an empty one."""
    return tuple(kept_key(key, told) for told in Attribution) if key else ()


def is_author(kept: str, given: str) -> bool:
    """Whether a given key is the author's of which this was kept; told in constant time."""
    return any(hmac.compare_digest(kept.encode(), one.encode()) for one in kept_keys(given))


@dataclass(frozen=True)
class Idea:
    """One's own idea as its author sees it: `placed` on the wall, `merged` into another note, `withdrawn`.

    `removed` when the facilitator took it off the wall, or out of the inbox.
    """

    id: Id
    text: str
    label: str = ""
    placed: bool = False
    merged: bool = False
    withdrawn: bool = False
    picture_id: Id | None = None
    removed: bool = False


@dataclass(frozen=True)
class SendIdea(Command):
    """A signed-in person's idea, from a phone; taken only while the ideas activity is the current one.

    With `table`, it is the table's: a scribe writes for those around it, and may send more. `promised` is what its
    author was told would be said of them; an idea that would now tell more is refused (PROMISE_CHANGED).
    """

    id: Id
    board_id: Id
    participant_id: Id
    text: str
    author_key: str
    table: str = ""
    promised: Attribution | None = None


@dataclass(frozen=True)
class CorrectIdea(Command):
    """The author changes the words of an idea, until the facilitator closes the board."""

    note_id: Id
    author_key: str
    text: str


@dataclass(frozen=True)
class WithdrawIdea(Command):
    """The author takes an idea back, or with `withdrawn` false puts it where it was, until the board is closed."""

    note_id: Id
    author_key: str
    withdrawn: bool = True


@dataclass(frozen=True)
class ReadIdeasOf(Query[tuple[Idea, ...]]):
    """What was sent to a board under an author's key, oldest first, what was withdrawn included."""

    board_id: Id
    author_key: str
    topics: ClassVar = frozenset({Topic.BOARD})
