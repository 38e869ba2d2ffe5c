"""Why someone who is there does not sign."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from atelier_app.desktop.look.form import FormDialog
from atelier_app.domain.attendance import REASON_LIMIT
from atelier_app.domain.text import required
from atelier_app.support.language import N_, _

_USUAL = (
    N_("Could not sign"),
    N_("Would rather not sign on a screen"),
    N_("Takes part remotely"),
    N_("Arrived during the work"),
)


class ReasonDialog(FormDialog):
    """Emits `given` with the reason."""

    given = Signal(str)

    def __init__(self, who: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Present without a signature"), parent, done=_("Record as present"))
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems([_(text) for text in _USUAL])
        line = self.reason.lineEdit()
        assert line is not None
        line.setMaxLength(REASON_LIMIT)
        self.field(_("Why there is no signature"), self.reason, who)
        line.selectAll()

    def save(self) -> None:
        self.given.emit(required(self.reason.currentText(), REASON_LIMIT))
