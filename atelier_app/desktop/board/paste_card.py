"""What is seen of a long paste: how far it is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from atelier_app.desktop.board.pasting import Pasting
from atelier_app.desktop.board.view import WallView
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import Button, label
from atelier_app.support.language import _

_WIDTH = 420


class PasteCard(QFrame):
    """Over the wall while a paste is under way; `over` is what it stands at the top of."""

    def __init__(self, over: WallView) -> None:
        super().__init__(over)
        self.setProperty("kind", "card")
        self._over = over
        self._words, self.bar = label(), QProgressBar()
        self.bar.setAccessibleName(_("Pasting"))
        self.cancel = Button(_("Stop"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    def follow(self, pasting: Pasting) -> None:
        """Shows how far it is until it has ended."""
        pasting.progressed.connect(self._show)
        pasting.ended.connect(lambda _told: self.hide())
        self.cancel.clicked.connect(pasting.cancel)

    def _show(self, done: int, total: int) -> None:
        self._words.setText(_("{n} of {m} lines").format(n=number(done), m=number(total)))
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        width = min(_WIDTH, self._over.width() - 20)
        top = self._over.covered.top() + 12
        self.setGeometry((self._over.width() - width) // 2, top, width, self.sizeHint().height())
        self.show()
        self.raise_()
