"""The right column of the welcome desk: what is signed for, how phones join or who is selected, how many came."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from atelier_app.desktop.attendance.join_card import JoinCard
from atelier_app.desktop.attendance.model import AttendanceModel
from atelier_app.desktop.attendance.person_card import PersonCard
from atelier_app.desktop.attendance.wording import half_day_name, toggle_words
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.scrolled import Scrolled
from atelier_app.desktop.look.widgets import Button, Figure, PrimaryButton, SectionTitle, label
from atelier_app.domain.attendance import Attendee
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.text import fold
from atelier_app.support.language import _, ngettext


class HalfDayChoice(QWidget):
    """Which half-day people sign for: the one that the clock tells, or another; hidden where there is but one."""

    def __init__(self, model: AttendanceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.combo = QComboBox()
        self.combo.setAccessibleName(_("Half-day that people sign for"))
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionTitle(_("Signing for")))
        column.addWidget(self.combo)
        self.combo.activated.connect(lambda _place: model.choose(self.combo.currentData()))
        model.turned.connect(self.show_choice)
        model.counted.connect(self.show_choice)
        self.show_choice()

    def show_choice(self) -> None:
        """What the model says."""
        half_days = self._model.counts.half_days
        self.setVisible(len(half_days) > 1)
        by_clock = _("By the clock: {half_day}").format(half_day=half_day_name(self._model.automatic))
        entries = [(by_clock, ""), *((_timed(half_day), half_day.id) for half_day in half_days)]
        shown = [
            (self.combo.itemText(place), self.combo.itemData(place)) for place in range(self.combo.count())
        ]
        if shown != entries:
            self.combo.clear()
            for text, half_day_id in entries:
                self.combo.addItem(text, half_day_id)
        self.combo.setCurrentIndex(self.combo.findData(self._model.chosen))


def _timed(half_day: HalfDay) -> str:
    times = [half_day.starts, half_day.ends] if half_day.ends else [half_day.starts]
    return f"{half_day_name(half_day)} · {' – '.join(f'{at:%H:%M}' for at in times)}"


class WelcomeDesk(QWidget):
    """`tools` is where buttons for the whole desk go. Emits `unsigned_asked` for those selected."""

    toggled = Signal()
    unsigned_asked = Signal()

    def __init__(self, remote: Remote, model: AttendanceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.half_day = HalfDayChoice(model)
        self.join = JoinCard(remote)
        self.person = PersonCard(remote, model.workshop_id)
        self.several = label(kind="title", wrap=True)
        self.figure = Figure()
        self.tools = QVBoxLayout()
        self.tools.setSpacing(8)
        self.figures_button, self.sheet_button = (
            Button(_("Figures…"), "list"),
            Button(_("Attendance sheet…"), "pdf"),
        )
        for button in (self.figures_button, self.sheet_button):
            self.tools.addWidget(button)
        self.sign_in_button, self.cancel_button = PrimaryButton(""), Button("")
        self.unsigned_button = Button(_("Without a signature…"), tip="Ctrl+R")
        self._lay_out()
        for button in (self.sign_in_button, self.cancel_button):
            button.setToolTip(_("Space"))
            button.clicked.connect(self.toggled)
        self.unsigned_button.clicked.connect(self.unsigned_asked)
        model.counted.connect(self.show_counts)
        model.turned.connect(self.show_counts)
        self.show_selection([])

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.half_day, self.join, self.several, self.person):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(SectionTitle(_("Present")))
        column.addWidget(self.figure)
        column.addLayout(self.tools)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(Scrolled(inner), 1)
        for button in (self.sign_in_button, self.unsigned_button, self.cancel_button):
            outer.addWidget(button)

    def show_counts(self) -> None:
        """Shows how many came to the half-day that is signed for, and from where."""
        half_day, people = self._model.half_day.id, self._model.counts.attendees
        here = [attendee for attendee in people if attendee.at(half_day)]
        expected = sum(not one.walk_in and one.expected_at(half_day) for one in people)
        walk_ins = sum(one.walk_in for one in here)
        bodies = len({key for one in here if (key := fold(one.participant.organisation))})
        note = (
            ngettext("{n} walk-in", "{n} walk-ins", walk_ins).format(n=number(walk_ins))
            + " · "
            + ngettext("{n} organisation", "{n} organisations", bodies).format(n=number(bodies))
        )
        of = _("/ {n} expected").format(n=number(expected))
        self.figure.show_figure(number(len(here)), of, note)

    def show_selection(self, chosen: Sequence[Attendee]) -> None:
        """Shows who is selected, and offers what can be done with them."""
        half_day = self._model.half_day.id
        absent = any(attendee.at(half_day) is None for attendee in chosen)
        self.join.setVisible(not chosen)
        self.several.setVisible(len(chosen) > 1)
        self.person.setVisible(len(chosen) == 1)
        self.person.show_person(chosen[0] if len(chosen) == 1 else None, self._model.counts.half_days)
        count = ngettext("{n} person selected", "{n} people selected", len(chosen))
        self.several.setText(count.format(n=number(len(chosen))))
        self.sign_in_button.setVisible(absent)
        self.unsigned_button.setVisible(absent)
        self.cancel_button.setVisible(bool(chosen) and not absent)
        words = toggle_words(chosen, half_day)
        for button in (self.sign_in_button, self.cancel_button):
            button.setText(words)
            button.setAccessibleName(words)
