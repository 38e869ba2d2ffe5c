"""In which college people vote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from atelier_app.desktop.look.form import FormDialog
from atelier_app.desktop.look.widgets import label
from atelier_app.domain.colleges import COLLEGE_NAME_LIMIT
from atelier_app.domain.text import clean, fold
from atelier_app.support.language import _


class CollegeDialog(FormDialog):
    """Emits `given` with the name of the college, empty for none."""

    given = Signal(str)

    def __init__(
        self, who: str, now: Sequence[str], known: Iterable[str], parent: QWidget | None = None
    ) -> None:
        """`now` are the colleges of these people, `known` all that anyone is in."""
        super().__init__(_("Assign to a college"), parent, done=_("Assign"))
        said = _(
            "Where a vote weighs colleges, each weighs as much as the vote says, however many take part."
        )
        self.college = QComboBox()
        self.college.setEditable(True)
        spellings = {fold(name): name for name in known if name}
        self.college.addItems([spellings[key] for key in sorted(spellings)])
        self.college.setCurrentText(now[0] if len(set(now)) == 1 else "")
        line = self.college.lineEdit()
        assert line is not None
        line.setMaxLength(COLLEGE_NAME_LIMIT)
        line.setPlaceholderText(_("None"))
        self.field(_("College"), self.college, who)
        self.fields.addRow(label(said, "small", wrap=True))
        line.selectAll()

    def save(self) -> None:
        self.given.emit(clean(self.college.currentText(), COLLEGE_NAME_LIMIT))
