"""What a standing says in words: points, votes, a grade, a share; or how far it went, where only ranks count."""

from __future__ import annotations

from math import ceil

from babel.numbers import format_percent

from atelier_app.desktop.look.figures import number
from atelier_app.domain.core import Id
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Figures, Score, Standing
from atelier_app.domain.polls import Outcome
from atelier_app.support.digits import sensible
from atelier_app.support.grades import grade_names
from atelier_app.support.language import _, language, ngettext
from atelier_app.support.methods import VOTES, Counted


def figures_of(outcome: Outcome, key: str) -> Figures | None:
    """One of the count's tables, if it has that one."""
    return next((table for table in outcome.figures if table.key == key), None)


def short_score(poll: Counted, score: Score) -> str:
    """The score as it stands beside a bar; nothing where only ranks count."""
    if not METHODS[poll.method].scored:
        return ""
    if poll.method == "majority_judgment":
        return grade_names(poll.settings["grades"])[int(score)]
    if poll.method == "pairwise":
        return str(
            format_percent(
                score, format="#,##0.#\xa0%" if language() == "fr" else "#,##0.#%", locale=language()
            )
        )
    return number(sensible(score)).replace("-", "−")


def long_score(poll: Counted, score: Score) -> str:
    """The score with what it counts: `2.5 points`, `12 votes`, `Good`."""
    said = short_score(poll, score)
    if not said or poll.method in {"majority_judgment", "pairwise"}:
        return said
    many = max(0, ceil(sensible(score)))
    words = (
        ngettext("{n} vote", "{n} votes", many)
        if poll.method in VOTES
        else ngettext("{n} point", "{n} points", many)
    )
    return words.format(n=said)


def fact(outcome: Outcome, standing: Standing) -> str:
    """How far an option went in a run-off, whose rounds say more than a score would."""
    if figures_of(outcome, "rounds") is None:
        return ""
    score = sensible(standing.score)
    votes = ngettext("{n} vote", "{n} votes", ceil(score)).format(n=number(score))
    return _("{votes} in round {round}").format(
        votes=votes, round=number(_rounds(outcome, standing.option_id))
    )


def _rounds(outcome: Outcome, option_id: Id) -> int:
    """The last round that an option took part in."""
    table = figures_of(outcome, "rounds")
    if table is None or option_id not in table.columns:
        return 0
    place = table.columns.index(option_id)
    return sum(row[place] is not None for row in table.cells)


def profile_of(outcome: Outcome, option_id: Id) -> tuple[Score, ...]:
    """How many gave an option each grade, the worst first; nothing for a method without grades in words."""
    table = figures_of(outcome, "profile")
    if table is None:
        return ()
    return tuple(count or 0 for count in table.cells[table.rows.index(option_id)])


def pairs_left(outcome: Outcome) -> tuple[int, int] | None:
    """How many pairs nobody has compared yet, of how many; None where nobody compares pairs."""
    table = figures_of(outcome, "comparisons")
    if table is None:
        return None
    size = len(table.rows)
    return sum(int(row[2] or 0) for row in table.cells) // 2, size * (size - 1) // 2
