"""Choosing an arrangement of zones: ready-made, or one's own, which is kept here too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.template_card import TemplateCard
from atelier_app.desktop.board.template_words import Wishes, layout_name, titled, usual_axes
from atelier_app.desktop.board.zoning import Zoning
from atelier_app.desktop.look.form import line_field
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.widgets import Button, PrimaryButton, SectionTitle, label
from atelier_app.domain.core import Refused
from atelier_app.domain.templates import COUNTS, LANES, TEMPLATE_NAME_LIMIT, Layout, Template
from atelier_app.support import own_templates
from atelier_app.support.language import _
from atelier_app.support.places import templates_file
from atelier_app.support.sentences import sentence

_COLUMNS = 4
_AXIS_LIMIT = 30


class TemplatesDialog(QDialog):
    """Puts the chosen zones on the board when accepted; `placed` is then what they cover."""

    def __init__(self, zoning: Zoning, parent: QWidget | None = None, *, path: Path | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Templates"))
        self.placed: Box | None = None
        self._zoning, self._path = zoning, path or templates_file()
        self._gone: Template | None = None
        self._counts = {layout: choice.usual for layout, choice in COUNTS.items()}
        self.cards: dict[Layout, TemplateCard] = {}
        self.own: dict[TemplateCard, Template] = {}
        self._group = QButtonGroup(self)
        self.count, self.lanes = Stepper(_("How many"), 2, 12), Stepper(_("Lanes"), LANES.least, LANES.most)
        self.lanes.show_value(LANES.usual)
        across, up = usual_axes()
        self.across, self.up = line_field(across, _AXIS_LIMIT), line_field(up, _AXIS_LIMIT)
        self.forget = Button(_("Delete this template"), "trash", "danger")
        self.put_back = Button(_("Put back"), "undo", "quiet")
        self.name = line_field("", TEMPLATE_NAME_LIMIT, _("Name of the template"))
        self.keep = Button(_("Keep this board’s zones"), "save")
        self.error = label("", "error", wrap=True)
        self.done_button, self.cancel_button = PrimaryButton(_("Put on the board")), Button(_("Cancel"))
        self._lay_out()
        self._connect()
        self._show_own(self._read())
        self.cards[Layout.COLUMNS].setChecked(True)
        self._show_options()
        self.cards[Layout.COLUMNS].setFocus()

    # --- layout

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(12)
        column.addWidget(label(_("Zones are put beside what is on the board already."), "muted", wrap=True))
        column.addWidget(SectionTitle(_("Ready-made")))
        column.addLayout(self._ready_made())
        column.addWidget(SectionTitle(_("My templates")))
        self._own_grid = QGridLayout()
        self._own_grid.setSpacing(10)
        column.addLayout(self._own_grid)
        column.addLayout(self._row(self.name, self.keep, stretch=False))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 22, 24, 20)
        outer.setSpacing(14)
        outer.addWidget(label(_("Templates"), "title"))
        outer.addWidget(scroll, 1)
        outer.addLayout(self._options())
        outer.addWidget(self.error)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.done_button)
        outer.addLayout(buttons)
        self.error.hide()
        self.resize(784, 720)

    def _ready_made(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        for number, layout in enumerate(Layout):
            card = self.cards[layout] = TemplateCard(layout_name(layout), titled(layout, Wishes()))
            self._group.addButton(card)
            grid.addWidget(card, number // _COLUMNS, number % _COLUMNS)
        grid.setColumnStretch(_COLUMNS, 1)
        return grid

    def _options(self) -> QHBoxLayout:
        """What the chosen template can be told; only what it listens to is shown."""
        self._count_name, self._lanes_name = label(kind="strong"), label(_("Lanes"), "strong")
        self._across_name, self._up_name = label(_("Axis across"), "strong"), label(_("Axis up"), "strong")
        self.across.setAccessibleName(self._across_name.text())
        self.up.setAccessibleName(self._up_name.text())
        self.name.setAccessibleName(_("Name of the template"))
        row = self._row(self._count_name, self.count, self._lanes_name, self.lanes, stretch=True)
        for part in (self._across_name, self.across, self._up_name, self.up, self.forget, self.put_back):
            row.insertWidget(row.count() - 1, part)
        return row

    def _row(self, *parts: QWidget, stretch: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, QLineEdit) and not stretch else 0)
        if stretch:
            row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._group.buttonToggled.connect(lambda _card, _on: self._show_options())
        self.count.picked.connect(self._count)
        self.lanes.picked.connect(lambda _value: self._redraw())
        self.name.textChanged.connect(lambda _text: self._show_options())
        self.name.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.forget.clicked.connect(self._forget)
        self.put_back.clicked.connect(self._put_back)
        self.cancel_button.clicked.connect(self.reject)
        self.done_button.clicked.connect(self.accept)
        self.done_button.setDefault(True)

    # --- what is chosen

    @property
    def chosen(self) -> Layout | Template | None:
        for layout, card in self.cards.items():
            if card.isChecked():
                return layout
        return next((template for card, template in self.own.items() if card.isChecked()), None)

    def choose(self, layout: Layout) -> None:
        self.cards[layout].setChecked(True)

    def wishes(self) -> Wishes:
        return Wishes(self.count.value, self.lanes.value, self.across.text(), self.up.text())

    def _show_options(self) -> None:
        chosen = self.chosen
        choice = COUNTS.get(chosen) if isinstance(chosen, Layout) else None
        named = {Layout.COLUMNS: _("Columns"), Layout.JOURNEY: _("Steps"), Layout.TABLES: _("Tables")}
        if choice and isinstance(chosen, Layout):
            self._count_name.setText(named[chosen])
            self.count.field.setAccessibleName(named[chosen])
            self.count.show_value(self._counts[chosen], choice.most)
        _show((self._count_name, self.count), choice is not None)
        _show((self._lanes_name, self.lanes), chosen is Layout.JOURNEY)
        _show((self._across_name, self.across, self._up_name, self.up), chosen is Layout.QUADRANTS)
        _show((self.forget,), isinstance(chosen, Template))
        _show((self.put_back,), self._gone is not None)
        self.done_button.setEnabled(chosen is not None)
        self.keep.setEnabled(bool(self._zoning.in_order()) and bool(self.name.text().strip()))
        self.name.setEnabled(bool(self._zoning.in_order()))
        self._redraw()

    def _count(self, number: int) -> None:
        if isinstance(self.chosen, Layout):
            self._counts[self.chosen] = number
            self._redraw()

    def _redraw(self) -> None:
        """The card shows what will be made."""
        chosen = self.chosen
        if isinstance(chosen, Layout):
            self.cards[chosen].show_outlines(titled(chosen, self.wishes()))

    # --- one's own

    def _read(self) -> tuple[Template, ...]:
        try:
            return own_templates.read(self._path)
        except Refused as refused:
            self._explain(refused)
            return ()

    def _show_own(self, templates: tuple[Template, ...]) -> None:
        for card in self.own:
            self._group.removeButton(card)
            self._own_grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.own = {TemplateCard(template.name, template.outlines): template for template in templates}
        for number, card in enumerate(self.own):
            self._group.addButton(card)
            self._own_grid.addWidget(card, number // _COLUMNS, number % _COLUMNS)
        self._own_grid.setColumnStretch(_COLUMNS, 1)

    def _keep(self) -> None:
        """Keeps the zones and the legend of the board under the name that was typed."""
        if not self.keep.isEnabled():
            return
        name = self.name.text().strip()
        try:
            kept = own_templates.keep(self._path, self._zoning.as_template(name))
        except Refused as refused:
            self._explain(refused)
            return
        self._show_own(kept)
        self.name.clear()
        for card in self.own:
            card.setChecked(card.name == name)
        self._show_options()

    def _forget(self) -> None:
        chosen = self.chosen
        if not isinstance(chosen, Template):
            return
        try:
            left = own_templates.forget(self._path, chosen.name)
        except Refused as refused:
            self._explain(refused)
            return
        self._gone = chosen
        self.put_back.setText(_("Put back “{name}”").format(name=chosen.name))
        self._show_own(left)
        self.cards[Layout.COLUMNS].setChecked(True)
        self._show_options()

    def _put_back(self) -> None:
        if self._gone is not None:
            try:
                self._show_own(own_templates.keep(self._path, self._gone))
            except Refused as refused:
                self._explain(refused)
                return
            self._gone = None
            self._show_options()

    def _explain(self, refused: Refused) -> None:
        self.error.setText(sentence(refused))
        self.error.show()

    # --- the board

    def accept(self) -> None:
        """Puts the zones there."""
        chosen = self.chosen
        if isinstance(chosen, Template):
            self.placed = self._zoning.apply(chosen.outlines, chosen.legend)
        elif chosen is not None:
            self.placed = self._zoning.apply(titled(chosen, self.wishes()))
        super().accept()


def _show(parts: tuple[QWidget, ...], shown: bool) -> None:
    for part in parts:
        part.setVisible(shown)
