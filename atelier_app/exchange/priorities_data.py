"""The priorities of a workshop as data for programs: every figure, and how each order depends on each weight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atelier_app.domain.criteria import Criterion
from atelier_app.domain.grids import GridItem, GridRecord
from atelier_app.domain.history import History, HistoryCell, HistoryItem
from atelier_app.domain.initiative import Activity
from atelier_app.domain.priorities import MatrixItem, MatrixRecord
from atelier_app.domain.sensitivity import sensitivity
from atelier_app.domain.spread import Spread
from atelier_app.exchange.priorities import Priorities
from atelier_app.support.priorities import criterion_name, dimension_names, level_name, quarter_name

Data = dict[str, Any]


def priorities_json(found: Priorities) -> Data:
    """What `atelier priorities --json` writes. Keys and codes are the same in every language, names are not."""
    return {
        "history": _history(found.history),
        "matrices": [_matrix(activity, record) for activity, record in found.matrices],
        "grids": [_grid(activity, record) for activity, record in found.grids],
    }


def _history(history: History) -> Data:
    columns = [
        {"activity": one.title, "kind": one.kind.value, "method": one.method, "preset": one.preset}
        for one in history.columns
    ]
    return {"columns": columns, "ideas": [_idea(item) for item in history.items]}


def _idea(item: HistoryItem) -> Data:
    cells = [None if cell is None else _cell(cell) for cell in item.cells]
    return {"idea": item.label, "note": item.text, "group": item.group, "cells": cells}


def _cell(cell: HistoryCell) -> Data:
    told = {
        "rank": cell.rank,
        "score": cell.score,
        "moved": cell.moved,
        "impact": cell.impact,
        "effort": cell.effort,
        "quadrant": cell.quadrant and cell.quadrant.value,
        "category": cell.category and level_name(cell.category),
    }
    return {key: value for key, value in told.items() if value is not None}


def _matrix(activity: Activity, record: MatrixRecord) -> Data:
    matrix = record.matrix
    up, along = dimension_names(matrix)
    return {
        "activity": activity.title,
        "placing": matrix.placing.value,
        "preset": matrix.preset.value,
        "impact": {"name": up, "threshold": matrix.impact_threshold},
        "effort": {"name": along, "threshold": matrix.effort_threshold},
        "open": matrix.open,
        "rated": record.rated,
        "waiting": record.waiting,
        "items": [_placed(record, item) for item in record.items],
    }


def _placed(record: MatrixRecord, item: MatrixItem) -> Data:
    quarter = record.quadrant(item)
    return {
        "option": item.option.label,
        "rank": item.rank,
        "impact": item.impact,
        "effort": item.effort,
        "quadrant": None if quarter is None else quarter.value,
        "name": None if quarter is None else quarter_name(record.matrix, quarter),
        "own": item.own,
        "impact_spread": _spread(item.impact_spread),
        "effort_spread": _spread(item.effort_spread),
    }


def _spread(spread: Spread | None) -> Data | None:
    if spread is None:
        return None
    return {
        "median": spread.median,
        "lower": spread.lower,
        "upper": spread.upper,
        "count": spread.count,
        "dissent": spread.dissent,
    }


def _grid(activity: Activity, record: GridRecord) -> Data:
    grid = record.grid
    labels = {item.option.id: item.option.label for item in record.items}
    return {
        "activity": activity.title,
        "placing": grid.placing.value,
        "preset": grid.preset.value,
        "combination": grid.combination.value,
        "open": grid.open,
        "rated": record.rated,
        "waiting": record.waiting,
        "criteria": [_criterion(record, one, labels) for one in grid.criteria],
        "items": [_valued(record, item) for item in record.by_place],
    }


def _criterion(record: GridRecord, one: Criterion, labels: Mapping[str, str]) -> Data:
    found = sensitivity(record.grid, record.items, one.id)
    return {
        "name": criterion_name(one),
        "key": one.key,
        "weight": one.weight,
        "least": one.least,
        "most": one.most,
        "cost": one.cost,
        "levels": [{"value": level.value, "name": level_name(level)} for level in one.levels],
        "share": found.share,
        "first_stays": list(found.first_stays),
        "order_stays": list(found.order_stays),
        "crossings": [
            {"share": at.share, "rises": labels[at.rises], "falls": labels[at.falls]}
            for at in found.crossings
        ],
    }


def _valued(record: GridRecord, item: GridItem) -> Data:
    values = [
        {
            "criterion": criterion_name(criterion),
            "value": one.value,
            "own": one.own,
            "spread": _spread(one.spread),
        }
        for criterion, one in zip(record.grid.criteria, item.values, strict=True)
    ]
    return {
        "option": item.option.label,
        "rank": item.rank,
        "place": item.place,
        "total": item.total,
        "category": None if item.category is None else level_name(item.category),
        "values": values,
    }
