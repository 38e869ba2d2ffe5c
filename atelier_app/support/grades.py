"""The names of the grades of majority judgment, as is customary where there are five, six or seven.

Seven and six: Balinski and Laraki, "Majority Judgment", 2011, as in the French experiments of 2012 and 2007.
Fewer leave some out; more add the shades between.
"""

from __future__ import annotations

from atelier_app.support.language import N_, _

_NAMES = (
    N_("Reject"),
    N_("Very poor"),
    N_("Poor"),
    N_("Mediocre"),
    N_("Passable"),
    N_("Fairly good"),
    N_("Good"),
    N_("Very good"),
    N_("Excellent"),
    N_("Outstanding"),
)
_CHOSEN = {
    2: (0, 6),
    3: (0, 4, 6),
    4: (0, 4, 6, 7),
    5: (0, 2, 4, 6, 7),
    6: (0, 2, 4, 5, 6, 7),
    7: (0, 2, 4, 5, 6, 7, 8),
    8: (0, 2, 3, 4, 5, 6, 7, 8),
    9: (0, 1, 2, 3, 4, 5, 6, 7, 8),
    10: tuple(range(10)),
}


def grade_names(count: int) -> tuple[str, ...]:
    """So many grades (2 to 10), from the worst to the best, in the language spoken now."""
    return tuple(_(_NAMES[index]) for index in _CHOSEN[count])
