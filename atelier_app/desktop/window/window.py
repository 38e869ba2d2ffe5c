"""The facilitator's window: the start screen, then one open initiative; what the menus do."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from atelier_app.desktop.start.first_page import FirstPage
from atelier_app.desktop.start.settings import Settings
from atelier_app.support.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QUndoStack

    from atelier_app.desktop.door.alarm import Alarm
    from atelier_app.desktop.door.remote import Remote
    from atelier_app.desktop.start.page import StartPage
    from atelier_app.desktop.window.acts import Acts
    from atelier_app.desktop.window.menus import Menus
    from atelier_app.desktop.window.sentry import Sentry
    from atelier_app.desktop.window.workspace import Workspace
    from atelier_app.domain.core import Refused
    from atelier_app.link.client import Link

Reach = Callable[[Path], "Link"]
"""Finds or starts the engine of a file, and waits for it; called on a thread."""


def engine_of(path: Path) -> Link:
    """The line to the engine of a file, in a process of its own."""
    from atelier_app.desktop import early
    from atelier_app.link.engines import reach

    return reach(path, starting=early.taken(path))


class Window(QMainWindow):
    """Light to build: what only an open initiative needs is imported by `complete`, after the first paint."""

    def __init__(self, settings: Settings, reach: Reach = engine_of) -> None:
        super().__init__()
        self.settings = settings
        self._reach = reach
        self.menus: Menus | None = None
        self.sentry: Sentry | None = None
        self.file = Path()
        self.alarm: Alarm | None = None
        self.remote: Remote | None = None
        self.workspace: Workspace | None = None
        self._title = ""
        self.setWindowTitle(_("Atelier"))
        self.setMinimumSize(1000, 600)
        self.resize(1280, 800)
        self.setAcceptDrops(True)
        kept = settings.window("geometry")
        if kept is not None:
            self.restoreGeometry(kept)
        self._pages = QStackedWidget()
        self._layers = QStackedWidget()
        self._layers.addWidget(self._pages)
        self.setCentralWidget(self._layers)

    @cached_property
    def start_page(self) -> StartPage:
        """The start screen, made when it is first needed."""
        from atelier_app.desktop.start.page import StartPage

        page = StartPage(self.settings)
        page.asked_new.connect(lambda: self.acts.new())
        page.asked_open.connect(lambda: self.acts.open())
        page.asked_sample.connect(lambda: self.acts.try_sample())
        page.chosen.connect(self.open_file)
        self._pages.addWidget(page)
        return page

    @cached_property
    def acts(self) -> Acts:
        """What the menus do."""
        from atelier_app.desktop.window.acts import Acts

        return Acts(self)

    @property
    def undo_stack(self) -> QUndoStack | None:
        """The open initiative's."""
        return self.remote.undo if self.remote and self.workspace else None

    def show_start(self) -> None:
        """Shows the start screen."""
        self._show(self.start_page)

    def complete(self) -> None:
        """Adds the menus, or says them again in another language."""
        from atelier_app.desktop.window.menus import Menus

        if not self._pages.count():
            self.show_start()
        self.menus = Menus(self, self.acts)
        self.menus.follow(self.undo_stack)
        if self.sentry is None:
            from atelier_app.desktop.window.sentry import Sentry

            self.sentry = Sentry(self)

    def cover(self, screen: QWidget) -> None:
        """Shows nothing but this, and keeps every action from being done."""
        self._layers.addWidget(screen)
        self._layers.setCurrentWidget(screen)
        self._covered(True)

    def uncover(self) -> None:
        """The work is there again."""
        covering = self._layers.currentWidget()
        if covering is not None and covering is not self._pages:
            self._layers.setCurrentWidget(self._pages)
            self._layers.removeWidget(covering)
        self._covered(False)

    def _covered(self, covered: bool) -> None:
        for menu in self.menuBar().actions():
            menu.setEnabled(not covered)
        self.menuBar().setVisible(not covered)
        self._say_title()

    def rebuild(self) -> None:
        """Says everything again, in the language in force."""
        self._pages.removeWidget(self.start_page)
        self.start_page.deleteLater()
        del self.start_page
        if self.menus is not None:
            self.complete()
        if self.workspace is not None and self.remote is not None:
            self._drop_workspace()
            self._show_workspace(self.remote)
        else:
            self._show(self.start_page)

    # --- opening and closing

    def open_file(self, path: str | Path) -> None:
        """Shows an initiative; when it can't be opened, the start screen says why."""
        from atelier_app.desktop.door.remote import Remote

        file = Path(path).absolute()
        self._leave_file()
        self.wait(_("Opening {name}…").format(name=file.name))
        self.file = file
        self.remote = Remote(lambda: self._reach(file), self, client=self.settings.client)
        self.remote.connection.connect(self._connected)
        self.remote.failed.connect(self._failed)
        self.remote.open()

    def wait(self, words: str) -> FirstPage:
        """Shows that something is being made ready."""
        page = FirstPage(self.settings.mode.tokens(self._is_dark()), words)
        self._pages.addWidget(page)
        self._show(page)
        return page

    def _is_dark(self) -> bool:
        """Whether the system is: asked of the palette, for what Qt has a name for costs the first paint too much."""
        return self.palette().window().color().lightness() < 128

    def _show(self, page: QWidget) -> None:
        old = self._pages.currentWidget()
        self._pages.setCurrentWidget(page)
        if isinstance(old, FirstPage) and old is not page:
            self._pages.removeWidget(old)
            old.deleteLater()

    def _connected(self, state: str) -> None:
        if state == "connected" and self.workspace is None and self.remote is not None:
            self.settings.last_file = self.file
            self._show_workspace(self.remote)
            self._keep_recent(self.remote)
            if self.sentry is not None:
                self.sentry.resume()

    def _show_workspace(self, remote: Remote) -> None:
        from atelier_app.desktop.window.workspace import Workspace

        self.workspace = Workspace(remote, self.file, self.settings)
        self.workspace.titled.connect(self._titled)
        self.workspace.status_line.asked_help.connect(self.acts.show_keys)
        self.workspace.header.asked_code.connect(self.acts.show_code)
        self.workspace.header.asked_projector.connect(self.acts.project)
        self._pages.addWidget(self.workspace)
        self._show(self.workspace)
        self.workspace.agenda.view.setFocus()
        if self.menus is not None:
            self.menus.follow(remote.undo)

    def _keep_recent(self, remote: Remote) -> None:
        from atelier_app.desktop.start.recent_keeper import RecentKeeper

        RecentKeeper(remote, self.file, self.settings)

    def _titled(self, title: str) -> None:
        self._title = title
        self._say_title()

    def _say_title(self) -> None:
        said = self._title if self._layers.currentWidget() is self._pages else _("Locked")
        self.setWindowTitle(" — ".join(filter(None, (said, _("Atelier")))))

    def _failed(self, refused: Refused) -> None:
        from atelier_app.support.sentences import sentence

        if self.workspace is None:
            self.back(sentence(refused))

    def back(self, words: str) -> None:
        """Goes back to the start screen, which says why."""
        self.close_file()
        self.start_page.say(words)

    def close_file(self) -> None:
        """Ends the engine in order, and goes back to the start screen."""
        self._leave_file()
        self.settings.last_file = None
        self.start_page.refresh()
        self._show(self.start_page)
        self._titled("")

    def _leave_file(self) -> None:
        if self.menus is not None:
            self.menus.follow(None)
        self._drop_workspace()
        if self.remote is not None:
            self.remote.close()
            self.remote.deleteLater()
            self.remote = None

    def _drop_workspace(self) -> None:
        workspace, self.workspace = self.workspace, None
        if workspace is not None:
            workspace.leave()
            self._pages.removeWidget(workspace)
            workspace.deleteLater()

    # --- leaving, and files dropped on the window

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.keep_window("geometry", self.saveGeometry())
        if self.sentry is not None:
            self.sentry.leave()
        self._leave_file()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = _dropped(event)
        if file:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.open_file(file))


def _dropped(event: QDropEvent) -> str:
    """The first initiative among what is dropped, or nothing."""
    files = [url.toLocalFile() for url in event.mimeData().urls()]
    return next((file for file in files if file.endswith(".atelier")), "")
