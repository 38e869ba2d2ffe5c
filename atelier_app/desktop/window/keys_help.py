"""The page of keys: what the window, the agenda and the panel on screen can do without a mouse."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from atelier_app.desktop.look.widgets import Button, Chip, SectionTitle, label
from atelier_app.support.language import _

Keys = Iterable[tuple[str, str]]
"""Pairs of a key, in the words of the language in force, and what it does."""


def agenda_keys() -> Keys:
    """What the agenda's list understands."""
    return (
        (_("Up, Down"), _("Choose an activity")),
        (_("Enter"), _("Start it, on phones and projector")),
        ("F2", _("Rename it")),
        (_("Alt+Up, Alt+Down"), _("Move it")),
        (_("Delete"), _("Remove it (Ctrl+Z brings it back)")),
    )


def action_keys(actions: Iterable[QAction]) -> Keys:
    """The keys of menu actions."""
    for action in actions:
        keys = dict.fromkeys(key_name(key) for key in action.shortcuts())
        if keys:
            yield ", ".join(keys), action.text().replace("&", "").rstrip("…")


def key_name(key: QKeySequence) -> str:
    """As keyboards of the language in force have it; Return and Enter are one key to people."""
    one = QKeySequence(key.toString().replace("Return", "Enter"))
    return one.toString(QKeySequence.SequenceFormat.NativeText)


class KeysHelp(QDialog):
    """A scrolling list of keys, by where they work."""

    def __init__(self, sections: Iterable[tuple[str, Keys]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard"))
        self.resize(620, 620)
        page = QWidget()
        page.setProperty("kind", "paper")
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(10)
        column.addWidget(label(_("Everything by keyboard"), "heading"))
        for title, keys in sections:
            self._section(column, title, list(keys))
        column.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setAccessibleName(_("Keyboard"))
        area.setWidget(page)
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(area)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)

    def _section(self, column: QVBoxLayout, title: str, keys: list[tuple[str, str]]) -> None:
        if not keys:
            return
        column.addSpacing(6)
        column.addWidget(SectionTitle(title))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        for row, (key, what) in enumerate(keys):
            grid.addWidget(Chip(key, "muted"), row, 0)
            grid.addWidget(label(what, wrap=True), row, 1)
        column.addLayout(grid)
