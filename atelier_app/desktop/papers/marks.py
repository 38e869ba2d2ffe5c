"""What is typed for the options of a paper ballot, and what it means: points, 1 for yes, a grade, a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from string import ascii_uppercase

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice, Choices, Entry
from atelier_app.domain.polls import PollRecord
from atelier_app.domain.refusals import Refusal
from atelier_app.support.grades import grade_names
from atelier_app.support.language import _

_WHOLE = re.compile(r"[+-]?[0-9]{1,4}")
_TICKED = {"x", "✓", "+"}
# What is only amiss with a ballot while it is not typed to its end.
_UNFINISHED = {Refusal.GRADE_MISSING, Refusal.RANK_MISSING, Refusal.TOO_FEW_POINTS}


class Marks:
    """How the ballots of one poll are typed: a field an option, in the options' order; an empty one says nothing."""

    def __init__(self, record: PollRecord) -> None:
        self._method = METHODS[record.poll.method]
        self._settings = record.poll.settings
        self.labels = {option.id: option.label for option in record.options}
        self.options = tuple(self.labels)
        self.entry = self._method.entry
        self.sheet = self._method.sheet(self._settings, len(self.options))
        # Worst first, as the grades are numbered; on paper the best is A.
        self.grades = grade_names(self.sheet.most + 1) if self.sheet.named else ()

    def letter(self, grade: int) -> str:
        """A grade's letter, A being the best."""
        return ascii_uppercase[len(self.grades) - 1 - grade]

    def read(self, text: str) -> int | None:
        """The number meant; None for nothing. Raises `Refused` (NOT_A_WHOLE_NUMBER, UNKNOWN_GRADE)."""
        said = text.strip()
        if not said:
            return None
        if self.entry is Entry.CHECKS and said.lower() in _TICKED:
            return 1
        letters = ascii_uppercase[: len(self.grades)]
        if len(said) == 1 and said.upper() in letters:
            return len(letters) - 1 - letters.index(said.upper())
        if not _WHOLE.fullmatch(said):
            if self.grades:
                raise Refused(Refusal.UNKNOWN_GRADE, least=0, most=self.sheet.most)
            raise Refused(Refusal.NOT_A_WHOLE_NUMBER)
        return int(said)

    def written(self, choices: Choices) -> tuple[str, ...]:
        """What one types for such a ballot, option by option."""
        said = {one.option_id: one.value for one in choices}
        return tuple(self._typed(said.get(option)) for option in self.options)

    def _typed(self, value: int | None) -> str:
        if value is None:
            return ""
        return self.letter(value) if self.grades else str(value)

    def meant(self, value: int | None) -> str:
        """A mark in a word, where its number is none: a grade, yes."""
        if value is None:
            return ""
        if self.grades and 0 <= value < len(self.grades):
            return self.grades[value]
        return _("yes") if self.entry is Entry.CHECKS and value == 1 else ""

    def choices(self, texts: Sequence[str]) -> Choices:
        """The ballot, by the method's own rule. Raises `Refused` where it is none."""
        return self._checked(texts)

    def fault(self, texts: Sequence[str]) -> Refused | None:
        """What is amiss with what is typed so far, whatever is still to come."""
        try:
            self._checked(texts)
        except Refused as refused:
            return None if refused.code in _UNFINISHED else refused
        return None

    def spent(self, texts: Sequence[str]) -> int:
        """What these marks cost together, where there is something to share; what is no number costs nothing."""
        return sum(map(self.sheet.cost, filter(None, map(self._number, texts))))

    def _number(self, text: str) -> int | None:
        try:
            return self.read(text)
        except Refused:
            return None

    def _checked(self, texts: Iterable[str]) -> Choices:
        marks = [
            Choice(option, value)
            for option, text in zip(self.options, texts, strict=False)
            if (value := self.read(text)) is not None
        ]
        return self._method.checked_choices(self._settings, self.options, tuple(marks))

    def differing(self, first: Choices, second: Choices) -> tuple[Id, ...]:
        """The options of which two ballots do not say the same."""
        one, other = dict(_pairs(first)), dict(_pairs(second))
        return tuple(option for option in self.options if one.get(option) != other.get(option))

    def hint(self) -> str:
        """What may be typed, in a line or two."""
        sheet = self.sheet
        match self.entry:
            case Entry.CHECKS:
                said = _("1 (or x) for each option that is ticked; leave the others empty.")
            case Entry.RANKS | Entry.PAIRS:
                said = _("The place of each option, 1 being the best; leave empty what is not ranked.")
            case Entry.GRADES if self.grades:
                said = _("The letter of each grade, or its number:") + " " + self._legend()
            case Entry.GRADES:
                said = _("From 0 to {most} for each option.").format(most=sheet.most)
            case _:
                said = _("From {least} to {most} for each option; leave empty what got nothing.").format(
                    least=sheet.least, most=sheet.most
                )
        return said

    def _legend(self) -> str:
        best_first = reversed(list(enumerate(self.grades)))
        return " · ".join(f"{self.letter(grade)} ({grade}) {name}" for grade, name in best_first)


def _pairs(choices: Choices) -> Iterable[tuple[Id, int]]:
    return ((one.option_id, one.value) for one in choices)


def next_free(used: Iterable[int], after: int) -> int:
    """The first number beyond `after` that no paper has yet."""
    taken, number = set(used), after + 1
    while number in taken:
        number += 1
    return number
