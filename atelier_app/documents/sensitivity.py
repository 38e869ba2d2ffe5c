"""How much a grid's order depends on a weight, in a sentence and as a chart of the weight that decides most."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from atelier_app.documents.outline import Block, Heading, Lines, Paragraph, Stroke, Words, words
from atelier_app.documents.wording import filled, number, percent, short
from atelier_app.domain.core import Id
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.grids import GridRecord
from atelier_app.domain.sensitivity import Sensitivity, sensitivity
from atelier_app.support.language import _
from atelier_app.support.priorities import criterion_name

_NAMED = 6
_LABEL = 28


def steady(record: GridRecord, criterion: Criterion) -> str:
    """Between which shares of the whole weight whoever is first stays it."""
    found = sensitivity(record.grid, record.items, criterion.id)
    if len(found.lines) < 2 or len(record.grid.criteria) < 2:
        return "–"
    low, high = found.first_stays
    if low == high:
        return _("at this weight alone")
    if (low, high) == (0.0, 1.0):
        return _("whatever it weighs")
    return _("from {low} to {high}").format(low=share(low), high=share(high))


def share(value: float) -> str:
    """A share as a percentage."""
    return percent(round(1000 * value), 1000)


def sensitivity_blocks(record: GridRecord) -> Iterator[Block]:
    """The chart of the criterion whose weight decides most, with what it says; nothing where there is no order."""
    if len(record.grid.criteria) < 2:
        return
    all_of_them = [sensitivity(record.grid, record.items, one.id) for one in record.grid.criteria]
    found = min(all_of_them, key=lambda one: one.first_stays[1] - one.first_stays[0])
    if len(found.lines) < 2:
        return
    criterion = next(one for one in record.grid.criteria if one.id == found.criterion_id)
    if found.first_stays == (0.0, 1.0):
        told = _("Whatever any one criterion weighs, the same idea comes first.")
        yield Paragraph(words(told))
        return
    yield Heading(_("If “{criterion}” weighed more or less").format(criterion=criterion_name(criterion)))
    yield _chart(record, criterion, found)
    yield Paragraph(_sentence(record, found))


def _sentence(record: GridRecord, found: Sensitivity) -> Words:
    labels = {item.option.id: item.option.label for item in record.items}
    leaders = found.order_at(found.share)[0]
    low, high = found.first_stays
    if len(leaders) > 1 or low == high:
        return words(
            _("The first are so close that the slightest change of this weight decides between them.")
        )
    parts: dict[str, Words | str] = {
        "leader": words(short(labels[leaders[0]]), strong=True),
        "share": share(found.share),
        "low": share(low),
        "high": share(high),
    }
    below = _rival(found, low) if low > 0 else None
    above = _rival(found, high) if high < 1 else None
    if above is not None and below is not None:
        told = _(
            "{leader} is first while it weighs from {low} to {high} of the whole (now {share}); below, {below} is, "
            "above, {above}."
        )
    elif above is not None:
        told = _(
            "{leader} is first while it weighs up to {high} of the whole (now {share}); above, {above} is."
        )
    else:
        told = _(
            "{leader} is first while it weighs {low} of the whole or more (now {share}); below, {below} is."
        )
    for key, option_id in (("below", below), ("above", above)):
        if option_id is not None:
            parts[key] = words(short(labels[option_id]), strong=True)
    return filled(told, **parts)


def _rival(found: Sensitivity, at: float) -> Id:
    """Who takes the first place at this crossing."""
    leaders = set(found.order_at(found.share)[0])
    crossing = next(one for one in found.crossings if one.share == at and leaders & {one.rises, one.falls})
    return crossing.falls if crossing.rises in leaders else crossing.rises


def _chart(record: GridRecord, criterion: Criterion, found: Sensitivity) -> Lines:
    heights = [height for line in found.lines for height in (line.without, line.alone)]
    low, room = min(heights), (max(heights) - min(heights)) or 1.0
    named = _worth_naming(found)
    items = {item.option.id: item for item in record.items}
    strokes = tuple(
        Stroke(
            f"{number(items[line.option_id].place or 0)} · {short(items[line.option_id].option.label, _LABEL)}"
            if line.option_id in named
            else "",
            (line.without - low) / room,
            (line.alone - low) / room,
            items[line.option_id].place == 1,
        )
        for line in found.lines
    )
    return Lines(
        strokes,
        _("Share of “{criterion}” in the whole weight").format(criterion=criterion_name(criterion)),
        (share(0.0), share(1.0)),
        found.share,
        _("now {share}").format(share=share(found.share)),
        found.first_stays,
    )


def _worth_naming(found: Sensitivity) -> set[Id]:
    """The best as things are, and whoever would come first at another weight."""
    order = [option for tied in found.order_at(found.share) for option in tied]
    shares = [0.0, *(one.share for one in found.crossings), 1.0]
    middles = [(one + other) / 2 for one, other in pairwise(shares)]
    return {*order[:_NAMED], *(option for at in middles for option in found.order_at(at)[0])}
