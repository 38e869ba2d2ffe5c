"""A vote's ranking: who comes first in a sentence, and every option in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from atelier_app.documents.outline import (
    Align,
    Bar,
    Block,
    Cell,
    Column,
    Grades,
    Paragraph,
    Rich,
    Row,
    Stacked,
    Table,
    Tone,
    Words,
    words,
)
from atelier_app.documents.poll_scores import SUMMED, score_alone, score_in_words, score_title
from atelier_app.documents.wording import filled, listed, number, percent, short, tenths
from atelier_app.domain.core import Id
from atelier_app.domain.methods.method import Figures, Score, Standing
from atelier_app.domain.polls import Outcome, Poll, PollRecord
from atelier_app.support.grades import grade_names
from atelier_app.support.language import _, ngettext

# How many of the best are named in words.
_NAMED = 3


def says_nothing(outcome: Outcome) -> bool:
    """Whether there is no ballot, or none that chooses anything."""
    return outcome.blank >= outcome.ballots


def has_leaders(record: PollRecord) -> bool:
    """Whether the results may be seen, and put anything first."""
    return bool(record.outcome and not says_nothing(record.outcome) and _leaders(record, record.outcome))


# --- in a sentence


def ranking(record: PollRecord, outcome: Outcome) -> Words:
    """What the vote says, in a sentence; ties are said as ties."""
    if says_nothing(outcome):
        nobody = _("No ballot was cast.")
        return words(_("Every ballot is blank: no option comes first.") if outcome.ballots else nobody)
    places = _leaders(record, outcome)
    if not places:
        return words(_nothing_above_zero(outcome))
    first, *others = places
    if len(first) > 1:
        return _tied(record.poll, first)
    behind = listed([one for place in others for one in _runners_up(record.poll, place)])
    return _ahead(record.poll, *first[0], behind)


def _leaders(record: PollRecord, outcome: Outcome) -> list[list[tuple[Words, Standing]]]:
    """The best places, each with all who share it, `_NAMED` options at most unless tied."""
    labels = {option.id: option.label for option in record.options}
    places: list[list[tuple[Words, Standing]]] = []
    summed = record.poll.method in SUMMED
    counted = [one for one in outcome.standings if one.score > 0 or not summed]
    for _rank, tied in groupby(counted, key=lambda standing: standing.rank):
        if sum(map(len, places)) >= _NAMED:
            break
        places.append([(words(short(labels[one.option_id]), strong=True), one) for one in tied])
    return places


def _nothing_above_zero(outcome: Outcome) -> str:
    if any(one.score < 0 for one in outcome.standings):
        return _("No option got more points for it than against it.")
    return _("No point was given to any option.")


def _tied(poll: Poll, first: Sequence[tuple[Words, Standing]]) -> Words:
    leaders = _named(first)
    if poll.method not in SUMMED:
        return filled(_("{leaders} come first, tied."), leaders=leaders)
    points = score_in_words(poll, first[0][1].score)
    return filled(_("{leaders} come first, tied at {points} each."), leaders=leaders, points=points)


def _ahead(poll: Poll, leader: Words, standing: Standing, others: Words) -> Words:
    points = score_in_words(poll, standing.score)
    voters = ngettext("{voters} voter", "{voters} voters", standing.voters)
    if not points:
        template = _("{leader} comes first, ahead of {others}.") if others else _("{leader} comes first.")
    elif poll.method in SUMMED and poll.method != "approval":
        template = _("{leader} comes first, with {points} from {voters}.")
        if others:
            template = _("{leader} comes first, with {points} from {voters}, ahead of {others}.")
    else:
        template = _("{leader} comes first, with {points}.")
        if others:
            template = _("{leader} comes first, with {points}, ahead of {others}.")
    from_whom = voters.format(voters=number(standing.voters))
    return filled(template, leader=leader, points=points, voters=from_whom, others=others)


def _named(place: Sequence[tuple[Words, Standing]]) -> Words:
    """Those who share a place; many are counted rather than named."""
    if _are_few(place):
        return listed([label for label, _standing in place])
    return words(_("{count} options").format(count=number(len(place))), strong=True)


def _are_few(place: Sequence[tuple[Words, Standing]]) -> bool:
    return len(place) <= 2 * _NAMED


def _runners_up(poll: Poll, place: Sequence[tuple[Words, Standing]]) -> list[Words]:
    """Those of a place behind the first, each with its score; many are counted rather than named."""
    if _are_few(place):
        return [_with_score(poll, *one) for one in place]
    points = "" if poll.method == "majority_judgment" else score_in_words(poll, place[0][1].score)
    if not points:
        return [_with_score(poll, _named(place), place[0][1])]
    return [filled(_("{options} ({points} each)"), options=_named(place), points=points)]


def _with_score(poll: Poll, label: Words, standing: Standing) -> Words:
    if poll.method == "majority_judgment":
        points = score_alone(poll, standing.score)
    else:
        points = score_in_words(poll, standing.score)
    return filled(_("{option} ({points})"), option=label, points=points) if points else label


# --- in a table


def standings(record: PollRecord, outcome: Outcome, kept: frozenset[Id]) -> Iterator[Block]:
    """Every option with its rank, and what its method says of it."""
    if record.poll.method == "majority_judgment":
        note = _(
            "Each bar shows how many people gave each grade, the best at the left; the grade under the mark half "
            "way is the median."
        )
        yield Paragraph(words(note), Tone.QUIET)
        yield Grades(grade_names(record.poll.settings["grades"]))
    labels = {option.id: " ".join(option.label.split()) for option in record.options}
    shared = Counter(standing.rank for standing in outcome.standings)
    dark = kept or {standing.option_id for standing in outcome.standings if standing.rank == 1}
    own = _own_columns(record.poll, outcome, dark)
    rows = [
        Row(
            (_rank(one.rank, shared[one.rank] > 1), labels[one.option_id], *cells),
            tie=one.rank if shared[one.rank] > 1 else 0,
        )
        for one, cells in zip(
            outcome.standings, zip(*(cells for _column, cells in own), strict=True), strict=True
        )
    ]
    columns = (
        Column(_("Rank"), 0.14, quiet=True),
        Column(_("Idea"), 0.4),
        *(column for column, _cells in own),
    )
    yield Table(columns, tuple(rows))


def _rank(rank: int, tied: bool) -> str:
    return _("{rank} tied").format(rank=number(rank)) if tied else number(rank)


_Own = tuple[Column, list[Cell]]
_Dark = frozenset[Id] | set[Id]


def _own_columns(poll: Poll, outcome: Outcome, dark: _Dark) -> list[_Own]:
    """The columns of a method's own, each with its cells in the standings' order."""
    if poll.method == "majority_judgment":
        return _merit(poll, outcome)
    voters = _small(_("Voters"), [number(one.voters) for one in outcome.standings])
    if not score_title(poll):
        return [voters]
    compared = poll.method == "pairwise"
    bars = (Column(score_title(poll), 0.24 if compared else 0.32), _bars(poll, outcome, dark))
    if compared:
        return [bars, *_comparisons(outcome)]
    if poll.method == "approval":
        shares = [percent(one.voters, outcome.ballots) for one in outcome.standings]
        return [bars, _small(_("Of ballots"), shares)]
    return [bars, *_besides(poll, outcome), voters]


def _small(title: str, cells: Sequence[str], share: float = 0.13) -> _Own:
    return Column(title, share, Align.END, quiet=True), list(cells)


def _bars(poll: Poll, outcome: Outcome, dark: _Dark) -> list[Cell]:
    best = max((one.score for one in outcome.standings), default=0)
    return [
        Bar(one.score / best if best > 0 else 0.0, score_alone(poll, one.score), one.option_id in dark)
        for one in outcome.standings
    ]


def figures_of(outcome: Outcome, key: str) -> dict[str, tuple[Score | None, ...]]:
    """The rows of one of a count's tables, by what they are of."""
    found: Figures | None = next((one for one in outcome.figures if one.key == key), None)
    return dict(zip(found.rows, found.cells, strict=True)) if found else {}


