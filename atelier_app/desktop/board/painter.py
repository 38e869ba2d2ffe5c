"""Draws a part of the wall as a camera sees it: dotted paper, zones, group frames with their tabs, notes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from math import floor, log2

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from atelier_app.desktop.board.boxes import Box
from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.board.ground import Ground
from atelier_app.desktop.board.lettering import INSET, LABEL_ROOM, TOP, Letterer
from atelier_app.desktop.board.pictures import Pictures
from atelier_app.desktop.board.pinned import WORDS_TOP, draw_picture
from atelier_app.desktop.board.stamps import State, margin, stamp
from atelier_app.desktop.board.wall import FRAME_TOP, Wall
from atelier_app.desktop.board.wording import origin_of
from atelier_app.desktop.look.theme import font, tokens
from atelier_app.domain.board import NOTE_HEIGHT, Group, Note
from atelier_app.domain.core import Id
from atelier_app.support.language import _

# Below these scales letters are under four pixels high: nobody reads them, so nobody waits for them.
READABLE = 0.3
LABEL_READABLE = 0.55
DOTS = 24.0
# How far a tab stands above its frame, view pixels.
_TAB_REACH = 32
_TAB_PADDING = 9
_TAB_LEFT = 16

StateOf = Callable[[Id], State]


def group_title(group: Group) -> str:
    """What a group's tab says."""
    return group.title or _("Untitled group")


def _tab_font(scale: float) -> QFont:
    return font(max(10, min(20, round(12 * max(scale, 0.85)))), QFont.Weight.DemiBold)


@lru_cache(maxsize=512)
def _tab_text(title: str, room: int, pixels: int) -> tuple[str, int]:
    metrics = QFontMetricsF(font(pixels, QFont.Weight.DemiBold))
    shown = metrics.elidedText(title[:200], Qt.TextElideMode.ElideRight, room)
    return shown, int(metrics.horizontalAdvance(shown)) + 1


def tab_rect(group: Group, frame: Box, camera: Camera) -> QRect:
    """Where a group's tab is in the view; it keeps its size when seen from afar, within its frame."""
    seen = camera.pixels(frame)
    pixels = _tab_font(camera.scale).pixelSize()
    left = min(_TAB_LEFT, int(seen.width / 12))
    room = int(seen.width) - 2 * left - 2 * _TAB_PADDING
    if room < 12:
        return QRect()
    width = _tab_text(group_title(group), room, pixels)[1]
    height = pixels + 10
    # Astride the frame's edge; from afar, higher up, so that it hides no note.
    inside = min(height / 2, FRAME_TOP * camera.scale * 0.6)
    top = int(seen.top) + round(inside) - height
    return QRect(int(seen.left) + left, top, width + 2 * _TAB_PADDING, height)


