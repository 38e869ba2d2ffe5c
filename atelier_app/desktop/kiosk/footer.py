"""The line at the foot of every page of the kiosk: the padlock, how long it waits, the way back to the start."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from atelier_app.desktop.kiosk.page import Page
from atelier_app.desktop.kiosk.parts import big, text
from atelier_app.desktop.look.widgets import IconButton
from atelier_app.support.language import _


class Footer(QFrame):
    """Shows what the page it stands under needs."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "footer")
        self.padlock = IconButton("lock", _("For the facilitator"), quiet=True)
        self.words = text("", "muted")
        self.stay = big(_("I am still here"))
        self.back = big(_("Start again"), "refresh")
        self.show_keyboard = big("", "keyboard")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(12)
        row.addWidget(self.padlock)
        row.addWidget(self.words, 1)
        for part in (self.stay, self.show_keyboard, self.back):
            row.addWidget(part)

    def show_page(self, page: Page, *, start: bool) -> None:
        self.back.setVisible(not start)
        self.padlock.setVisible(start)
        self.show_keyboard.setVisible(page.typed_in)

    def name_keyboard(self, shown: bool) -> None:
        """What a press of the keyboard's button does now."""
        words = _("Hide the keyboard") if shown else _("Show the keyboard")
        self.show_keyboard.setText(words)
        self.show_keyboard.setAccessibleName(words)

    def tell(self, words: str, may_stay: bool = False) -> None:
        """How long it still waits, and whether one can ask for more."""
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.stay.setVisible(may_stay)
