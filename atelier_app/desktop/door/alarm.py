"""What to do with an exception that nobody expected: log it, say so once, and carry on with the workshop."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from atelier_app.desktop.look.widgets import Button, PrimaryButton, label
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import _
from atelier_app.support.places import logs
from atelier_app.support.sentences import sentence

logger = logging.getLogger(__name__)


class Alarm:
    """Takes the place of `sys.excepthook`; at most one dialog at a time, never a modal one."""

    def __init__(self, over: QWidget) -> None:
        self._over = over
        self.dialog: QDialog | None = None
        sys.excepthook = self.caught

    def caught(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """Logs the exception; tells the person unless they are already being told."""
        if issubclass(kind, KeyboardInterrupt):
            self._over.close()
            return
        logger.critical("uncaught", exc_info=(kind, error, traceback))
        if isinstance(error, Refused):
            self._tell(sentence(error))
        elif self.dialog is None:
            self._tell(sentence(Refused(Refusal.UNEXPECTED)))

    def _tell(self, words: str) -> None:
        dialog = QDialog(self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(_("Atelier"))
        dialog.setMinimumWidth(420)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(18)
        column.addWidget(label(words, wrap=True))
        row = QHBoxLayout()
        show = Button(_("Show the log"), kind="quiet")
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(logs()))))
        carry_on = PrimaryButton(_("Carry on"))
        carry_on.clicked.connect(dialog.accept)
        row.addWidget(show)
        row.addStretch()
        row.addWidget(carry_on)
        column.addLayout(row)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.show()

    def _closed(self, _result: int) -> None:
        self.dialog = None
