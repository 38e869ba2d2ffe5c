"""The facilitator's window and the projector, brought to each state that is worth a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.start.settings import Recent, Settings
from atelier_app.desktop.window.window import Window
from atelier_app.desktop.window.workspace import Workspace
from scripts.shots.camera import BEAM, Camera
from scripts.shots.workshop import NOW, Engine

D = TypeVar("D", bound=QWidget)


@dataclass
class Screens:
    """One window on one engine."""

    camera: Camera
    settings: Settings
    engine: Engine

    def __post_init__(self) -> None:
        self.window = Window(self.settings, self.engine.reach)
        self.window.complete()
        self.window.show()

    @property
    def workspace(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def remote(self) -> Remote:
        return self.workspace.remote

    def start_screen(self, what: str) -> None:
        """Before anything is open."""
        self.window.start_page.refresh()
        self.camera.take_all("start", what, self.window)

    def open(self) -> None:
        self.window.open_file(self.engine.path)
        self.camera.wait(lambda: self.window.workspace is not None)
        self.camera.settle(self.remote)

    def select(self, activity_id: str) -> None:
        """Shows an activity's panel."""
        workspace = self.workspace
        self.camera.settle(self.remote)
        workspace.course.select(activity_id)
        self.camera.wait(
            lambda: workspace.stack.panel is not None and workspace.stack.panel.activity.id == activity_id
        )
        self.camera.settle(self.remote)
        workspace.toast.hide()

    def picture(self, what: str, *, small: bool = True) -> None:
        self.camera.take_all("window", what, self.window, self.remote, small=small)

    def dialog(self, what: str, show: Callable[[], object]) -> None:
        """Opens a dialog, takes it in both themes, and closes it."""
        before = {dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()}
        show()
        dialogs = [d for d in self.window.findChildren(QDialog) if d.isVisible() and d not in before]
        (dialog,) = dialogs
        self.camera.settle(self.window.remote)
        self.camera.take_both("dialog", what, dialog)
        dialog.reject()
        self.camera.settle(self.window.remote)

    @property
    def welcome(self) -> AttendancePanel:
        panel = self.workspace.stack.panel
        assert isinstance(panel, AttendancePanel)
        return panel

    def import_dialog(self, path: Path) -> None:
        """Taken once it is known what an import would do."""

        def show() -> None:
            dialog = self.welcome.import_file(path)
            self.camera.wait(dialog.bar.isHidden)

        self.dialog("import", show)

    def projector(self, what: str) -> None:
        """What the room sees."""
        self.workspace.project()
        projector = self.workspace.projector
        assert projector is not None
        projector.resize(BEAM)
        self.camera.settle(self.remote)
        self.camera.take("projector", what, projector)

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.camera.settle()


def earlier_initiatives(folder: Path, titles: tuple[str, ...]) -> list[Recent]:
    """What the start screen remembers: some opened lately, the last one moved away since."""
    recents = []
    for index, title in enumerate(titles):
        path = folder / f"{title}.atelier"
        if index < len(titles) - 1:
            path.touch()
        opened = (NOW - timedelta(days=9 * index)).isoformat()
        recents.append(Recent(str(path), title, 3 - index, 117 - 38 * index, opened))
    return recents
