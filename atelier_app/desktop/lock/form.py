"""The form of the facilitator's code: set, changed or removed; and after how long the window locks by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from atelier_app.desktop.lock.entry import CODE_LIMIT
from atelier_app.desktop.look.form import FormDialog
from atelier_app.desktop.look.widgets import Button
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.guard import LEAST, Guard
from atelier_app.support.language import _, ngettext

MINUTES = (0, 2, 5, 10, 20, 30)


class CodeForm(FormDialog):
    """Whoever changes or removes a code types it first. `idle_chosen` has minutes, 0 for never."""

    idle_chosen = Signal(int)

    def __init__(self, guard: Guard, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(_("Facilitator’s code"), parent)
        self._guard = guard
        self._had = guard.is_set
        self.now, self.new, self.again = _secret(), _secret(), _secret()
        if self._had:
            self.field(_("Code now"), self.now)
        hint = ngettext("{n} letter or figure at least.", "{n} letters or figures at least.", LEAST)
        self.field(_("New code") if self._had else _("Code"), self.new, hint.format(n=LEAST))
        self.field(_("The same again"), self.again)
        self.idle = QComboBox()
        for choice in MINUTES:
            self.idle.addItem(_idle_words(choice), choice)
        self.idle.setCurrentIndex(MINUTES.index(minutes) if minutes in MINUTES else 0)
        self.field(_("Lock when nothing is touched"), self.idle, _purpose())
        if self._had:
            self.remove = Button(_("Remove the code"), "trash", "danger")
            self.remove.clicked.connect(self._remove)
            self.fields.addRow(self.remove)

    def save(self) -> None:
        typed = self.new.text()
        if typed or self.again.text() or not self._had:
            if typed != self.again.text():
                raise Refused(Refusal.CODES_DIFFER)
            if self._had:
                self._guard.check(self.now.text())
            self._guard.set_code(typed)
        self.idle_chosen.emit(self.idle.currentData())

    def _remove(self) -> None:
        try:
            self._guard.check(self.now.text())
        except Refused as refused:
            self.explain(refused)
            return
        self._guard.forget()
        self.idle_chosen.emit(0)
        self.accept()


def _secret() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMaxLength(CODE_LIMIT)
    return made


def _idle_words(minutes: int) -> str:
    if not minutes:
        return _("Never")
    return ngettext("After {n} minute", "After {n} minutes", minutes).format(n=minutes)


def _purpose() -> str:
    return _(
        "The code keeps passers-by from this screen; the kiosk always asks for it. It stays on this computer. If it is "
        "forgotten, the owner of the account removes it with “atelier forget-code”."
    )
