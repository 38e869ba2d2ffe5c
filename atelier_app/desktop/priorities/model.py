"""The matrix as its panel shows it: the winners of a vote, where each is placed, and placing as commands."""

from __future__ import annotations

from PySide6.QtCore import QObject

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.priorities.field import held
from atelier_app.desktop.priorities.subject import SubjectModel
from atelier_app.desktop.priorities.wording import short, standing
from atelier_app.domain.initiative import Activity
from atelier_app.domain.priorities import (
    Matrix,
    MatrixItem,
    MatrixRecord,
    MoveThresholds,
    PlaceOption,
    ReadMatrix,
)
from atelier_app.support.language import _


class MatrixModel(SubjectModel[MatrixRecord]):
    """Each placement is one command with its undo."""

    def __init__(self, remote: Remote, activity: Activity, parent: QObject | None = None) -> None:
        super().__init__(remote, activity, ReadMatrix(activity.id), parent)

    @property
    def matrix(self) -> Matrix:
        """As it stands; an empty one before the first answer."""
        return self.record.matrix if self.record is not None else Matrix(self.id, self.id)

    def standing(self, item: MatrixItem) -> str:
        """Its place in the vote."""
        return standing(item.rank, item.score, self.poll)

    def place(self, item: MatrixItem, impact: float, effort: float) -> None:
        """Places a winner, over any median; both from 0 to 1."""
        text = _("Placing of “{idea}”").format(idea=short(item.option.label))
        self.execute(PlaceOption(self.id, item.option.id, held(impact), held(effort)), text)

    def take_off(self, item: MatrixItem) -> None:
        """Takes the facilitator's placement back: the medians are shown again, or it waits."""
        rated = item.impact_spread is not None or item.effort_spread is not None
        said = _("Return of “{idea}” to the median") if rated else _("Taking “{idea}” off")
        text = said.format(idea=short(item.option.label))
        self.execute(PlaceOption(self.id, item.option.id, None, None), text)

    def move_thresholds(self, impact: float, effort: float) -> None:
        """Moves the lines between the quarters."""
        self.execute(MoveThresholds(self.id, held(impact), held(effort)), _("Moving of a threshold"))
