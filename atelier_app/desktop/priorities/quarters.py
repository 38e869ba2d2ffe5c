"""The lines between the quarters while somebody moves them: the names follow at once, one command is sent in the end."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.priorities.burst import Burst
from atelier_app.desktop.priorities.field import Field
from atelier_app.desktop.priorities.model import MatrixModel
from atelier_app.desktop.priorities.thresholds import ThresholdLine
from atelier_app.domain.priorities import Matrix, MatrixRecord
from atelier_app.support.language import _
from atelier_app.support.priorities import dimension_names

_BOTH = "thresholds"


class Quarters(QObject):
    """`lines` are children of the plane: the one across impact, then the one across effort."""

    moved = Signal()

    def __init__(self, model: MatrixModel, plane: QWidget) -> None:
        super().__init__(plane)
        self._model = model
        self._field: Field | None = None
        self._shown: tuple[float, float] | None = None
        self._dragging = False
        self._burst = Burst(self)
        self._burst.kept.connect(lambda _key, impact, effort: self._send(impact, effort))
        words = _("Line across {name}, at {value}")
        self.impact, self.effort = (ThresholdLine(words, plane, upright=upright) for upright in (False, True))
        self.lines = (self.impact, self.effort)
        self.impact.nudged.connect(lambda step: self._nudge(step, 0.0))
        self.effort.nudged.connect(lambda step: self._nudge(0.0, step))
        self.impact.dragged.connect(lambda point: self._drag(point, 0))
        self.effort.dragged.connect(lambda point: self._drag(point, 1))
        self.impact.centred.connect(lambda: self._put(0.5, self._now[1]))
        self.effort.centred.connect(lambda: self._put(self._now[0], 0.5))
        for line in self.lines:
            line.dropped.connect(self._drop)
        model.changed.connect(self._show)

    @property
    def matrix(self) -> Matrix:
        """With the lines where they are seen."""
        impact, effort = self._now
        return replace(self._model.matrix, impact_threshold=impact, effort_threshold=effort)

    @property
    def _now(self) -> tuple[float, float]:
        matrix = self._model.matrix
        stored = matrix.impact_threshold, matrix.effort_threshold
        return self._burst.of(_BOTH) or self._shown or stored

    def arrange(self, field: Field) -> None:
        """Lays the lines out on the plane, below the cards."""
        self._field = field
        for line, value, name in zip(self.lines, self._now, dimension_names(self._model.matrix), strict=True):
            line.place(field, value, name)
            line.lower()

    def keep(self) -> None:
        """Sends where they were moved to."""
        self._burst.keep()

    def _show(self, _record: MatrixRecord) -> None:
        if not self._dragging:
            self._shown = None

    def _nudge(self, impact: float, effort: float) -> None:
        now = self._now
        self._put(now[0] + impact, now[1] + effort)

    def _drag(self, point: QPointF, dimension: int) -> None:
        if self._field is None:
            return
        place, now = self._field.placement(point), list(self._now)
        now[dimension] = round(place[dimension], 2)
        self._burst.forget(_BOTH)
        self._dragging, self._shown = True, (now[0], now[1])
        self.moved.emit()

    def _drop(self) -> None:
        if self._dragging:
            self._dragging = False
            self._send(*self._now)

    def _put(self, impact: float, effort: float) -> None:
        self._burst.put(_BOTH, impact, effort)
        self.moved.emit()

    def _send(self, impact: float, effort: float) -> None:
        self._shown = impact, effort  # until the engine says so
        self._model.move_thresholds(impact, effort)
