"""Nothing but dialogs opens as a window: a part shown before it has a parent would flash and take the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from atelier_app.desktop.start.settings import Settings
from atelier_app.desktop.window.window import Window
from tests.desktop.conftest import Engine


class Watch(QObject):
    """Notes what is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_a_whole_visit_opens_one_window(engine: Engine, settings: Settings, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert app is not None
    watch = Watch()
    app.installEventFilter(watch)
    window = Window(settings, engine.reach)
    window.complete()
    window.show()
    window.open_file(engine.path)
    qtbot.waitUntil(lambda: window.workspace is not None and window.workspace.course.activity is not None)
    assert window.workspace is not None
    for activity in window.workspace.course.activities:
        window.workspace.course.select(activity.id)
        qtbot.waitUntil(lambda: window.remote is not None and not window.remote.pending)
    window.acts.show_calendar()
    window.close()
    app.removeEventFilter(watch)
    window.deleteLater()
    others = {name for name in watch.shown if name not in {Window.__name__, QDialog.__name__, QMenu.__name__}}
    assert others == set()
