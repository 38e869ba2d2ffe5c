"""What each college said by itself, beside what all of them said together."""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.polls.facts import Facts
from atelier_app.desktop.polls.scores import short_score
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Standing
from atelier_app.domain.polls import Outcome, Poll, PollRecord
from atelier_app.support.colleges import college_name, shares
from atelier_app.support.language import _, ngettext


def ranks_by_college(record: PollRecord, outcome: Outcome) -> Facts:
    """First how much each weighs, then a row an option in the order of the whole; ranks unlike the whole's stand out."""
    columns = [outcome.standings, *(one.standings for one in outcome.colleges)]
    places = [{one.option_id: one for one in standings} for standings in columns]
    best = [_best(record.poll, standings) for standings in columns]
    labels = {option.id: one_line(option.label) for option in record.options}
    order = [one.option_id for one in outcome.standings]
    weighing = _weighing(outcome)

    def say(row: int, column: int) -> str:
        return _cell(record.poll, places[column][order[row - 1]]) if row else weighing[column]

    def differs(row: int, column: int) -> bool:
        here = [places[one][order[row - 1]].rank for one in (column, 0)] if row else [0, 0]
        return here[0] != here[1]

    def part(row: int, column: int) -> float:
        score = places[column][order[row - 1]].score if row else 0
        return max(0.0, score / best[column]) if best[column] > 0 else 0.0

    return Facts(
        _("By college"),
        [_("All together"), *(college_name(*one.names) for one in outcome.colleges)],
        [_("Weight and ballots"), *(labels[one] for one in order)],
        outcome,
        say,
        differs,
        part,
    )


def _cell(poll: Poll, standing: Standing) -> str:
    """`2 · 12.3`: the rank, and the score where the method has one."""
    said = short_score(poll, standing.score)
    return " · ".join(filter(None, (number(standing.rank), said)))


def _best(poll: Poll, standings: Sequence[Standing]) -> float:
    """What the longest bar stands for; grades and mere ranks have none."""
    if not METHODS[poll.method].scored or poll.method == "majority_judgment":
        return 0
    return max((one.score for one in standings), default=0)


def _weighing(outcome: Outcome) -> list[str]:
    """What each weighs in the whole, and how many voted in it."""
    parts = shares([one.weight for one in outcome.colleges])
    return [
        _ballots(outcome.ballots),
        *(f"{part} · {_ballots(one.ballots)}" for one, part in zip(outcome.colleges, parts, strict=True)),
    ]


def _ballots(count: int) -> str:
    return ngettext("{n} ballot", "{n} ballots", count).format(n=number(count))
