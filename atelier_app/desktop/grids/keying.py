"""What keys mean in a cell: numbers in either language, levels by digit or first letter, one step up or down."""

from __future__ import annotations

import math

from atelier_app.desktop.grids.wording import value_words
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.text import fold


def typed_number(text: str) -> float | None:
    """`2,5`, `2.5`, `1 200`: the number, None for anything else."""
    plain = "".join(text.split()).replace("−", "-")
    if "," in plain and "." in plain:
        plain = plain.replace(",", "")  # thousands, as English writes them
    try:
        found = float(plain.replace(",", "."))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def keyed_level(criterion: Criterion, key: str, now: float | None) -> float | None:
    """The level that a key names: a digit its value, or its place from the lowest; a letter the next that begins with it."""
    if key.isdecimal():
        values = [level.value for level in criterion.levels]
        if float(key) in values:
            return float(key)
        place = int(key) - 1
        named = criterion.is_named and 0 <= place < len(values)
        return values[place] if named else None
    wanted = fold(key)
    found = [
        level.value
        for level in reversed(criterion.levels)
        if level.is_named and fold(value_words(criterion, level.value)).startswith(wanted)
    ]
    if not wanted or not found:
        return None
    later = found[found.index(now) + 1 :] if now in found else []
    return (later or found)[0]


def stepped(criterion: Criterion, now: float | None, by: int) -> float | None:
    """The next level up or down; on a scale without levels a whole number, held within it."""
    if criterion.levels:
        values = [level.value for level in criterion.levels]
        if now not in values:
            return values[len(values) // 2]
        return values[max(0, min(len(values) - 1, values.index(now) + by))]
    start = (criterion.least + criterion.most) / 2 if now is None else now + by
    return max(criterion.least, min(criterion.most, start))
