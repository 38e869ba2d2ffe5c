"""After the ballot was cast: its receipt, and a moment in which it can still be corrected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from atelier_app.desktop.kiosk.page import Page
from atelier_app.desktop.kiosk.parts import big, headline, primary, text
from atelier_app.desktop.kiosk.patience import READING
from atelier_app.desktop.look.widgets import label
from atelier_app.support.language import _


class ReceiptPage(Page):
    """Says nothing of what was chosen: who comes next may see it."""

    patience = READING
    corrected = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.code = headline(_("Your vote is recorded.")), label("", "receipt")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.words = text(
            _(
                "This is your receipt. Once the vote is closed, your ballot is found by it among all that were counted; "
                "it does not tell who you are."
            )
        )
        self.limit = text(_("You can still correct your ballot, until you press “Done”."), "muted")
        self.correct, self.done = big(_("Correct my ballot"), "edit"), primary(_("Done"), "check")
        self.column.addStretch(2)
        for part in (self.title, self.code, self.words, self.limit):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(part)
        self.column.addSpacing(20)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        row.addWidget(self.correct)
        row.addWidget(self.done)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(3)
        self.first = self.done
        self.correct.clicked.connect(self.corrected)
        self.done.clicked.connect(self.left)

    def clear(self) -> None:
        self.code.setText("")

    def show_receipt(self, receipt: str) -> None:
        self.code.setText(receipt)
        self.code.setAccessibleName(_("Receipt: {code}").format(code=receipt))
