"""The kiosk's window: it fills a screen, takes one person after the other, and forgets each of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.kiosk.agreeing import Agreement, Signing, Thanks
from atelier_app.desktop.kiosk.finding import Search, WalkIn, Welcome
from atelier_app.desktop.kiosk.keyboard import Keyboard
from atelier_app.desktop.kiosk.model import KioskModel, Visitor
from atelier_app.desktop.kiosk.page import Page
from atelier_app.desktop.kiosk.parts import big, text
from atelier_app.desktop.kiosk.patience import Patience
from atelier_app.desktop.kiosk.way_out import WayOut
from atelier_app.desktop.lock.curtain import make_public
from atelier_app.desktop.lock.lock import Lock
from atelier_app.desktop.lock.stirring import Stirring
from atelier_app.desktop.look.icons import icon
from atelier_app.desktop.look.widgets import IconButton
from atelier_app.desktop.scanning.wedge import Wedge
from atelier_app.domain.core import Id
from atelier_app.support.language import _

WIDEST = 1180
_BACK_IN_FRONT = 400
_PICTURE = 72


class Kiosk(QWidget):
    """Made by the sentry, which alone ends it (`leave`)."""

    def __init__(self, remote: Remote, workshop_id: Id, lock: Lock) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        make_public(self)
        self.setProperty("kind", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Kiosk"))
        self.setAccessibleName(_("Kiosk"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = KioskModel(remote, workshop_id, self)
        self.visitor: Visitor | None = None
        self._photo = self._leaving = False
        self.welcome, self.search, self.walk_in = Welcome(), Search(), WalkIn()
        self.agreement, self.signing, self.thanks = Agreement(), Signing(), Thanks()
        self.way_out = WayOut(lock)
        self.keyboard = Keyboard()
        self._figures = Keyboard(figures=True)
        self.patience = Patience(self)
        self.wedge = Wedge(self)
        self._front = QTimer(self, singleShot=True, interval=_BACK_IN_FRONT)
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
            self.way_out,
        )

    @property
    def page(self) -> Page:
        """The one that is shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
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
        outer.addWidget(self._footer())

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("kind", "footer")
        self.padlock = IconButton("lock", _("For the facilitator"), quiet=True)
        self.words = text("", "muted")
        self.stay = big(_("I am still here"))
        self.back = big(_("Start again"), "refresh")
        self.with_keyboard = True
        self.show_keyboard = big("", "keyboard")
        row = QHBoxLayout(footer)
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(12)
        row.addWidget(self.padlock)
        row.addWidget(self.words, 1)
        for part in (self.stay, self.show_keyboard, self.back):
            row.addWidget(part)
        return footer

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
        for leaving in (self.thanks.left, self.way_out.left, self.back.clicked, self.patience.over):
            leaving.connect(self.begin_anew)
        self.padlock.clicked.connect(partial(self.show_page, self.way_out))
        self.patience.told.connect(self._tell_patience)
        self.stay.clicked.connect(self.patience.stir)
        self.show_keyboard.clicked.connect(self._toggle_keyboard)
        self._front.timeout.connect(self._come_to_front)
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

    def _describe(self) -> None:
        workshop = self.model.workshop
        self.welcome.title.setText(workshop.title if workshop else "")
        place = " · ".join(filter(None, (self.model.half_day, workshop.place if workshop else "")))
        self.welcome.place.setText(place)

    # --- where it is

    def fill(self, screen: QScreen) -> None:
        """Fills this screen, in front of everything."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.windowHandle().installEventFilter(self.wedge)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._lose_screen)
        self._come_to_front()

    def _lose_screen(self, _screen: QScreen) -> None:
        """Its screen was unplugged: the main one it is."""
        self.setGeometry(QGuiApplication.primaryScreen().geometry())
        self.showFullScreen()

    def _come_to_front(self) -> None:
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """The facilitator has given the code."""
        self._leaving = True
        self._front.stop()
        self.patience.stop()
        self._stirring.stop()
        self.begin_anew()
        self.model.leave()
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._leaving:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no page wanted goes nowhere: not Escape either."""
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow() and not self._leaving:
            self._front.start()

    # --- one person after the other

    def begin_anew(self) -> None:
        """The start, with nothing left of whoever was here."""
        self.model.forget()
        self.visitor, self._photo = None, False
        for page in self.pages:
            page.clear()
        self.show_page(self.welcome)

    def show_page(self, page: Page) -> None:
        self.stack.setCurrentWidget(page)
        self.back.setVisible(page is not self.welcome)
        self.padlock.setVisible(page is self.welcome)
        self._place_keyboard()
        if page is self.welcome:
            self._describe()
            self.patience.stop()
        else:
            self.patience.start(short=page is self.thanks)

    def _toggle_keyboard(self) -> None:
        self.with_keyboard = not self.with_keyboard
        self._place_keyboard()

    def _place_keyboard(self) -> None:
        wanted = self.with_keyboard
        words = _("Hide the keyboard") if wanted else _("Show the keyboard")
        self.show_keyboard.setText(words)
        self.show_keyboard.setAccessibleName(words)
        self.show_keyboard.setVisible(self.page.typed_in)
        self.keyboard.setVisible(self.page.typed_in and wanted and self.page is not self.way_out)
        self._figures.setVisible(self.page is self.way_out and wanted)

    def _scanned(self, code: str) -> None:
        if not self.model.is_busy:
            self.begin_anew()
            self.model.scan(code)

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
        self.thanks.picture.setPixmap(icon("check", "ok", _PICTURE).pixmap(QSize(_PICTURE, _PICTURE)))
        self.show_page(self.thanks)

    def _refused(self, words: str) -> None:
        where = {self.walk_in: self.walk_in.problem, self.signing: self.signing.problem}
        if self.page not in where:
            self.show_page(self.welcome)
        where.get(self.page, self.welcome.problem).setText(words)

    def _connection(self, state: str) -> None:
        self.words.setText("" if state == "connected" else _("One moment, please…"))

    # --- waiting for nobody

    def _tell_patience(self, words: str, may_stay: bool) -> None:
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.stay.setVisible(may_stay)

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
