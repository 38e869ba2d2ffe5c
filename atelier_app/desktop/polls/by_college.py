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
from atelier_app.support.language import _


def ranks_by_college(record: PollRecord, outcome: Outcome) -> Facts:
    """First what each weighs and how many voted, then a row an option in the order of the whole; ranks unlike the whole's stand out."""
    columns = [outcome.standings, *(one.standings for one in outcome.colleges)]
    places = [{one.option_id: one for one in standings} for standings in columns]
    best = [_best(record.poll, standings) for standings in columns]
    labels = {option.id: one_line(option.label) for option in record.options}
    order = [one.option_id for one in outcome.standings]
    above = _weights_and_ballots(outcome)
    first = len(above)

    def standing(row: int, column: int) -> Standing:
        return places[column][order[row - first]]

    def say(row: int, column: int) -> str:
        return _cell(record.poll, standing(row, column)) if row >= first else above[row][column]

    def differs(row: int, column: int) -> bool:
        return row >= first and standing(row, column).rank != standing(row, 0).rank

    def part(row: int, column: int) -> float:
        score = standing(row, column).score if row >= first else 0
        return max(0.0, score / best[column]) if best[column] > 0 else 0.0

    return Facts(
        _("By college"),
        [_("All together"), *(college_name(*one.names) for one in outcome.colleges)],
        [_("Weight"), _("Ballots"), *(labels[one] for one in order)],
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


def _weights_and_ballots(outcome: Outcome) -> tuple[list[str], list[str]]:
    parts = shares([one.weight for one in outcome.colleges])
    ballots = [outcome.ballots, *(one.ballots for one in outcome.colleges)]
    return ["", *parts], [number(count) for count in ballots]
