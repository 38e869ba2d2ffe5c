"""What filling in a ballot comes to, on phone and kiosk alike: what is left, a step, a move, and the rule in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from atelier_app.domain.ballots import shuffled
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


def entry_of(record: PollRecord) -> Entry:
    return METHODS[record.poll.method].entry


def sheet_of(record: PollRecord) -> Sheet:
    return METHODS[record.poll.method].sheet(record.poll.settings, len(record.options))


def in_order(record: PollRecord, token: str) -> tuple[Option, ...]:
    """The options as who holds `token` sees them. Which pairs come first differs from one to the other in any case:
    whoever stops early has compared some, and all together have compared all."""
    if record.poll.shuffled or entry_of(record) is Entry.PAIRS:
        return shuffled(token, record.poll.id, record.options)
    return record.options


def step_of(sheet: Sheet) -> int:
    """How much one press of a button gives: a twentieth of many points."""
    return 1 if sheet.squared or sheet.total <= DOTS_LIMIT else max(1, sheet.total // DOTS_LIMIT)


def left(sheet: Sheet, values: Mapping[Id, int]) -> int:
    """What is left to share, or to choose."""
    if sheet.total:
        return sheet.total - sum(sheet.cost(value) for value in values.values())
    return sheet.chosen - sum(bool(value) for value in values.values())


def stepped(sheet: Sheet, values: Mapping[Id, int], option_id: Id, by: int) -> int:
    """The points of an option with so many more or fewer: as far as there are any left."""
    now, spare = values.get(option_id, 0), left(sheet, values)
    then = max(sheet.least, min(sheet.most, now + by))
    if sheet.cost(then) - sheet.cost(now) <= max(0, spare):
        return then
    return now if sheet.squared else now + (max(0, spare) if by > 0 else -max(0, spare))


def moved(places: Mapping[Id, int], order: Sequence[Id], option_id: Id, up: bool) -> dict[Id, int]:
    """Places after one was moved: up puts it last of those that have one, then forward; down takes it back and out."""
    ranked = _ranked(places, order)
    if option_id not in ranked:
        ranked += [option_id] if up and option_id in order else []
    else:
        old = ranked.index(option_id)
        ranked.remove(option_id)
        if up or old < len(ranked):
            ranked.insert(max(0, old - 1) if up else old + 1, option_id)
    return _places(ranked)


def tapped(places: Mapping[Id, int], order: Sequence[Id], option_id: Id) -> dict[Id, int]:
    """Places after one was tapped: last of those that have one, or out of them."""
    if not places.get(option_id):
        return moved(places, order, option_id, up=True)
    return _places([option for option in _ranked(places, order) if option != option_id])


def _ranked(places: Mapping[Id, int], order: Sequence[Id]) -> list[Id]:
    given = [option for option in order if places.get(option)]
    return sorted(given, key=places.__getitem__)


def _places(ranked: Sequence[Id]) -> dict[Id, int]:
    return {option: place for place, option in enumerate(ranked, start=1)}


def grades_of(sheet: Sheet) -> tuple[tuple[int, str], ...]:
    """What can be chosen, the best first; nothing where a number is typed."""
    if sheet.named:
        return tuple(reversed(tuple(enumerate(grade_names(sheet.most + 1)))))
    return tuple((n, str(n)) for n in range(sheet.most, -1, -1)) if sheet.most < _GRADES_LIMIT else ()


def rule_words(entry: Entry, sheet: Sheet) -> str:
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