def _comparisons(outcome: Outcome) -> list[_Own]:
    met = figures_of(outcome, "comparisons")
    titles = (_("Compared"), _("Preferred"), _("Never met"))
    return [
        _small(title, [number(met[one.option_id][index] or 0) for one in outcome.standings], 0.19)
        for index, title in enumerate(titles)
    ]


def _besides(poll: Poll, outcome: Outcome) -> list[_Own]:
    """The mean of scores, the share of a budget, the credits that votes cost."""
    if poll.method == "budget":
        shares = [percent(one.score, outcome.score) for one in outcome.standings]
        return [_small(_("Share"), shares)]
    if poll.method == "score":
        means = figures_of(outcome, "means")
        return [_small(_("Mean"), [tenths(means[one.option_id][0] or 0) for one in outcome.standings])]
    if poll.method == "quadratic":
        spent = figures_of(outcome, "credits")
        return [_small(_("Credits"), [number(spent[one.option_id][0] or 0) for one in outcome.standings])]
    return []


def _merit(poll: Poll, outcome: Outcome) -> list[_Own]:
    profiles, medians = figures_of(outcome, "profile"), figures_of(outcome, "medians")
    bars: list[Cell] = []
    grades: list[Cell] = []
    for one in outcome.standings:
        bars.append(Stacked(tuple(count or 0 for count in profiles.get(one.option_id, ()))))
        _median, above, below = medians.get(one.option_id, (0, 0, 0))
        around = _("{above} better, {below} worse").format(above=number(above or 0), below=number(below or 0))
        grades.append(Rich(score_alone(poll, one.score), around))
    return [(Column(_("Merit profile"), 0.4), bars), (Column(_("Median grade"), 0.24), grades)]
