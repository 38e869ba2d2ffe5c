"""The form of a ballot, as the method of the poll declares it: its lines, what is left, which two are asked next."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from atelier_app.domain.ballots import Ballot, receipt_code
from atelier_app.domain.comparisons import Comparison, answers_of, compared
from atelier_app.domain.core import Id
from atelier_app.domain.methods.method import Entry, Sheet
from atelier_app.domain.polls import PollRecord
from atelier_app.support.ballot_rules import (
    entry_of,
    grades_of,
    in_order,
    left,
    rule_words,
    sheet_of,
    step_of,
)

SAID = "said"
"""The field that keeps the answers to "which of these two?"."""


@dataclass(frozen=True)
class Line:
    """An option and what the form shows for it; `own` when it may not be voted for because it is one's own idea."""

    id: Id
    label: str
    value: str
    own: bool


@dataclass(frozen=True)
class BallotForm:
    """`version` changes with anything that would make a draft of the form meaningless."""

    poll_id: Id
    entry: str
    sheet: Sheet
    lines: tuple[Line, ...]
    step: int
    left: int
    grades: tuple[tuple[int, str], ...]
    rule: str
    receipt: str
    version: str
    comparison: Comparison | None = None
    pair: tuple[Line, ...] = ()


def whole(text: str) -> int:
    """The number in a field as far as it is one; the door refuses what is not."""
    text = text.strip()
    return int(text) if text.removeprefix("-").isascii() and text.removeprefix("-").isdigit() else 0


def pairable(record: PollRecord, token: str, own: frozenset[Id]) -> tuple[Id, ...]:
    """What is compared, in this phone's order."""
    return tuple(option.id for option in in_order(record, token) if option.id not in own)


def numbers(values: Mapping[Id, str]) -> dict[Id, int]:
    """What the fields of a form hold, as far as they are numbers."""
    return {option: whole(value) for option, value in values.items()}


def ballot_form(
    record: PollRecord,
    token: str,
    ballot: Ballot | None,
    typed: Mapping[str, str] | None,
    own: frozenset[Id],
) -> BallotForm:
    """The form filled with what was typed, else with the ballot that counts so far, else empty."""
    sheet, entry = sheet_of(record), entry_of(record)
    saved = {choice.option_id: choice.value for choice in ballot.choices} if ballot else {}
    values = {option: str(value) for option, value in saved.items()} if typed is None else typed
    empty = "0" if entry is Entry.POINTS else ""
    lines = [
        Line(option.id, option.label, values.get(option.id, "") or empty, option.id in own)
        for option in in_order(record, token)
    ]
    if entry is Entry.RANKS:
        last = len(lines) + 1
        lines.sort(key=lambda line: whole(line.value) or last)
    comparison = None
    if entry is Entry.PAIRS:
        order = pairable(record, token, own)
        said = typed.get(SAID, "") if typed else answers_of(order, saved, sheet.asked)
        comparison = compared(order, said, sheet.asked)
    by_id = {line.id: line for line in lines}
    return BallotForm(
        record.poll.id,
        entry,
        sheet,
        tuple(lines),
        step_of(sheet),
        left(sheet, numbers({line.id: line.value for line in lines})),
        grades_of(sheet) if entry is Entry.GRADES else (),
        rule_words(entry, sheet),
        receipt_code(ballot.id) if ballot else "",
        _version(record, {} if entry is Entry.PAIRS else saved),
        comparison,
        tuple(by_id[option] for option in comparison.pair or ()) if comparison else (),
    )


def _version(record: PollRecord, saved: Mapping[Id, int]) -> str:
    basis = (
        record.poll.id,
        record.poll.method,
        sorted(record.poll.settings.items()),
        [(option.id, option.label) for option in record.options],
        sorted(saved.items()),
    )
    return hashlib.sha256(repr(basis).encode()).hexdigest()[:8]
