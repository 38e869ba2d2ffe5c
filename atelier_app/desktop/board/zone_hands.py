"""The facilitator's hands on zones: what a press takes hold of, and the keys of the chosen zone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer

from atelier_app.desktop.board.boxes import Box, sheet_box
from atelier_app.desktop.board.carrying import Carried, lifted
from atelier_app.desktop.board.gestures import Gesture
from atelier_app.desktop.board.keys import ARROWS, NUDGE, PAPERS
from atelier_app.desktop.board.wording import paper_name
from atelier_app.desktop.board.zone_gestures import USUAL, CarryZone, DrawZone, PullHandle, pulled
from atelier_app.desktop.board.zone_shape import grip_at, handle_at, zone_title
from atelier_app.desktop.board.zoning import Zoning, inside
from atelier_app.domain.board import Zone
from atelier_app.support.language import _, ngettext

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_ENTER = (Key.Key_Return, Key.Key_Enter)
# Presses closer than this are one move, and one undo.
_PAUSE_MS = 450


class ZoneHands(QObject):
    """One for a canvas that can be worked on. While `armed`, the next drag draws a zone."""

    def __init__(self, canvas: BoardCanvas, zoning: Zoning) -> None:
        super().__init__(canvas)
        self.canvas, self.zoning = canvas, zoning
        self.armed = False
        # What the keys have done so far and not yet said: a zone moved by, or its new box.
        self._nudged: tuple[Zone, float, float] | None = None
        self._shaped: tuple[Zone, Box] | None = None
        self._taken: Carried | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.commit)
        canvas.selection.changed.connect(self._selected)
        zoning.changed.connect(self._chosen)

    def _selected(self, _changed: object) -> None:
        """Notes and a zone are not acted on together."""
        if self.canvas.selection.ids:
            self.zoning.choose(None)

    def _chosen(self) -> None:
        zone = self.zoning.chosen
        self.canvas.choose_zone(zone.id if zone else None)
        if zone is not None:
            self.canvas.selection.clear()
        self.canvas.narrator.tell()
        if zone is not None and self.canvas.hasFocus():
            self.canvas.narrator.announce(self.words())

    def words(self) -> str:
        """The chosen zone in words; nothing without one."""
        zone = self.zoning.chosen
        if zone is None:
            return ""
        count = len(inside(self.canvas.wall, zone)[0])
        parts = [_("Zone {title}").format(title=zone_title(zone))]
        parts += [ngettext("{n} note", "{n} notes", count).format(n=count)]
        parts += [paper_name(zone.colour)] if zone.colour else []
        parts += [_("locked")] if zone.locked else []
        return ". ".join(parts)

    # --- making one

    def arm(self) -> None:
        """The next drag on the canvas draws a zone."""
        self.armed = True
        self.canvas.setCursor(Qt.CursorShape.CrossCursor)
        self.canvas.setFocus()
        self.canvas.narrator.announce(_("Drag to draw a zone, or press Enter to put one in the middle."))

    def disarm(self) -> None:
        if self.armed:
            self.armed = False
            self.canvas.unsetCursor()

    def made(self, box: Box) -> None:
        """A zone was drawn: it wants a title."""
        self.canvas.writing.zone(self.zoning.add(box).id)

    def make_in_the_middle(self) -> None:
        """A zone of the usual size in the middle of the view."""
        self.disarm()
        x, y = self.canvas.seen_box().centre
        width, height = USUAL
        self.made(Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2))

    # --- the mouse

    def gesture_at(self, at: QPoint, *, adding: bool) -> Gesture | None:
        """What a press takes hold of, when that is of a zone; chooses the zone that is pressed.

        `adding`: the press is about which notes are selected.
        """
        self.commit()
        if self.armed:
            return DrawZone(self, at)
        chosen, camera = self.zoning.chosen, self.canvas.camera
        if chosen is not None and not chosen.locked and (which := handle_at(chosen, camera, at)):
            return PullHandle(self, at, chosen, which)
        if adding or self.canvas.group_at_tab(at) or self.canvas.note_at(at):
            return None
        zone = self._grip_at(at)
        self.zoning.choose(zone.id if zone else None)
        if zone is None:
            inner = self.zoning.at(*camera.to_scene(at.x(), at.y()))
            self.zoning.choose(inner.id if inner else None)
            return None
        return None if zone.locked else CarryZone(self, at, zone)

    def _grip_at(self, at: QPoint) -> Zone | None:
        zones = sorted(self.canvas.wall.zones.values(), key=lambda zone: zone.width * zone.height)
        return next((zone for zone in zones if grip_at(zone, self.canvas.camera, at)), None)

    def double_clicked(self, at: QPoint) -> bool:
        """Opens the title that is under a view point."""
        if self.canvas.group_at_tab(at) or self.canvas.note_at(at):
            return False
        zone = self._grip_at(at)
        if zone is None or zone.locked:
            return zone is not None
        self.canvas.writing.zone(zone.id)
        return True

    def show_moved(self, zone: Zone, dx: float, dy: float) -> None:
        """A zone and its notes as the hand has them."""
        if self._taken is None:
            notes, _zones = inside(self.canvas.wall, zone)
            self._taken = lifted(self.canvas.wall, frozenset(note.id for note in notes))
        self.canvas.hold_zone(replace(zone, x=zone.x + dx, y=zone.y + dy))
        if self._taken is not None:
            self.canvas.carry(self._taken.moved(dx, dy))

    def show_shaped(self, zone: Zone, box: Box) -> None:
        """A zone in another size."""
        shaped = replace(zone, x=box.left, y=box.top, width=box.width, height=box.height)
        self.canvas.hold_zone(shaped)

    def put_down(self) -> None:
        """Nothing is in the hand any more."""
        self.canvas.hold_zone(None)
        if self._taken is not None:
            self._taken = None
            self.canvas.carry(None)
        self.canvas.unsetCursor()

    # --- the keyboard

    def pressed(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Does what a key means for zones; false when it means nothing here."""
        if self.armed and key in (*_ENTER, Key.Key_Z):
            self.make_in_the_middle()
            return True
        if self.armed and key == Key.Key_Escape:
            self.disarm()
            return True
        if key == Key.Key_Z and modifiers == Modifier.NoModifier:
            self.arm()
            return True
        if key == Key.Key_Z and modifiers == Modifier.ShiftModifier:
            self._next()
            return True
        zone = self.zoning.chosen
        if zone is None or self.canvas.selection.ids:
            return False
        if key in ARROWS and modifiers & Modifier.AltModifier:
            dx, dy = (NUDGE * by for by in ARROWS[key])
            self._nudge(zone, dx, dy, shaping=bool(modifiers & Modifier.ShiftModifier))
            return True
        return not modifiers and self._plain(zone, key)

    def _plain(self, zone: Zone, key: Qt.Key) -> bool:
        self.commit()
        if key in (*_ENTER, Key.Key_F2):
            self.canvas.writing.zone(zone.id)
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            self.zoning.remove(zone.id)
        elif key == Key.Key_L:
            self.zoning.lock(zone.id, not zone.locked)
        elif key in (Key.Key_0, Key.Key_Agrave) or key in PAPERS:
            self.zoning.tint(zone.id, PAPERS.get(key))
        elif key == Key.Key_Escape and self.canvas.zone_overlay.held is None:
            self.zoning.choose(None)
        else:
            return False
        return True

    def _next(self) -> None:
        if zone := self.zoning.step(1):
            self.canvas.reveal(sheet_box(zone))

    def _nudge(self, zone: Zone, dx: float, dy: float, *, shaping: bool) -> None:
        """Small steps, shown at once and said when the keys rest."""
        if zone.locked or (self._shaped if not shaping else self._nudged):
            self.commit()
        if zone.locked:
            return
        if shaping:
            box = self._shaped[1] if self._shaped else sheet_box(zone)
            self._shaped = zone, pulled(box, (1, 1), dx, dy)
            self.show_shaped(*self._shaped)
        else:
            _zone, by_x, by_y = self._nudged or (zone, 0.0, 0.0)
            self._nudged = zone, by_x + dx, by_y + dy
            self.show_moved(*self._nudged)
        self._timer.start()

    def commit(self) -> None:
        """Says what the keys have done so far."""
        nudged, shaped = self._nudged, self._shaped
        if nudged is None and shaped is None:
            return
        self._timer.stop()
        self._nudged = self._shaped = None
        self.put_down()
        if nudged is not None:
            self.zoning.move(nudged[0].id, *nudged[1:])
        if shaped is not None:
            self.zoning.reshape(shaped[0].id, shaped[1])
