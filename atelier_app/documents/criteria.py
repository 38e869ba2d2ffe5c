"""A grid of criteria: what comes first, every value and total, the weights, and how much the order depends on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atelier_app.documents.outline import (
    Align,
    Bar,
    Block,
    Card,
    Cell,
    Column,
    Heading,
    Lane,
    Lanes,
    Paragraph,
    Rich,
    Row,
    Section,
    Table,
    Tone,
    Words,
    words,
)
from atelier_app.documents.priorities import disagreement, nothing_yet, rated_by
from atelier_app.documents.sensitivity import sensitivity_blocks, steady
from atelier_app.documents.wording import filled, listed, number, percent, short, tenths
from atelier_app.domain.criteria import Combination, Criterion
from atelier_app.domain.grids import Grid, GridItem, GridRecord, GridValue
from atelier_app.domain.initiative import Activity
from atelier_app.domain.polls import Poll
from atelier_app.domain.ratings import Placing
from atelier_app.support.language import _
from atelier_app.support.priorities import COMBINATIONS, criterion_name, level_name

_NAMED = 4
_VALUES_SHARE = 0.4


def grid_section(activity: Activity, record: GridRecord, poll: Poll | None = None) -> Section:
    """What comes first, then how it came to it."""
    return Section(
        _("Priorities"), activity.title, tuple(_blocks(activity, record, poll)), bool(record.items)
    )


def _blocks(activity: Activity, record: GridRecord, poll: Poll | None) -> Iterator[Block]:
    if not record.items:
        yield Paragraph(words(nothing_yet(poll)), Tone.QUIET)
        return
    yield Paragraph(comes_first(record) or words(_("No idea has all its values yet.")), Tone.LEAD)
    if activity.instruction:
        yield Paragraph(words(activity.instruction), Tone.QUIET)
    yield from _sorted(record) if record.grid.categories else _valued(record)


def comes_first(record: GridRecord) -> Words:
    """The sentence that names what comes first; nothing before anything has a place."""
    first = [item for item in record.by_place if item.place == 1]
    if record.grid.categories:
        level = record.grid.categories[0]
        kept = [item for item in record.items if item.category == level]
        return filled(_("{quarter}: {ideas}."), quarter=level_name(level), ideas=_named(kept)) if kept else ()
    if not first:
        return ()
    if len(first) > 1:
        return filled(_("{leaders} come first, tied."), leaders=_named(first))
    total = _total(record.grid, first[0])
    if record.grid.combination is Combination.SUM:
        return filled(_("{leader} comes first, with {total} of 100."), leader=_named(first), total=total)
    return filled(_("{leader} comes first, with {total}."), leader=_named(first), total=total)


def _named(items: Sequence[GridItem]) -> Words:
    named = [words(short(item.option.label), strong=True) for item in items[:_NAMED]]
    if len(items) > _NAMED:
        named.append(words(_("{count} more").format(count=number(len(items) - _NAMED))))
    return listed(named)


def _total(grid: Grid, item: GridItem) -> str:
    """A sum to a tenth; a product to what its size lets one read."""
    if item.total is None:
        return "–"
    if grid.combination is Combination.SUM or 10 <= item.total < 1000:
        return tenths(item.total)
    return number(round(item.total) if item.total >= 1000 else float(f"{item.total:.3g}"))


def _told_of(record: GridRecord) -> Iterator[Block]:
    """Who rated, and the sign where they disagree."""
    if record.grid.placing is Placing.FACILITATOR or not record.rated:
        return
    said = rated_by(record.grid.placing, record.rated)
    how = _("Each value is their median.")
    sign = disagreement() if any(item.dissent for item in record.items) else ""
    yield Paragraph(words(" ".join(filter(None, (said, how, sign)))), Tone.QUIET)


# --- sorted into named levels


def _sorted(record: GridRecord) -> Iterator[Block]:
    yield Lanes(
        tuple(
            Lane(level_name(level), tuple(_card(item) for item in record.items if item.category == level))
            for level in record.grid.categories
        )
    )
    left = [item for item in record.items if item.category is None]
    if left:
        yield Paragraph(filled(_("Not sorted yet: {ideas}."), ideas=_named(left)), Tone.QUIET)
    yield from _told_of(record)


def _card(item: GridItem) -> Card:
    label = _("≠ people disagree") if item.dissent else ""
    return Card(" ".join(item.option.label.split()), item.option.colour, label)


# --- valued on several criteria


def _valued(record: GridRecord) -> Iterator[Block]:
    yield _values(record)
    yield from _told_of(record)
    yield Heading(_("Criteria and their weights"))
    yield _weights(record)
    yield Paragraph(words(_(COMBINATIONS[record.grid.combination])), Tone.QUIET)
    yield from sensitivity_blocks(record)


def _letter(index: int) -> str:
    return chr(ord("A") + index)


def _values(record: GridRecord) -> Table:
    criteria = record.grid.criteria
    best = max((item.total or 0.0 for item in record.items), default=0.0) or 1.0
    each = _VALUES_SHARE / max(4, len(criteria))
    columns = (
        Column("", 0.06, quiet=True),
        Column(_("Idea"), 0.72 - each * len(criteria)),
        *(Column(_letter(index), each, Align.END) for index in range(len(criteria))),
        Column(_("Total"), 0.22),
    )
    rows = [
        Row(
            (
                "–" if item.place is None else number(item.place),
                " ".join(item.option.label.split()),
                *(_value(one) for one in item.values),
                _bar(record.grid, item, best),
            )
        )
        for item in record.by_place
    ]
    return Table(columns, tuple(rows), compact=True)


def _bar(grid: Grid, item: GridItem, best: float) -> Cell:
    if item.total is None:
        return "–"
    return Bar(item.total / best, _total(grid, item), item.place == 1)


def _value(one: GridValue) -> Cell:
    if one.value is None:
        return "–"
    contested = one.spread is not None and one.spread.dissent
    text = number(float(f"{one.value:.4g}"))
    return words(f"{text} ≠", strong=True) if contested else text


def _weights(record: GridRecord) -> Table:
    whole = sum(one.weight for one in record.grid.criteria)
    columns = (
        Column("", 0.05, quiet=True),
        Column(_("Criterion"), 0.31),
        Column(_("Weight"), 0.16),
        Column(_("Scale"), 0.2),
        Column(_("Whoever is first stays it"), 0.28),
    )
    rows = [
        Row(
            (
                _letter(index),
                criterion_name(one),
                Bar(one.weight / max(other.weight for other in record.grid.criteria), number(one.weight)),
                _scale(one),
                Rich(
                    steady(record, one),
                    _("now {share}").format(share=percent(one.weight, whole)),
                ),
            )
        )
        for index, one in enumerate(record.grid.criteria)
    ]
    return Table(columns, tuple(rows), compact=True)


def _scale(one: Criterion) -> Cell:
    text = _("{least} to {most}").format(least=number(one.least), most=number(one.most))
    return Rich(text, _("less is better")) if one.cost else text
