"""Keeps the window while its facilitator is away: the lock over the work, and the kiosk, which never runs without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from atelier_app.desktop.lock.curtain import Curtain, make_public
from atelier_app.desktop.lock.lock import Lock
from atelier_app.desktop.lock.screen import LockScreen
from atelier_app.support.guard import Guard

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen

    from atelier_app.desktop.kiosk.window import Kiosk
    from atelier_app.desktop.window.window import Window
    from atelier_app.domain.core import Id


class Sentry(QObject):
    """Made once the window has painted. What it finds locked comes back locked, with the kiosk that ran."""

    def __init__(self, window: Window, guard: Guard | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.lock = Lock(guard or Guard(), self)
        self.curtain = Curtain(self)
        self.kiosk: Kiosk | None = None
        self._screen: LockScreen | None = None
        self._focus: QWidget | None = None
        make_public(window)
        self.lock.changed.connect(self._changed)
        self.lock.after_idleness(window.settings.idle_minutes)
        if self.lock.is_on:
            self._close_up()

    # --- the lock

    def lock_now(self) -> None:
        """Locks; without a code, asks for one first."""
        self._with_code(self.lock.turn_on)

    def edit_code(self) -> None:
        """The form of the code and of idleness."""
        self._ask(lambda: None)

    def _with_code(self, do: Callable[[], object]) -> None:
        if self.lock.guard.is_set:
            do()
        else:
            self._ask(lambda: do() if self.lock.guard.is_set else None)

    def _ask(self, then: Callable[[], object]) -> None:
        from atelier_app.desktop.lock.form import CodeForm

        form = CodeForm(self.lock.guard, self._window.settings.idle_minutes, self._window)
        form.idle_chosen.connect(self._choose_idle)
        form.accepted.connect(lambda: QTimer.singleShot(0, self, then))
        _open(form)

    def _choose_idle(self, minutes: int) -> None:
        self._window.settings.idle_minutes = minutes
        self.lock.after_idleness(minutes)

    def _changed(self, on: bool) -> None:
        if on:
            self._close_up()
        else:
            self._open_up()

    def _close_up(self) -> None:
        self._focus = QApplication.focusWidget()
        if self._screen is None:
            self._screen = LockScreen(self.lock)
            self.curtain.let_through(self._screen)
        self._window.cover(self._screen)
        self.curtain.draw()

    def _open_up(self) -> None:
        self.end_kiosk()
        self.curtain.open()
        self._window.uncover()
        if self._screen is not None:
            self.curtain.forget(self._screen)
            self._screen.deleteLater()
            self._screen = None
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None

    # --- the kiosk

    def ask_kiosk(self) -> None:
        """Starts the kiosk of the selected workshop, on the screen that is chosen."""
        workspace = self._window.workspace
        if workspace is not None and workspace.course.workshop_id is not None:
            self._with_code(self._choose_screen)

    def _choose_screen(self) -> None:
        from atelier_app.desktop.kiosk.start import KioskForm

        workspace = self._window.workspace
        if workspace is None or workspace.course.workshop is None:
            return
        form = KioskForm(workspace.course.workshop, self._window.screen(), self._window)
        form.chosen.connect(self.start_kiosk)
        _open(form)

    def start_kiosk(self, workshop_id: Id, screen: QScreen | None = None, purpose: str = "") -> None:
        """Locks, then fills a screen with the kiosk; it is for all that kiosks can do unless one says otherwise."""
        from atelier_app.desktop.kiosk.purpose import Purpose
        from atelier_app.desktop.kiosk.window import Kiosk

        self.lock.turn_on()
        if self._window.remote is None or self.kiosk is not None or not self.lock.is_on:
            return
        what_for = Purpose(purpose) if purpose in set(Purpose) else Purpose.BOTH
        self.kiosk = Kiosk(self._window.remote, workshop_id, self.lock, what_for)
        self.curtain.let_through(self.kiosk)
        where = screen or self._window.screen()
        self._window.settings.keep_kiosk(self._window.file, workshop_id, where.name(), what_for)
        self.kiosk.fill(where)

    def resume(self) -> None:
        """After a start that found the lock on: the kiosk that ran on this file is there again."""
        workshop_id, name, purpose = self._window.settings.kiosk(self._window.file)
        if self.lock.is_on and workshop_id:
            screens = [screen for screen in QApplication.screens() if screen.name() == name]
            self.start_kiosk(workshop_id, screens[0] if screens else None, purpose)
        elif workshop_id:
            self._window.settings.forget_kiosk()

    def end_kiosk(self) -> None:
        """The facilitator is back, or the file is left."""
        kiosk, self.kiosk = self.kiosk, None
        if kiosk is not None:
            self.curtain.forget(kiosk)
            self._window.settings.forget_kiosk()
            kiosk.leave()

    def leave(self) -> None:
        """The window goes for good, the session's end for example: what is locked stays so."""
        self.curtain.open()
        if self.kiosk is not None:
            self.kiosk.leave()
            self.kiosk = None


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
