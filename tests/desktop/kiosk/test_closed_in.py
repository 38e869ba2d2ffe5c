"""Nobody leaves the kiosk, or reaches the facilitator's screens, without the code."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier_app.desktop.kiosk.window import Kiosk
from atelier_app.desktop.start.settings import Settings
from atelier_app.desktop.window.sentry import Sentry
from atelier_app.desktop.window.window import Window
from tests.desktop.conftest import Engine
from tests.desktop.kiosk.conftest import CODE, Hands

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Escape, ()),
        (Qt.Key.Key_F4, (ALT,)),
        (Qt.Key.Key_Q, (CTRL,)),
        (Qt.Key.Key_W, (CTRL,)),
        (Qt.Key.Key_F1, ()),
        (Qt.Key.Key_F5, ()),
        (Qt.Key.Key_F7, ()),
        (Qt.Key.Key_N, (CTRL,)),
        (Qt.Key.Key_O, (CTRL,)),
        (Qt.Key.Key_Z, (CTRL,)),
    ],
)
def test_no_key_leads_out(
    kiosk: Kiosk,
    window: Window,
    hands: Hands,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: tuple[Qt.KeyboardModifier, ...],
) -> None:
    hands.key(Qt.Key.Key_Space)
    for handle in (kiosk.windowHandle(), window.windowHandle()):
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(handle, key, held)
    qtbot.wait(0)
    assert kiosk.isVisible()
    seen = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert {type(one) for one in seen} <= {Kiosk, Window}
    assert window.workspace is not None
    assert not window.workspace.isVisible()


def test_neither_window_can_be_closed(kiosk: Kiosk, window: Window) -> None:
    for one in (kiosk, window):
        one.close()
        assert one.isVisible()
        asked = QCloseEvent()
        QApplication.sendEvent(one, asked)
        assert not asked.isAccepted()


def test_a_file_dropped_on_the_window_is_not_opened(kiosk: Kiosk, window: Window, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/other.atelier")])
    before = window.file
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, drop)
    qtbot.wait(0)
    assert window.file == before


def test_nothing_is_pasted_nor_opened_by_another_button(kiosk: Kiosk, hands: Hands) -> None:
    hands.key(Qt.Key.Key_Space)
    clipboard = QApplication.clipboard()
    clipboard.setText("the facilitator's password")
    hands.key(Qt.Key.Key_V, CTRL)
    QTest.mouseClick(kiosk.search.field, Qt.MouseButton.RightButton)
    assert kiosk.search.field.text() == ""
    assert QApplication.activePopupWidget() is None


def test_the_code_leads_out_and_the_work_is_as_it_was(
    kiosk: Kiosk, window: Window, sentry: Sentry, hands: Hands, qtbot: QtBot
) -> None:
    QTest.mouseClick(kiosk.footer.padlock, Qt.MouseButton.LeftButton)
    hands.until_page(kiosk.way_out)
    hands.type("1111")
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kiosk.way_out.entry.words.text() == "This is not the code.", timeout=20_000)
    for figure in CODE:
        QTest.mouseClick(kiosk._figures.keys[figure], Qt.MouseButton.LeftButton)
    hands.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sentry.kiosk is None, timeout=20_000)
    assert window.workspace is not None
    assert window.workspace.isVisible()
    assert window.menuBar().isVisible()


def test_a_window_that_is_killed_comes_back_locked_with_its_kiosk(
    kiosk: Kiosk, sentry: Sentry, engine: Engine, settings: Settings, qtbot: QtBot
) -> None:
    again = Window(settings, engine.reach)
    again.complete()
    again.show()
    again.open_file(engine.path)
    assert again.sentry is not None
    second = again.sentry
    qtbot.waitUntil(lambda: second.kiosk is not None)
    assert second.lock.is_on
    assert again.workspace is not None
    assert not again.workspace.isVisible()
    for one in (sentry, second):  # both are of this process here, and each closes in every window of it
        one.curtain.open()
    again.close()
    again.deleteLater()


def test_without_a_code_the_kiosk_asks_for_one_first(window: Window, qtbot: QtBot) -> None:
    window.acts.start_kiosk()
    form = QApplication.activeModalWidget()
    assert form is not None
    assert form.windowTitle() == "Facilitator’s code"
    form.close()
    assert window.sentry is not None
    assert window.sentry.kiosk is None


def test_every_part_can_be_told_by_a_screen_reader(kiosk: Kiosk) -> None:
    from tests.desktop.window.test_window import unnamed

    for page in kiosk.pages:
        kiosk.show_page(page)
        assert unnamed(kiosk) == [], type(page).__name__


def test_every_page_fits_a_small_laptop_with_its_keyboard(kiosk: Kiosk) -> None:
    for page in kiosk.pages:
        kiosk.show_page(page)
        QApplication.sendPostedEvents()
        assert kiosk.minimumSizeHint().width() <= 1280, type(page).__name__
        assert kiosk.minimumSizeHint().height() <= 720, type(page).__name__
