"""How a board grew, found by position: what differs between two moments costs what has changed between them. No Qt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime

from atelier_app.desktop.board.boxes import Box
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH
from atelier_app.domain.core import Id
from atelier_app.domain.growth import Stage


class Past:
    """Stages by moment: what was done in one act is one moment. Position 0 is before the first, `last` is now."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self._stages = stages
        self._ends = [0]
        self._times: list[datetime] = []
        self._of: dict[Id, list[int]] = {}
        for number, stage in enumerate(stages):
            self._of.setdefault(stage.note_id, []).append(number)
            if self._times and self._times[-1] == stage.at:
                self._ends[-1] = number + 1
            else:
                self._times.append(stage.at)
                self._ends.append(number + 1)

    @property
    def last(self) -> int:
        return len(self._times)

    def time(self, position: int) -> datetime | None:
        """When the board became so; nothing before the first moment."""
        return self._times[position - 1] if position else None

    def between(self, before: int, after: int) -> dict[Id, Stage | None]:
        """Each note that may differ at `after`, as it is there; None where it was not yet."""
        low, high = sorted((self._ends[before], self._ends[after]))
        touched = {stage.note_id for stage in self._stages[low:high]}
        return {id: self._at(id, self._ends[after]) for id in touched}

    def _at(self, id: Id, end: int) -> Stage | None:
        numbers = self._of[id]
        place = bisect_left(numbers, end)
        return self._stages[numbers[place - 1]] if place else None

    def box(self) -> Box | None:
        """Around every place where a note ever was, so that the eye need not follow the wall."""
        xs = [stage.x for stage in self._stages if stage.shown]
        ys = [stage.y for stage in self._stages if stage.shown]
        if not xs:
            return None
        return Box(min(xs), min(ys), max(xs) + NOTE_WIDTH, max(ys) + NOTE_HEIGHT)
