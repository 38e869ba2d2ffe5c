"""Polls: their life, what may be seen of them when, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from atelier_app.domain.board import Colour
from atelier_app.domain.colleges import College, CollegeOutcome
from atelier_app.domain.core import Channel, Command, Event, Id, Query, Topic
from atelier_app.domain.methods.method import Figures, Score, Standing
from atelier_app.domain.papers import PaperCount

QUESTION_LIMIT = 300
OPTION_LIMIT = 2000
REASON_LIMIT = 300
OPTIONS_LIMIT = 200


class PollState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True)
class Option:
    """Something to vote for; it remembers the note or group it was made from."""

    id: Id
    label: str
    colour: Colour = Colour.YELLOW
    note_id: Id | None = None
    group_id: Id | None = None


@dataclass(frozen=True)
class Reopening:
    """A closed poll was opened again: when (aware, UTC), and why in the facilitator's words."""

    at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What the facilitator chooses of a poll besides its question, options and method.

    `results_shown` while people vote; `withheld` results stay hidden after closing until they are published. A `secret`
    poll never tells who voted what, an open one does once its results may be seen. `shuffled` options stand in an order
    of each phone's own. Without `own_ideas` nobody may give anything to a note of theirs. `with_timer` and `with_all`
    say what closes it by itself: the end of the room's timer, everyone's vote. With `double_entry` every paper ballot is
    typed in twice. Where there are `colleges`, each weighs as much as it says (`colleges`).
    """

    results_shown: bool = False
    withheld: bool = False
    secret: bool = True
    shuffled: bool = False
    own_ideas: bool = True
    with_timer: bool = False
    with_all: bool = False
    double_entry: bool = False
    colleges: tuple[College, ...] = ()

    def rules(self) -> dict[str, Any]:
        """These alone, by name, of whatever has them."""
        return {one.name: getattr(self, one.name) for one in fields(Rules)}


@dataclass(frozen=True)
class Poll(Rules):
    """A question put to the vote. `settings` are the method's; times are aware, UTC.

    `reopened` says when and why it was opened again; `hands` how many people of each college raised theirs.
    """

    id: Id
    activity_id: Id
    question: str
    method: str
    settings: Mapping[str, int]
    state: PollState
    board_id: Id | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    reopened: tuple[Reopening, ...] = ()
    hands: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_visible(self) -> bool:
        """Whether anyone may see results now."""
        if self.state is PollState.CLOSED:
            return not self.withheld
        return self.results_shown and self.state is not PollState.DRAFT


@dataclass(frozen=True)
class Outcome:
    """What the ballots say: standings best first, the ballots and points they hold; `blank` ballots choose nothing.

    `colleges` said so each by itself, where there are several and none of them is too small.
    """

    standings: tuple[Standing, ...]
    ballots: int
    score: Score
    figures: tuple[Figures, ...] = ()
    blank: int = 0
    colleges: tuple[CollegeOutcome, ...] = ()


@dataclass(frozen=True)
class PollRecord:
    """A poll as everyone may see it: `outcome` is None while the results are hidden.

    `turnout` counts the ballots cast, by channel; `waiting` names those present who have neither voted nor hold a paper
    ballot, raised hands left aside.
    """

    poll: Poll
    options: tuple[Option, ...]
    present: int
    turnout: Mapping[Channel, int] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()
    outcome: Outcome | None = None
    papers: PaperCount = field(default_factory=PaperCount)

    @property
    def cast(self) -> int:
        return sum(self.turnout.values())

    @property
    def still_to_vote(self) -> int:
        """How many of those present may yet vote; whoever holds a paper ballot that was not typed in is one."""
        return max(0, len(self.waiting) - self.turnout.get(Channel.HANDS, 0)) + self.papers.out

    @property
    def reconciliation(self) -> tuple[ChannelCount, ...]:
        """What was issued and what came of it, channel by channel that was used."""
        counts = (
            ChannelCount(channel, self.papers.issued, self.papers.entered, self.papers.spoiled)
            if channel is Channel.PAPER
            else ChannelCount(channel, self.turnout.get(channel, 0), self.turnout.get(channel, 0))
            for channel in Channel
        )
        return tuple(one for one in counts if one.issued)


@dataclass(frozen=True)
class ChannelCount:
    """Ballots of one channel: `issued`, of these `cast` or `spoiled`; the rest did not come back."""

    channel: Channel
    issued: int
    cast: int
    spoiled: int = 0

    @property
    def out(self) -> int:
        return self.issued - self.cast - self.spoiled


# --- commands


@dataclass(frozen=True)
class PreparePoll(Rules, Command):
    """Says what is voted on and how; only in draft. `activity_id`'s poll is made with the activity."""

    poll_id: Id
    question: str
    options: tuple[Option, ...]
    settings: Mapping[str, int]
    board_id: Id | None = None
    method: str = "dots"


@dataclass(frozen=True)
class OpenPoll(Command):
    poll_id: Id


@dataclass(frozen=True)
class ClosePoll(Command):
    poll_id: Id


@dataclass(frozen=True)
class ReopenPoll(Command):
    """Takes votes again after closing; the poll keeps when it was done and why."""

    poll_id: Id
    reason: str = ""


@dataclass(frozen=True)
class PausePoll(Command):
    """Takes no votes for a while, or with `paused` false takes them again."""

    poll_id: Id
    paused: bool = True


@dataclass(frozen=True)
class PublishResults(Command):
    """Shows the results of a closed poll that were withheld, or with `published` false hides them again."""

    poll_id: Id
    published: bool = True


@dataclass(frozen=True)
class ShowResults(Command):
    """Shows or hides the standings while the poll is open; a closed poll's are always shown."""

    poll_id: Id
    shown: bool


# --- events


@dataclass(frozen=True)
class PollPrepared(Event):
    poll_id: Id
    topic: ClassVar[Topic] = Topic.POLLS


@dataclass(frozen=True)
class PollOpened(Event):
    poll_id: Id
    topic: ClassVar[Topic] = Topic.POLLS


@dataclass(frozen=True)
class PollClosed(Event):
    poll_id: Id
    topic: ClassVar[Topic] = Topic.POLLS


@dataclass(frozen=True)
class PollReopened(Event):
    poll_id: Id
    topic: ClassVar[Topic] = Topic.POLLS


@dataclass(frozen=True)
class PollPaused(Event):
    """It takes no votes for a while, or takes them again."""

    poll_id: Id
    topic: ClassVar[Topic] = Topic.POLLS


@dataclass(frozen=True)
class ResultsShown(Event):
    poll_id: Id
    topic: ClassVar[Topic] = Topic.POLLS


# --- queries


@dataclass(frozen=True)
class ReadPoll(Query[PollRecord]):
    """Raises `Refused` (UNKNOWN_POLL)."""

    poll_id: Id
    topics: ClassVar = frozenset({Topic.POLLS, Topic.ATTENDANCE})
