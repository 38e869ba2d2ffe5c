"""Why a closed vote takes votes again: kept with the poll, for whoever reads its results."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.look.form import FormDialog, line_field
from atelier_app.domain.polls import REASON_LIMIT
from atelier_app.domain.text import required
from atelier_app.support.language import _


class ReopenDialog(FormDialog):
    """Emits `given` with the reason."""

    given = Signal(str)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Reopen the vote"), parent, done=_("Reopen"))
        self.reason = line_field("", REASON_LIMIT, _("Two people arrived late"))
        self.field(_("Why it is reopened"), self.reason, _("Kept with the results, as is the time."))
        self.reason.setAccessibleDescription(question)

    def save(self) -> None:
        self.given.emit(required(self.reason.text(), REASON_LIMIT))
