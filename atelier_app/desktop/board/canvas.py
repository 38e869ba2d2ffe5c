"""The wall under the facilitator's hands: selecting, carrying, editing in place, with mouse, touch or keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board import keys
from atelier_app.desktop.board.acting import ActingView
from atelier_app.desktop.board.attaching import Attaching
from atelier_app.desktop.board.boxes import note_box
from atelier_app.desktop.board.gestures import Band, Carry, Gesture, Pan
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.board.narrator import Narrator
from atelier_app.desktop.board.painter import tab_rect
from atelier_app.desktop.board.peek import Peek
from atelier_app.desktop.board.touch import Touch
from atelier_app.desktop.board.walking import Nudger
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.board.writing import Writing
from atelier_app.desktop.board.zone_hands import ZoneHands
from atelier_app.desktop.board.zoning import Zoning
from atelier_app.domain.board import Group, Note
from atelier_app.domain.core import Id

_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_TRACKPAD_ZOOM = Qt.NativeGestureType.ZoomNativeGesture
_EDGE = 28
_EDGE_STEP = 14
# One notch of a wheel (120) enlarges by a fifth.
_WHEEL_BASE = 1.2


class BoardCanvas(ActingView):
    """A wall to work on; without `acts`, or `read_only`, it is only looked at (the projector)."""

    def __init__(
        self,
        wall: Wall,
        acts: BoardModel | None = None,
        parent: QWidget | None = None,
        *,
        read_only: bool = False,
    ) -> None:
        super().__init__(wall, None if read_only else acts, parent, dotted=not read_only)
        self.zones: ZoneHands | None = None
        self.attaching: Attaching | None = None
        self.writing = Writing(self)
        self.pointer = QPoint()
        self._gesture: Gesture | None = None
        self._space = self._panned = False
        self._click: Id | None = None
        self._edge = QTimer(self, interval=16)
        self._edge.timeout.connect(self._follow_edge)
        self.nudger = Nudger(self)
        self.narrator = Narrator(self)
        self.touch = Touch(self)
        self.peek = Peek(self)
        if self.acts is not None:
            self.use_pictures(self.acts.pictures)
            self.zones = ZoneHands(self, Zoning(self.acts))
            self.attaching = Attaching(self, self.acts)
        if read_only:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            return
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    # --- what is where

    def note_at(self, at: QPoint) -> Note | None:
        return self.wall.top_at(*self.camera.to_scene(at.x(), at.y()))

    def group_at_tab(self, at: QPoint) -> Group | None:
        """The group whose tab, or pile, is at a view point."""
        x, y = self.camera.to_scene(at.x(), at.y())
        for group, frame in reversed(self.wall.frames()):
            if group.collapsed and frame.holds(x, y):
                return group
            if tab_rect(group, frame, self.camera).adjusted(-2, -2, 2, 2).contains(at):
                return group
        return None

    def is_held(self, at: QPoint) -> bool:
        """True where something lies that can be carried."""
        return self.note_at(at) is not None or self.group_at_tab(at) is not None

    def note_rect(self, note: Note) -> QRect:
        """Where a note is in the view."""
        seen = self.camera.pixels(note_box(note.x, note.y))
        return QRect(int(seen.left), int(seen.top), int(seen.width), int(seen.height))

    def show_note(self, id: Id) -> None:
        """Brings a note into the view, if it is on the wall."""
        if note := self.wall.notes.get(id):
            self.reveal(note_box(note.x, note.y))

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.nudger.commit()
        self.give_up_gesture()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at, button = event.position().toPoint(), event.button()
        self._click = None
        if button == Qt.MouseButton.MiddleButton or (self._space and button == Qt.MouseButton.LeftButton):
            self._panned = True
            self._begin(Pan(self, at))
        elif button == Qt.MouseButton.LeftButton:
            self._press(at, bool(event.modifiers() & _ADDING))

    def _press(self, at: QPoint, adding: bool) -> None:
        if self.zones is not None and (of_zone := self.zones.gesture_at(at, adding=adding)):
            self._begin(of_zone)
            return
        group = self.group_at_tab(at)
        if group is not None:
            self.choose_group(group.id, adding)
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
        if event.button() != Qt.MouseButton.LeftButton or self.arranger is None:
            return
        self.give_up_gesture()
        at = event.position().toPoint()
        if self.zones is not None and self.zones.double_clicked(at):
            return
        group, note = self.group_at_tab(at), self.note_at(at)
        if group is not None and group.collapsed:
            self.arranger.show_collapsed([group], collapsed=False)
        elif group is not None:
            self.writing.title(group.id)
        elif note is not None:
            self.writing.note(note.id)
        else:
            self.writing.blank(at)

    def give_up_gesture(self) -> bool:
        """Cancels what the mouse was doing; false when it did nothing."""
        gesture, self._gesture = self._gesture, None
        self._edge.stop()
        if gesture is None:
            return False
        gesture.cancel()
        return True

    def escape(self) -> None:
        """Gives up the gesture under way, else the selection."""
        if not self.give_up_gesture():
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
        if isinstance(event, QTouchEvent) and self.touch.handle(event):
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == _TRACKPAD_ZOOM:
            self.zoom(1 + event.value(), event.position().x(), event.position().y())
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.peek.under(event.pos())
            return True
        return super().event(event)

    # --- keys and focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space, self._panned = True, False
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif not keys.pressed(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self._space and not self._panned:
                self.peek.at_current()
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
