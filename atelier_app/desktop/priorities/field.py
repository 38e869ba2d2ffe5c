"""Where placements lie on a plane: cards of one size that never leave it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF


@dataclass(frozen=True)
class Field:
    """A placement is where the middle of a card lies; at 0 and 1 the card touches the edge of the plane."""

    plane: QRectF
    card: QSizeF

    def x(self, effort: float) -> float:
        """How far to the right."""
        return self.plane.left() + self.card.width() / 2 + effort * self._across

    def y(self, impact: float) -> float:
        """How far down."""
        return self.plane.top() + self.card.height() / 2 + (1 - impact) * self._down

    def box(self, impact: float, effort: float) -> QRectF:
        """A card so placed."""
        middle = QPointF(self.x(effort), self.y(impact))
        corner = middle - QPointF(self.card.width(), self.card.height()) / 2
        return QRectF(corner, self.card)

    def placement(self, middle: QPointF) -> tuple[float, float]:
        """Impact and effort of a point, held within 0 to 1."""
        effort = (middle.x() - self.plane.left() - self.card.width() / 2) / self._across
        impact = 1 - (middle.y() - self.plane.top() - self.card.height() / 2) / self._down
        return held(impact), held(effort)

    @property
    def _across(self) -> float:
        return max(1.0, self.plane.width() - self.card.width())

    @property
    def _down(self) -> float:
        return max(1.0, self.plane.height() - self.card.height())


def held(value: float) -> float:
    """The value within 0 to 1."""
    return max(0.0, min(1.0, value))
