"""The pages that lie over the board in the window: a group at a time, and the timeline. Escape leaves either."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from atelier_app.desktop.board.focus import Focus
from atelier_app.desktop.board.fresh import FreshWall
from atelier_app.desktop.board.replay import Replay
from atelier_app.desktop.board.showing import Shown, ShownView, showing_of
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.widgets import Button, IconButton, PrimaryButton
from atelier_app.domain.core import Id
from atelier_app.support.language import _

# The whole replay takes about this long, unless there is too little of it.
_REPLAY_MS = 15_000
_FASTEST_MS, _SLOWEST_MS = 40, 600


class _ShownPage(QWidget):
    """What is shown, and a bar below it; `left` when the board itself is wanted again."""

    left = Signal()

    def __init__(self, remote: Remote, shown: Shown) -> None:
        super().__init__()
        self._showing, self._shown = showing_of(remote), shown
        self.setProperty("kind", "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view = ShownView(shown)
        bar = QFrame()
        bar.setProperty("kind", "footer")
        self.bar = QHBoxLayout(bar)
        self.bar.setContentsMargins(16, 8, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(bar)
        shown.changed.connect(lambda: self.setAccessibleName(shown.said))

    def leave(self) -> None:
        """The board is shown again, on the projector too."""
        self._showing.end(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self.keys().get(Qt.Key(event.key())) if not event.modifiers() & ~_KEYPAD else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return {Qt.Key.Key_Escape: self.left.emit}


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class FocusPage(_ShownPage):
    """Arrows, Page Up and Page Down, Space and Backspace go from group to group."""

    def __init__(self, remote: Remote, fresh: FreshWall) -> None:
        self.focus = Focus(fresh.wall, fresh.board.id, fresh)
        super().__init__(remote, self.focus)
        self.back = IconButton("chevron-left", _("Previous (Left)"))
        self.on = IconButton("chevron-right", _("Next (Right)"))
        done = Button(_("Back to the board"), tip=_("Back to the board (Esc)"))
        for part in (self.back, self.on):
            self.bar.addWidget(part)
        self.bar.addStretch(1)
        self.bar.addWidget(done)
        self.back.clicked.connect(lambda: self.focus.step(-1))
        self.on.clicked.connect(lambda: self.focus.step(1))
        done.clicked.connect(self.left)

    def begin(self, near: Id | None) -> None:
        """Shows the group of this note, or the first one."""
        self.focus.begin(near)
        self._showing.show(self.focus)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        super().leave()
        self.focus.end()

    def keys(self) -> dict[Qt.Key, Callable[[], object]]:
        on, back = (lambda: self.focus.step(1)), (lambda: self.focus.step(-1))
        return super().keys() | {
            Qt.Key.Key_Right: on,
            Qt.Key.Key_Down: on,
            Qt.Key.Key_PageDown: on,
            Qt.Key.Key_Space: on,
            Qt.Key.Key_Left: back,
            Qt.Key.Key_Up: back,
            Qt.Key.Key_PageUp: back,
            Qt.Key.Key_Backspace: back,
            Qt.Key.Key_Home: lambda: self.focus.jump(last=False),
            Qt.Key.Key_End: lambda: self.focus.jump(last=True),
        }


class TimelinePage(_ShownPage):
    """A slider over the past; Space plays, arrows go moment by moment."""

    def __init__(self, remote: Remote, fresh: FreshWall) -> None:
        self.replay = Replay(remote, fresh, fresh)
        super().__init__(remote, self.replay)
        self._fresh = fresh
        self.play = IconButton("play", _("Play (Space)"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(_("Moment"))
        self.slider.setMinimumHeight(28)
        done = PrimaryButton(_("Back to now"), tip=_("Back to the board as it is now (Esc)"))
        for part in (self.play, self.slider, done):
            self.bar.addWidget(part, 1 if part is self.slider else 0)
        self._playing = QTimer(self)
        self._playing.timeout.connect(self._advance)
        self.play.clicked.connect(self.toggle)
        self.slider.valueChanged.connect(self.replay.go)
        self.replay.loaded.connect(self._loaded)
        self.replay.changed.connect(self._follow)
        fresh.board_changed.connect(self._hidden_meanwhile)
        done.clicked.connect(self.left)
        self.setFocusProxy(self.slider)
        self.slider.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is undone meanwhile would not be seen: those keys do nothing here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            if any(event.matches(key) for key in (keys.Undo, keys.Redo)):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def begin(self) -> None:
        """Reads the past, and begins with now."""
        self.replay.load()
        self._showing.show(self.replay)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        super().leave()
        self._stop()

    def _hidden_meanwhile(self, _board: object) -> None:
        """What may be read has changed: it is read again."""
        if self.isVisible():
            self._stop()
            self.replay.load()

    def _loaded(self) -> None:
        last = self.replay.past.last
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, last)
            self.slider.setPageStep(max(1, last // 20))
            self.slider.setValue(last)
        self.play.setEnabled(last > 0)

    def _follow(self) -> None:
        self.slider.setAccessibleDescription(self.replay.aside)

    # --- playing

    @property
    def is_playing(self) -> bool:
        return self._playing.isActive()

    def toggle(self) -> None:
        """Plays, from the beginning when the end is reached; or holds."""
        if self.is_playing:
            self._stop()
            return
        last = max(1, self.replay.past.last)
        if self.slider.value() >= last:
            self.slider.setValue(0)
        self._playing.start(max(_FASTEST_MS, min(_SLOWEST_MS, _REPLAY_MS // last)))
        self._name_play("pause", _("Hold (Space)"))

    def _stop(self) -> None:
        self._playing.stop()
        self._name_play("play", _("Play (Space)"))

    def _name_play(self, sign: str, name: str) -> None:
        self.play.set_icon(sign)
        self.play.set_name(name)

    def _advance(self) -> None:
        last = self.replay.past.last
        step = max(1, round(last * self._playing.interval() / _REPLAY_MS))
        self.slider.setValue(min(last, self.slider.value() + step))
        if self.slider.value() >= last:
            self._stop()

    def keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return super().keys() | {Qt.Key.Key_Space: self.toggle}
