"""Ready-made settings of the matrix and of the grid. Their names are given upstairs, by key (`support.priorities`).

Sources: the impact/effort matrix is the action priority matrix of quality circles; the other is Eisenhower's "urgent"
and "important" as told by S. R. Covey (The 7 Habits of Highly Effective People, 1989). The weighted sum: Department for
Communities and Local Government, Multi-criteria analysis: a manual (2009), chapter 6. RICE: S. McBride, RICE: simple
prioritization for product managers (Intercom, 2018). MoSCoW: D. Clegg and R. Barker, Case Method Fast-Track (1994), and
the DSDM handbook.
"""

from __future__ import annotations

from enum import StrEnum

from atelier_app.domain.criteria import Combination, Criterion, Level


class MatrixPreset(StrEnum):
    """What the two dimensions and the four quarters are called."""

    IMPACT_EFFORT = "impact_effort"
    EISENHOWER = "eisenhower"
    """Importance stands where impact does, urgency where effort does."""


class GridPreset(StrEnum):
    """What a grid was made from."""

    WEIGHTED = "weighted"
    RICE = "rice"
    MOSCOW = "moscow"


FIVE = tuple(Level(float(value)) for value in range(1, 6))
"""The scale of weighted criteria: 1 to 5, without names."""


def _weighted(key: str, weight: int, *, cost: bool = False) -> Criterion:
    return Criterion(key, key, weight=weight, least=1.0, most=5.0, cost=cost, levels=FIVE)


_CRITERIA: dict[GridPreset, tuple[Criterion, ...]] = {
    GridPreset.WEIGHTED: (
        _weighted("usefulness", 3),
        _weighted("fairness", 2),
        _weighted("feasibility", 2),
        _weighted("expense", 2, cost=True),
        _weighted("delay", 1, cost=True),
    ),
    GridPreset.RICE: (
        Criterion("reach", "reach", least=1.0, most=1_000_000.0),
        Criterion(
            "impact",
            "impact",
            least=0.25,
            most=3.0,
            levels=(
                Level(0.25, key="minimal"),
                Level(0.5, key="low"),
                Level(1.0, key="medium"),
                Level(2.0, key="high"),
                Level(3.0, key="massive"),
            ),
        ),
        Criterion(
            "confidence",
            "confidence",
            least=0.5,
            most=1.0,
            levels=(
                Level(0.5, key="confidence_low"),
                Level(0.8, key="confidence_medium"),
                Level(1.0, key="confidence_high"),
            ),
        ),
        Criterion("effort", "effort", least=0.5, most=1000.0, cost=True),
    ),
    GridPreset.MOSCOW: (
        Criterion(
            "moscow",
            "moscow",
            least=1.0,
            most=4.0,
            levels=(
                Level(1.0, key="wont"),
                Level(2.0, key="could"),
                Level(3.0, key="should"),
                Level(4.0, key="must"),
            ),
        ),
    ),
}


def criteria_of(preset: GridPreset) -> tuple[Criterion, ...]:
    """The criteria that a grid of this kind starts with; their keys are their ids."""
    return _CRITERIA[preset]


def combination_of(preset: GridPreset) -> Combination:
    """How a grid of this kind combines them."""
    return Combination.PRODUCT if preset is GridPreset.RICE else Combination.SUM
