"""The results as phones show them: ranks, what each score means, and the merit profile where there are grades."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atelier_app.domain.core import Id
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Entry, Score, Standing
from atelier_app.domain.polls import Outcome, PollRecord, PollState
from atelier_app.support.ballot_rules import entry_of, sheet_of
from atelier_app.support.colleges import college_name, shares
from atelier_app.support.digits import sensible, written
from atelier_app.support.grades import grade_names
from atelier_app.support.language import _, ngettext

# From the worst grade to the best, told apart by the colour-blind too (ColorBrewer's BrBG, made even).
_SHADES = (
    "#7a4508",
    "#a8691f",
    "#c9954a",
    "#dcc08a",
    "#e9dfc4",
    "#c5e0dc",
    "#8fc9c1",
    "#52a79d",
    "#217e76",
    "#00594f",
)

# Of each college, so many of the first places, in so many characters.
_FIRST, _LONG = 3, 80


@dataclass(frozen=True)
class Slice:
    """So much of a merit profile has this grade: where it begins and how wide it is, of 100."""

    grade: str
    shade: str
    start: float
    width: float
    count: str


@dataclass(frozen=True)
class ResultLine:
    """An option's place; `width` is its share of the best score, 0 to 100; `profile` has the best grades first."""

    rank: int
    tied: bool
    label: str
    colour: str
    score: str
    width: float
    profile: tuple[Slice, ...] = ()


@dataclass(frozen=True)
class CollegeLines:
    """A college: its name, what part of the whole it weighs, how many voted in it, and its first places."""

    name: str
    part: str
    ballots: int
    first: tuple[tuple[int, str], ...]


def results(record: PollRecord) -> tuple[ResultLine, ...]:
    """The standings, best first; none while they are hidden."""
    if record.outcome is None:
        return ()
    options = {option.id: option for option in record.options}
    standings = record.outcome.standings
    ranks = [standing.rank for standing in standings]
    best = max((standing.score for standing in standings), default=0)
    scored, profiles = METHODS[record.poll.method].scored, _profiles(record)
    return tuple(
        ResultLine(
            standing.rank,
            ranks.count(standing.rank) > 1,
            options[standing.option_id].label,
            options[standing.option_id].colour,
            _score(record, standing) if scored else "",
            round(100 * max(0, standing.score) / best, 1) if scored and best > 0 else 0,
            profiles.get(standing.option_id, ()),
        )
        for standing in standings
    )


def by_college(record: PollRecord) -> tuple[CollegeLines, ...]:
    """What each college put first, where the result is weighted and may be seen; nothing while people vote."""
    closed = record.poll.state is PollState.CLOSED
    colleges = record.outcome.colleges if record.outcome and closed else ()
    labels = {option.id: option.label for option in record.options}
    parts = shares([one.weight for one in colleges])
    return tuple(
        CollegeLines(college_name(*one.names), part, one.ballots, _first(one.standings, labels))
        for one, part in zip(colleges, parts, strict=True)
    )


def _first(standings: Sequence[Standing], labels: Mapping[Id, str]) -> tuple[tuple[int, str], ...]:
    """The first places, no more than a phone takes in at a glance."""
    return tuple((one.rank, _short(labels[one.option_id])) for one in standings[:_FIRST])


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"


def legend(record: PollRecord) -> tuple[tuple[str, str], ...]:
    """Each grade's name and shade, the best first, where profiles are drawn."""
    sheet = sheet_of(record)
    if record.outcome is None or not sheet.named:
        return ()
    return tuple(zip(grade_names(sheet.most + 1), shades(sheet.most + 1), strict=True))[::-1]


def shades(count: int) -> tuple[str, ...]:
    """So many colours (2 to 10), from the worst grade to the best."""
    return tuple(_SHADES[round(index * (len(_SHADES) - 1) / (count - 1))] for index in range(count))


def _score(record: PollRecord, standing: Standing) -> str:
    sheet, entry = sheet_of(record), entry_of(record)
    if sheet.named:
        return grade_names(sheet.most + 1)[int(standing.score)] if standing.voters else ""
    if entry is Entry.PAIRS:
        return _("{n} %").format(n=written(str(round(100 * standing.score, 1))))
    score = sensible(standing.score)
    many = -int(-abs(score) // 1)
    if entry is Entry.CHECKS or sheet.squared:
        return ngettext("{n} vote", "{n} votes", many).format(n=written(str(score)))
    return ngettext("{n} point", "{n} points", many).format(n=written(str(score)))


def _profiles(record: PollRecord) -> Mapping[Id, tuple[Slice, ...]]:
    sheet, outcome = sheet_of(record), record.outcome
    if outcome is None or not sheet.named:
        return {}
    return {row: _slices(cells) for row, cells in _profile_rows(outcome).items()}


def _profile_rows(outcome: Outcome) -> dict[Id, tuple[Score | None, ...]]:
    figures = next(figures for figures in outcome.figures if figures.key == "profile")
    return dict(zip(figures.rows, figures.cells, strict=True))


def _slices(cells: tuple[Score | None, ...]) -> tuple[Slice, ...]:
    counts = [cell or 0 for cell in cells]
    total = sum(counts) or 1
    named = list(zip(grade_names(len(counts)), shades(len(counts)), counts, strict=True))
    slices: list[Slice] = []
    before: Score = 0
    for grade, shade, count in reversed(named):
        if count:
            start = round(100 * before / total, 2)
            slices.append(
                Slice(grade, shade, start, round(100 * count / total, 2), written(str(sensible(count))))
            )
        before += count
    return tuple(slices)
