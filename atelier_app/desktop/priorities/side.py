"""The right column of a matrix: what is prepared, the rating, the note that is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.form import narrow
from atelier_app.desktop.look.widgets import Button, Figure, SectionTitle, label
from atelier_app.desktop.priorities.model import MatrixModel
from atelier_app.desktop.priorities.names_dialog import NamesDialog
from atelier_app.desktop.priorities.rating_box import RatingBox
from atelier_app.desktop.priorities.winners_form import WinnersForm
from atelier_app.desktop.priorities.wording import agreement, position
from atelier_app.domain.presets import MatrixPreset
from atelier_app.domain.priorities import MatrixItem, MatrixNames, MatrixRecord
from atelier_app.domain.ratings import Placing
from atelier_app.support.language import _
from atelier_app.support.priorities import MATRICES


class MatrixSide(QWidget):
    """Says when ranks are to be compared; the rest it sends by the model."""

    asked_ranks = Signal()

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.form, self.rating = WinnersForm(model), RatingBox(model)
        self.presets = narrow(QComboBox())
        self.presets.setAccessibleName(_("Kind of matrix"))
        for preset, words in MATRICES.items():
            self.presets.addItem(_(words), preset)
        self.names_button = Button(_("Names…"), "edit")
        self.figure = Figure()
        self.note = NoteBox(model)
        self.ranks_button = Button(_("Compare ranks…"), "list")
        self._lay_out()
        self.presets.activated.connect(lambda: self._choose_preset())
        self.names_button.clicked.connect(self.name)
        self.ranks_button.clicked.connect(self.asked_ranks)
        model.changed.connect(self._show)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._placed_title = SectionTitle(_("Notes on the matrix"))
        parts = (self.note, self.rating, self._placed_title, self.figure, self.form)
        for part in (*parts, SectionTitle(_("Matrix")), self.presets, self.names_button, self.ranks_button):
            column.addWidget(part)
        column.addStretch(1)

    def name(self) -> None:
        """Asks for the names on the matrix."""
        dialog = NamesDialog(self._model.matrix, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(self._named)
        dialog.open()

    def _named(self, names: MatrixNames) -> None:
        self._model.prepare(_("Names on the matrix"), names=names)

    def _choose_preset(self) -> None:
        preset = MatrixPreset(self.presets.currentData())
        if preset is not self._model.matrix.preset:
            self._model.prepare(_("Kind of matrix"), preset=preset)

    def _show(self, record: MatrixRecord) -> None:
        matrix = record.matrix
        placed = sum(item.impact is not None for item in record.items)
        self.figure.show_figure(number(placed), f"/ {number(len(record.items))}")
        own = matrix.placing is Placing.FACILITATOR
        for part in (self._placed_title, self.figure):
            part.setVisible(own)
        self.presets.setCurrentIndex(self.presets.findData(matrix.preset))
        self.presets.setEnabled(not matrix.open)


class NoteBox(QWidget):
    """The note that has the keyboard, in words."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.item: MatrixItem | None = None
        self.idea, self.rank = label(kind="strong", wrap=True), label(kind="muted", wrap=True)
        self.place, self.spread = label(wrap=True), label(kind="small", wrap=True)
        self.off_button = Button(_("Take off"), "undo", tip=_("Delete"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        for part in (SectionTitle(_("Note")), self.idea, self.rank, self.place, self.spread, self.off_button):
            column.addWidget(part)
        self.off_button.clicked.connect(self._take_off)
        self.hide()

    def show_item(self, item: MatrixItem | None) -> None:
        """Shows this one, or nothing."""
        self.item = item
        self.setVisible(item is not None)
        if item is None:
            return
        matrix = self._model.matrix
        self.idea.setText(one_line(item.option.label))
        self.rank.setText(self._model.standing(item))
        placed = position(matrix, item)
        rated = item.impact_spread is not None or item.effort_spread is not None
        if rated and item.own:
            placed = _("{position}, placed by you over the median").format(position=placed)
        self.place.setText(placed)
        said = agreement(matrix, item)
        self.spread.setText(said)
        self.spread.setVisible(bool(said))
        self.off_button.setText(_("Back to the median") if rated else _("Take off"))
        self.off_button.setVisible(item.own)

    def _take_off(self) -> None:
        if self.item is not None:
            self._model.take_off(self.item)
