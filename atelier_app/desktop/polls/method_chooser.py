"""The choice of a method: a list in which each says in a sentence what it is good for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QVBoxLayout, QWidget

from atelier_app.desktop.look.cells import RowDelegate, draw_text, weighted
from atelier_app.desktop.look.theme import Tokens
from atelier_app.desktop.look.widgets import label
from atelier_app.domain.methods import METHODS
from atelier_app.support.language import _
from atelier_app.support.methods import method_name, method_sentence

_WIDE = 420
_WRAP = int(Qt.TextFlag.TextWordWrap)
_SENTENCE = int(Qt.ItemDataRole.UserRole) + 1


class _Methods(RowDelegate):
    """A name, and under it the sentence, as tall as it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = QFontMetricsF(self._small(option))
        needed = metrics.boundingRect(QRectF(0, 0, _WIDE - 48, 1000), _WRAP, index.data(_SENTENCE))
        return QSize(_WIDE - 24, round(needed.height()) + 40)

    def _small(self, option: QStyleOptionViewItem) -> QFont:
        font: QFont = option.font
        return weighted(font, QFont.Weight.Normal, 12)

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        painter.setFont(weighted(option.font, QFont.Weight.DemiBold))
        draw_text(
            painter, QRectF(box.left(), box.top() + 7, box.width(), 20), index.data(), theme.color("ink")
        )
        painter.setFont(self._small(option))
        painter.setPen(theme.color("muted"))
        painter.drawText(box.adjusted(0, 28, 0, -4), _WRAP, index.data(_SENTENCE))


class MethodChooser(QWidget):
    """Emits `picked` with the key of the method that the person chose."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.methods = QComboBox()
        self.methods.setAccessibleName(_("Method"))
        for place, key in enumerate(METHODS):
            self.methods.addItem(method_name(key), key)
            self.methods.setItemData(place, method_sentence(key), _SENTENCE)
            self.methods.setItemData(
                place, f"{method_name(key)}. {method_sentence(key)}", Qt.ItemDataRole.AccessibleTextRole
            )
        self.methods.setMaxVisibleItems(len(METHODS))
        self.methods.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.methods.setMinimumContentsLength(12)
        self.methods.view().setItemDelegate(_Methods(self.methods))
        self.methods.view().setMinimumWidth(_WIDE)
        self.sentence = label(kind="small", wrap=True)
        self.setFocusProxy(self.methods)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.methods)
        column.addWidget(self.sentence)
        self.methods.activated.connect(lambda place: self.picked.emit(self.methods.itemData(place)))

    def show_method(self, key: str) -> None:
        """Shows which one is chosen."""
        self.methods.setCurrentIndex(self.methods.findData(key))
        self.sentence.setText(method_sentence(key))
