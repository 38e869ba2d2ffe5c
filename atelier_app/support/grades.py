"""The grades of majority judgment by their names, in the language in force."""

from __future__ import annotations

from atelier_app.support.language import N_, _

_NAMES = (
    N_("To be rejected"),
    N_("Poor"),
    N_("Passable"),
    N_("Fairly good"),
    N_("Good"),
    N_("Very good"),
    N_("Excellent"),
)
# Which of the seven are used where there are fewer: the extremes, then evenly.
_CHOSEN = {2: (0, 4), 3: (0, 2, 4), 4: (0, 2, 4, 6), 5: (0, 1, 2, 4, 6), 6: (0, 1, 2, 4, 5, 6)}


def grade_names(count: int) -> tuple[str, ...]:
    """Names of so many grades, worst to best; over seven, which no words tell apart, their numbers."""
    if count > len(_NAMES):
        return tuple(
            _("Grade {grade} of {best}").format(grade=grade, best=count - 1) for grade in range(count)
        )
    return tuple(_(_NAMES[index]) for index in _CHOSEN.get(count, range(count)))
