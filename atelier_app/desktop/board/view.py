"""Shows a wall through a camera: pans, zooms, points out what is new, and draws no more than has changed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMargins, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.boxes import Box, note_box, sheet_box
from atelier_app.desktop.board.camera import Camera, fitted
from atelier_app.desktop.board.carrying import Carried, HeldPicture
from atelier_app.desktop.board.guides import draw_guides
from atelier_app.desktop.board.newness import Newness
from atelier_app.desktop.board.painter import WallPainter
from atelier_app.desktop.board.picture import KeptPicture, rects_of
from atelier_app.desktop.board.pictures import Pictures
from atelier_app.desktop.board.selection import Selection
from atelier_app.desktop.board.stamps import State
from atelier_app.desktop.board.wall import Damage, Wall
from atelier_app.desktop.board.warming import Warmer
from atelier_app.desktop.board.zone_overlay import ZoneOverlay
from atelier_app.desktop.look.theme import appearance
from atelier_app.domain.board import Note, Zone
from atelier_app.domain.core import Id

# After the last step of a zoom, and how long each slice of sharpening may keep the window.
_SHARPEN_AFTER_MS = 70
_SLICE_SECONDS = 0.003


class WallView(QWidget):
    """The wall, seen. Selecting and carrying are shown here and decided by `BoardCanvas`."""

    camera_changed = Signal()

    def __init__(self, wall: Wall, parent: QWidget | None = None, *, dotted: bool = True) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.wall = wall
        self.selection = Selection(self)
        self.carried: Carried | None = None
        # What floats over the wall: repainting under it would repaint it too, at each frame.
        self.shields: list[QWidget] = []
        # What covers the edges of the wall, so that fitting keeps clear of it.
        self.covered = QMargins()
        self._at_the_top: dict[QWidget, int] = {}
        self._camera = Camera(1.0, 40.0, 40.0)
        self._painter = WallPainter(wall, dotted=dotted)
        self.zone_overlay = ZoneOverlay(self._painter.ground, wall)
        self._picture = KeptPicture(self._draw_still)
        self._held = HeldPicture(self._painter)
        self._blurred = False
        # The whole wall was asked for, and nobody has looked elsewhere since.
        self.is_fitted = False
        self._band = QRect()
        self._found: frozenset[Id] | None = None
        self._sharpener = QTimer(self, singleShot=True)
        self._sharpener.timeout.connect(self._sharpen)
        self._warmer = Warmer(self._painter, wall, self._around, self)
        self.newness = Newness(self._refresh_notes, self)
        wall.damaged.connect(self._on_damage)
        self.selection.changed.connect(self._refresh_still)
        appearance().changed.connect(self._on_theme)

    def use_pictures(self, pictures: Pictures) -> None:
        """Where the pictures on notes and under them come from."""
        self._painter.use_pictures(pictures)
        pictures.ready.connect(self._on_picture)

    # --- the camera

    @property
    def camera(self) -> Camera:
        return self._camera

    def look(self, camera: Camera) -> None:
        """Sees the wall through another camera."""
        self.is_fitted = False
        if camera == self._camera:
            return
        if camera.scale != self._camera.scale and self._picture.drawn:
            self._blurred = True
        self._camera = camera
        if self._blurred:
            self._sharpener.start(_SHARPEN_AFTER_MS)
        self._warmer.soon()
        self.refresh()
        self.camera_changed.emit()

    def pan(self, dx: float, dy: float) -> None:
        """Moves the wall by this many pixels."""
        self.look(self._camera.panned(dx, dy))

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Larger by `factor`; what is at the view point `x`, `y` stays there."""
        self.look(self._camera.zoomed(factor, x, y))

    def zoom_to(self, scale: float) -> None:
        """At `scale`, keeping the middle."""
        self.look(self._camera.scaled(scale, self.width() / 2, self.height() / 2))

    def fit(self, box: Box | None = None, *, largest: float = 1.0) -> None:
        """All of the wall, or of `box`, in the view; all of the wall stays so when the view changes its size."""
        whole = box is None
        box = box or self.wall.bounds() or Box(0, 0, 960, 540)
        free = self.rect().marginsRemoved(self.covered)
        seen = fitted(box, free.width(), free.height(), largest=largest)
        self.look(seen.panned(free.left(), free.top()))
        self.is_fitted = whole

    def reveal(self, box: Box) -> None:
        """Pans just enough for `box` to be in the view."""
        seen, free = (
            self._camera.box_to_view(box.grown(12 / self._camera.scale)),
            self.rect().marginsRemoved(self.covered),
        )
        dx = max(free.left() - seen.left, 0) or min(free.right() - seen.right, 0)
        dy = max(free.top() - seen.top, 0) or min(free.bottom() - seen.bottom, 0)
        if dx or dy:
            self.pan(dx, dy)

    def seen_box(self) -> Box:
        """The part of the wall that is clear of what floats over it."""
        free = self.rect().marginsRemoved(self.covered)
        edges = Box(free.left(), free.top(), free.right() + 1, free.bottom() + 1)
        return self._camera.box_to_scene(edges)

    def keep_clear(self, part: QWidget, top: int) -> None:
        """What floats at the top reaches down to `top`; 0: it is not there. The lowest of them counts."""
        self._at_the_top[part] = top
        lowest = self.clear_of(None)
        if lowest != self.covered.top():
            self.covered.setTop(lowest)
            if self.is_fitted:
                self.fit()

    def clear_of(self, but: QWidget | None) -> int:
        """How far what floats at the top reaches down, `but` left out."""
        return max((top for part, top in self._at_the_top.items() if part is not but), default=0)

    def is_cut(self, note: Note) -> bool:
        """True when not all of a note's words are on its paper."""
        return self._painter.is_cut(note)

    def _around(self) -> Box:
        """What is in the view, and half as much beyond each side."""
        shown = self._camera.box_to_scene(Box(0, 0, self.width(), self.height()))
        return shown.grown(shown.width / 2)

    def settle(self) -> None:
        """Finishes sharpening at once (for pictures)."""
        self._sharpener.stop()
        if self._blurred:
            self._blurred = False
            self._picture.spoil()
        self.refresh()

    # --- what is to be painted again

    def refresh(self, rect: QRect | None = None) -> None:
        """Paints `rect` again, or all, but for what floats over the wall."""
        region = QRegion(rect.intersected(self.rect()) if rect is not None else self.rect())
        for shield in self.shields:
            if shield.isVisible():
                # Its corners are round: the wall shows there.
                region -= QRegion(shield.geometry().adjusted(14, 14, -14, -14))
        self.update(region)

    def dim_all_but(self, found: frozenset[Id] | None) -> None:
        """Lets what is looked for stand out; None: all of it is seen as it is."""
        if found != self._found:
            self._found = found
            self._picture.spoil()
            self.refresh()

    def show_band(self, rect: QRect) -> None:
        """Shows the rectangle that selects; an empty one hides it."""
        before, self._band = self._band, rect
        self.refresh(before.united(rect).adjusted(-2, -2, 2, 2))

    def carry(self, carried: Carried | None) -> None:
        """Lifts notes off the wall, moves those lifted, or puts them down (None)."""
        before, self.carried = self.carried, carried
        held, now = before.ids if before else frozenset(), carried.ids if carried else frozenset()
        if held != now:
            self._refresh_still(held | now)
            self._picture.damage(self._frames_of(held | now))
            self.refresh()
            return
        for seen in (before, carried):
            for rect in seen.rects(self._camera) if seen is not None else ():
                self.refresh(rect)

    def hold_zone(self, zone: Zone | None) -> None:
        """Shows a zone as the hand has it, over the wall; None puts it down."""
        self._picture.damage(self.zone_overlay.hold(zone))
        self.refresh()

    def choose_zone(self, id: Id | None) -> None:
        """Shows which zone is chosen, on top of everything."""
        self.zone_overlay.chosen = id
        self.refresh()

    def _frames_of(self, ids: Iterable[Id]) -> list[Box]:
        groups = {note.group_id for id in ids if (note := self.wall.notes.get(id)) and note.group_id}
        return [frame for group_id in groups if (frame := self.wall.frame(group_id))]

    def _refresh_still(self, ids: Iterable[Id]) -> None:
        """The look of these notes has changed, on the kept picture."""
        self._picture.damage(self._boxes(ids))
        self.refresh()

    def _refresh_notes(self, ids: Iterable[Id]) -> None:
        """Something over these notes has changed, not the kept picture."""
        for box in self._boxes(ids):
            seen = self._camera.box_to_view(box)
            self.refresh(QRectF(seen.left, seen.top, seen.width, seen.height).toRect().adjusted(-8, -8, 8, 8))

    def _boxes(self, ids: Iterable[Id]) -> list[Box]:
        return [self.wall.box_of(note) for id in ids if (note := self.wall.notes.get(id))]

    def _on_damage(self, damage: Damage) -> None:
        if damage.everything:
            self._picture.spoil()
        else:
            self._picture.damage(damage.boxes)
        gone = [id for id in self.selection.ids if id not in self.wall.notes]
        if gone:
            self.selection.forget(gone)
        if not self._blurred:
            self._warmer.soon()
        self.newness.add(damage.added)
        self.refresh()

    def _on_picture(self, id: Id) -> None:
        """There is more of a picture than was painted."""
        background = self.wall.background
        boxes = [note_box(note.x, note.y) for note in self.wall.notes.values() if note.picture_id == id]
        boxes += [sheet_box(background)] if background and background.picture_id == id else []
        self._picture.damage(boxes)
        self.refresh()

    def _on_theme(self) -> None:
        self._picture.spoil()
        self.refresh()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        self._picture.resize(self.size(), self.devicePixelRatioF())
        painter = QPainter(self)
        if self._blurred and self._picture.drawn:
            self._paint_blurred(painter)
        else:
            self._picture.mend(self._camera)
            self._picture.show(painter, event.rect())
        self._paint_over(painter)
        painter.end()

    def _paint_blurred(self, painter: QPainter) -> None:
        covered = self._picture.show_scaled(painter, self._camera)
        for rect in rects_of(QRegion(self.rect()) - QRegion(covered)):
            painter.setClipRect(rect)
            self._painter.draw(painter, rect, self._camera, state=self._state, but=self._lifted(), rough=True)
        painter.setClipping(False)

    def _paint_over(self, painter: QPainter) -> None:
        """What moves or fades, over the kept picture."""
        self.zone_overlay.paint(painter, self._camera)
        self.newness.paint(painter, self.wall, self._camera)
        if self.carried is not None:
            self._held.paint(painter, self.carried, self._camera, self.rect())
            draw_guides(painter, self.carried.guides, self._camera)
        if not self._band.isEmpty():
            theme = appearance().tokens
            painter.setPen(theme.color("accent"))
            painter.drawRect(self._band)
            painter.drawRect(self._band.adjusted(1, 1, -1, -1))

    def _draw_still(self, painter: QPainter, rect: QRect, camera: Camera) -> None:
        self._painter.draw(painter, rect, camera, state=self._state, but=self._lifted())

    def _lifted(self) -> frozenset[Id]:
        return self.carried.ids if self.carried else frozenset()

    def _state(self, id: Id) -> State:
        if id in self.selection:
            return State.SELECTED
        if id == self.selection.current and self.hasFocus():
            return State.FOCUSED
        if self._found is not None and id not in self._found:
            return State.DIMMED
        return State.PLAIN

    def _sharpen(self) -> None:
        if self._picture.sharpen(self._camera, _SLICE_SECONDS):
            self._blurred = False
            self.refresh()
        else:
            self._sharpener.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_fitted:
            self.fit()
        self.refresh()