@lru_cache(maxsize=16)
def _dotted(paper: str, dot: str, step: int, ratio: float) -> QPixmap:
    tile = QPixmap(round(step * ratio), round(step * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(QColor(paper))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(dot))
    painter.drawEllipse(QPointF(step / 2, step / 2), 1.1, 1.1)
    painter.end()
    return tile


class WallPainter:
    """Draws onto any painter in view pixels. Opaque colours and ready-made stamps: see design section 12."""

    def __init__(self, wall: Wall, *, dotted: bool = True) -> None:
        self._wall = wall
        self._letterer = Letterer()
        self._is_dotted = dotted
        self.ground = Ground(wall)
        self._pictures: Pictures | None = None

    def use_pictures(self, pictures: Pictures) -> None:
        """Where pictures come from; without it none is drawn."""
        self._pictures = self.ground.pictures = pictures

    def draw(
        self,
        painter: QPainter,
        rect: QRect,
        camera: Camera,
        *,
        state: StateOf,
        but: Collection[Id] = (),
        rough: bool = False,
    ) -> None:
        """All that shows in `rect` (view pixels), the notes `but` left out; `rough`: without any text."""
        self.draw_paper(painter, rect, camera)
        around = camera.box_to_scene(
            Box(rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1).grown(margin(camera.scale) + 2)
        )
        near = around.grown(_TAB_REACH / camera.scale)
        self.ground.draw(painter, around, near, camera, rough=rough)
        shown = [(group, frame) for group, frame in self._wall.frames(but=but) if frame.meets(near)]
        for _group, frame in shown:
            self.draw_frame(painter, frame, camera)
        notes = self._wall.in_box(around)
        if but:
            notes = [note for note in notes if note.id not in but]
        self.draw_notes(painter, notes, camera, state, rough=rough)
        for group, frame in shown:
            self.draw_tab(painter, group, frame, camera)

    def draw_paper(self, painter: QPainter, rect: QRect, camera: Camera) -> None:
        """The dots keep their distance on screen, whatever the zoom."""
        theme = tokens()
        if not self._is_dotted:
            painter.fillRect(rect, theme.color("paper"))
            return
        step = round(DOTS * camera.scale * 2 ** -round(log2(camera.scale)))
        tile = _dotted(theme.paper, theme.dot, step, painter.device().devicePixelRatio())
        offset = QPointF((rect.left() - camera.x) % step, (rect.top() - camera.y) % step)
        painter.drawTiledPixmap(QRectF(rect), tile, offset)

    def draw_frame(self, painter: QPainter, frame: Box, camera: Camera, *, aimed: bool = False) -> None:
        """A group's sheet; `aimed`: only its outline, when something is about to be dropped into it."""
        theme = tokens()
        seen = camera.pixels(frame)
        sheet = QRectF(seen.left + 0.5, seen.top + 0.5, seen.width, seen.height)
        corner = 12 * min(1.0, camera.scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush if aimed else QBrush(theme.color("card")))
        painter.setPen(QPen(theme.color("accent" if aimed else "line"), 3 if aimed else 1))
        painter.drawRoundedRect(sheet, corner, corner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def draw_tab(self, painter: QPainter, group: Group, frame: Box, camera: Camera) -> None:
        """A group's title over its sheet."""
        tab = tab_rect(group, frame, camera)
        if tab.isEmpty():
            return
        theme = tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.drawRoundedRect(tab, 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        face = _tab_font(camera.scale)
        shown, _width = _tab_text(group_title(group), tab.width() - 2 * _TAB_PADDING, face.pixelSize())
        painter.setFont(face)
        painter.setPen(theme.color("paper"))
        painter.drawText(tab, Qt.AlignmentFlag.AlignCenter, shown)

    def draw_notes(
        self,
        painter: QPainter,
        notes: Iterable[Note],
        camera: Camera,
        state: StateOf,
        *,
        rough: bool = False,
    ) -> None:
        """The notes, each over the one before."""
        # Rounded apart from the note's place, so that panning moves every note by the same whole pixels.
        scale, x, y = camera.scale, round(camera.x), round(camera.y)
        reach = margin(scale)
        ratio = painter.device().devicePixelRatio()
        written = scale >= READABLE and not rough
        stamps: dict[tuple[str, State], QPixmap] = {}
        blit = painter.drawPixmap
        for note in notes:
            key = note.colour, state(note.id)
            made = stamps.get(key)
            if made is None:
                made = stamps[key] = stamp(note.colour, key[1], scale, ratio)
            left, top = floor(note.x * scale + 0.5) + x, floor(note.y * scale + 0.5) + y
            blit(left - reach, top - reach, made)
            if note.picture_id is not None and self._pictures is not None and not self._wall.veils(note):
                draw_picture(painter, self._pictures, note, scale, left, top)
            if written:
                self._write(painter, note, scale, left, top)

    def _write(self, painter: QPainter, note: Note, scale: float, left: int, top: int) -> None:
        theme = tokens()
        if scale != 1.0:
            painter.save()
            painter.translate(left, top)
            painter.scale(scale, scale)
            left = top = 0
        origin = origin_of(note)
        under = TOP if note.picture_id is None else WORDS_TOP
        words = self._letterer.note(note.text, bool(origin), under)
        painter.setFont(words.font)
        painter.setPen(theme.color("note_ink"))
        painter.drawStaticText(QPointF(left + INSET, top + under), words.text)
        if origin and scale >= LABEL_READABLE:
            label = self._letterer.label(origin)
            painter.setFont(label.font)
            painter.setPen(theme.color("note_muted"))
            painter.drawStaticText(QPointF(left + INSET, top + NOTE_HEIGHT - LABEL_ROOM + 5), label.text)
        if scale != 1.0:
            painter.restore()

    def warm(self, notes: Iterable[Note], most: int) -> bool:
        """Fits up to `most` texts that will soon be seen; False when none is left to fit."""
        left = most
        for note in notes:
            labelled, under = bool(origin_of(note)), TOP if note.picture_id is None else WORDS_TOP
            if not self._letterer.knows(note.text, labelled, under):
                self._letterer.note(note.text, labelled, under)
                left -= 1
                if not left:
                    return True
        return False
