"""The kiosk's first pages: the start, finding oneself on the list, saying who one is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QWidget,
)

from atelier_app.desktop.kiosk.page import Page
from atelier_app.desktop.kiosk.parts import big, big_field, headline, primary, scrolling, text
from atelier_app.desktop.look.widgets import Button, breakable
from atelier_app.domain.attendance import NAME_LIMIT, Found
from atelier_app.support.language import _, ngettext, pgettext

_FOUND_HEIGHT = 84
_ROWS = 100
"""More rows than anybody is found in: the one that takes the room left over."""
PAUSE = 120
"""Milliseconds without a key before what is typed is looked for."""


class Welcome(Page):
    """The start: one large button, or a badge; while a vote is open, another."""

    begun = Signal()
    voting = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.place = headline(""), text("", "muted")
        self.question = text("", "strong")
        self.begin, self.vote = (
            big(pgettext("kiosk", "Sign in"), "edit"),
            primary(pgettext("kiosk", "Vote"), "vote"),
        )
        self.words = text(_("With a badge, hold it under the scanner."), "muted")
        self.problem = text("", "error")
        self.column.addStretch(2)
        for part in (self.title, self.place, self.question):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(part)
        self.column.addSpacing(24)
        for button in (self.vote, self.begin):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self.words, self.problem):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(part)
        self.column.addStretch(3)
        self.begin.clicked.connect(self.begun)
        self.vote.clicked.connect(self.voting)
        self.offer(signing=True, voting=False)

    def offer(self, *, signing: bool, voting: bool, question: str = "") -> None:
        """What can be done here now; the first of it is what Enter and Space do."""
        had_focus = self.first.hasFocus()
        self.begin.setVisible(signing)
        self.vote.setVisible(voting)
        self.begin.set_kind("" if voting else "primary")
        self.question.setText(breakable(question))
        self.question.setVisible(bool(question))
        self.first = self.vote if voting else self.begin
        if had_focus:
            self.first.setFocus()

    def clear(self) -> None:
        self.problem.setText("")


class Search(Page):
    """A few letters of a name; those found are buttons."""

    typed_in = True
    searched = Signal(str)
    chosen = Signal(object)
    not_listed = Signal()

    def __init__(self, otherwise: str = "", nobody: str = "") -> None:
        """`otherwise` is for whoever is not found, `nobody` says so."""
        super().__init__()
        self._nobody = nobody or _("Nobody is found so, or too many: please type more letters.")
        self.field = big_field(_("Your name"), 2 * NAME_LIMIT)
        self.hint = text("", "muted")
        self.buttons: list[Button] = []
        inside = QWidget()
        inside.setProperty("kind", "paper")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._grid.setRowStretch(_ROWS, 1)
        self.area = scrolling(_("Those found"))
        self.area.setWidget(inside)
        self.unlisted = big(otherwise or _("I am not on the list"), "user-plus")
        self.column.addWidget(headline(_("Type the first letters of your name")))
        self.column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.hint, 1)
        row.addWidget(self.unlisted)
        self.column.addLayout(row)
        self.column.addWidget(self.area, 1)
        self.first = self.field
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.field.text()))
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._enter)
        self.unlisted.clicked.connect(self.not_listed)
        self.clear()

    def clear(self) -> None:
        self.field.setText("")
        self._pause.stop()
        self.show_found(())

    def show_found(self, found: tuple[Found, ...]) -> None:
        """Those whose names begin so: never more than a few."""
        for old in self.buttons:
            self._grid.removeWidget(old)
            old.deleteLater()
        self.buttons = [self._button(one) for one in found]
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // 2, place % 2)
        self.hint.setText(self._hint(len(found)))

    def _hint(self, count: int) -> str:
        if count:
            return ngettext("Is it you?", "Which of them are you?", count)
        if len(self.field.text().strip()) < 3:
            return _("Three letters at least; accents do not matter.")
        return self._nobody

    def _button(self, found: Found) -> Button:
        name = found.full_name
        words = f"{name}\n{found.organisation}" if found.organisation else name
        button = big(words.replace("&", "&&"))
        button.setProperty("side", "kiosk")
        button.setMinimumHeight(_FOUND_HEIGHT)
        button.setAccessibleName(", ".join(filter(None, (name, found.organisation))))
        button.clicked.connect(lambda: self.chosen.emit(found))
        return button

    def _typed(self) -> None:
        self.show_found(())
        self._pause.start()

    def _enter(self) -> None:
        """Enter goes to those found."""
        if self.buttons:
            self.buttons[0].setFocus()


class WalkIn(Page):
    """Who is not on the list says who they are."""

    typed_in = True
    described = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.first_name = big_field(_("First name"), NAME_LIMIT)
        self.last_name = big_field(_("Last name"), NAME_LIMIT)
        self.organisation = big_field(_("Organisation, if you have one"), NAME_LIMIT)
        self.fields = (self.first_name, self.last_name, self.organisation)
        self.problem = text("", "error")
        self.carry_on = primary(_("Continue"), "chevron-right")
        self.column.addWidget(headline(_("Who are you?")))
        names = QHBoxLayout()
        names.setSpacing(16)
        for field in self.fields[:2]:
            names.addWidget(field)
        self.column.addLayout(names)
        self.column.addWidget(self.organisation)
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.column.addWidget(self.carry_on, 0, Qt.AlignmentFlag.AlignRight)
        self.first = self.first_name
        for field, following in zip(self.fields, (self.last_name, self.organisation, None), strict=True):
            field.returnPressed.connect(following.setFocus if following else self._describe)
        self.carry_on.clicked.connect(self._describe)

    def clear(self) -> None:
        for field in self.fields:
            field.setText("")
        self.problem.setText("")

    def _describe(self) -> None:
        self.described.emit(*(field.text() for field in self.fields))
