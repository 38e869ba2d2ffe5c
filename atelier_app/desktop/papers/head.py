"""What is said of a paper ballot before its marks: its number, its college, in an open vote whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from atelier_app.desktop.look.figures import number as figure
from atelier_app.desktop.look.widgets import label
from atelier_app.desktop.papers.model import PapersModel
from atelier_app.desktop.papers.number_field import NumberField
from atelier_app.support.language import _


class PaperHead(QWidget):
    """The college stays from paper to paper, the name does not."""

    def __init__(self, model: PapersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.number = NumberField()
        self.college, self.holder = QComboBox(), QComboBox()
        self.spent = label(kind="small")
        title = label(_("Paper no."), "strong")
        title.setBuddy(self.number)
        self.college.setAccessibleName(_("College of these papers"))
        self.holder.setAccessibleName(_("Whose paper it is"))
        self.holder.addItem(_("Whose paper it is…"), "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(title)
        row.addWidget(self.number)
        for box in (self.college, self.holder):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.hide()
            row.addWidget(box, 1)
        row.addStretch(0)
        row.addWidget(self.spent)

    @property
    def chosen_college(self) -> str:
        return str(self.college.currentData() or "")

    @property
    def chosen_holder(self) -> str:
        """Whose it is, by id; nothing while nobody was chosen."""
        return str(self.holder.currentData() or "")

    def show_work(self, *, new: bool) -> None:
        """For a `new` paper, its college and its holder are asked where the poll wants them."""
        record = self._model.record
        if record is None:
            return
        self._offer_colleges(tuple(one.name for one in record.poll.colleges))
        self.college.setVisible(new and bool(record.poll.colleges))
        self.holder.setVisible(new and not record.poll.secret)
        self._offer_holders()

    def _offer_colleges(self, names: Sequence[str]) -> None:
        if self.college.count() != len(names):
            self.college.clear()
            for name in names:
                self.college.addItem(name or _("Everybody else"), name)

    def _offer_holders(self) -> None:
        """Those whose paper was not typed in yet."""
        done = {one.participant_id for one in self._model.papers}
        wanted = [one for one in self._model.holders if one.participant_id not in done]
        shown = [self.holder.itemData(at) for at in range(1, self.holder.count())]
        if [one.participant_id for one in wanted] == shown:
            return
        chosen = self.chosen_holder
        while self.holder.count() > 1:
            self.holder.removeItem(1)
        for one in wanted:
            self.holder.addItem(one.full_name, one.participant_id)
        self.holder.setCurrentIndex(max(0, self.holder.findData(chosen)))

    def show_spent(self, texts: Sequence[str]) -> None:
        """How much of what there is to share these marks take."""
        marks = self._model.marks
        shared = marks is not None and bool(marks.sheet.total)
        self.spent.setVisible(shared)
        if marks is not None and shared:
            spent, total = marks.spent(texts), marks.sheet.total
            self.spent.setText(_("{n} of {total} used").format(n=figure(spent), total=figure(total)))
