"""A grid in words: values, weights, totals, how far people agree."""

from __future__ import annotations

from atelier_app.desktop.look.figures import number, share
from atelier_app.domain.criteria import Combination, Criterion
from atelier_app.domain.grids import Grid, GridItem, GridValue
from atelier_app.support.language import _, ngettext
from atelier_app.support.priorities import criterion_name, level_name

NONE = "–"


def value_words(criterion: Criterion, value: float | None) -> str:
    """The level by its name, else the number; a dash for none."""
    if value is None:
        return NONE
    level = criterion.level(value)
    return (level_name(level) if level else "") or figure(value)


def figure(value: float) -> str:
    """A number in the reader's language, to as many figures as say something."""
    return number(float(f"{value:.4g}") if abs(value) < 1000 else round(value)).replace("-", "−")


def total_words(total: float | None) -> str:
    """`72.5`; a dash until it is complete."""
    if total is None:
        return NONE
    return number(round(total, 1) if abs(total) >= 10 else float(f"{total:.3g}"))


def weight_share(grid: Grid, criterion: Criterion) -> float:
    """What the criterion weighs of all, 0 to 1."""
    whole = sum(one.weight for one in grid.criteria)
    return criterion.weight / whole if whole else 0.0


def weight_words(grid: Grid, criterion: Criterion) -> str:
    """`weight 3 · 30%`, and that less is better."""
    if not criterion.weight:
        said = _("not counted")
    elif grid.combination is Combination.SUM:
        said = _("weight {n} · {share}").format(
            n=number(criterion.weight), share=share(weight_share(grid, criterion))
        )
    else:
        said = _("weight {n}").format(n=number(criterion.weight))
    return f"{said} · {_('less is better')}" if criterion.cost else said


def brief_weight(grid: Grid, criterion: Criterion) -> str:
    """The same where there is little room: `↓ × 3 · 30%`."""
    parts = [f"× {number(criterion.weight)}" if criterion.weight else _("not counted")]
    if criterion.weight and grid.combination is Combination.SUM and len(grid.criteria) > 1:
        parts.append(share(weight_share(grid, criterion)))
    return ("↓ " if criterion.cost else "") + " · ".join(parts)


def scale_words(criterion: Criterion) -> str:
    """From where to where its values go."""
    if criterion.is_named:
        return ", ".join(level_name(level) or figure(level.value) for level in criterion.levels)
    return _("{least} to {most}").format(least=figure(criterion.least), most=figure(criterion.most))


def cell_words(criterion: Criterion, value: GridValue) -> str:
    """A value in a sentence: whose it is, and how far people agree."""
    said = value_words(criterion, value.value) if value.value is not None else _("no value yet")
    if value.spread is None:
        return said
    spread = value.spread
    whose = _("{value} (yours, over the median)") if value.own else _("{value} (median)")
    agreed = ngettext(
        "half of them from {lower} to {upper}, {n} rating",
        "half of them from {lower} to {upper}, {n} ratings",
        spread.count,
    ).format(
        lower=value_words(criterion, spread.lower),
        upper=value_words(criterion, spread.upper),
        n=number(spread.count),
    )
    parts = [whose.format(value=said), agreed]
    if spread.dissent:
        parts.append(_("≠ people disagree"))
    return ", ".join(parts)


def item_words(item: GridItem) -> str:
    """A row in a sentence, for a screen reader."""
    parts = [item.option.label]
    if item.place is not None:
        parts.append(_("place {n}").format(n=number(item.place)))
    if item.category is not None:
        parts.append(level_name(item.category))
    elif item.total is not None:
        parts.append(_("total {n}").format(n=total_words(item.total)))
    if item.dissent:
        parts.append(_("people disagree"))
    return ", ".join(parts)


def column_words(grid: Grid, criterion: Criterion) -> str:
    """What a column is about, in full."""
    name = criterion_name(criterion)
    return f"{name}\n{weight_words(grid, criterion)}\n{scale_words(criterion)}"
