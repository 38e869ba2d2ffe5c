"""The agenda's list as people see it: number or tick, title, figure; keys for everything."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.agenda.kinds import figure, standing
from atelier_app.desktop.agenda.model import CURRENT, LINE, AgendaModel
from atelier_app.desktop.look.icons import pixmap
from atelier_app.desktop.look.theme import font, tabular, tokens
from atelier_app.domain.initiative import Activity, AgendaLine
from atelier_app.support.language import _

Index = QModelIndex | QPersistentModelIndex
_CIRCLE = 24
_LEFT = 10
_TEXT = _LEFT + _CIRCLE + 10
_LINE = 17


def title_font() -> QFont:
    """What titles are written in."""
    return font(13, QFont.Weight.DemiBold)


def two_lines(title: str, face: QFont, width: int) -> list[str]:
    """The title broken between words into two lines at most; what is left over ends in …"""
    layout = QTextLayout(title, face)
    layout.beginLayout()
    first = layout.createLine()
    if first.isValid():
        first.setLineWidth(width)
    layout.endLayout()
    length = first.textLength() if first.isValid() else 0
    metrics = QFontMetrics(face)
    rest = [title[length:].strip()] if length < len(title) else []
    elided = Qt.TextElideMode.ElideRight
    return [metrics.elidedText(part.strip(), elided, width) for part in (title[:length], *rest)]


class AgendaDelegate(QStyledItemDelegate):
    """Draws one line of the agenda."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: AgendaLine = index.data(LINE)
        width = self._text_width(line, _viewport_width(self.parent()))
        rows = len(two_lines(line.activity.title, title_font(), width)) + (1 if index.data(CURRENT) else 0)
        return QSize(100, max(42, rows * _LINE + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: AgendaLine = index.data(LINE)
        rect, current = option.rect, bool(index.data(CURRENT))
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, state)
        self._circle(painter, rect, index.row() + 1, line, current)
        self._words(painter, rect, line, current)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        inside = rect.adjusted(0, 1, 0, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(tokens().color("accent_soft"))
            painter.drawRoundedRect(inside, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens().color("hover"))
            painter.drawRoundedRect(inside, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens().color("accent"), 1.5))
            painter.drawRoundedRect(inside.adjusted(1, 1, -1, -1), 8, 8)

    def _circle(self, painter: QPainter, rect: QRect, number: int, line: AgendaLine, current: bool) -> None:
        circle = QRect(rect.left() + _LEFT, rect.center().y() - _CIRCLE // 2 + 1, _CIRCLE, _CIRCLE)
        done = line.done and not current
        ground, ink = (
            ("accent", "on_accent") if current else ("ok_soft", "ok") if done else ("hover", "muted")
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens().color(ground))
        painter.drawEllipse(circle)
        if done:
            scale = painter.device().devicePixelRatioF()
            painter.drawPixmap(circle.topLeft() + QPoint(5, 5), pixmap("check", tokens().ok, 14, scale))
            return
        painter.setFont(font(12, QFont.Weight.Bold))
        painter.setPen(tokens().color(ink))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))

    def _words(self, painter: QPainter, rect: QRect, line: AgendaLine, current: bool) -> None:
        painter.setFont(tabular(font(12)))
        painter.setPen(tokens().color("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -10, 0), right, figure(line))
        width = self._text_width(line, rect.width())
        words = [(text, title_font(), "ink") for text in two_lines(line.activity.title, title_font(), width)]
        if current:
            words.append((standing(line, current), font(11, QFont.Weight.Medium), "accent"))
        top = rect.center().y() + 1 - len(words) * _LINE // 2
        for row, (text, face, shade) in enumerate(words):
            painter.setFont(face)
            painter.setPen(tokens().color(shade))
            box = QRect(rect.left() + _TEXT, top + row * _LINE, width, _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)

    def _text_width(self, line: AgendaLine, row: int) -> int:
        taken = QFontMetrics(tabular(font(12))).horizontalAdvance(figure(line)) + 20
        return max(60, row - _TEXT - taken)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(_("Title of the activity"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(4, 4, -4, -4))


def _viewport_width(view: object) -> int:
    assert isinstance(view, QListView)
    return view.viewport().width()


class AgendaView(QListView):
    """Arrows select, Enter starts, F2 renames, Alt+arrows move, Delete removes."""

    asked_menu = Signal(object, QPoint)
    """The Activity under the mouse, and where (global)."""
    asked_edit = Signal(object)
    opened = Signal()
    """Enter was pressed: the keyboard wants to go to the panel."""

    def __init__(self, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course = course
        self._model = AgendaModel(course, self)
        self.setModel(self._model)
        self.setItemDelegate(AgendaDelegate(self))
        self.setAccessibleName(_("Agenda"))
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(lambda index: self.asked_edit.emit(self._model.line(index.row()).activity))
        self.selectionModel().currentChanged.connect(self._moved)
        self._model.modelReset.connect(self._show_selected)
        self._model.dataChanged.connect(lambda *_: self.scheduleDelayedItemsLayout())
        course.selected.connect(self._show_selected)
        self._show_selected()

    @property
    def activity(self) -> Activity | None:
        """The one the keyboard is on."""
        row = self.currentIndex().row()
        return self._model.line(row).activity if row >= 0 else None

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self._course.select(self._model.line(index.row()).activity.id)

    def _show_selected(self, _activity: object = None) -> None:
        wanted = self._course.activity
        row = self._model.row_of(wanted.id) if wanted else -1
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self._model.index(row))

    def _menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.asked_menu.emit(self._model.line(index.row()).activity, self.viewport().mapToGlobal(point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        activity, key = self.activity, event.key()
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if activity is None or self.state() == QListView.State.EditingState:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._course.start(activity.id)
            self.opened.emit()
        elif alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            by = -1 if key == Qt.Key.Key_Up else 1
            self._course.move_activity(activity, self.currentIndex().row() + by)
        elif key == Qt.Key.Key_Delete:
            self._course.remove_activity(activity)
        elif key == Qt.Key.Key_Menu:
            self._menu(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
