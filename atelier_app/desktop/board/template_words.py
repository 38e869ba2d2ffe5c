"""What the ready-made templates are called, and what stands over their zones, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from atelier_app.domain.templates import Layout, Outline, outlines
from atelier_app.support.language import N_, _, pgettext

_NAMES = {
    Layout.BLANK: N_("Blank zone"),
    Layout.COLUMNS: N_("Columns"),
    Layout.SWOT: N_("SWOT"),
    Layout.QUADRANTS: N_("Two by two"),
    Layout.START_STOP: N_("Start, stop, continue"),
    Layout.JOURNEY: N_("Journey"),
    Layout.TABLES: N_("World café tables"),
}
_SWOT = (N_("Strengths"), N_("Weaknesses"), N_("Opportunities"), N_("Threats"))
_LANES = (N_("Actions"), N_("Needs"), N_("Obstacles"), N_("Ideas to try"))


@dataclass(frozen=True)
class Wishes:
    """How many columns, steps or tables; how many lanes; and what the two axes are called."""

    count: int | None = None
    lanes: int | None = None
    across: str = ""
    up: str = ""


def layout_name(layout: Layout) -> str:
    return _(_NAMES[layout])


def usual_axes() -> tuple[str, str]:
    """What the axes of two by two are called until someone says otherwise: across, then up."""
    return _("Effort"), _("Impact")


def titled(layout: Layout, wishes: Wishes) -> tuple[Outline, ...]:
    """The zones of a template, with their titles."""
    made = outlines(layout, wishes.count, wishes.lanes)
    titles = _titles(layout, wishes, made)
    return tuple(replace(outline, title=title) for outline, title in zip(made, titles, strict=True))


def _titles(layout: Layout, wishes: Wishes, made: Sequence[Outline]) -> list[str]:
    match layout:
        case Layout.SWOT:
            return [_(word) for word in _SWOT]
        case Layout.START_STOP:
            return [pgettext("verb", "Start"), pgettext("verb", "Stop"), pgettext("verb", "Continue")]
        case Layout.QUADRANTS:
            return _quadrants(wishes)
        case Layout.COLUMNS:
            return [_("Column {n}").format(n=n) for n in range(1, len(made) + 1)]
        case Layout.TABLES:
            return [_("Table {n}").format(n=n) for n in range(1, len(made) + 1)]
        case Layout.JOURNEY:
            return _journey(made)
        case Layout.BLANK:
            return ["" for _outline in made]


def _quadrants(wishes: Wishes) -> list[str]:
    """Each corner says where it is on both axes; the upper left first."""
    across, up = (
        name.strip() or usual for name, usual in zip((wishes.across, wishes.up), usual_axes(), strict=True)
    )
    return [f"{up} {high} · {across} {far}" for high in ("+", "−") for far in ("−", "+")]


def _journey(made: Sequence[Outline]) -> list[str]:
    """A step each column, a lane each row."""
    columns = sorted({outline.x for outline in made})
    rows = sorted({outline.y for outline in made})
    return [
        _("{step} · {lane}").format(
            step=_("Step {n}").format(n=columns.index(outline.x) + 1), lane=_(_LANES[rows.index(outline.y)])
        )
        for outline in made
    ]
