"""The kiosk's last pages: what the data is used for, the signature, thanks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
)

from atelier_app.desktop.kiosk.page import Page
from atelier_app.desktop.kiosk.parts import big, headline, primary, scrolling, text
from atelier_app.desktop.kiosk.patience import SHORT
from atelier_app.desktop.look.icons import icon
from atelier_app.desktop.look.signature_pad import SignaturePad
from atelier_app.domain.core import Refused
from atelier_app.domain.signature import parse
from atelier_app.support.language import _
from atelier_app.support.sentences import sentence

_PICTURE = 72


class Agreement(Page):
    """What their data is used for, in the initiative's own words, and what they agree to."""

    agreed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.greeting = headline("")
        self.notice = text("")
        self.notice.setContentsMargins(4, 4, 12, 4)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.area = scrolling(_("How your data is used"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidget(self.notice)
        self.tick = _tick(_("I have read how my data is used, and I agree."))
        self.photo = _tick(_("Photos that show me may be published (as you like)."))
        self.carry_on = primary(_("Continue"), "chevron-right")
        for part in (self.greeting, text(_("How your data is used"), "strong")):
            self.column.addWidget(part)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self.tick)
        self.column.addWidget(self.photo)
        self.column.addWidget(self.carry_on, 0, Qt.AlignmentFlag.AlignRight)
        self.first = self.tick
        self.tick.toggled.connect(self.carry_on.setEnabled)
        self.carry_on.clicked.connect(lambda: self.agreed.emit(self.photo.isChecked()))
        self.clear()

    def clear(self) -> None:
        self.greeting.setText("")
        self.tick.setChecked(False)
        self.photo.setChecked(False)
        self.carry_on.setEnabled(False)
        self.area.verticalScrollBar().setValue(0)

    def show_visitor(self, name: str, notice: str) -> None:
        self.greeting.setText(_("Welcome, {name}").format(name=name))
        self.notice.setText(notice or _("Your name and your signature are kept to show who was here."))


class Signing(Page):
    """The signature; who cannot draw signs without."""

    done = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = headline(_("Please sign"))
        self.half_day = text("", "muted")
        self.pad = SignaturePad()
        self.problem = text("", "error")
        self.again = big(_("Clear"), "undo")
        self.without = big(_("Sign without drawing"))
        self.confirm = primary(_("I sign"), "check")
        for part in (self.title, self.half_day):
            self.column.addWidget(part)
        self.column.addWidget(self.pad, 1)
        self.column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.again)
        row.addWidget(self.without)
        row.addStretch(1)
        row.addWidget(self.confirm)
        self.column.addLayout(row)
        self.first = self.pad
        self.pad.drawn.connect(self._show_state)
        self.again.clicked.connect(self.pad.clear)
        self.without.clicked.connect(lambda: self.done.emit(""))
        self.confirm.clicked.connect(self._confirm)
        self.clear()

    def clear(self) -> None:
        self.pad.clear()
        self.problem.setText("")

    def _show_state(self) -> None:
        self.problem.setText("")
        for button in (self.again, self.confirm):
            button.setEnabled(not self.pad.is_empty)

    def _confirm(self) -> None:
        strokes = self.pad.text
        try:
            parse(strokes)
        except Refused as refused:
            self.problem.setText(sentence(refused))
        else:
            self.done.emit(strokes)


class Thanks(Page):
    """That it is done, or was before, or why it cannot be."""

    patience = SHORT
    stay = False
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.words = headline(""), text("", "muted")
        self.picture = QLabel()
        self.next = primary(_("Next person"), "chevron-right")
        self.column.addStretch(2)
        for part in (self.picture, self.title, self.words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(part)
        self.column.addSpacing(20)
        self.column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(3)
        self.first = self.next
        self.next.clicked.connect(self.left)

    def clear(self) -> None:
        self.title.setText("")
        self.words.setText("")

    def say(self, title: str, words: str, *, good: bool = True) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self.picture.setPixmap(_mark("check", "ok") if good else _mark("info", "accent"))


def _mark(name: str, shade: str) -> QPixmap:
    return icon(name, shade, _PICTURE).pixmap(QSize(_PICTURE, _PICTURE))


def _tick(words: str) -> QCheckBox:
    made = QCheckBox(words)
    made.setProperty("scale", "kiosk")
    return made
