"""The kiosk step by step, badges at the door, the lock, and what is asked before people are forgotten."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.kiosk.model import Visitor
from atelier_app.desktop.kiosk.window import Kiosk
from atelier_app.desktop.look.signature_pad import SignaturePad
from atelier_app.desktop.look.theme import Mode
from atelier_app.desktop.scanning.page import DoorPage
from atelier_app.desktop.scanning.verdict import Kind, Verdict
from atelier_app.desktop.scanning.wording import badge_words
from atelier_app.desktop.window.sentry import Sentry
from atelier_app.domain.attendance import Participant
from atelier_app.domain.badges import BadgeState
from scripts.shots.camera import BEAM
from scripts.shots.window import Screens

LAPTOP = QSize(1366, 768)
CODE = "2468"


def doorway(screens: Screens, someone: Participant) -> None:
    """Leaves the window as it was: nobody signs in."""
    _badges(screens, someone)
    _forgetting(screens, someone)
    sentry = screens.window.sentry
    assert sentry is not None
    screens.dialog("code", sentry.edit_code)
    sentry.lock.guard.set_code(CODE)
    screens.dialog("kiosk", sentry.ask_kiosk)
    try:
        _kiosk(screens, sentry, someone)
    finally:
        sentry.lock.guard.forget()
        screens.camera.wait(lambda: not sentry.lock.is_on)
    screens.workspace.stack.enter()


def _badges(screens: Screens, someone: Participant) -> None:
    screens.window.acts.show_badges()
    page = screens.workspace.stack.currentWidget()
    assert isinstance(page, DoorPage)
    page.setFocus()
    page.board.show_ready(True)
    screens.picture("badges-ready", small=False)
    for verdict in (
        Verdict(Kind.ACCEPTED, someone.full_name, someone.organisation),
        Verdict(Kind.ALREADY, someone.full_name, someone.organisation),
        Verdict(Kind.REPLACED, words=badge_words(BadgeState.REPLACED)),
        Verdict(Kind.UNKNOWN, words=badge_words(BadgeState.UNKNOWN)),
    ):
        page.board.show_verdict(verdict)
        screens.picture(f"badges-{verdict.kind}", small=False)
    page.board.show_verdict(None)


def _forgetting(screens: Screens, someone: Participant) -> None:
    forgetting = screens.workspace.forgetting
    screens.dialog("erase", lambda: forgetting.ask_people([someone]))
    screens.dialog("anonymise", forgetting.ask_workshop)


def _kiosk(screens: Screens, sentry: Sentry, someone: Participant) -> None:
    workshop_id = screens.workspace.course.workshop_id
    assert workshop_id is not None
    sentry.start_kiosk(workshop_id)
    kiosk = sentry.kiosk
    assert kiosk is not None
    screens.camera.wait(lambda: kiosk.model.workshop is not None)
    screens.picture("locked", small=False)
    kiosk.showNormal()
    for size, mode, look in ((LAPTOP, Mode.LIGHT, "light"), (BEAM, Mode.DARK, "dark")):
        screens.camera.dress(mode)
        kiosk.setFixedSize(size)
        _steps(screens, kiosk, someone, look)
    screens.camera.dress(Mode.LIGHT)


def _steps(screens: Screens, kiosk: Kiosk, someone: Participant, look: str) -> None:
    def take(what: str) -> None:
        screens.camera.settle(screens.remote)
        screens.camera.take("kiosk", what, kiosk, look)

    take("welcome")
    kiosk.show_page(kiosk.search)
    kiosk.search.field.setText(someone.last_name[:3])
    screens.camera.wait(lambda: bool(kiosk.search.buttons))
    take("search")
    kiosk.show_page(kiosk.walk_in)
    take("walk-in")
    visitor = Visitor(someone.id, someone.first_name, someone.last_name)
    kiosk.model.known.emit(visitor)
    take("agreement")
    kiosk.show_page(kiosk.signing)
    screens.camera.settle(screens.remote)
    _draw(kiosk.signing.pad)
    take("signature")
    kiosk.model.here.emit(visitor)
    take("already-here")
    kiosk.show_page(kiosk.way_out)
    take("way-out")
    kiosk.begin_anew()


def _draw(pad: SignaturePad) -> None:
    field = pad.field.toRect()
    places = [
        field.topLeft()
        + QPoint(field.width() * (15 + 3 * n) // 100, field.height() * (50 + (-1) ** n * (20 - n)) // 100)
        for n in range(20)
    ]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1])
    QApplication.processEvents()
