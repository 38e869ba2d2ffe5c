"""The whole window, over a real engine in this process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.alarm import Alarm
from atelier_app.desktop.look.widgets import Chip
from atelier_app.desktop.start.settings import Settings
from atelier_app.desktop.window.window import Window
from atelier_app.desktop.window.workspace import Workspace
from atelier_app.domain.core import Refused
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import ClosePoll, OpenPoll, ReopenPoll
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import EnterActivity, SetTimer
from tests.desktop.conftest import Engine
from tests.quiet_log import ExpectedLog

CANCEL = QMessageBox.StandardButton.Cancel


def workspace(window: Window) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def unnamed(root: QWidget) -> list[str]:
    """The widgets that take the keyboard and that a screen reader could not tell."""
    found = []
    for widget in root.findChildren(QWidget):
        focusable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible()
        inner = widget.focusProxy() is not None or widget.objectName().startswith("qt_")
        text = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""
        if focusable and not inner and not (widget.accessibleName() or text or widget.windowTitle()):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def test_it_says_where_one_is(window: Window, qtbot: QtBot) -> None:
    header = workspace(window).header
    assert header.initiative.text() in window.windowTitle()
    assert header.activity.text() == "Ideas"
    assert header.phones.text() == "41 phones"
    assert header.now.isVisible()
    assert not header.start.isVisible()
    workspace(window).course.move_by(1)
    assert header.start.isVisible()


def test_a_vote_that_is_closed_is_no_longer_under_way(window: Window, engine: Engine, qtbot: QtBot) -> None:
    header, course = workspace(window).header, workspace(window).course
    vote = next(one for one in course.activities if one.kind is ActivityKind.VOTE)
    for command in (EnterActivity(vote.id), OpenPoll(vote.id)):
        engine.door.execute(command)
    course.select(vote.id)
    qtbot.waitUntil(lambda: header.now.isVisible() and header.activity.text() == vote.title)
    assert header.now.text() == "under way"
    engine.door.execute(ClosePoll(vote.id))
    qtbot.waitUntil(lambda: header.now.text() == "vote closed")
    engine.door.execute(ReopenPoll(vote.id))
    qtbot.waitUntil(lambda: header.now.text() == "under way")


def test_every_panel_can_be_told_by_a_screen_reader(window: Window, qtbot: QtBot) -> None:
    course = workspace(window).course
    for activity in course.activities:
        course.select(activity.id)
        qtbot.wait(0)
        assert unnamed(window) == [], activity.title
    window.acts.show_calendar()
    assert unnamed(window) == []


def test_dialogs_can_be_told_by_a_screen_reader(window: Window, qtbot: QtBot) -> None:
    for show in (
        window.acts.new,
        window.acts.new_activity,
        window.acts.edit_activity,
        window.acts.new_workshop,
        window.acts.edit_workshop,
        window.acts.edit_initiative,
        window.acts.show_keys,
        window.acts.show_code,
    ):
        show()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert unnamed(dialog) == [], show.__name__
        dialog.close()


def test_it_fits_a_small_screen_in_the_longest_words(window: Window, qtbot: QtBot) -> None:
    course = workspace(window).course
    course.rename_activity(
        course.activities[0], "Émargement et accueil des participantes et des participants " * 2
    )
    course.select(course.activities[0].id)
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.width() == 1024)
    header = workspace(window).header
    assert header.project.mapTo(window, header.project.rect().bottomRight()).x() <= 1024
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 640


def test_the_engine_stops_and_comes_back(window: Window, engine: Engine, qtbot: QtBot) -> None:
    banner = workspace(window).banner
    engine.hang_up()
    qtbot.waitUntil(banner.isVisible)
    assert "restarting" in banner.words.text()
    engine.start()
    qtbot.waitUntil(lambda: not banner.isVisible(), timeout=10_000)
    engine.phone(SetTimer(61, False))
    qtbot.waitUntil(lambda: workspace(window).header.timer.face.text() == "01:01")


def test_a_file_that_cannot_be_opened_goes_back_to_the_start_screen(settings: Settings, qtbot: QtBot) -> None:
    def refuse(path: Path) -> object:
        raise Refused(Refusal.NOT_AN_ATELIER_FILE, name=path.name)

    window = Window(settings, refuse)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    window.open_file("/tmp/holiday.jpg")
    qtbot.waitUntil(window.start_page.problem.isVisible)
    assert "holiday.jpg is not an Atelier initiative" in window.start_page.problem.text()


def test_closing_the_initiative_goes_back_and_remembers_it(
    window: Window, engine: Engine, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.settings.recents() != [] and window.settings.recents()[0].participants > 0)
    assert window.settings.last_file == engine.path
    window.close_file()
    assert window.start_page.isVisible()
    assert window.settings.last_file is None
    assert [card.recent.path for card in window.start_page.cards] == [str(engine.path)]
    qtbot.waitUntil(lambda: engine.stops == ["stop"])


def test_closing_the_window_keeps_what_was_open(window: Window, engine: Engine, qtbot: QtBot) -> None:
    course = workspace(window).course
    course.move_by(1)
    assert course.activity is not None
    window.close()
    assert window.settings.last_file == engine.path
    assert window.settings.place(engine.path) == (course.workshop_id, course.activity.id)
    qtbot.waitUntil(lambda: engine.stops == ["stop"])


def test_the_language_changes_everything_at_once(window: Window, qtbot: QtBot) -> None:
    before = window.workspace
    window.acts.choose_language("fr")
    assert window.workspace is not before
    assert window.settings.language == "fr"
    qtbot.waitUntil(lambda: workspace(window).course.activity is not None)
    window.acts.choose_language("en")
    qtbot.waitUntil(lambda: workspace(window).course.activity is not None)


def test_the_theme_changes(window: Window) -> None:
    window.acts.choose_mode("dark")
    assert window.palette().window().color().lightness() < 60
    window.acts.choose_mode("light")
    assert window.palette().window().color().lightness() > 200


def test_removing_a_step_offers_to_undo(window: Window, qtbot: QtBot) -> None:
    course, toast = workspace(window).course, workspace(window).toast
    before = [a.id for a in course.activities]
    course.remove_activity(course.activities[-1])
    qtbot.waitUntil(toast.isVisible)
    qtbot.waitUntil(lambda: len(course.activities) == len(before) - 1)
    toast._act.click()
    qtbot.waitUntil(lambda: [a.id for a in course.activities] == before)


def test_a_refusal_is_said_at_the_bottom(window: Window, qtbot: QtBot) -> None:
    course = workspace(window).course
    course.rename_activity(course.activities[0], "")
    qtbot.waitUntil(lambda: workspace(window).toast.isVisible())
    assert "type a few words" in workspace(window).toast.text


def test_an_initiative_dropped_on_the_window_is_opened(window: Window, engine: Engine, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/notes.txt"), QUrl.fromLocalFile(str(engine.path))])
    before = window.workspace
    copy, nothing = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(10, 10), copy, data, Qt.MouseButton.LeftButton, nothing))
    qtbot.waitUntil(lambda: window.workspace not in {None, before})


def test_columns_fold_away(window: Window) -> None:
    window.acts.fold_agenda()
    window.acts.fold_side()
    assert not workspace(window).agenda.isVisible()
    assert not workspace(window).side.isVisible()
    window.acts.fold_agenda()
    assert workspace(window).agenda.isVisible()


def test_the_page_of_keys_lists_every_shortcut(window: Window) -> None:
    assert window.menus is not None
    window.acts.show_keys()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    keyed = [action for action in window.menus.all if action.shortcuts()]
    assert all(action.text().replace("&", "").rstrip("…") in shown for action in keyed)
    taken = [key.toString() for action in keyed for key in action.shortcuts()]
    assert len(taken) == len(set(taken))
    dialog.close()


def test_keys_and_qts_own_buttons_are_named_in_the_language_of_the_window(
    window: Window, qtbot: QtBot
) -> None:
    window.acts.choose_language("fr")
    qtbot.waitUntil(lambda: workspace(window).course.activity is not None)
    window.acts.show_keys()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    keys = {chip.text() for chip in dialog.findChildren(Chip)}
    dialog.close()
    assert {"Ctrl+Entrée", "Ctrl+Maj+N", "Ctrl+Page suiv", "Alt+Haut, Alt+Bas"} <= keys
    assert not [
        key for key in keys if any(word in key for word in ("Return", "Retour", "Shift", "Pg", "Delete"))
    ]
    assert QMessageBox(QMessageBox.Icon.NoIcon, "", "", CANCEL).button(CANCEL).text() == "Annuler"
    assert QLocale().monthName(4) == "avril"
    window.acts.choose_language("en")
    assert QMessageBox(QMessageBox.Icon.NoIcon, "", "", CANCEL).button(CANCEL).text() == "Cancel"
    assert QLocale().monthName(4) == "April"
    qtbot.waitUntil(lambda: workspace(window).course.activity is not None)


def test_an_unexpected_error_is_said_once_and_ends_nothing(
    window: Window, log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    log.expect("uncaught")
    alarm = Alarm(window)
    for _ in range(3):
        try:
            raise ValueError("a bug")
        except ValueError as error:
            alarm.caught(ValueError, error, error.__traceback__)
    assert alarm.dialog is not None
    assert not alarm.dialog.isModal()
    alarm.dialog.close()
    assert window.isVisible()
