"""Points out notes that have just arrived: a ring that fades, so that eyes find them without a jump."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen

from atelier_app.desktop.board.boxes import note_box
from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.look.shades import mixed
from atelier_app.desktop.look.theme import tokens
from atelier_app.domain.core import Id

_SECONDS = 1.8
_EVERY_MS = 60
# A whole import needs no pointing out.
_MOST = 60


class Newness(QObject):
    """Which notes are new, for a moment; `refresh(ids)` asks for them to be painted again."""

    def __init__(self, refresh: Callable[[Iterable[Id]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._refresh = refresh
        self._until: dict[Id, float] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._fade)

    def add(self, ids: Iterable[Id]) -> None:
        """These have just appeared; of very many at once none is pointed out."""
        ids = tuple(ids)
        if not ids or len(ids) + len(self._until) > _MOST:
            return
        self._until.update(dict.fromkeys(ids, monotonic() + _SECONDS))
        self._timer.start()

    def _fade(self) -> None:
        self._refresh(tuple(self._until))
        now = monotonic()
        self._until = {id: until for id, until in self._until.items() if until > now}
        if not self._until:
            self._timer.stop()

    def paint(self, painter: QPainter, wall: Wall, camera: Camera) -> None:
        """The rings, around their notes."""
        if not self._until:
            return
        now, theme = monotonic(), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for id, until in self._until.items():
            if note := wall.notes.get(id):
                share = max(0.0, min(1.0, (until - now) / _SECONDS * 1.6))
                seen = camera.box_to_view(note_box(note.x, note.y))
                painter.setPen(QPen(mixed(theme.color("accent"), theme.color("paper"), share), 3))
                ring = QRectF(seen.left, seen.top, seen.width, seen.height).adjusted(-4, -4, 4, 4)
                painter.drawRoundedRect(ring, 6, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
