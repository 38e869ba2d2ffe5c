"""The columns of a file: their headings, what they say for example, and what each is taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from atelier_app.desktop.attendance.import_reading import Found, samples
from atelier_app.desktop.look.widgets import ElidedLabel
from atelier_app.support.language import N_, _

if TYPE_CHECKING:
    from atelier_app.exchange.headings import Column

NAMES = {
    "last_name": N_("Last name"),
    "first_name": N_("First name"),
    "last_then_first": N_("Last name, then first name"),
    "first_then_last": N_("First name, then last name"),
    "organisation": N_("Organisation"),
    "role": N_("Role"),
    "email": N_("E-mail"),
    "territory": N_("Territory"),
    "table": N_("Table"),
    "college": N_("College"),
    "half_days": N_("Half-days"),
    "needs": N_("Needs"),
}
"""Of what a column may hold, and of the fields of a person."""


class ColumnsView(QScrollArea):
    """Emits `mapped` with what each column is taken for, when the person changes it."""

    mapped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.choices: list[QComboBox] = []

    def show_columns(self, found: Found) -> None:
        """A line a column, those that are taken for something first to be seen."""
        inner = QWidget()
        inner.setAutoFillBackground(False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, 176)
        self.choices = []
        for place, heading in enumerate(found.table.headings):
            grid.addWidget(self._heading(found, place, heading), place, 0)
            grid.addWidget(self._choice(heading, found.mapping[place]), place, 1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 2, 10, 2)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(inner)

    def _heading(self, found: Found, place: int, heading: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ElidedLabel(" ".join(heading.split()) or _("(no heading)"), "strong"))
        column.addWidget(ElidedLabel(", ".join(samples(found.table, place)) or "—", "small"))
        return box

    def _choice(self, heading: str, taken_for: Column | None) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(_("What “{heading}” holds").format(heading=heading))
        choice.addItem(_("not taken"), None)
        for key, name in NAMES.items():
            choice.addItem(_(name), key)
        choice.setMaxVisibleItems(len(NAMES) + 1)
        choice.setCurrentIndex(max(0, choice.findData(str(taken_for))) if taken_for else 0)
        choice.currentIndexChanged.connect(lambda _place: self.mapped.emit(self.mapping()))
        self.choices.append(choice)
        return choice

    def mapping(self) -> tuple[Column | None, ...]:
        """What each column is taken for."""
        from atelier_app.exchange.headings import Column

        picked = [choice.currentData() for choice in self.choices]
        return tuple(Column(key) if isinstance(key, str) else None for key in picked)
