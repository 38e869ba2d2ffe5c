"""How the order depends on one weight: a criterion is chosen, a share is tried; nothing of it is stored."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.grids.chart import SensitivityChart
from atelier_app.desktop.grids.verdict import crossing_words, first_words, order_words
from atelier_app.desktop.grids.wording import total_words
from atelier_app.desktop.look.cells import one_line, tip
from atelier_app.desktop.look.figures import number, share
from atelier_app.desktop.look.form import narrow
from atelier_app.desktop.look.widgets import Button, SectionTitle, label
from atelier_app.desktop.ranks.wording import moved_sign
from atelier_app.domain.core import Id
from atelier_app.domain.criteria import Combination
from atelier_app.domain.grids import GridRecord
from atelier_app.domain.sensitivity import Sensitivity, sensitivity
from atelier_app.support.language import _
from atelier_app.support.priorities import criterion_name

_STEPS = 200
"""Half a hundredth each."""


class SensitivityView(QWidget):
    """Arrows on the slider try a share, by half a hundredth; on the order they pick out a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: GridRecord | None = None
        self._found: Sensitivity | None = None
        self._names: dict[Id, str] = {}
        self.criteria = narrow(QComboBox())
        self.criteria.setAccessibleName(_("Criterion"))
        self.verdict, self.order_verdict = label(kind="strong", wrap=True), label(kind="muted", wrap=True)
        self.chart = SensitivityChart()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(10)
        self.slider.setMinimumHeight(24)
        self.slider.setAccessibleName(_("Share to try"))
        self.tried = label(kind="muted")
        self.back_button = Button(_("Back to now"), "undo")
        self.order, self.crossings = QListWidget(), QListWidget()
        self._lay_out()
        self.criteria.activated.connect(lambda: self._choose())
        self.slider.valueChanged.connect(lambda _value: self._try())
        self.chart.tried.connect(lambda trial: self.slider.setValue(round(trial * _STEPS)))
        self.back_button.clicked.connect(self._back)
        self.order.currentItemChanged.connect(lambda item: self._pick(item))
        self.crossings.itemActivated.connect(self._go_to)
        self.crossings.itemClicked.connect(self._go_to)

    def _lay_out(self) -> None:
        for some, name in (
            (self.order, _("Order at this share")),
            (self.crossings, _("Where the order changes")),
        ):
            some.setAccessibleName(name)
            some.setProperty("kind", "field")
            some.setUniformItemSizes(True)
            some.setMinimumHeight(96)
            some.setTextElideMode(Qt.TextElideMode.ElideRight)
            some.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.addWidget(SectionTitle(_("If this weight changes")))
        row.addWidget(self.criteria, 1)
        trying = QHBoxLayout()
        trying.addWidget(label(_("Try"), "strong"))
        trying.addWidget(self.slider, 1)
        trying.addWidget(self.tried)
        trying.addWidget(self.back_button)
        lists = QHBoxLayout()
        lists.setSpacing(16)
        for some in (self.order, self.crossings):
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(SectionTitle(some.accessibleName()))
            part.addWidget(some)
            lists.addLayout(part, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.verdict)
        column.addWidget(self.order_verdict)
        column.addWidget(self.chart, 3)
        column.addLayout(trying)
        column.addLayout(lists, 1)

    # --- what is shown

    def show_record(self, record: GridRecord) -> None:
        """Shows how this grid's order depends on the chosen criterion."""
        trying = self._found is not None and self.slider.value() != round(self._found.share * _STEPS)
        self._record = record
        self._names = {item.option.id: one_line(item.option.label) for item in record.items}
        wanted = [(criterion_name(one), one.id) for one in record.grid.criteria]
        shown = [
            (self.criteria.itemText(at), self.criteria.itemData(at)) for at in range(self.criteria.count())
        ]
        if wanted != shown:
            kept = self.criteria.currentData()
            self.criteria.clear()
            for name, criterion_id in wanted:
                self.criteria.addItem(name, criterion_id)
            self.criteria.setCurrentIndex(max(0, self.criteria.findData(kept)))
        self._compute(keep_trial=trying)

    def _choose(self) -> None:
        self._compute(keep_trial=False)

    def _compute(self, *, keep_trial: bool) -> None:
        record, criterion_id = self._record, self.criteria.currentData()
        if record is None or criterion_id is None:
            return
        found = self._found = sensitivity(record.grid, record.items, criterion_id)
        product = record.grid.combination is Combination.PRODUCT
        self.chart.show_lines(found, self._names, logarithmic=product)
        self.verdict.setText(first_words(found, self._names, self.criteria.currentText()))
        said = order_words(found)
        self.order_verdict.setText(said)
        self.order_verdict.setVisible(bool(said))
        self.chart.setAccessibleName(f"{self.verdict.text()} {said}")
        self._show_crossings(found)
        if not keep_trial:
            self._back()
        self._try()

    def _show_crossings(self, found: Sensitivity) -> None:
        """Those of the first come first, each where one can go and see it."""
        self.crossings.clear()
        order = found.order_at(found.share)
        first = set(order[0]) if order else set()
        ranked = sorted(found.crossings, key=lambda one: (not {one.rises, one.falls} & first, one.share))
        for crossing in ranked:
            said = crossing_words(crossing, self._names)
            line = QListWidgetItem(said, self.crossings)
            line.setData(Qt.ItemDataRole.UserRole, crossing.share)
            line.setToolTip(tip(said))
            if {crossing.rises, crossing.falls} & first:
                strong = line.font()
                strong.setBold(True)
                line.setFont(strong)

    # --- trying

    @property
    def trial(self) -> float:
        return self.slider.value() / _STEPS

    def _back(self) -> None:
        if self._found is not None:
            self.slider.setValue(round(self._found.share * _STEPS))

    def _go_to(self, line: QListWidgetItem) -> None:
        self.slider.setValue(round(line.data(Qt.ItemDataRole.UserRole) * _STEPS))

    def _try(self) -> None:
        found, record = self._found, self._record
        if found is None or record is None:
            return
        there = self.slider.value() == round(found.share * _STEPS)
        trial = found.share if there else self.trial
        self.tried.setText(share(trial))
        self.back_button.setEnabled(not there)
        self.chart.try_share(trial)
        self._show_order(found, trial)

    def _show_order(self, found: Sensitivity, trial: float) -> None:
        before = {one: place for place, one in _places(found, found.share)}
        values = {line.option_id: line.at(trial) for line in found.lines}
        product = self._record is not None and self._record.grid.combination is Combination.PRODUCT
        picked = self.chart.picked
        self.order.blockSignals(True)
        self.order.clear()
        for place, option_id in _places(found, trial):
            moved = moved_sign(before[option_id] - place).removeprefix("=")
            total = total_words(10 ** values[option_id] if product else values[option_id])
            parts = (f"{number(place)}.", self._names[option_id], f"· {total}", moved)
            line = QListWidgetItem(" ".join(filter(None, parts)), self.order)
            line.setData(Qt.ItemDataRole.UserRole, option_id)
            if option_id == picked:
                self.order.setCurrentItem(line)
        self.order.blockSignals(False)

    def _pick(self, line: QListWidgetItem | None) -> None:
        self.chart.pick(line.data(Qt.ItemDataRole.UserRole) if line is not None else None)


def _places(found: Sensitivity, at: float) -> list[tuple[int, Id]]:
    """Each with its place there, ties sharing the better one."""
    places, place = [], 1
    for tied in found.order_at(at):
        places += [(place, option_id) for option_id in tied]
        place += len(tied)
    return places
