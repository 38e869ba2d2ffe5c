"""The right column when a zone is chosen: title, tint, place and size, lock, removal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.swatches import Swatches
from atelier_app.desktop.board.zoning import Zoning, inside
from atelier_app.desktop.look.form import line_field, roomy
from atelier_app.desktop.look.widgets import Button, IconButton, SectionTitle, label
from atelier_app.domain.board import EXTENT, Zone
from atelier_app.domain.zones import SMALLEST, ZONE_TITLE_LIMIT
from atelier_app.support.language import _, ngettext


class ZoneSide(QWidget):
    """Fills itself from the chosen zone; every field is an act of its own, with its undo."""

    def __init__(self, zoning: Zoning, canvas: BoardCanvas) -> None:
        super().__init__()
        self._zoning, self._canvas = zoning, canvas
        self._shown: Zone | None = None
        self.title: QLineEdit = line_field("", ZONE_TITLE_LIMIT, _("Name this zone"))
        self.swatches, self.plain = Swatches(), IconButton("close", _("No colour (0)"), quiet=True)
        limit = int(EXTENT)
        self.left, self.top = (
            _number(_("From the left"), -limit, limit),
            _number(_("From the top"), -limit, limit),
        )
        self.wide = _number(_("Width"), int(SMALLEST), 2 * limit)
        self.high = _number(_("Height"), int(SMALLEST), 2 * limit)
        self.locked = QCheckBox(_("Locked (L)"))
        self.locked.setToolTip(_("A locked zone keeps its place, size and title."))
        self.notes = Button("", "note")
        self.remove = Button(
            _("Remove"), "trash", "danger", tip=_("Remove the zone; its notes stay (Delete)")
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.title.setAccessibleName(_("Title of the zone"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(SectionTitle(_("Zone")))
        column.addWidget(self.title)
        tints = QHBoxLayout()
        tints.setSpacing(4)
        tints.addWidget(self.swatches)
        tints.addWidget(self.plain)
        tints.addStretch(1)
        column.addLayout(tints)
        column.addWidget(SectionTitle(_("Place and size")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for number, field in enumerate((self.left, self.top, self.wide, self.high)):
            name = label(field.accessibleName(), "small")
            name.setBuddy(field)
            grid.addWidget(name, number // 2 * 2, number % 2)
            grid.addWidget(field, number // 2 * 2 + 1, number % 2)
        column.addLayout(grid)
        column.addWidget(self.locked)
        column.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        zoning = self._zoning
        self.title.editingFinished.connect(self.keep)
        self.swatches.picked.connect(lambda paper: self._act(lambda zone: zoning.tint(zone.id, paper)))
        self.plain.clicked.connect(lambda: self._act(lambda zone: zoning.tint(zone.id, None)))
        for field in (self.left, self.top, self.wide, self.high):
            field.editingFinished.connect(self._shape)
        self.locked.clicked.connect(lambda on: self._act(lambda zone: zoning.lock(zone.id, on)))
        self.remove.clicked.connect(lambda: self._act(lambda zone: zoning.remove(zone.id)))
        self.notes.clicked.connect(self._select)

    def _act(self, act: Callable[[Zone], None]) -> None:
        if self._shown is not None:
            act(self._shown)

    def show_zone(self, zone: Zone) -> None:
        """Fills it; what is being typed is not overwritten."""
        if self._shown is not None and self._shown.id != zone.id:
            self.keep()
        fresh = self._shown is None or self._shown.id != zone.id
        if fresh or not self.title.hasFocus():
            self.title.setText(zone.title)
        for field, value in (
            (self.left, zone.x),
            (self.top, zone.y),
            (self.wide, zone.width),
            (self.high, zone.height),
        ):
            if fresh or not field.hasFocus():
                field.setValue(round(value))
        self._shown = zone
        self.swatches.show_colour(zone.colour)
        self.locked.setChecked(zone.locked)
        for part in (
            self.title,
            self.swatches,
            self.plain,
            self.left,
            self.top,
            self.wide,
            self.high,
            self.remove,
        ):
            part.setEnabled(not zone.locked)
        count = len(inside(self._canvas.wall, zone)[0])
        self.notes.setText(ngettext("Select its note", "Select its {n} notes", count).format(n=count))
        self.notes.setAccessibleName(self.notes.text())
        self.notes.setVisible(count > 0)

    def keep(self) -> None:
        """Says the title that was typed, if it differs."""
        zone, title = self._shown, " ".join(self.title.text().split())
        if zone is not None and not zone.locked and title != zone.title:
            self._zoning.rename(zone.id, title)

    def _shape(self) -> None:
        """A place moves the notes inside along; a size does not."""
        zone = self._shown
        if zone is None or zone.locked:
            return
        dx, dy = self.left.value() - round(zone.x), self.top.value() - round(zone.y)
        if dx or dy:
            self._zoning.move(zone.id, float(dx), float(dy))
        wide, high = self.wide.value(), self.high.value()
        if (wide, high) != (round(zone.width), round(zone.height)):
            left, top = zone.x + dx, zone.y + dy
            self._zoning.reshape(zone.id, Box(left, top, left + wide, top + high))

    def _select(self) -> None:
        """The notes inside become the selection."""
        if self._shown is not None:
            notes, _zones = inside(self._canvas.wall, self._shown)
            self._canvas.selection.only(*(note.id for note in notes))
            self._canvas.setFocus()


def _number(name: str, least: int, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setSingleStep(8)
    made.setKeyboardTracking(False)
    made.setAccessibleName(name)
    made.setMinimumWidth(60)
    roomy(made)
    return made
