"""The wall under the facilitator's hands: selecting, carrying, editing in place, with mouse, touch or keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from atelier_app.desktop.board import keys
from atelier_app.desktop.board.attaching import Attaching
from atelier_app.desktop.board.boxes import note_box
from atelier_app.desktop.board.carrying import Carried
from atelier_app.desktop.board.gestures import Band, Carry, Gesture, Pan
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.narrator import Narrator
from atelier_app.desktop.board.painter import tab_rect
from atelier_app.desktop.board.view import WallView
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.board.writing import Writing
from atelier_app.desktop.board.zone_hands import ZoneHands
from atelier_app.desktop.board.zoning import Zoning
from atelier_app.domain.board import Colour, Group, Note
from atelier_app.domain.core import Id

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_TRACKPAD_ZOOM = Qt.NativeGestureType.ZoomNativeGesture
_EDGE = 28
_EDGE_STEP = 14
# One notch of a wheel (120) enlarges by a fifth.
_WHEEL_BASE = 1.2


class BoardCanvas(WallView):
    """A wall to work on; without `acts`, or `read_only`, it is only looked at (the projector)."""

    def __init__(
        self,
        wall: Wall,
        acts: BoardModel | None = None,
        parent: QWidget | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(wall, parent, dotted=not read_only)
        self.acts: BoardModel | None = None if read_only else acts
        self.zones: ZoneHands | None = None
        self.attaching: Attaching | None = None
        self.writing = Writing(self)
        self.pointer = QPoint()
        self._gesture: Gesture | None = None
        self._space = False
        self._click: Id | None = None
        self._edge = QTimer(self, interval=16)
        self._edge.timeout.connect(self._follow_edge)
        self.nudger = keys.Nudger(self)
        self.narrator = Narrator(self)
        if self.acts is not None:
            self.use_pictures(self.acts.pictures)
            self.zones = ZoneHands(self, Zoning(self.acts))
            self.attaching = Attaching(self, self.acts)
        if read_only:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            return
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    # --- what is where

    def note_at(self, at: QPoint) -> Note | None:
        return self.wall.top_at(*self.camera.to_scene(at.x(), at.y()))

    def group_at_tab(self, at: QPoint) -> Group | None:
        """The group whose tab is at a view point."""
        for group, frame in reversed(self.wall.frames()):
            if tab_rect(group, frame, self.camera).adjusted(-2, -2, 2, 2).contains(at):
                return group
        return None

    def note_rect(self, note: Note) -> QRect:
        """Where a note is in the view."""
        seen = self.camera.pixels(note_box(note.x, note.y))
        return QRect(int(seen.left), int(seen.top), int(seen.width), int(seen.height))

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.nudger.commit()
        self._give_up_gesture()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at, button = event.position().toPoint(), event.button()
        self._click = None
        if button == Qt.MouseButton.MiddleButton or (self._space and button == Qt.MouseButton.LeftButton):
            self._begin(Pan(self, at))
        elif button == Qt.MouseButton.LeftButton:
            self._press(at, bool(event.modifiers() & _ADDING))

    def _press(self, at: QPoint, adding: bool) -> None:
        if self.zones is not None and (of_zone := self.zones.gesture_at(at, adding=adding)):
            self._begin(of_zone)
            return
        group = self.group_at_tab(at)
        if group is not None:
            self.selection.choose(self.wall.members(group.id), self.wall.members(group.id)[0])
            self._begin(Carry(self, at, self.selection.ids, whole=True))
            return
        note = self.note_at(at)
        if note is None:
            self._begin(Band(self, at, adding))
        elif adding:
            self.selection.toggle(note.id)
        else:
            if note.id in self.selection:
                self._click = note.id
                self.selection.choose(self.selection.ids, note.id)
            else:
                self.selection.only(note.id)
            self._begin(Carry(self, at, self.selection.ids))

    def _begin(self, gesture: Gesture) -> None:
        # A board that is only looked at can be panned, never changed.
        if self.acts is not None or not isinstance(gesture, Carry):
            self._gesture = gesture
            if gesture.follows_edge:
                self._edge.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer = event.position().toPoint()
        if self._gesture is not None:
            self._gesture.move(self.pointer, event.modifiers())

    def _follow_edge(self) -> None:
        """Held near an edge, a note or a band takes the wall along."""
        if self._gesture is None or not self.underMouse() or not (self.carried or not self._band.isEmpty()):
            return
        dx = _EDGE_STEP * ((self.pointer.x() < _EDGE) - (self.pointer.x() > self.width() - _EDGE))
        dy = _EDGE_STEP * ((self.pointer.y() < _EDGE) - (self.pointer.y() > self.height() - _EDGE))
        if dx or dy:
            self.pan(dx, dy)
            self._gesture.move(self.pointer, Qt.KeyboardModifier.NoModifier)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        self._edge.stop()
        if gesture is not None:
            moved = self.carried is not None
            gesture.end()
            if self._click and not moved:
                self.selection.only(self._click)
        self._click = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.acts is None:
            return
        self._give_up_gesture()
        at = event.position().toPoint()
        if self.zones is not None and self.zones.double_clicked(at):
            return
        group, note = self.group_at_tab(at), self.note_at(at)
        if group is not None:
            self.writing.title(group.id)
        elif note is not None:
            self.writing.note(note.id)
        else:
            self.writing.blank(at)

    def _give_up_gesture(self) -> bool:
        """Cancels what the mouse was doing; false when it did nothing."""
        gesture, self._gesture = self._gesture, None
        self._edge.stop()
        if gesture is None:
            return False
        gesture.cancel()
        return True

    def escape(self) -> None:
        """Gives up the gesture under way, else the selection."""
        if not self._give_up_gesture():
            self.selection.clear()

    # --- wheel, trackpad, touch

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, at = event.angleDelta(), event.position()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_WHEEL_BASE ** (turned.y() / 120), at.x(), at.y())
        else:
            by = event.pixelDelta() if not event.pixelDelta().isNull() else turned / 2
            across = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and not by.x()
            self.pan(*((by.y(), 0) if across else (by.x(), by.y())))
        event.accept()

    def event(self, event: QEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture) if isinstance(event, QGestureEvent) else None
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == _TRACKPAD_ZOOM:
            self.zoom(1 + event.value(), event.position().x(), event.position().y())
        elif isinstance(pinch, QPinchGesture):
            self._pinch(pinch)
        else:
            return super().event(event)
        return True

    def _pinch(self, pinch: QPinchGesture) -> None:
        """Two fingers zoom and pan at once."""
        self._give_up_gesture()
        centre, before = pinch.centerPoint(), pinch.lastCenterPoint()
        at = self.mapFromGlobal(centre.toPoint())
        self.pan(centre.x() - before.x(), centre.y() - before.y())
        self.zoom(pinch.scaleFactor(), at.x(), at.y())

    # --- keys and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif not keys.pressed(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.unsetCursor()
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._refresh_still(id for id in (self.selection.current,) if id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._space = False
        self.nudger.commit()
        self._refresh_still(id for id in (self.selection.current,) if id)

    # --- acts

    def drop(self, carried: Carried, groups: dict[Id, Id | None] | None) -> None:
        """What was carried falls where it is."""
        if self.acts is not None:
            places = {note.id: (note.x + carried.dx, note.y + carried.dy) for note in carried.notes}
            self.acts.move(places, groups=groups)

    def drop_on(self, ids: Iterable[Id], target: Id) -> None:
        """What was carried falls on a note: they become, or join, a group."""
        if self.acts is not None:
            known = set(self.wall.groups)
            group_id = self.acts.stack(ids, target)
            if group_id and group_id not in known:
                self.writing.title(group_id)

    def group_selection(self) -> None:
        """Makes a group of what is selected and asks for its title."""
        if self.acts is not None and (group_id := self.acts.group(self.selection.ids)):
            self.writing.title(group_id)

    def ungroup_selection(self) -> None:
        """Takes what is selected out of its groups."""
        if self.acts is not None:
            self.acts.ungroup(self.selection.ids)

    def paint(self, colour: Colour) -> None:
        """Gives what is selected, and the next notes, another paper."""
        if self.acts is not None:
            self.acts.paint(self.selection.ids, colour)
