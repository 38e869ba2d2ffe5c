"""Before the kiosk: which workshop, what for, on which screen, and what it does to the rest of the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QComboBox, QWidget

from atelier_app.desktop.kiosk.purpose import Purpose
from atelier_app.desktop.look.form import FormDialog
from atelier_app.desktop.look.widgets import label
from atelier_app.domain.initiative import Workshop
from atelier_app.support.language import N_, _

_PURPOSES = {
    Purpose.BOTH: N_("Signing in, and voting while a vote is open"),
    Purpose.SIGNING: N_("Signing in only"),
    Purpose.VOTING: N_("Voting only"),
}


class KioskForm(FormDialog):
    """Emits `chosen(workshop_id, screen, purpose)`."""

    chosen = Signal(str, object, object)

    def __init__(self, workshop: Workshop, here: QScreen, parent: QWidget | None = None) -> None:
        super().__init__(_("Kiosk"), parent, done=_("Start the kiosk"))
        self._workshop_id = workshop.id
        self.setMinimumWidth(560)
        self.fields.addRow(label(workshop.title, "strong", wrap=True))
        self.fields.addRow(label(_explanation(), "muted", wrap=True))
        self.purposes = QComboBox()
        for purpose, words in _PURPOSES.items():
            self.purposes.addItem(_(words), purpose)
        self.field(_("For"), self.purposes)
        self.screens = QComboBox()
        for number, screen in enumerate(QGuiApplication.screens(), 1):
            self.screens.addItem(_screen_name(number, screen, here), screen)
        self.screens.setCurrentIndex(max(0, self.screens.findData(here)))
        self.field(_("Screen"), self.screens)

    def save(self) -> None:
        self.chosen.emit(self._workshop_id, self.screens.currentData(), Purpose(self.purposes.currentData()))


def _screen_name(number: int, screen: QScreen, here: QScreen) -> str:
    size = screen.size() * screen.devicePixelRatio()
    name = _("Screen {n}, {width} × {height}").format(n=number, width=size.width(), height=size.height())
    return _("{name} (this one)").format(name=name) if screen is here else name


def _explanation() -> str:
    return _(
        "People sign in by themselves on this laptop, and vote on it while a vote is open. Nobody leaves the kiosk or sees your screens without your code: "
        "the padlock at the bottom asks for it. Keys that belong to the system (Alt+Tab, the Windows key) still work; "
        "they lead to this window, which is locked."
    )
