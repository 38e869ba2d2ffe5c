"""The grades of majority judgment, named as is customary."""

from __future__ import annotations

from atelier_app.support.language import N_, _

_NAMES = (
    N_("To be rejected"),
    N_("Insufficient"),
    N_("Passable"),
    N_("Fair"),
    N_("Good"),
    N_("Very good"),
    N_("Excellent"),
)
# Which of them make a scale of so many grades, both ends always among them.
_SCALES = {
    2: (0, 6),
    3: (0, 3, 6),
    4: (0, 2, 4, 6),
    5: (0, 2, 3, 4, 6),
    6: (0, 1, 2, 3, 4, 6),
    7: (0, 1, 2, 3, 4, 5, 6),
}


def grade_names(count: int) -> tuple[str, ...]:
    """So many grades from the worst to the best; beyond seven they are numbered, as no seven words are enough."""
    if count in _SCALES:
        return tuple(_(_NAMES[place]) for place in _SCALES[count])
    return tuple(f"{grade} / {count - 1}" for grade in range(count))
