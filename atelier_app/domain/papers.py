"""Paper ballots: handed out to people who then vote no other way, typed in by the number each gets in the pile."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from atelier_app.domain.core import Command, Event, Id, Query, Topic
from atelier_app.domain.methods.method import Choices


class PaperState(StrEnum):
    """What is known of a paper ballot that was typed in."""

    TYPED = "typed"
    CHECKED = "checked"
    """A second entry says the same."""
    DIFFERENT = "different"
    """A second entry says something else."""
    SPOILED = "spoiled"
    """It breaks the rules, or cannot be read: counted as spoiled, and for nobody."""
    COUNTED = "counted"
    """The poll was closed: nothing leads from the paper to its ballot any more."""


@dataclass(frozen=True)
class Paper:
    """A paper ballot by its `number` in the pile, from 1; what it says, by the first entry and by the `second`.

    `ballot_id`, `choices` and `college` are empty for one that is spoiled or counted, `second` where there is none.
    In an open poll `participant_id` is whose name it carries.
    """

    number: int
    state: PaperState
    ballot_id: Id = ""
    choices: Choices = ()
    second: Choices = ()
    college: str = ""
    participant_id: Id = ""


@dataclass(frozen=True)
class PaperCount:
    """How many paper ballots were handed out, and what became of them; `unsettled` still want a second entry."""

    issued: int = 0
    entered: int = 0
    spoiled: int = 0
    unsettled: int = 0

    @property
    def out(self) -> int:
        """Handed out, and not typed in yet."""
        return self.issued - self.entered - self.spoiled


# --- commands


@dataclass(frozen=True)
class IssuePapers(Command):
    """Hands paper ballots to people who are present and have not voted: they vote on paper from now on.

    Raises `Refused` (ALREADY_VOTED, NOT_SIGNED_IN) for all when it holds for one.
    """

    poll_id: Id
    participant_ids: tuple[Id, ...]


@dataclass(frozen=True)
class TakeBackPapers(Command):
    """These people give their paper ballots back, unused. Raises `Refused` (PAPERS_TYPED_IN) when too few are out."""

    poll_id: Id
    participant_ids: tuple[Id, ...]


@dataclass(frozen=True)
class EnterPaper(Command):
    """Types a paper ballot in, or corrects one that has this number and this `ballot_id` (`unowned_ballot_id`).

    `college` is printed on the ballot, or told by its colour. In an open poll it carries a name: `participant_id`.
    Raises `Refused` (PAPERS_ALL_TYPED_IN, PAPER_NUMBER_TAKEN, PAPER_COUNTED, and what a ballot is refused for).
    """

    poll_id: Id
    number: int
    ballot_id: Id
    choices: Choices
    college: str = ""
    participant_id: Id = ""


@dataclass(frozen=True)
class CheckPaper(Command):
    """Types a paper ballot in a second time; where it says something else, that is flagged until both agree."""

    poll_id: Id
    number: int
    choices: Choices


@dataclass(frozen=True)
class SpoilPaper(Command):
    """Counts a paper ballot as spoiled, typed in before or not."""

    poll_id: Id
    number: int


@dataclass(frozen=True)
class RemovePaper(Command):
    """Takes an entry back, as if this paper had not been typed in."""

    poll_id: Id
    number: int


# --- events


@dataclass(frozen=True)
class PapersIssued(Event):
    """Paper ballots were handed out, or given back."""

    poll_id: Id
    topic: ClassVar[Topic] = Topic.POLLS


@dataclass(frozen=True)
class PaperEntered(Event):
    """A paper ballot was typed in, corrected, checked, spoiled or taken out."""

    poll_id: Id
    topic: ClassVar[Topic] = Topic.POLLS


# --- queries


@dataclass(frozen=True)
class ReadPapers(Query[tuple[Paper, ...]]):
    """Every paper ballot typed in, by number. Raises `Refused` (UNKNOWN_POLL)."""

    poll_id: Id
    topics: ClassVar = frozenset({Topic.POLLS})


@dataclass(frozen=True)
class Voter:
    """Somebody present: how they may still vote. `channel` is how they have, None who has not; PAPER holds a paper."""

    participant_id: Id
    full_name: str
    college: str
    channel: str | None


@dataclass(frozen=True)
class ReadVoters(Query[tuple[Voter, ...]]):
    """Everybody present, by last then first name. Raises `Refused` (UNKNOWN_POLL)."""

    poll_id: Id
    topics: ClassVar = frozenset({Topic.POLLS, Topic.ATTENDANCE})
