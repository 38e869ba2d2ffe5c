"""Ballots: one a badge, secret by structure, recountable by anyone."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b32encode
from dataclasses import dataclass
from typing import ClassVar

from atelier_app.domain.core import Command, Event, Id, Query, Topic, new_id
from atelier_app.domain.methods.method import Choices, Standing
from atelier_app.domain.polls import Option, Outcome, Poll


@dataclass(frozen=True)
class Ballot:
    """One vote; nothing on it says whose or when. `college` is that of the voter, where the poll has any (`colleges`)."""

    id: Id
    choices: Choices
    college: str = ""


@dataclass(frozen=True)
class SignedBallot:
    """A vote of an open poll, with the name of who cast it."""

    participant_id: Id
    name: str
    choices: Choices


@dataclass(frozen=True)
class Recount:
    """A closed poll counted again from its ballots alone: `recorded` is what was counted when it closed, if known.

    `agrees` when both are the same, every ballot is valid, and there are as many as people who voted: that is told of
    withheld results too, but not what they are (`outcome` and `recorded` are None).
    """

    poll: Poll
    options: tuple[Option, ...]
    ballots: int
    turnout: int
    agrees: bool
    outcome: Outcome | None
    recorded: tuple[Standing, ...] | None


def badge_hash(token: str) -> str:
    """What the file keeps of a badge's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def ballot_id(token: str, poll_id: Id) -> Id:
    """`HMAC(token, poll)`: the same badge always finds its own ballot, the file cannot tell whose it is."""
    return hmac.new(token.encode(), poll_id.encode(), hashlib.sha256).hexdigest()


def unowned_ballot_id() -> Id:
    """The id of a ballot that no badge finds again: the kiosk's, or a paper one's. It looks like any other."""
    return new_id() + new_id()


def receipt_code(ballot: Id) -> str:
    """The short receipt a voter keeps: eight characters in two groups, from the ballot's id alone."""
    code = b32encode(hashlib.sha256(ballot.encode()).digest()).decode()[:8]
    return f"{code[:4]}-{code[4:]}"


def shuffled(token: str, poll_id: Id, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options in the order of a badge's own, the same each time: by HMAC(token, poll and option)."""

    def key(option: Option) -> bytes:
        return hmac.new(token.encode(), f"{poll_id} {option.id}".encode(), hashlib.sha256).digest()

    return tuple(sorted(options, key=key))


# --- commands


@dataclass(frozen=True)
class CastBallot(Command):
    """Puts, or replaces, the ballot of a present person. `ballot_id` comes from `ballot_id(token, poll)`."""

    poll_id: Id
    participant_id: Id
    ballot_id: Id
    choices: Choices
    author_key: str = ""
    """The key of the voter's own ideas (`domain.ideas`), where a poll forbids to vote for them."""


# --- events


@dataclass(frozen=True)
class BallotCast(Event):
    """Ballots were cast, or changed: nothing says whose, what, nor how many were committed together."""

    poll_id: Id
    topic: ClassVar[Topic] = Topic.POLLS


# --- queries


@dataclass(frozen=True)
class FindBallot(Query[Ballot | None]):
    """The ballot with this id, known only to who holds the badge."""

    ballot_id: Id
    topics: ClassVar = frozenset({Topic.POLLS})


@dataclass(frozen=True)
class FindOwnOptions(Query[frozenset[Id]]):
    """The options that were made from ideas of this author (`domain.ideas`), merged ones included."""

    poll_id: Id
    author_key: str
    topics: ClassVar = frozenset({Topic.POLLS, Topic.BOARD})


@dataclass(frozen=True)
class ReadBallots(Query[tuple[Ballot, ...]]):
    """Every ballot of a closed poll, by id. Raises `Refused` (POLL_NOT_CLOSED, RESULTS_WITHHELD, UNKNOWN_POLL)."""

    poll_id: Id
    topics: ClassVar = frozenset({Topic.POLLS})


@dataclass(frozen=True)
class ReadSignedBallots(Query[tuple[SignedBallot, ...]]):
    """Who voted what in an open poll, by name, once its results may be seen; else `Refused` (VOTES_UNTOLD)."""

    poll_id: Id
    topics: ClassVar = frozenset({Topic.POLLS, Topic.ATTENDANCE})


@dataclass(frozen=True)
class RecountPoll(Query[Recount]):
    """Counts a closed poll again. Raises `Refused` (POLL_NOT_CLOSED, UNKNOWN_POLL)."""

    poll_id: Id
    topics: ClassVar = frozenset({Topic.POLLS})
