"""What the facilitator calls the two dimensions and the four quarters; an empty field keeps the usual name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from atelier_app.desktop.look.form import FormDialog, line_field
from atelier_app.domain.criteria import NAME_LIMIT
from atelier_app.domain.priorities import Matrix, MatrixNames, Quadrant
from atelier_app.domain.text import clean
from atelier_app.support.language import _
from atelier_app.support.priorities import dimension_names, quarter_name


class NamesDialog(FormDialog):
    """Emits `given` with the names."""

    given = Signal(object)

    def __init__(self, matrix: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(_("Names on the matrix"), parent)
        usual = Matrix(matrix.id, matrix.activity_id, preset=matrix.preset)
        up, along = dimension_names(usual)
        own = matrix.names
        self.names: dict[str, QLineEdit] = {}
        self._add("impact", _("Upwards"), own.impact, up)
        self._add("effort", _("To the right"), own.effort, along)
        for quarter, where in (
            (Quadrant.QUICK_WIN, _("Top left")),
            (Quadrant.MAJOR_PROJECT, _("Top right")),
            (Quadrant.FILL_IN, _("Bottom left")),
            (Quadrant.NOT_NOW, _("Bottom right")),
        ):
            self._add(quarter.value, where, own.of(quarter), quarter_name(usual, quarter))

    def _add(self, key: str, where: str, own: str, usual: str) -> None:
        self.names[key] = line_field(own, NAME_LIMIT, usual)
        self.field(where, self.names[key])

    def save(self) -> None:
        said = {key: clean(field.text(), NAME_LIMIT) for key, field in self.names.items()}
        self.given.emit(MatrixNames(**said))
