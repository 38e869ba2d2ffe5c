"""The matrix: the picture, then each idea with its quarter and how far people agree on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atelier_app.documents.outline import (
    Align,
    Block,
    Card,
    Cell,
    Column,
    Dot,
    Paragraph,
    Quadrants,
    Rich,
    Row,
    Section,
    Table,
    Tone,
    Words,
    words,
)
from atelier_app.documents.poll_scores import score_alone, score_title
from atelier_app.documents.wording import filled, listed, number, short, tenths
from atelier_app.domain.initiative import Activity
from atelier_app.domain.polls import Poll, PollState
from atelier_app.domain.presets import MatrixPreset
from atelier_app.domain.priorities import MatrixItem, MatrixNames, MatrixRecord, Quadrant
from atelier_app.domain.ratings import Placing
from atelier_app.domain.spread import Spread
from atelier_app.support.language import _, ngettext
from atelier_app.support.priorities import dimension_names, ends, quarter_name

_NAMED = 4
# Placements are kept from 0 to 1 and read better out of ten.
_SCALE = 10
QUARTERS = (Quadrant.QUICK_WIN, Quadrant.MAJOR_PROJECT, Quadrant.FILL_IN, Quadrant.NOT_NOW)


def matrix_section(activity: Activity, record: MatrixRecord, poll: Poll | None = None) -> Section:
    """What comes out first, then the picture, then the table; `poll` chose what is placed."""
    return Section(
        _("Priorities"), activity.title, tuple(_blocks(activity, record, poll)), bool(record.items)
    )


def _blocks(activity: Activity, record: MatrixRecord, poll: Poll | None) -> Iterator[Block]:
    if not record.items:
        yield Paragraph(words(nothing_yet(poll)), Tone.QUIET)
        return
    yield Paragraph(first_things(record) or words(_nothing_first(record)), Tone.LEAD)
    if activity.instruction:
        yield Paragraph(words(activity.instruction), Tone.QUIET)
    yield _picture(record)
    if any(item.impact_spread for item in record.items):
        yield Paragraph(words(_how_it_was_rated(record)), Tone.QUIET)
    yield _table(record, poll)


def nothing_yet(poll: Poll | None) -> str:
    """Why there is nothing to put first."""
    if poll and poll.state is PollState.CLOSED and poll.withheld:
        return _("Nothing to place: the results of the vote it follows are not published.")
    return _("Nothing to place: the vote it follows is not closed.")


def first_things(record: MatrixRecord) -> Words:
    """The sentence that names what to do now; nothing when no item lies there."""
    now = [item for item in record.items if record.quadrant(item) is record.matrix.first_quarter]
    if not now:
        return ()
    named = [words(short(item.option.label), strong=True) for item in now[:_NAMED]]
    if len(now) > _NAMED:
        named.append(words(_("{count} more").format(count=number(len(now) - _NAMED))))
    if _is_usual(record):
        return filled(_("High impact for little effort: {ideas}."), ideas=listed(named))
    quarter = quarter_name(record.matrix, record.matrix.first_quarter)
    return filled(_("{quarter}: {ideas}."), quarter=quarter, ideas=listed(named))


def _nothing_first(record: MatrixRecord) -> str:
    if _is_usual(record):
        return _("No idea was judged high in impact and low in effort.")
    quarter = quarter_name(record.matrix, record.matrix.first_quarter)
    return _("No idea lies in “{quarter}”.").format(quarter=quarter)


def _is_usual(record: MatrixRecord) -> bool:
    """Whether impact and effort are what is meant, and called so."""
    usual = record.matrix.preset is MatrixPreset.IMPACT_EFFORT
    return usual and record.matrix.names == MatrixNames()


def _how_it_was_rated(record: MatrixRecord) -> str:
    said = rated_by(record.matrix.placing, record.rated)
    how = _("Each idea lies at their median; the outline around it holds the middle half of what they said.")
    if any(item.dissent for item in record.items):
        return f"{said} {how} {disagreement()}"
    return f"{said} {how}"


def rated_by(placing: Placing, count: int) -> str:
    """How many rated, in a sentence."""
    if placing is Placing.TABLES:
        told = ngettext("{n} table rated the ideas.", "{n} tables rated the ideas.", count)
    else:
        told = ngettext("{n} person rated the ideas.", "{n} people rated the ideas.", count)
    return told.format(n=number(count))


def disagreement() -> str:
    """What the sign means."""
    return _("≠: people disagree, their middle half spans two fifths of the scale or more.")


def _picture(record: MatrixRecord) -> Quadrants:
    dots = tuple(
        Dot(
            index,
            Card(item.option.label, item.option.colour),
            item.effort,
            item.impact,
            _span(item.effort_spread),
            _span(item.impact_spread),
            item.dissent,
        )
        for index, item in enumerate(record.items, 1)
        if item.effort is not None and item.impact is not None
    )
    matrix = record.matrix
    first, second, third, fourth = (quarter_name(matrix, one) for one in QUARTERS)
    said = ends(matrix)
    return Quadrants(
        (first, second, third, fourth),
        (said.left, said.right),
        said.high,
        dots,
        (matrix.effort_threshold, matrix.impact_threshold),
        QUARTERS.index(matrix.first_quarter),
    )


def _span(spread: Spread | None) -> tuple[float, float] | None:
    return None if spread is None else (spread.lower, spread.upper)


def _table(record: MatrixRecord, poll: Poll | None) -> Table:
    """The score stands where it says something: not where only ranks do."""
    scores = poll is None or bool(score_title(poll))
    title = score_title(poll) if poll else _("Points")
    up, along = dimension_names(record.matrix)
    columns = (
        Column("", 0.06, quiet=True),
        Column(_("Idea"), 0.34 if scores else 0.44),
        *([Column(title, 0.1, Align.END)] if scores else []),
        Column(up, 0.15, Align.END),
        Column(along, 0.15, Align.END),
        Column(_("So"), 0.2, strong=True),
    )
    rows = [
        Row(
            (
                number(index),
                " ".join(item.option.label.split()),
                *_score(item, poll, scores),
                *_place(record, item),
            )
        )
        for index, item in enumerate(record.items, 1)
    ]
    return Table(columns, tuple(rows), compact=True)


def _score(item: MatrixItem, poll: Poll | None, told: bool) -> list[str]:
    if not told:
        return []
    return [score_alone(poll, item.score) if poll else number(item.score)]


def _place(record: MatrixRecord, item: MatrixItem) -> Sequence[Cell]:
    quarter = record.quadrant(item)
    if item.impact is None or item.effort is None or quarter is None:
        return "–", "–", _("Not placed")
    remark = _("≠ people disagree") if item.dissent else ""
    if item.own and record.matrix.placing is not Placing.FACILITATOR:
        remark = " · ".join(filter(None, (_("placed by the facilitator"), remark)))
    return (
        _value(item.impact, item.impact_spread),
        _value(item.effort, item.effort_spread),
        Rich(quarter_name(record.matrix, quarter), remark)
        if remark
        else quarter_name(record.matrix, quarter),
    )


def _value(value: float, spread: Spread | None) -> Cell:
    """Out of ten, and the middle half of what was said where anybody was asked."""
    if spread is None:
        return tenths(value * _SCALE)
    low, high = tenths(spread.lower * _SCALE), tenths(spread.upper * _SCALE)
    return Rich(tenths(value * _SCALE), _("{low} – {high}").format(low=low, high=high))
