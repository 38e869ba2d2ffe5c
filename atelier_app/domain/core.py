"""The shapes everything else takes: commands in, events out, queries answered, refusals explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Generic, TypeAlias, TypeVar
from uuid import uuid4

from atelier_app.domain.refusals import Refusal

Id: TypeAlias = str
R = TypeVar("R")


def new_id() -> Id:
    """A fresh random identifier: 32 hexadecimal digits, telling nothing of when or where it was made."""
    return uuid4().hex


class Channel(StrEnum):
    """How a gesture reached the workshop; every channel counts the same."""

    FACILITATOR = "facilitator"
    PHONE = "phone"
    KIOSK = "kiosk"
    DOOR = "door"
    PAPER = "paper"
    HANDS = "hands"


class Topic(StrEnum):
    """What a view follows: an event touches one topic, a query names those it depends on."""

    INITIATIVE = "initiative"
    ATTENDANCE = "attendance"
    BOARD = "board"
    POLLS = "polls"
    PRIORITIES = "priorities"
    ROOM = "room"


@dataclass(frozen=True)
class Origin:
    """Where a command comes from. `client` is an opaque name of the window or phone, never a person's."""

    channel: Channel = Channel.FACILITATOR
    client: str = ""


class Command:
    """A frozen value that says an intention and carries its own ids; the same one twice changes nothing."""


class Event:
    """A frozen value in the past tense; carries ids, never personal data nor a vote's content."""

    topic: ClassVar[Topic]


class Query(Generic[R]):
    """A frozen question whose answer is a frozen record `R`, re-read when one of its topics is touched."""

    topics: ClassVar[frozenset[Topic]]


@dataclass(frozen=True)
class Together(Command):
    """Several commands that succeed or are refused as one."""

    commands: tuple[Command, ...]


@dataclass(frozen=True)
class Published:
    """An event as the journal keeps it: numbered from 1 without a gap, dated, with its origin."""

    number: int
    at: datetime
    origin: Origin
    event: Event


@dataclass(frozen=True)
class Receipt:
    """The answer to a command, once it is on the disk: its events' numbers, and the command that undoes it.

    `last` is the number of the newest event when nothing changed; then `changed` is false, and there is an
    inverse only where the same was done before and its answer may have been lost.
    """

    last: int
    changed: bool = True
    inverse: Command | None = None


class Refused(Exception):
    """A rule says no. `code` names the sentence to show, `facts` fill its blanks."""

    def __init__(self, code: Refusal, **facts: str | int) -> None:
        super().__init__(code.value, facts)
        self.code = code
        self.facts: Mapping[str, str | int] = facts
