"""The priorities of a workshop as sheets: what became of each idea, then every matrix and every grid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from atelier_app.domain.grids import GridItem, GridRecord
from atelier_app.domain.history import History, HistoryCell, HistoryColumn
from atelier_app.domain.initiative import Activity, ActivityKind
from atelier_app.domain.priorities import MatrixItem, MatrixRecord
from atelier_app.domain.spread import Spread
from atelier_app.exchange.sheet import Cell, Sheet
from atelier_app.support.grades import grade_names
from atelier_app.support.language import _
from atelier_app.support.priorities import criterion_name, dimension_names, level_name, quarter_name

_TITLE = 31
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True)
class Priorities:
    """What a workshop put first, each matrix and grid with its activity."""

    history: History
    matrices: tuple[tuple[Activity, MatrixRecord], ...] = ()
    grids: tuple[tuple[Activity, GridRecord], ...] = ()


def priorities_sheets(found: Priorities) -> tuple[Sheet, ...]:
    """The history first, in the language in force; each under a title of its own that spreadsheets take."""
    sheets = (
        history_sheet(found.history),
        *(matrix_sheet(activity, record) for activity, record in found.matrices),
        *(grid_sheet(activity, record) for activity, record in found.grids),
    )
    taken: set[str] = set()
    return tuple(replace(sheet, title=_title(sheet.title, taken)) for sheet in sheets)


def _title(wanted: str, taken: set[str]) -> str:
    """At most 31 characters, none of those that Excel refuses, and not one of the titles before."""
    cleaned = _REFUSED.sub("–", wanted.replace("'", "’")).strip()[:_TITLE] or "–"
    title, count = cleaned, 1
    while title.casefold() in taken:
        count += 1
        title = f"{cleaned[: _TITLE - 4]} ({count})"
    taken.add(title.casefold())
    return title


# --- what became of each idea


def history_sheet(history: History) -> Sheet:
    """One row an idea; what each step says of it stands side by side."""
    headings = [_("Idea"), _("Note"), _("Group")]
    for column in history.columns:
        headings += [
            _("{step} – {heading}").format(step=column.title, heading=one) for one in _told_of(column)
        ]
    rows = ((item.label, item.text, item.group, *_cells(history, item.cells)) for item in history.items)
    return Sheet(_("History"), tuple(headings), tuple(rows))


def _told_of(column: HistoryColumn) -> tuple[str, str, str]:
    if column.matrix is not None:
        return (_("quarter"), *dimension_names(column.matrix))
    return _("rank"), _("result"), _("moved")


def _cells(history: History, cells: tuple[HistoryCell | None, ...]) -> Iterator[Cell]:
    for column, cell in zip(history.columns, cells, strict=True):
        if cell is None:
            yield from (None, None, None)
        elif column.matrix is not None:
            yield quarter_name(column.matrix, cell.quadrant) if cell.quadrant else None
            yield from (cell.impact, cell.effort)
        else:
            yield from (cell.rank, _result(column, cell), cell.moved)


def _result(column: HistoryColumn, cell: HistoryCell) -> Cell:
    """Points, a grade, a total or a category."""
    if cell.category is not None:
        return level_name(cell.category)
    if column.kind is ActivityKind.VOTE and column.method == "majority_judgment" and cell.score is not None:
        return grade_names(column.settings["grades"])[int(cell.score)]
    return cell.score


# --- a matrix


def matrix_sheet(activity: Activity, record: MatrixRecord) -> Sheet:
    """One row an idea: where it lies and how far people agree."""
    names = dimension_names(record.matrix)
    headings = [_("Idea"), _("Rank in the vote"), *names, _("Quarter"), _("Placed by the facilitator")]
    for name in names:
        headings += [
            _("{name}: lower quartile").format(name=name),
            _("{name}: upper quartile").format(name=name),
        ]
    headings += [_("Ratings"), _("People disagree")]
    return Sheet(activity.title, tuple(headings), tuple(_matrix_row(record, item) for item in record.items))


def _matrix_row(record: MatrixRecord, item: MatrixItem) -> tuple[Cell, ...]:
    quarter = record.quadrant(item)
    counted = [one.count for one in (item.impact_spread, item.effort_spread) if one is not None]
    return (
        item.option.label,
        item.rank,
        item.impact,
        item.effort,
        None if quarter is None else quarter_name(record.matrix, quarter),
        _yes_or_no(item.own),
        *_quartiles(item.impact_spread),
        *_quartiles(item.effort_spread),
        max(counted, default=0),
        _yes_or_no(item.dissent),
    )


def _quartiles(spread: Spread | None) -> tuple[Cell, Cell]:
    return (None, None) if spread is None else (spread.lower, spread.upper)


# --- a grid


def grid_sheet(activity: Activity, record: GridRecord) -> Sheet:
    """One row an idea, best first, under a row of the weights."""
    grid = record.grid
    headings = (
        _("Place"),
        _("Idea"),
        _("Rank in the vote"),
        *(criterion_name(one) for one in grid.criteria),
        _("Total"),
        _("Category"),
        _("People disagree"),
    )
    weights = (None, _("Weight"), None, *(one.weight for one in grid.criteria), None, None, None)
    rows = (weights, *(_grid_row(item) for item in record.by_place))
    return Sheet(activity.title, headings, rows)


def _grid_row(item: GridItem) -> tuple[Cell, ...]:
    return (
        item.place,
        item.option.label,
        item.rank,
        *(one.value for one in item.values),
        item.total,
        None if item.category is None else level_name(item.category),
        _yes_or_no(item.dissent),
    )


def _yes_or_no(answer: bool) -> str:
    return _("yes") if answer else _("no")
