"""The kiosk's window: it fills a screen, takes one person after the other, and forgets each of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.kiosk.agreeing import Agreement, Signing, Thanks
from atelier_app.desktop.kiosk.finding import Search, WalkIn, Welcome
from atelier_app.desktop.kiosk.footer import Footer
from atelier_app.desktop.kiosk.front import FrontWindow
from atelier_app.desktop.kiosk.keyboard import Keyboard
from atelier_app.desktop.kiosk.model import KioskModel, Visitor
from atelier_app.desktop.kiosk.page import Page, Pages
from atelier_app.desktop.kiosk.patience import Patience
from atelier_app.desktop.kiosk.purpose import Purpose
from atelier_app.desktop.kiosk.voting import Voting
from atelier_app.desktop.kiosk.way_out import WayOut
from atelier_app.desktop.lock.lock import Lock
from atelier_app.desktop.lock.stirring import Stirring
from atelier_app.desktop.scanning.wedge import Wedge
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import _
from atelier_app.support.sentences import sentence

WIDEST = 1180


class Kiosk(FrontWindow):
    """Made by the sentry, which alone ends it (`leave`)."""

    def __init__(self, remote: Remote, workshop_id: Id, lock: Lock, purpose: Purpose = Purpose.BOTH) -> None:
        super().__init__()
        self.setWindowTitle(_("Kiosk"))
        self.setAccessibleName(_("Kiosk"))
        self.purpose = purpose
        self.model = KioskModel(remote, workshop_id, self)
        self.voting = Voting(remote, workshop_id, self)
        self.visitor: Visitor | None = None
        self._photo = False
        self.welcome, self.search, self.walk_in = Welcome(), Search(), WalkIn()
        self.agreement, self.signing, self.thanks = Agreement(), Signing(), Thanks()
        self.way_out = WayOut(lock)
        self.keyboard = Keyboard()
        self._figures = Keyboard(figures=True)
        self.patience = Patience(self)
        self.wedge = Wedge(self)
        self._remote = remote
        self._lay_out()
        self._connect()
        self._describe()
        self.begin_anew()

    # --- layout

    @property
    def pages(self) -> tuple[Page, ...]:
        return (
            self.welcome,
            self.search,
            self.walk_in,
            self.agreement,
            self.signing,
            self.thanks,
            *self.voting.pages,
            self.way_out,
        )

    @property
    def page(self) -> Page:
        """The one that is shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def _lay_out(self) -> None:
        self.stack = Pages()
        for page in self.pages:
            self.stack.addWidget(page)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 24, 28, 14)
        column.setSpacing(14)
        column.addWidget(self.stack, 1)
        column.addWidget(self.keyboard)
        column.addWidget(self._figures)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(row, 1)
        self.footer = Footer()
        self.with_keyboard = True
        outer.addWidget(self.footer)

    def _connect(self) -> None:
        model = self.model
        model.described.connect(self._describe)
        model.found.connect(self.search.show_found)
        model.known.connect(self._known)
        model.here.connect(self._already_here)
        model.signed.connect(self._signed)
        model.refused.connect(self._refused)
        self.welcome.begun.connect(partial(self.show_page, self.search))
        self.search.searched.connect(model.search)
        self.search.chosen.connect(model.choose)
        self.search.not_listed.connect(partial(self.show_page, self.walk_in))
        self.walk_in.described.connect(model.walk_in)
        self.agreement.agreed.connect(self._agreed)
        self.signing.done.connect(self._sign)
        self._connect_voting()
        footer = self.footer
        for leaving in (self.thanks.left, self.way_out.left, footer.back.clicked, self.patience.over):
            leaving.connect(self.begin_anew)
        footer.padlock.clicked.connect(partial(self.show_page, self.way_out))
        self.patience.told.connect(footer.tell)
        footer.stay.clicked.connect(self.patience.stir)
        footer.show_keyboard.clicked.connect(self._toggle_keyboard)
        self.wedge.scanned.connect(self._scanned)
        for keyboard in (self.keyboard, self._figures):
            keyboard.typed.connect(self._type)
            keyboard.erased.connect(self._erase)
        for field in self.findChildren(QLineEdit):
            field.textChanged.connect(self.keyboard.follow)
        self._remote.connection.connect(self._connection)
        stirring = Stirring(self)
        stirring.stirred.connect(self.patience.stir)
        self._stirring = stirring

    def _connect_voting(self) -> None:
        voting = self.voting
        voting.shown.connect(self.show_page)
        voting.ended.connect(self.begin_anew)
        voting.refused.connect(self._refused)
        # A ballot on its way cannot be called back: nobody shall think so.
        voting.casting.connect(lambda on: self.footer.back.setEnabled(not on))
        voting.booth.changed.connect(self._describe)
        voting.booth.absent.connect(self._not_signed_in)
        voting.search.not_listed.connect(partial(self.show_page, self.search))
        self.welcome.voting.connect(partial(self.show_page, voting.search))

    def _describe(self) -> None:
        workshop = self.model.workshop
        self.welcome.title.setText(workshop.title if workshop else "")
        place = " · ".join(filter(None, (self.model.half_day, workshop.place if workshop else "")))
        self.welcome.place.setText(place)
        words = self.voting.words() if self.purpose.votes else ""
        if not (words or self.purpose.signs):
            words = _("No vote is open at the moment.")
        self.welcome.offer(signing=self.purpose.signs, voting=self._takes_votes, question=words)
        self.voting.search.unlisted.setVisible(self.purpose.signs)

    @property
    def _takes_votes(self) -> bool:
        return self.purpose.votes and self.voting.booth.is_open

    def fill(self, screen: QScreen) -> None:
        super().fill(screen)
        self.windowHandle().installEventFilter(self.wedge)

    def leave(self) -> None:
        """The facilitator has given the code."""
        self.patience.stop()
        self._stirring.stop()
        self.begin_anew()
        self.model.leave()
        self.voting.booth.leave()
        super().leave()

    # --- one person after the other

    def begin_anew(self) -> None:
        """The start, with nothing left of whoever was here."""
        self.model.forget()
        self.voting.forget()
        self.footer.back.setEnabled(True)
        self.visitor, self._photo = None, False
        for page in self.pages:
            page.clear()
        self.show_page(self.welcome)

    def show_page(self, page: Page) -> None:
        self.stack.setCurrentWidget(page)
        self.footer.show_page(page, start=page is self.welcome)
        self._place_keyboard()
        if page is self.welcome:
            self._describe()
            self.patience.stop()
        else:
            self.patience.start(page.patience, stay=page.stay)

    def _toggle_keyboard(self) -> None:
        self.with_keyboard = not self.with_keyboard
        self._place_keyboard()

    def _place_keyboard(self) -> None:
        wanted = self.with_keyboard
        self.footer.name_keyboard(wanted)
        self.keyboard.setVisible(self.page.typed_in and wanted and self.page is not self.way_out)
        self._figures.setVisible(self.page is self.way_out and wanted)

    def _scanned(self, code: str) -> None:
        """A badge is for voting while a vote is open, unless its holder has begun to sign in or has not yet."""
        if self.voting.is_filling_in:
            self.voting.warn_of_scan()
        elif not self.model.is_busy:
            signing = self.purpose.signs and self.page in (self.search, self.walk_in, self.agreement)
            self.begin_anew()
            if self._takes_votes and not signing:
                self.voting.booth.scan(code)
            elif self.purpose.signs:
                self.model.scan(code)

    def _not_signed_in(self, code: str) -> None:
        """Who shows a badge to vote and has not signed in does that first, where they can."""
        if self.purpose.signs:
            self.model.scan(code)
        else:
            self._refused(sentence(Refused(Refusal.NOT_SIGNED_IN)))

    def _known(self, visitor: Visitor) -> None:
        self.visitor = visitor
        initiative = self.model.initiative
        self.agreement.show_visitor(visitor.name, initiative.privacy_notice if initiative else "")
        self.show_page(self.agreement)

    def _agreed(self, photo: bool) -> None:
        self._photo = photo
        self.signing.half_day.setText(self.model.half_day)
        self.signing.half_day.setVisible(bool(self.model.half_day))
        self.show_page(self.signing)

    def _sign(self, strokes: str) -> None:
        if self.visitor is not None:
            self.model.sign_in(self.visitor, strokes, photo=self._photo)

    def _signed(self, visitor: Visitor) -> None:
        self._thank(_("Thank you, {name}").format(name=visitor.name), _("You are signed in."))

    def _already_here(self, visitor: Visitor) -> None:
        words = _("You have signed before. If it was not you, please see the facilitator.")
        self._thank(_("{name} is already here").format(name=visitor.name), words)

    def _thank(self, title: str, words: str) -> None:
        self.signing.clear()
        self.thanks.say(title, words)
        self.show_page(self.thanks)

    def _refused(self, words: str) -> None:
        where = {self.walk_in: self.walk_in.problem, self.signing: self.signing.problem}
        if self.page not in where:
            self.show_page(self.welcome)
        where.get(self.page, self.welcome.problem).setText(words)

    def _connection(self, state: str) -> None:
        self.footer.words.setText("" if state == "connected" else _("One moment, please…"))

    # --- the keyboard on the screen

    def _field(self) -> QLineEdit | None:
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit) and focused.isVisible():
            return focused
        return next((one for one in self.page.findChildren(QLineEdit) if one.isVisible()), None)

    def _type(self, letters: str) -> None:
        field = self._field()
        if field is not None and field.isEnabled():
            field.insert(letters)

    def _erase(self) -> None:
        field = self._field()
        if field is not None:
            field.backspace()
