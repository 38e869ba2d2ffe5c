"""Whatever is done by phone, kiosk, paper and raised hands, in whatever order: one box, and nobody votes twice."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from atelier_app.domain.ballots import CastBallot, unowned_ballot_id
from atelier_app.domain.colleges import College
from atelier_app.domain.core import Channel, Command, Id, Origin, Refused
from atelier_app.domain.hands import CountHands
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.papers import (
    CheckPaper,
    EnterPaper,
    IssuePapers,
    ReadVoters,
    RemovePaper,
    SpoilPaper,
    TakeBackPapers,
)
from atelier_app.domain.polls import ClosePoll, ReadPoll, ReopenPoll
from atelier_app.domain.registrations import AssignCollege
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.inspection import inspect
from tests.stage import PHONE, SetClock, new_stage
from tests.workshop.voting import scores

KIOSK = Origin(Channel.KIOSK)
COLLEGES = ("", "Élus")
WHO, OPTION = st.integers(0, 4), st.integers(0, 1)


class Channels(RuleBasedStateMachine):
    """The model: how each person has voted, what the papers say by their number, whose hands are up in each college."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "voies.atelier"
        self.clock = SetClock()
        self.stage = new_stage(self.path, self.clock)
        self.channel: dict[Id, Channel] = {}
        self.said: dict[Id, int] = {}
        self.papers: dict[int, EnterPaper | None] = {}
        self.counted: set[int] = set()
        self.hands: dict[str, list[int]] = {}
        self.open = True

    @initialize(weighed=st.booleans())
    def people_and_poll(self, weighed: bool) -> None:
        self.colleges = COLLEGES if weighed else ("",)
        rules = {"colleges": (College(""), College("Élus", 3))} if weighed else {}
        self.options = self.stage.open_poll_by("approval", "a", "b", **rules)
        self.people = [self.stage.sign_in(f"Nom{number}") for number in range(5)]
        self.stage.do(AssignCollege(self.stage.workshop_id, tuple(self.people[3:]), "Élus"))

    def college(self, person: Id) -> str:
        return "Élus" if len(self.colleges) > 1 and person in self.people[3:] else ""

    def choice(self, option: int) -> tuple[Choice, ...]:
        return (Choice(self.options[option].id, 1),)

    def tried(self, command: Command, allowed: bool, origin: Origin = Origin()) -> bool:
        """Whether it was done, which must be as the model says; and the same again then changes nothing."""
        try:
            self.stage.do(command, origin)
        except Refused:
            assert not allowed
            return False
        assert allowed
        assert not self.stage.do(command, origin).changed
        return True

    def unvoted(self, college: str) -> int:
        return sum(one not in self.channel and self.college(one) == college for one in self.people)

    @rule(who=WHO, option=OPTION, kiosk=st.booleans())
    def vote(self, who: int, option: int, kiosk: bool) -> None:
        person = self.people[who]
        own = unowned_ballot_id() if kiosk else self.stage.ballot(person).ballot_id
        before = self.channel.get(person)
        allowed = self.open and (
            (before is None and not self.hands) or (before is Channel.PHONE and not kiosk)
        )
        command = CastBallot(self.stage.poll, person, own, self.choice(option))
        if self.tried(command, allowed, KIOSK if kiosk else PHONE):
            self.channel[person] = Channel.KIOSK if kiosk else Channel.PHONE
            self.said[person] = option

    @rule(who=WHO)
    def issue(self, who: int) -> None:
        person = self.people[who]
        before = self.channel.get(person)
        allowed = self.open and (before is Channel.PAPER or (before is None and not self.hands))
        if self.tried(IssuePapers(self.stage.poll, (person,)), allowed):
            self.channel[person] = Channel.PAPER

    @rule(who=WHO)
    def take_back(self, who: int) -> None:
        person = self.people[who]
        holds = self.channel.get(person) is Channel.PAPER
        left = self.issued() - 1 >= len(self.papers)
        left = left and self.typed(self.college(person)) <= self.issued(self.college(person)) - 1
        if (
            self.tried(TakeBackPapers(self.stage.poll, (person,)), self.open and (not holds or left))
            and holds
        ):
            del self.channel[person]

    def issued(self, college: str | None = None) -> int:
        return sum(
            channel is Channel.PAPER and college in (None, self.college(person))
            for person, channel in self.channel.items()
        )

    def typed(self, college: str) -> int:
        """Papers that still lead to a ballot of this college."""
        return sum(
            one is not None and one.college == college and number not in self.counted
            for number, one in self.papers.items()
        )

    @rule(number=st.integers(1, 4), option=OPTION, elected=st.booleans())
    def enter(self, number: int, option: int, elected: bool) -> None:
        college = "Élus" if elected and len(self.colleges) > 1 else ""
        command = EnterPaper(self.stage.poll, number, unowned_ballot_id(), self.choice(option), college)
        fresh = number not in self.papers
        allowed = (
            self.open
            and self.papers.get(number) is None
            and self.typed(college) < self.issued(college)
            and len(self.papers) + fresh <= self.issued()
        )
        if self.tried(command, allowed):
            self.papers[number] = command

    @rule(number=st.integers(1, 4))
    def spoil(self, number: int) -> None:
        fresh = number not in self.papers
        allowed = self.open and number not in self.counted and len(self.papers) + fresh <= self.issued()
        if self.tried(SpoilPaper(self.stage.poll, number), allowed):
            self.papers[number] = None

    @rule(number=st.integers(1, 4))
    def remove(self, number: int) -> None:
        if self.tried(RemovePaper(self.stage.poll, number), self.open and number not in self.counted):
            self.papers.pop(number, None)

    @rule(people=st.integers(0, 4), option=OPTION, elected=st.booleans())
    def raise_hands(self, people: int, option: int, elected: bool) -> None:
        college = "Élus" if elected and len(self.colleges) > 1 else ""
        hands = (Choice(self.options[option].id, people),)
        command = CountHands(self.stage.poll, people, hands, college)
        if self.tried(command, self.open and people <= self.unvoted(college)):
            self.hands[college] = [people if index == option else 0 for index in range(2)]
            if not people:
                del self.hands[college]

    @precondition(lambda self: self.open and self.papers)
    @rule(data=st.data(), option=OPTION)
    def check(self, data: st.DataObject, option: int) -> None:
        number = data.draw(st.sampled_from(sorted(self.papers)))
        typed = self.papers[number]
        self.tried(
            CheckPaper(self.stage.poll, number, self.choice(option) if typed is None else typed.choices),
            typed is not None and number not in self.counted,
        )

    @rule()
    def close_or_reopen(self) -> None:
        self.stage.do(ClosePoll(self.stage.poll) if self.open else ReopenPoll(self.stage.poll))
        if self.open:
            self.counted |= {number for number, one in self.papers.items() if one is not None}
        self.open = not self.open

    @rule()
    def reopen_the_file(self) -> None:
        self.stage.door.close()
        assert inspect(self.path).sound
        self.stage.door = Workshop(self.path, self.clock)

    @invariant()
    def the_box_agrees(self) -> None:
        record = self.stage.door.read(ReadPoll(self.stage.poll))
        typed = sum(one is not None for one in self.papers.values())
        hands = sum(map(sum, self.hands.values()))
        direct = [channel for channel in self.channel.values() if channel is not Channel.PAPER]
        expected: dict[Channel, int] = {channel: direct.count(channel) for channel in direct}
        expected |= {Channel.PAPER: typed, Channel.HANDS: hands}
        assert record.turnout == {channel: count for channel, count in expected.items() if count}
        assert record.cast <= record.present
        assert record.papers.out >= 0
        assert record.still_to_vote == 5 - len(self.channel) - hands + record.papers.out
        assert sum(one.cast for one in record.reconciliation) == record.cast
        voters = self.stage.door.read(ReadVoters(self.stage.poll))
        assert {one.participant_id: one.channel for one in voters if one.channel} == self.channel

    @invariant()
    def the_count_agrees(self) -> None:
        if self.open:
            return
        found = scores(self.stage)
        given = [0, 0]
        for option in self.said.values():
            given[option] += 1
        for one in self.papers.values():
            if one is not None:
                given[one.choices[0].option_id == self.options[1].id] += 1
        for hands in self.hands.values():
            given = [given[index] + hands[index] for index in range(2)]
        # With five people at most one college has the three that it takes to be counted apart.
        assert [found[option.id] for option in self.options] == given

    def teardown(self) -> None:
        self.stage.door.close()
        assert inspect(self.path).sound
        shutil.rmtree(self.folder)


TestChannels = Channels.TestCase
TestChannels.settings = settings(max_examples=10, stateful_step_count=30)
