"""The page of badges at the door: one large verdict after the other, who came last, and the camera if wanted."""

from __future__ import annotations

import sys
from collections import deque

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from atelier_app.desktop.look.figures import clock_time
from atelier_app.desktop.look.icons import icon
from atelier_app.desktop.look.theme import appearance
from atelier_app.desktop.look.widgets import Button, Card, SectionTitle, label, restyle
from atelier_app.desktop.scanning import camera, tone
from atelier_app.desktop.scanning.camera_view import CameraView
from atelier_app.desktop.scanning.model import DoorModel
from atelier_app.desktop.scanning.verdict import Verdict
from atelier_app.desktop.scanning.wedge import Wedge
from atelier_app.support.clock import Clock, system_clock
from atelier_app.support.language import _

SHOWN = 7
_PICTURE = 88


class VerdictBoard(QFrame):
    """The whole width in the verdict's colour, with its sign, its words and the name."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "verdict")
        self.verdict: Verdict | None = None
        self._ready = False
        self._picture = QLabel()
        self.title, self.name, self.detail = (
            label("", "verdict-title"),
            label("", "kiosk-title", wrap=True),
            label(),
        )
        self.detail.setProperty("kind", "kiosk-text")
        self.detail.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self.title, self.name, self.detail):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 26, 34, 26)
        row.setSpacing(28)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setMinimumHeight(210)
        appearance().changed.connect(self._dress)
        self._dress()

    def show_verdict(self, verdict: Verdict | None) -> None:
        self.verdict = verdict
        self._dress()

    def show_ready(self, ready: bool) -> None:
        """Whether the keyboard's place is here: without it a scanner types elsewhere."""
        self._ready = ready
        if self.verdict is None or not ready:
            self._dress()

    def _dress(self) -> None:
        verdict = self.verdict if self._ready or self.verdict is None else None
        shade = verdict.tone if verdict else ("muted" if self._ready else "warning")
        texts = (verdict.title, verdict.name, verdict.detail) if verdict else (*self._waiting(), "")
        for part, text in zip((self.title, self.name, self.detail), texts, strict=True):
            part.setText(text)
            part.setVisible(bool(text))
        picture = verdict.picture if verdict else "qr"
        self._picture.setPixmap(icon(picture, shade, _PICTURE).pixmap(QSize(_PICTURE, _PICTURE)))
        self._colour(shade if verdict or not self._ready else "none")
        self.setAccessibleName(". ".join(filter(None, texts)))

    def _colour(self, tone: str) -> None:
        for part in (self, self.title):
            part.setProperty("tone", tone)
            restyle(part)

    def _waiting(self) -> tuple[str, str]:
        if self._ready:
            return _("Ready"), _("Scan a badge")
        return _("The scanner is not heard"), _("Click here, so that what it types comes to this page")


class DoorPage(QWidget):
    """Takes the keyboard; everything a scanner types is a badge, and no key of the menus is pressed by it."""

    def __init__(self, model: DoorModel, clock: Clock = system_clock) -> None:
        super().__init__()
        self.model, self._clock = model, clock
        self.setProperty("kind", "paper")
        self.setAccessibleName(_("Badges at the door"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.board = VerdictBoard()
        self.lines: deque[str] = deque(maxlen=SHOWN)
        self._list = label("", wrap=True)
        self._list.setAccessibleName(_("Read last"))
        self.wedge = Wedge(self)
        self.camera_button = Button(_("Use the camera"), "eye")
        self.explanation = label("", "muted", wrap=True)
        self.view = CameraView()
        self.view.hide()
        self.explanation.hide()
        self._lay_out()
        model.told.connect(self._tell)
        self.wedge.scanned.connect(model.read)
        self.view.code_read.connect(model.read)
        self.view.ended.connect(self._camera_ended)
        self.camera_button.clicked.connect(self.toggle_camera)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 26, 30, 26)
        column.setSpacing(16)
        column.addWidget(self.board)
        below = QHBoxLayout()
        below.setSpacing(16)
        last, eye = Card(), QVBoxLayout()
        last.body.addWidget(SectionTitle(_("Read last")))
        last.body.addWidget(self._list)
        last.body.addStretch(1)
        for part in (self.camera_button, self.explanation):
            eye.addWidget(part)
        eye.addWidget(self.view, 1)
        eye.addStretch(0)
        below.addWidget(last, 1)
        below.addLayout(eye, 1)
        eye.setAlignment(self.camera_button, Qt.AlignmentFlag.AlignLeft)
        eye.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addLayout(below, 1)

    # --- the keyboard

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().windowHandle().installEventFilter(self.wedge)
        self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.view.stop()
        handle = self.window().windowHandle()
        if handle is not None:
            handle.removeEventFilter(self.wedge)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._listen(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._listen(False)

    def _listen(self, ready: bool) -> None:
        self.wedge.listening = ready
        self.board.show_ready(ready)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Letters are the scanner's: none is the key of a menu here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            if plain and event.text().isprintable() and event.text():
                event.accept()
                return True
        return super().event(event)

    # --- what was read

    def _tell(self, verdict: Verdict) -> None:
        tone.play(verdict.kind)
        self.board.show_verdict(verdict)
        time = clock_time(self._clock())
        self.lines.appendleft(f"{time}  {verdict.title}" + (f" · {verdict.name}" if verdict.name else ""))
        self._list.setText("\n".join(self.lines))

    # --- the camera

    def toggle_camera(self) -> None:
        """Starts or stops it, or explains what it takes."""
        if self.view.is_running:
            self.view.stop()
            self._camera_ended("")
        elif camera.is_installed():
            self.explanation.hide()
            self.view.start()
            self.view.show()
            self.camera_button.setText(_("Stop the camera"))
        else:
            self._explain(how_to_get_it())
        self.setFocus()

    def _camera_ended(self, why: str) -> None:
        self.view.hide()
        self.camera_button.setText(_("Use the camera"))
        self._explain(why)

    def _explain(self, words: str) -> None:
        self.explanation.setText(words)
        self.explanation.setVisible(bool(words))

    def leave(self) -> None:
        """The initiative is left."""
        self.view.stop()


def how_to_get_it() -> str:
    """What the camera takes, which is not installed with the rest."""
    if getattr(sys, "frozen", False):
        return _(
            "This program comes without what reads pictures. A hand scanner needs nothing more; for the camera, install "
            "Atelier with Python: pip install “atelier[camera]”."
        )
    return _(
        "Reading badges with the camera takes two libraries that are not installed with the rest. Type "
        "“pip install atelier[camera]” in a terminal, then start Atelier again. A hand scanner needs nothing more."
    )
