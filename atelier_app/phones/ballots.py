"""The form of a ballot, as the method of the poll declares it: its lines, what is left, which two are asked next."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from atelier_app.domain.ballots import Ballot, receipt_code, shuffled
from atelier_app.domain.comparisons import Comparison, answers_of, compared
from atelier_app.domain.core import Id
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Entry, Missing, Sheet
from atelier_app.domain.polls import Option, PollRecord
from atelier_app.support.grades import grade_names
from atelier_app.support.language import _, ngettext

# Beyond this many, points are told in figures alone, and a button gives several at once.
DOTS_LIMIT = 20
# Beyond this many grades a number is sooner typed than chosen.
_GRADES_LIMIT = 11
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


def entry_of(record: PollRecord) -> Entry:
    return METHODS[record.poll.method].entry


def sheet_of(record: PollRecord) -> Sheet:
    return METHODS[record.poll.method].sheet(record.poll.settings, len(record.options))


def step_of(sheet: Sheet) -> int:
    """How much one press of a button gives: a twentieth of many points."""
    return 1 if sheet.squared or sheet.total <= DOTS_LIMIT else max(1, sheet.total // DOTS_LIMIT)


def whole(text: str) -> int:
    """The number in a field as far as it is one; the door refuses what is not."""
    text = text.strip()
    return int(text) if text.removeprefix("-").isascii() and text.removeprefix("-").isdigit() else 0


def in_order(record: PollRecord, token: str) -> tuple[Option, ...]:
    """The options as this phone shows them. Which pairs come first differs from one to the other in any case:
    whoever stops early has compared some, and all together have compared all."""
    if record.poll.shuffled or entry_of(record) is Entry.PAIRS:
        return shuffled(token, record.poll.id, record.options)
    return record.options


def pairable(record: PollRecord, token: str, own: frozenset[Id]) -> tuple[Id, ...]:
    """What is compared, in this phone's order."""
    return tuple(option.id for option in in_order(record, token) if option.id not in own)


def left(sheet: Sheet, values: Mapping[Id, str]) -> int:
    """What is left to share, or to choose."""
    if sheet.total:
        return sheet.total - sum(sheet.cost(whole(value)) for value in values.values())
    return sheet.chosen - sum(bool(whole(value)) for value in values.values())


def stepped(sheet: Sheet, values: Mapping[Id, str], option_id: Id, way: int) -> int:
    """The points of an option after its plus (1) or minus (-1) was pressed: as far as there are any left."""
    now, spare = whole(values.get(option_id, "")), left(sheet, values)
    then = max(sheet.least, min(sheet.most, now + way * step_of(sheet)))
    if sheet.cost(then) - sheet.cost(now) <= max(0, spare):
        return then
    return now if sheet.squared else now + way * max(0, spare)


def moved(values: Mapping[Id, str], order: tuple[Id, ...], option_id: Id, up: bool) -> dict[Id, str]:
    """Places after one was moved: up puts it last of those that have one, then forward; down takes it back and out."""
    given = {option: place for option in order if (place := whole(values.get(option, "")))}
    places = sorted(given, key=given.__getitem__)
    if option_id not in places:
        places += [option_id] if up and option_id in order else []
    else:
        old = places.index(option_id)
        places.remove(option_id)
        if up or old < len(places):
            places.insert(max(0, old - 1) if up else old + 1, option_id)
    return {option: str(place) for place, option in enumerate(places, start=1)}


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
        left(sheet, {line.id: line.value for line in lines}),
        _grades(sheet) if entry is Entry.GRADES else (),
        _rule(entry, sheet),
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


def _grades(sheet: Sheet) -> tuple[tuple[int, str], ...]:
    """What can be chosen, the best first; nothing where a number is typed."""
    if sheet.named:
        return tuple(reversed(tuple(enumerate(grade_names(sheet.most + 1)))))
    return tuple((n, str(n)) for n in range(sheet.most, -1, -1)) if sheet.most < _GRADES_LIMIT else ()


def _rule(entry: Entry, sheet: Sheet) -> str:
    """How to vote, in a sentence or three."""
    return " ".join(filter(None, _RULES[entry](sheet)))


def _points(sheet: Sheet) -> tuple[str, ...]:
    if sheet.squared:
        said = _("You have {n} credits. One vote on an idea costs 1, two cost 4, three cost 9, and so on.")
        return (said.format(n=sheet.total),)
    share = ngettext("Place your point.", "Share out your {points} points.", sheet.total)
    most = ngettext("At most one per idea.", "At most {n} per idea.", sheet.most).format(n=sheet.most)
    least = _("At least {n}, unless your ballot is blank.").format(n=sheet.minimum)
    return (
        share.format(points=sheet.total),
        most if sheet.most < sheet.total else "",
        least if sheet.minimum else "",
        _("Points below zero count against an idea, and are spent as the others are.") if sheet.least else "",
    )


def _checks(sheet: Sheet) -> tuple[str, ...]:
    if not sheet.chosen:
        return (_("Tick every idea that you approve of."),)
    said = ngettext("Tick the idea that you approve of.", "Tick at most {n} ideas.", sheet.chosen)
    return (said.format(n=sheet.chosen),)


def _grading(sheet: Sheet) -> tuple[str, ...]:
    if sheet.named:
        worst = grade_names(sheet.most + 1)[0]
        how, missing = _("Give each idea a grade."), _("No grade counts as “{grade}”.").format(grade=worst)
    else:
        how = _("Give each idea a score from 0, the worst, to {n}, the best.").format(n=sheet.most)
        missing = _("No score counts as 0.")
    said = {
        Missing.WORST: missing,
        Missing.IGNORED: _("An idea without a grade from you is judged by the others alone."),
        Missing.REFUSED: _("Every idea needs a grade."),
    }
    return how, said[sheet.missing]


def _ranking(sheet: Sheet) -> tuple[str, ...]:
    return (
        _("Put the ideas in your order: 1 for the best."),
        _("Every idea needs a place.")
        if sheet.missing is Missing.REFUSED
        else _("Those without a place come after all others."),
        "" if sheet.ties else _("No two can share a place."),
    )


def _pairing(_sheet: Sheet) -> tuple[str, ...]:
    return (_("Which of these two?"), _("Each answer counts at once: you can stop whenever you like."))


_RULES = {
    Entry.POINTS: _points,
    Entry.CHECKS: _checks,
    Entry.GRADES: _grading,
    Entry.RANKS: _ranking,
    Entry.PAIRS: _pairing,
}
