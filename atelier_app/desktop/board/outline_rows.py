"""How a line of the outline is painted and edited."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from atelier_app.desktop.board.line_words import count_words, title_of
from atelier_app.desktop.board.outline_model import OutlineModel
from atelier_app.desktop.look.cells import draw_pill, draw_text
from atelier_app.desktop.look.icons import pixmap
from atelier_app.desktop.look.rows import Index
from atelier_app.desktop.look.theme import colour, font, tokens
from atelier_app.domain.board import GROUP_TITLE_LIMIT, Note, Zone
from atelier_app.support.language import _

HEIGHT = 30
_SIGN = 16
_NARROW = 230
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEXT = QAbstractItemDelegate.EndEditHint.NoHint


class OutlineRows(QStyledItemDelegate):
    """A sign, the words, and at the right where a note comes from or how much there is in a group."""

    def __init__(self, lines: OutlineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        state, theme = option.state, tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            draw_pill(painter, QRectF(box).adjusted(0, 1, -2, -1), theme.color("accent_soft"), radius=6)
        elif state & QStyle.StateFlag.State_MouseOver:
            draw_pill(painter, QRectF(box).adjusted(0, 1, -2, -1), theme.color("hover"), radius=6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 2, -3, -2), 6, 6)
        self._write(painter, QRectF(box).adjusted(8, 0, -12, 0), index)
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, index: Index) -> None:
        line, theme = self._lines.line(index), tokens()
        record = line.record
        self._sign(painter, QRectF(box.left(), box.center().y() - _SIGN / 2, _SIGN, _SIGN), record)
        aside = self._lines.wall.origin(record) if isinstance(record, Note) else count_words(line)
        if isinstance(record, Note) and box.width() < _NARROW:
            aside = ""  # the words first
        painter.setFont(font(11))
        room = min(box.width() * 0.4, painter.fontMetrics().horizontalAdvance(aside) + 2.0) if aside else 0.0
        if aside:
            draw_text(painter, box.adjusted(box.width() - room, 0, 0, 0), aside, theme.color("muted"), _RIGHT)
        weight = QFont.Weight.Normal if isinstance(record, Note) else QFont.Weight.DemiBold
        painter.setFont(font(13, weight))
        words = box.adjusted(_SIGN + 8, 0, -room - 12, 0)
        draw_text(painter, words, title_of(record)[:240], theme.color("ink"))

    def _sign(self, painter: QPainter, box: QRectF, record: object) -> None:
        if isinstance(record, Note):
            paper = colour(record.colour)
            draw_pill(painter, box, paper, QColor(paper).darker(118), radius=3)
            return
        name = "lock" if isinstance(record, Zone) and record.locked else "fit"
        name = name if isinstance(record, Zone) else "group"
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(box.topLeft().toPoint(), pixmap(name, tokens().muted, _SIGN, scale))

    # --- editing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if isinstance(self._lines.line(index).record, Note):
            editor: QWidget = QPlainTextEdit(parent)
            editor.setAccessibleName(_("Text of the note"))
        else:
            title = QLineEdit(parent)
            title.setMaxLength(GROUP_TITLE_LIMIT)
            title.setAccessibleName(_("Title"))
            editor = title
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QPlainTextEdit):
            if not editor.document().isModified():
                editor.setPlainText(text)
                editor.selectAll()
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
        text = editor.text() if isinstance(editor, QLineEdit) else text
        model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """A note has three lines to be typed in, over those below it."""
        place: QRect = option.rect
        if isinstance(editor, QPlainTextEdit):
            place = QRect(place)
            place.setHeight(3 * HEIGHT)
            view = editor.parentWidget()
            if view is not None and place.bottom() > view.height():
                place.moveBottom(view.height())
        editor.setGeometry(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, also where Shift+Enter breaks the line."""
        if isinstance(watched, QPlainTextEdit) and isinstance(event, QKeyEvent):
            breaks = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.type() == QEvent.Type.KeyPress and event.key() in _ENTER and not breaks:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, _NEXT)
                return True
        return super().eventFilter(watched, event)
