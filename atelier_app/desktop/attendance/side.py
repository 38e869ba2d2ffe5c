"""The right column of the welcome desk: how phones join, how many came, and what Space does to those selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier_app.desktop.attendance.join_card import JoinCard
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Button, Figure, PrimaryButton, SectionTitle
from atelier_app.domain.attendance import AttendanceList, Attendee
from atelier_app.support.language import _, ngettext


class WelcomeDesk(QWidget):
    """Emits `toggled` when its button is pressed."""

    toggled = Signal()

    def __init__(self, remote: Remote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = Figure()
        self.who = Switch(_("Who is shown"), (_("Everyone"), _("Absent")))
        self.who.show_choice(0)
        self.sign_in_button, self.cancel_button = PrimaryButton("", "check"), Button("", "undo")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(JoinCard(remote))
        column.addSpacing(6)
        column.addWidget(SectionTitle(_("Present")))
        column.addWidget(self.figure)
        column.addSpacing(6)
        column.addWidget(SectionTitle(_("Who is shown")))
        column.addWidget(self.who)
        column.addStretch(1)
        for button in (self.sign_in_button, self.cancel_button):
            column.addWidget(button)
            button.setToolTip(_("Space"))
            button.clicked.connect(self.toggled)

    def show_counts(self, record: AttendanceList) -> None:
        """Shows how many came, and from where."""
        walk_ins = ngettext("{n} walk-in", "{n} walk-ins", record.walk_ins).format(n=number(record.walk_ins))
        bodies = ngettext("{n} organisation", "{n} organisations", record.organisations)
        expected = _("/ {n} expected").format(n=number(record.expected))
        note = f"{walk_ins} · {bodies.format(n=number(record.organisations))}"
        self.figure.show_figure(number(record.present), expected, note)

    def show_selection(self, chosen: Sequence[Attendee]) -> None:
        """Offers what can be done with those selected."""
        absent = any(attendee.signed_at is None for attendee in chosen)
        self.sign_in_button.setVisible(absent)
        self.cancel_button.setVisible(bool(chosen) and not absent)
        for button in (self.sign_in_button, self.cancel_button):
            button.setText(toggle_words(chosen))
            button.setAccessibleName(toggle_words(chosen))


def toggle_words(chosen: Sequence[Attendee]) -> str:
    """What Space does to these people."""
    absent = sum(attendee.signed_at is None for attendee in chosen)
    if absent:
        return ngettext("Sign in {n} person", "Sign in {n} people", absent).format(n=number(absent))
    count = len(chosen)
    return ngettext("Cancel {n} sign-in", "Cancel {n} sign-ins", count).format(n=number(count))
