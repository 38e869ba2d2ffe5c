"""The window locks on demand, after idleness, and opens to the code alone; the projector goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier_app.desktop.lock.entry import CodeEntry
from atelier_app.desktop.lock.form import CodeForm
from atelier_app.desktop.window.sentry import Sentry
from atelier_app.desktop.window.window import Window

CODE = "cafe-2026"


@pytest.fixture
def sentry(window: Window, quick_code: None) -> Iterator[Sentry]:
    assert window.sentry is not None
    window.sentry.lock.guard.set_code(CODE)
    yield window.sentry
    window.sentry.lock.guard.forget()
    window.sentry.lock._look()


def entry(window: Window) -> CodeEntry:
    found = window.findChild(CodeEntry)
    assert isinstance(found, CodeEntry)
    return found


def try_code(window: Window, qtbot: QtBot, code: str) -> None:
    assert window.sentry is not None
    field = entry(window).field
    qtbot.waitUntil(field.isEnabled)
    with qtbot.waitSignal(window.sentry.lock.tried, timeout=20_000):
        QTest.keyClicks(field, code)
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_locked_nothing_of_the_work_is_seen_and_the_code_brings_it_back(
    window: Window, sentry: Sentry, qtbot: QtBot
) -> None:
    window.acts.edit_workshop()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    window.acts.lock()
    assert window.workspace is not None
    assert not window.workspace.isVisible()
    assert not dialog.isVisible()
    assert window.windowTitle() == "Locked — Atelier"
    window.acts.show_about()  # whatever opens meanwhile is put away
    qtbot.waitUntil(lambda: [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [window])
    try_code(window, qtbot, CODE)
    assert window.workspace.isVisible()
    assert dialog.isVisible()
    assert window.windowTitle() != "Locked — Atelier"
    for left in QApplication.topLevelWidgets():
        if left is not window and left.isVisible():
            left.close()


def test_the_projector_goes_on_and_its_keys_do_nothing(window: Window, sentry: Sentry, qtbot: QtBot) -> None:
    window.acts.project()
    assert window.workspace is not None
    projector = window.workspace.projector
    assert projector is not None
    window.acts.lock()
    QTest.keyClick(projector, Qt.Key.Key_Escape)
    projector.close()
    assert projector.isVisible()


def test_the_third_wrong_code_makes_one_wait(window: Window, sentry: Sentry, qtbot: QtBot) -> None:
    window.acts.lock()
    for _time in range(3):
        try_code(window, qtbot, "0000")
    assert "Please wait" in entry(window).words.text()
    assert not entry(window).field.isEnabled()


def test_a_code_that_its_owner_removes_opens_the_window(window: Window, sentry: Sentry, qtbot: QtBot) -> None:
    window.acts.lock()
    sentry.lock.guard.forget()
    qtbot.waitUntil(lambda: not sentry.lock.is_on, timeout=10_000)
    assert window.workspace is not None
    assert window.workspace.isVisible()


def test_idleness_locks_and_a_key_puts_it_off(window: Window, sentry: Sentry, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    sentry.lock.after_idleness(5)
    sentry.lock._idle.setInterval(60_000)
    sentry.lock._idle.start()
    qtbot.waitUntil(lambda: sentry.lock._idle.remainingTime() < 60_000)
    sentry.lock._idle.setInterval(200)
    with qtbot.waitSignal(sentry.lock.changed):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    assert sentry.lock.is_on


def test_the_form_sets_changes_and_removes_the_code(window: Window, qtbot: QtBot) -> None:
    assert window.sentry is not None
    guard = window.sentry.lock.guard
    form = CodeForm(guard, 0, window)
    form.new.setText("1234")
    form.again.setText("1243")
    form.done_button.click()
    assert form.error.text() == "The two codes differ: please type the same one twice."
    form.again.setText("1234")
    form.done_button.click()
    assert guard.is_set
    form = CodeForm(guard, 5, window)
    assert form.idle.currentText() == "After 5 minutes"
    form.now.setText("0000")
    form.remove.click()
    assert form.error.text() == "This is not the code."
    form.now.setText("1234")
    form.remove.click()
    assert not guard.is_set


def test_the_code_is_never_logged(window: Window, sentry: Sentry, qtbot: QtBot) -> None:
    import logging

    heard: list[str] = []
    handler = logging.Handler(logging.DEBUG)
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    window.acts.lock()
    try_code(window, qtbot, "wrong-code")
    try_code(window, qtbot, CODE)
    logging.getLogger().removeHandler(handler)
    assert not any(CODE in line or "wrong-code" in line for line in heard)
