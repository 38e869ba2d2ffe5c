"""The projector's window: for the room, on the second screen; it follows what is current, and shows no more."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.agenda.clock_face import time_left
from atelier_app.desktop.board.projected import ProjectedBoard
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.lock.curtain import make_public
from atelier_app.desktop.projector.model import ProjectorModel
from atelier_app.desktop.projector.paint import GROUND, INK, MUTED, WARNING, draw_code, one_line_font, plain
from atelier_app.desktop.projector.scene import Words, column, content, words
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.support.clock import Clock, system_clock
from atelier_app.support.language import _

TICK = 200
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class Projector(QWidget):
    """F5 fills the screen, Shift+F5 makes it a window again, Escape closes it."""

    def __init__(self, remote: Remote, clock: Clock = system_clock) -> None:
        super().__init__()
        self._remote, self._clock = remote, clock
        self.model = ProjectorModel(remote, self)
        self.board: ProjectedBoard | None = None
        self._board_id: Id | None = None
        self.time = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(480, 270)
        make_public(self)
        self.resize(1280, 720)
        self._ticking = QTimer(self, interval=TICK)
        self._ticking.timeout.connect(self._tick)
        self.model.changed.connect(self._show)
        for keys, act in (
            ("F5", self.fill),
            ("Shift+F5", self.unfill),
            ("F11", self.fill),
            ("Esc", self.close),
        ):
            QShortcut(QKeySequence(keys), self, act)
        screens = QGuiApplication.instance()
        assert isinstance(screens, QGuiApplication)
        screens.screenRemoved.connect(self._lose_screen)
        self._show()

    # --- where it is

    def show_on_second_screen(self) -> None:
        """Fills the second screen if there is one, else opens as a window that can be dragged to it."""
        screen = second_screen()
        if screen is None:
            self.show()
        else:
            self.setScreen(screen)
            self.setGeometry(screen.geometry())
            self.fill()
        self.activateWindow()

    def fill(self) -> None:
        """Fills the screen it is on."""
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.showFullScreen()

    def unfill(self) -> None:
        """A window again."""
        self.unsetCursor()
        self.showNormal()

    def _lose_screen(self, _screen: QScreen) -> None:
        """Unplugged: better a window than the facilitator's own screen covered."""
        if self.isFullScreen() and second_screen() is None:
            self.unfill()
            self.resize(1280, 720)

    def leave(self) -> None:
        """Stops following; the window closes."""
        self._ticking.stop()
        self.model.leave()
        self._drop_board()
        self.close()
        self.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._ticking.stop()
        super().closeEvent(event)

    # --- what it shows

    def _show(self) -> None:
        said = words(self.model)
        self.setWindowTitle(_("Projector: {title}").format(title=said.title))
        self.setAccessibleName(
            ". ".join(filter(None, (said.place, said.title, said.instruction, said.count)))
        )
        activity = self.model.activity
        ideas = activity is not None and activity.kind is ActivityKind.IDEAS
        self._show_board(activity.id if activity is not None and ideas else None)
        running = self.model.timer.running and self.isVisible()
        (self._ticking.start if running else self._ticking.stop)()
        self.time = self._left()
        self.update()

    def _show_board(self, board_id: Id | None) -> None:
        if board_id == self._board_id:
            return
        self._drop_board()
        self._board_id = board_id
        if board_id is not None:
            self.board = ProjectedBoard(self._remote, board_id, self)
            self.board.instead_changed.connect(self._place_board)
            self._place_board()
            self.board.show()

    def _drop_board(self) -> None:
        if self.board is not None:
            self.board.leave()
            self.board.hide()
            self.board.deleteLater()
        self.board, self._board_id = None, None

    def _left(self) -> str:
        timer = self.model.timer
        left = timer.left(self._clock())
        return time_left(left) if timer.running or left else ""

    def _tick(self) -> None:
        now = self._left()
        if now != self.time:
            self.time = now
            self.update(self._clock_box.toAlignedRect())

    # --- geometry, in the proportions of a 1440 x 810 drawing

    @property
    def unit(self) -> float:
        return min(self.height() / 810, self.width() / 1240)

    @property
    def _side(self) -> QRectF:
        """The right column."""
        unit = self.unit
        width = 340 * unit * column(self.model)
        return QRectF(self.width() - width - 64 * unit, 56 * unit, width, self.height() - 112 * unit)

    @property
    def _main(self) -> QRectF:
        unit = self.unit
        return QRectF(
            64 * unit, 52 * unit, self._side.left() - 64 * unit - 64 * unit, self.height() - 104 * unit
        )

    @property
    def _code_box(self) -> QRectF:
        side = self._side
        return QRectF(side.left(), side.top(), side.width(), side.width() + 58 * self.unit)

    @property
    def _clock_box(self) -> QRectF:
        code = self._code_box
        return QRectF(code.left(), code.bottom() + 26 * self.unit, code.width(), 104 * self.unit)

    def _content_box(self) -> QRectF:
        """What the title and instruction leave."""
        box = self._main
        taken = self._header.height(box.width(), self.unit)
        return box.adjusted(0, taken + 34 * self.unit, 0, 0)

    @property
    def _header(self) -> Words:
        return words(self.model)

    def _place_board(self) -> None:
        """Below the words; what is shown instead of all of the board has a title of its own, and their room."""
        if self.board is not None:
            box = self._main if self.board.instead is not None else self._content_box()
            self.board.setGeometry(box.toAlignedRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_board()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), GROUND)
        unit = self.unit
        if not self._clock_box.toAlignedRect().contains(event.rect()):
            self._header.draw(painter, self._main, unit)
            if self.board is None:
                content(self.model, painter, self._content_box(), unit)
            if self.model.address:
                draw_code(painter, self._code_box, self.model.address, _("Scan to take part"), unit)
            self._paint_count(painter, unit)
        self._paint_clock(painter, unit)

    def _paint_clock(self, painter: QPainter, unit: float) -> None:
        late = self.time.startswith("−")
        painter.setPen(WARNING if late else INK)
        painter.setFont(one_line_font(self.time, self._clock_box.width() * 0.86, 84 * unit))
        painter.drawText(self._clock_box, _CENTRE, self.time)

    def _paint_count(self, painter: QPainter, unit: float) -> None:
        painter.setPen(MUTED)
        painter.setFont(plain(24 * unit))
        box = self._clock_box
        below = QRectF(box.left(), box.bottom() + 2 * unit, box.width(), 38 * unit)
        painter.drawText(below, _CENTRE, self._header.count)


def second_screen() -> QScreen | None:
    """The first screen that is not the main one."""
    main = QGuiApplication.primaryScreen()
    return next((screen for screen in QGuiApplication.screens() if screen is not main), None)
