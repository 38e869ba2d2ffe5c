"""Where the facilitator's code is typed: the field, what is wrong, how long to wait, and what to do if it is forgotten."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier_app.desktop.lock.lock import Lock
from atelier_app.desktop.look.widgets import Button, PrimaryButton, label
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import _, ngettext
from atelier_app.support.sentences import sentence

CODE_LIMIT = 64
TICK = 250


class CodeEntry(QWidget):
    """Asks the lock; it is the lock that says whether it has opened."""

    def __init__(self, lock: Lock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lock = lock
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(CODE_LIMIT)
        self.field.setAccessibleName(_("Facilitator’s code"))
        self.field.setPlaceholderText(_("Facilitator’s code"))
        self.field.setProperty("scale", "large")
        self.open_button = PrimaryButton(_("Unlock"), "lock")
        self.open_button.setProperty("scale", "large")
        self.words = label("", "error", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.forgotten = Button(_("The code is forgotten…"), kind="quiet")
        self.help = label(_forgotten_words(), "muted", wrap=True)
        self._lay_out()
        self._waiting = QTimer(self, interval=TICK)
        self._waiting.timeout.connect(self._tell_wait)
        self.field.returnPressed.connect(self._try)
        self.open_button.clicked.connect(self._try)
        self.forgotten.clicked.connect(lambda: self.help.setVisible(not self.help.isVisible()))
        lock.tried.connect(self._answered)
        self.clear()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.words)
        column.addWidget(self.forgotten, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.help)

    def clear(self) -> None:
        """As it was before anyone typed, but for the wait that is left."""
        self.field.setText("")
        self.words.setText("")
        self.help.hide()
        self._tell_wait()

    def _try(self) -> None:
        code = self.field.text()
        self.field.setText("")
        if code and self.open_button.isEnabled():
            self._let_type(False)
            self._lock.attempt(code)

    def _answered(self, refused: Refused | None) -> None:
        self._let_type(True)
        if refused is None:
            self.clear()
            return
        if refused.code is not Refusal.CODE_TOO_SOON:
            self.words.setText(sentence(refused))
        self._tell_wait()
        self.field.setFocus()

    def _let_type(self, may: bool) -> None:
        self.field.setEnabled(may)
        self.open_button.setEnabled(may)

    def _tell_wait(self) -> None:
        left = self._lock.guard.seconds_left
        if left:
            words = ngettext("Please wait {n} second.", "Please wait {n} seconds.", left)
            self.words.setText(f"{sentence(Refused(Refusal.WRONG_CODE))} {words.format(n=left)}")
            self._let_type(False)
            self._waiting.start()
        elif self._waiting.isActive():
            self._waiting.stop()
            self.words.setText("")
            self._let_type(True)
            self.field.setFocus()


def _forgotten_words() -> str:
    return _(
        "The owner of this computer’s account types “atelier forget-code” in a terminal: the code is removed and this "
        "screen opens. The lock keeps passers-by from the screen; it does not keep the file from whoever owns the account."
    )
