"""What every activity's panel is: the work in the middle, and `side`, what is selected, in the right column."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.initiative import Activity


class Panel(QWidget):
    """The screen of one activity. Subclasses fill themselves and `self.side`, and may extend `leave`.

    `describe(activity)` is called when the activity was renamed or its minutes changed.
    """

    asked_erasure = Signal(object)
    """Participants, of whom nothing is to be left in the file."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remote = remote
        self.activity = activity
        self.side = QWidget()
        self.side_column = QVBoxLayout(self.side)
        self.side_column.setContentsMargins(18, 18, 18, 18)
        self.side_column.setSpacing(10)
        self.setProperty("kind", "paper")
        self.setAccessibleName(activity.title)

    def describe(self, activity: Activity) -> None:
        """The activity's words have changed."""
        self.activity = activity
        self.setAccessibleName(activity.title)

    def enter(self) -> None:
        """The panel is on screen now: the place to take the keyboard."""

    def keys(self) -> Iterable[tuple[str, str]]:
        """The panel's own keys and what they do, for the help page: ("N", _("New note"))."""
        return ()

    def leave(self) -> None:
        """The panel will not be shown again: stops following."""
        for followed in self.findChildren(Followed):
            followed.stop()
