"""One voter at the kiosk: what they have filled in so far, in memory alone, gone when they leave."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from atelier_app.domain.ballots import unowned_ballot_id
from atelier_app.domain.comparisons import Comparison, compared
from atelier_app.domain.core import Id
from atelier_app.domain.methods.method import Choice, Choices, Entry, Sheet
from atelier_app.domain.polls import Option, PollRecord
from atelier_app.support import ballot_rules


@dataclass
class Sitting:
    """The ballot's id is nobody's, and the same while they stand here: so that they may correct what they cast.

    `order` is the options' for this sitting alone; `answers` are those to "which of these two?".
    """

    record: PollRecord
    participant_id: Id
    name: str
    order: tuple[Option, ...]
    ballot_id: Id = field(default_factory=unowned_ballot_id)
    values: dict[Id, int] = field(default_factory=dict)
    answers: str = ""
    cast: bool = False

    @property
    def entry(self) -> Entry:
        return ballot_rules.entry_of(self.record)

    @property
    def sheet(self) -> Sheet:
        return ballot_rules.sheet_of(self.record)

    @property
    def ids(self) -> tuple[Id, ...]:
        return tuple(option.id for option in self.order)

    @property
    def comparison(self) -> Comparison:
        return compared(self.ids, self.answers, self.sheet.asked)

    @property
    def choices(self) -> Choices:
        """What is cast; none for a blank ballot. A grade of 0 says something, where nothing else does."""
        if self.entry is Entry.PAIRS:
            return self.comparison.choices
        graded = self.entry is Entry.GRADES
        return tuple(Choice(option, value) for option, value in self.values.items() if value or graded)

    @property
    def left(self) -> int:
        return ballot_rules.left(self.sheet, self.values)

    def step(self, option_id: Id, by: int) -> None:
        """So many points more or fewer, as far as there are any left."""
        self.values[option_id] = ballot_rules.stepped(self.sheet, self.values, option_id, by)

    def put(self, option_id: Id, value: int | None) -> None:
        """Says this of an option, or (None) nothing."""
        self.values.pop(option_id, None)
        if value is not None:
            self.values[option_id] = value

    def move(self, option_id: Id, *, up: bool) -> None:
        self.values = ballot_rules.moved(self.values, self.ids, option_id, up)

    def tap(self, option_id: Id) -> None:
        """Gives it the next place, or takes its place away."""
        self.values = ballot_rules.tapped(self.values, self.ids, option_id)

    def answer(self, answer: str) -> None:
        self.answers = self.comparison.answers + answer

    def take_back(self) -> None:
        """The last answer."""
        self.answers = self.comparison.answers[:-1]

    def clear(self) -> None:
        """Nothing is filled in any more."""
        self.values, self.answers = {}, ""


def sit_down(record: PollRecord, participant_id: Id, name: str) -> Sitting:
    """A voter comes. Where options are shuffled, their order is drawn by lot for each sitting: no badge asks for one."""
    order = ballot_rules.in_order(record, secrets.token_hex(16))
    return Sitting(record, participant_id, name, order)
