"""Matrices and grids in words: what their dimensions, quarters, criteria and levels are called, and how one reads them."""

from __future__ import annotations

from dataclasses import dataclass

from atelier_app.domain.criteria import Combination, Criterion, Level
from atelier_app.domain.presets import GridPreset, MatrixPreset
from atelier_app.domain.priorities import Matrix, Quadrant
from atelier_app.domain.ratings import Placing
from atelier_app.support.language import N_, _

MATRICES: dict[MatrixPreset, str] = {
    MatrixPreset.IMPACT_EFFORT: N_("Impact / effort"),
    MatrixPreset.EISENHOWER: N_("Eisenhower: important / urgent"),
}
GRIDS: dict[GridPreset, str] = {
    GridPreset.WEIGHTED: N_("Weighted criteria"),
    GridPreset.RICE: N_("RICE"),
    GridPreset.MOSCOW: N_("MoSCoW"),
}
PLACINGS: dict[Placing, str] = {
    Placing.FACILITATOR: N_("by the facilitator"),
    Placing.TABLES: N_("by the tables"),
    Placing.PHONES: N_("by everyone, on their phone"),
}
COMBINATIONS: dict[Combination, str] = {
    Combination.SUM: N_(
        "Each value as a share of its scale (a cost turned round), averaged by weight: 0 to 100."
    ),
    Combination.PRODUCT: N_("Values multiplied, costs divide."),
}

_DIMENSIONS: dict[MatrixPreset, tuple[str, str]] = {
    MatrixPreset.IMPACT_EFFORT: (N_("Impact"), N_("Effort")),
    MatrixPreset.EISENHOWER: (N_("Importance"), N_("Urgency")),
}
_QUARTERS: dict[MatrixPreset, dict[Quadrant, str]] = {
    MatrixPreset.IMPACT_EFFORT: {
        Quadrant.QUICK_WIN: N_("Do now"),
        Quadrant.MAJOR_PROJECT: N_("Major projects"),
        Quadrant.FILL_IN: N_("Nice to have"),
        Quadrant.NOT_NOW: N_("Later"),
    },
    MatrixPreset.EISENHOWER: {
        Quadrant.QUICK_WIN: N_("Plan"),
        Quadrant.MAJOR_PROJECT: N_("Do first"),
        Quadrant.FILL_IN: N_("Drop"),
        Quadrant.NOT_NOW: N_("Delegate"),
    },
}
_ENDS: dict[MatrixPreset, tuple[str, str, str, str]] = {
    MatrixPreset.IMPACT_EFFORT: (
        N_("low impact"),
        N_("high impact"),
        N_("little effort"),
        N_("much effort"),
    ),
    MatrixPreset.EISENHOWER: (
        N_("not important"),
        N_("important"),
        N_("not urgent"),
        N_("urgent"),
    ),
}
_CRITERIA: dict[str, str] = {
    "usefulness": N_("Usefulness to people"),
    "fairness": N_("Fairness between territories"),
    "feasibility": N_("Feasibility"),
    "expense": N_("Expense"),
    "delay": N_("Delay before it shows"),
    "reach": N_("Reach"),
    "impact": N_("Impact"),
    "confidence": N_("Confidence"),
    "effort": N_("Effort"),
    "moscow": N_("How necessary"),
}
_LEVELS: dict[str, str] = {
    "minimal": N_("Minimal"),
    "low": N_("Low"),
    "medium": N_("Medium"),
    "high": N_("High"),
    "massive": N_("Massive"),
    "confidence_low": N_("Low confidence (50 %)"),
    "confidence_medium": N_("Medium confidence (80 %)"),
    "confidence_high": N_("High confidence (100 %)"),
    "must": N_("Must"),
    "should": N_("Should"),
    "could": N_("Could"),
    "wont": N_("Won’t this time"),
}


def dimension_names(matrix: Matrix) -> tuple[str, str]:
    """What goes up and what goes to the right, in the language spoken now."""
    up, right = _DIMENSIONS[matrix.preset]
    return matrix.names.impact or _(up), matrix.names.effort or _(right)


def quarter_name(matrix: Matrix, quarter: Quadrant) -> str:
    """The name of a quarter of this matrix, in the language spoken now."""
    return matrix.names.of(quarter) or _(_QUARTERS[matrix.preset][quarter])


@dataclass(frozen=True)
class Ends:
    """What stands at the ends of the two dimensions."""

    low: str
    high: str
    left: str
    right: str


def ends(matrix: Matrix) -> Ends:
    """In the language spoken now; a dimension that the facilitator named has that name at its far end alone."""
    low, high, left, right = map(_, _ENDS[matrix.preset])
    up, along = matrix.names.impact, matrix.names.effort
    if up:
        low, high = "", up
    if along:
        left, right = "", along
    return Ends(low, high, left, right)


def criterion_name(criterion: Criterion) -> str:
    """In the language spoken now."""
    return criterion.name or _(_CRITERIA.get(criterion.key, criterion.key))


def level_name(level: Level) -> str:
    """In the language spoken now; empty for a level that is no more than its value."""
    return level.name or (_(_LEVELS.get(level.key, level.key)) if level.key else "")
