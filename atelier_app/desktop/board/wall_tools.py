"""The right column of the board as a whole: its zones, templates, legend, and the photograph of a paper wall."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from atelier_app.desktop.board.attaching import Attaching, from_file
from atelier_app.desktop.board.boxes import sheet_box
from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.legend import LegendDialog
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.note_picture import chosen_picture
from atelier_app.desktop.board.templates_dialog import TemplatesDialog
from atelier_app.desktop.board.zone_hands import ZoneHands
from atelier_app.desktop.board.zone_shape import zone_title
from atelier_app.desktop.look.cells import tip
from atelier_app.desktop.look.widgets import Button, ElidedButton, SectionTitle
from atelier_app.domain.core import Id
from atelier_app.support.language import _

# More of a title is never seen.
_LONGEST = 200


class WallTools(QWidget):
    """Buttons for what has no place on the bar, and a way to each zone."""

    def __init__(
        self, model: BoardModel, canvas: BoardCanvas, hands: ZoneHands, attaching: Attaching
    ) -> None:
        super().__init__()
        self._model, self._canvas, self._hands, self._attaching = model, canvas, hands, attaching
        self._ways: dict[Id, Button] = {}
        self.zone = Button(_("Zone"), "plus", tip=_("New zone: drag where it should be (Z)"))
        self.templates = Button(_("Templates"), "sidebar", tip=_("Columns, SWOT, tables… or your own"))
        self.legend = Button(_("Legend"), "list", tip=_("Say what each paper means"))
        self.photograph = Button(
            _("Paper wall"), "upload", tip=_("Lay the photograph of a paper wall under the notes")
        )
        self.lift = Button(_("Remove the photograph"), "trash", "quiet")
        self._lay_out()
        self.zone.clicked.connect(hands.arm)
        self.templates.clicked.connect(self.open_templates)
        self.legend.clicked.connect(self.open_legend)
        self.photograph.clicked.connect(self._photograph)
        self.lift.clicked.connect(attaching.lift)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._title = SectionTitle(_("Zones"))
        column.addWidget(self._title)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        column.addLayout(self._list)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._buttons = (self.zone, self.templates, self.legend, self.photograph)
        self._arrange(1)
        column.addLayout(self._grid)
        column.addWidget(self.lift, 0, Qt.AlignmentFlag.AlignLeft)

    def _arrange(self, columns: int) -> None:
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number // columns, number % columns)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one button under the other."""
        widest = max(button.minimumSizeHint().width() for button in self._buttons)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two beside each other where there is room."""
        super().resizeEvent(event)
        widths = [button.minimumSizeHint().width() for button in self._buttons]
        both = max(widths[::2]) + self._grid.spacing() + max(widths[1::2])
        self._arrange(2 if self.width() >= both else 1)

    def show_board(self) -> None:
        """Fills it."""
        zones = self._hands.zoning.in_order()
        ids = [zone.id for zone in zones]
        for id in [id for id in self._ways if id not in ids]:
            gone = self._ways.pop(id)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for number, zone in enumerate(zones):
            way = self._ways.get(zone.id) or self._made(zone.id)
            if self._list.indexOf(way) != number:
                self._list.insertWidget(number, way)
            title = zone_title(zone)
            way.setText(title[:_LONGEST].replace("&", "&&"))
            way.setAccessibleName(title)
            way.setToolTip(tip(title))
            way.set_icon("lock" if zone.locked else "sidebar")
        self.lift.setVisible(self._model.wall.background is not None)

    def _made(self, id: Id) -> Button:
        way = ElidedButton("", "sidebar", "quiet")
        way.setStyleSheet("text-align: left;")
        way.clicked.connect(lambda: self._go_to(id))
        self._ways[id] = way
        return way

    def _go_to(self, id: Id) -> None:
        """Shows a zone and chooses it."""
        zone = self._model.wall.zones.get(id)
        if zone is not None:
            self._canvas.fit(sheet_box(zone).grown(40))
            self._hands.zoning.choose(id)
            self._canvas.setFocus()

    def open_templates(self) -> None:
        """Asks for an arrangement and shows where it was put."""
        dialog = TemplatesDialog(self._hands.zoning, self.window())
        dialog.accepted.connect(lambda: self._placed(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _placed(self, dialog: TemplatesDialog) -> None:
        if dialog.placed is not None:
            self._canvas.fit(dialog.placed.grown(40))
        self._canvas.setFocus()

    def open_legend(self) -> None:
        """Asks what the papers mean."""
        dialog = LegendDialog(self._model.fresh.board.legend, self.window())
        dialog.accepted.connect(lambda: self._hands.zoning.name_papers(dialog.legend))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _photograph(self) -> None:
        path = chosen_picture(self, _("Photograph of a paper wall"))
        if path is not None:
            self._attaching.lay(from_file(path))
