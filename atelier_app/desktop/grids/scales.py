"""A criterion's scale as lines of text, `value = name` a line, and back."""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.desktop.grids.keying import typed_number
from atelier_app.desktop.grids.wording import figure
from atelier_app.domain.core import Refused
from atelier_app.domain.criteria import Criterion, Level
from atelier_app.domain.refusals import Refusal
from atelier_app.support.priorities import level_name


def levels_text(levels: Sequence[Level]) -> str:
    """The highest first, as they are chosen from."""
    return "\n".join(_line(level) for level in reversed(levels))


def _line(level: Level) -> str:
    name = level_name(level)
    return f"{figure(level.value)} = {name}" if name else figure(level.value)


def levels_of(text: str, before: Criterion) -> tuple[Level, ...]:
    """The levels that lines say, the lowest first. A ready-made name that was left as it is stays translated.

    Raises `Refused` (BAD_SCALE) for a line that begins with no number.
    """
    ready = {(level.value, level_name(level)): level for level in before.levels}
    found = []
    for line in filter(str.strip, text.splitlines()):
        said, _equals, name = line.partition("=")
        value, name = typed_number(said), " ".join(name.split())
        if value is None:
            raise Refused(Refusal.BAD_SCALE)
        found.append(ready.get((value, name), Level(value, name)))
    return tuple(sorted(found, key=lambda level: level.value))
