"""The ballot at the kiosk: the question, the rule, the options in large letters, and under them what is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from atelier_app.desktop.kiosk.dots import Dots
from atelier_app.desktop.kiosk.grading import GradesForm
from atelier_app.desktop.kiosk.lines import BallotForm
from atelier_app.desktop.kiosk.page import Page
from atelier_app.desktop.kiosk.pairing import PairsForm
from atelier_app.desktop.kiosk.parts import big, headline, primary, scrolling, text
from atelier_app.desktop.kiosk.patience import FILLING
from atelier_app.desktop.kiosk.points import PointsForm
from atelier_app.desktop.kiosk.ranking import RanksForm
from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.desktop.kiosk.ticks import TicksForm
from atelier_app.desktop.kiosk.wording import about_words, left_words, rule_words
from atelier_app.desktop.look.widgets import breakable, restyle
from atelier_app.domain.methods.method import Entry
from atelier_app.support.language import _

_FORMS: dict[Entry, type[BallotForm]] = {
    Entry.POINTS: PointsForm,
    Entry.CHECKS: TicksForm,
    Entry.GRADES: GradesForm,
    Entry.RANKS: RanksForm,
    Entry.PAIRS: PairsForm,
}
_SCROLL_BAR = 14


class BallotPage(Page):
    """A form for each sitting; nothing of it outlives `clear`."""

    patience = FILLING
    cast = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form: BallotForm | None = None
        self.voter, self.question, self.rule = text("", "strong"), headline(""), text("")
        self.about = text("", "muted")
        self.area = scrolling(_("Ballot"))
        self.dots, self.left, self.problem = Dots(), text("", "strong"), text("", "error")
        self.empty = big(_("Clear all"), "undo")
        self.put_in = primary(_("Cast my vote"), "check")
        self.column.setSpacing(12)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self.problem)
        self.problem.hide()
        self.column.addLayout(self._bar())
        self._lay_out()
        self.empty.clicked.connect(self._empty)
        self.put_in.clicked.connect(self.cast)
        self.clear()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("kind", "paper")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(2, 0, _SCROLL_BAR, 2)
        self._inside.setSpacing(10)
        for part in (self.voter, self.question, self.rule, self.about):
            self._inside.addWidget(part)
        self._inside.addSpacing(4)
        self._inside.addStretch(1)
        self.area.setWidget(inside)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.left, 1)
        row.addWidget(self.empty)
        row.addWidget(self.put_in)
        return row

    def clear(self) -> None:
        if self.form is not None:
            self._inside.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form, self.first = None, self.put_in
        for words in (self.voter, self.question, self.rule, self.about, self.left):
            words.setText("")
        self.tell("")
        self.dots.show_count(0, 0)
        self.area.verticalScrollBar().setValue(0)

    def show_sitting(self, sitting: Sitting) -> None:
        """The ballot of somebody who has just come."""
        self.clear()
        poll = sitting.record.poll
        self.voter.setText(_("Ballot of {name}").format(name=sitting.name))
        self.question.setText(breakable(poll.question))
        self.rule.setText(rule_words(sitting.entry, sitting.sheet))
        self.about.setText(about_words(poll))
        self.form = _FORMS[sitting.entry](sitting)
        self.first = self.form.first
        self.form.changed.connect(self.refresh)
        self.refresh()
        # Last of all: whatever is shown after it lays every line out anew, and there may be two hundred.
        self._inside.insertWidget(self._inside.count() - 1, self.form)

    def refresh(self) -> None:
        """What is left, and what the button would do, after each change."""
        if self.form is None:
            return
        sitting = self.form.sitting
        self.tell("")
        self.left.setText(left_words(sitting))
        self._warn(sitting.left < 0 and bool(left_words(sitting)))
        self.dots.show_count(sitting.sheet.total, sitting.left)
        self.empty.setEnabled(bool(sitting.values or sitting.answers))
        words = _("Change my vote") if sitting.cast else _("Cast my vote")
        words = words if sitting.choices else _("Cast a blank ballot")
        self.put_in.setText(words)
        self.put_in.setAccessibleName(words)

    def tell(self, problem: str) -> None:
        """Why the ballot was not taken, or must be looked at again."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _warn(self, over: bool) -> None:
        tone = "error" if over else "strong"
        if self.left.property("tone") != tone:
            self.left.setProperty("tone", tone)
            restyle(self.left)

    def _empty(self) -> None:
        assert self.form is not None
        self.form.sitting.clear()
        self.form.show_values()
        self.refresh()
        self.form.first.setFocus()
