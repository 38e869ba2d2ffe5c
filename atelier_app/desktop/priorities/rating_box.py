"""Where tables or phones rate: opening and closing, and how many have rated."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import Button, Figure, PrimaryButton, SectionTitle, label
from atelier_app.desktop.priorities.subject import SubjectModel
from atelier_app.desktop.priorities.wording import rated_words
from atelier_app.domain.grids import GridRecord
from atelier_app.domain.priorities import MatrixRecord
from atelier_app.domain.ratings import Placing
from atelier_app.support.language import _


class RatingBox(QWidget):
    """Nothing where the facilitator alone places."""

    def __init__(self, model: SubjectModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.figure, self.bar = Figure(), QProgressBar()
        self.words = label(kind="small", wrap=True)
        self.open_button = PrimaryButton(_("Open the rating"), "play", tip=_("Ctrl+Shift+Enter"))
        self.close_button = PrimaryButton(_("Close the rating"), "check", tip=_("Ctrl+Shift+Enter"))
        self.again_button = Button(_("Open the rating again"), "undo")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Rated"))
        for part in (SectionTitle(_("Rated")), self.figure, self.bar, self.words):
            column.addWidget(part)
        for button in (self.open_button, self.close_button, self.again_button):
            column.addWidget(button)
        self.open_button.clicked.connect(lambda: model.open_rating(True))
        self.again_button.clicked.connect(lambda: model.open_rating(True))
        self.close_button.clicked.connect(lambda: model.open_rating(False))
        model.changed.connect(self._show)
        self.hide()

    def toggle(self) -> None:
        """Opens, or closes, where there is anything to."""
        subject = self._model.subject
        if subject is not None and subject.placing is not Placing.FACILITATOR:
            self._model.open_rating(not subject.open)

    def _show(self, record: MatrixRecord | GridRecord) -> None:
        subject = self._model.subject
        assert subject is not None
        self.setVisible(subject.placing is not Placing.FACILITATOR)
        total = record.rated + record.waiting
        self.figure.show_figure(number(record.rated), f"/ {number(total)}")
        said = rated_words(subject.placing, record.rated, record.waiting)
        self.figure.setAccessibleName(said)
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(record.rated)
        self.words.setText(_state(subject.open, record.rated, said))
        self.open_button.setVisible(not subject.open and not record.rated)
        self.open_button.setEnabled(bool(record.items))
        self.again_button.setVisible(not subject.open and bool(record.rated))
        self.close_button.setVisible(subject.open)


def _state(is_open: bool, rated: int, said: str) -> str:
    if is_open:
        return _("{said}. What they say is shown once you close.").format(said=said)
    if not rated:
        return _("Once it is open, they rate on their phones.")
    return _("The medians are shown; a placement of yours comes before them.")
