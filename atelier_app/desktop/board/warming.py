"""Lays out the words of notes that will soon be seen, in moments when nothing else happens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.painter import WallPainter
from atelier_app.desktop.board.wall import Wall

_AFTER_MS = 120
_AT_ONCE = 10
# About what the letterer keeps for one zoom: more would push out what was just laid out.
_MOST = 600


class Warmer(QObject):
    """Starts over whenever `soon` is called; `around()` is the part of the wall to make ready."""

    def __init__(self, painter: WallPainter, wall: Wall, around: Callable[[], Box], parent: QObject) -> None:
        super().__init__(parent)
        self._painter, self._wall, self._around = painter, wall, around
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._warm)

    def soon(self) -> None:
        """The view or the notes have changed."""
        self._timer.start(_AFTER_MS)

    def _warm(self) -> None:
        if self._painter.warm(self._wall.in_box(self._around())[:_MOST], _AT_ONCE):
            self._timer.start(0)
