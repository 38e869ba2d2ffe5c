"""Raised hands, counted option by option, as ballots that anyone recounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from atelier_app.domain.ballots import Ballot, ballot_id
from atelier_app.domain.core import Command, Event, Id, Query, Refused, Topic
from atelier_app.domain.methods.method import Choice, Choices, is_whole
from atelier_app.domain.refusals import Refusal


def hands_ballot_id(poll_id: Id, college: str, number: int) -> Id:
    """The id of a ballot made of raised hands: whoever was in the room saw them, so that anyone may compute it."""
    return ballot_id(f"hands\n{college}\n{number}", poll_id)


def dealt(
    poll_id: Id, options: Sequence[Id], people: int, hands: Choices, college: str = ""
) -> tuple[Ballot, ...]:
    """As many ballots as people raised their hands, which together give each option its hands, one a ballot at most.

    Who raised both hands for what was not written down: the ballots are filled in turn, as evenly as can be.
    Raises `Refused` (NOT_A_WHOLE_NUMBER, UNKNOWN_OPTION, REPEATED_OPTION, TOO_MANY_HANDS for more than people).
    """
    if not is_whole(people) or people < 0:
        raise Refused(Refusal.NOT_A_WHOLE_NUMBER)
    said: dict[Id, int] = {}
    for one in hands:
        if one.option_id not in options:
            raise Refused(Refusal.UNKNOWN_OPTION)
        if one.option_id in said:
            raise Refused(Refusal.REPEATED_OPTION)
        if not is_whole(one.value) or one.value < 0:
            raise Refused(Refusal.NOT_A_WHOLE_NUMBER)
        if one.value > people:
            raise Refused(Refusal.TOO_MANY_HANDS, people=people)
        said[one.option_id] = one.value
    piles: list[list[Choice]] = [[] for _ in range(people)]
    turn = 0
    for option in options:
        for _ in range(said.get(option, 0)):
            piles[turn % people].append(Choice(option, 1))
            turn += 1
    return tuple(
        Ballot(hands_ballot_id(poll_id, college, number), tuple(pile), college)
        for number, pile in enumerate(piles)
    )


@dataclass(frozen=True)
class CountHands(Command):
    """Replaces what was counted of raised hands: so many `people` of a college, and the hands for each option.

    From then on who has not voted can do so in no other way, until they are counted as none. Raises `Refused`
    (NOT_BY_HANDS, TOO_MANY_HANDS when more people than have not voted, and what such a ballot is refused for).
    """

    poll_id: Id
    people: int
    hands: Choices
    college: str = ""


@dataclass(frozen=True)
class HandsCounted(Event):
    poll_id: Id
    topic: ClassVar[Topic] = Topic.POLLS


@dataclass(frozen=True)
class HandCount:
    """What was counted of the raised hands of one college: how many people took part, and the hands for each option."""

    people: int
    hands: Choices
    college: str = ""


@dataclass(frozen=True)
class ReadHands(Query[tuple[HandCount, ...]]):
    """What was counted so far, a college each, for whoever counts them to correct. Raises `Refused` (UNKNOWN_POLL)."""

    poll_id: Id
    topics: ClassVar = frozenset({Topic.POLLS})
