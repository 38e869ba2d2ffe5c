"""Which of these two? One question after the other, as many as the voter likes: the ballot of pairs."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout

from atelier_app.desktop.kiosk.lines import BallotForm
from atelier_app.desktop.kiosk.parts import BigButton, big, text
from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.desktop.look.widgets import breakable
from atelier_app.domain.comparisons import BOTH, NEW, OLD
from atelier_app.support.language import _, ngettext

_TALL = 150


class OneOf(BigButton):
    """A button whose words wrap, however many."""

    def __init__(self) -> None:
        super().__init__("")
        self.words = text("", "strong")
        self.words.setMinimumHeight(_TALL)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 18, 24, 18)
        self._column.addWidget(self.words)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, words: str) -> None:
        self.words.setText(breakable(words))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.totalMinimumSize()


class PairsForm(BallotForm):
    """Two large buttons, one for neither, one to take the last answer back."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.new, self.old = OneOf(), OneOf()
        self.both = big(_("Both are as good"))
        self.back = big(_("Take back my last answer"), "undo")
        self.words = text("", "muted")
        pair = QHBoxLayout()
        pair.setSpacing(16)
        pair.addWidget(self.new, 1)
        pair.addWidget(self.old, 1)
        under = QGridLayout()
        under.setColumnStretch(0, 1)
        under.setColumnStretch(2, 1)
        under.addWidget(self.back, 0, 0, Qt.AlignmentFlag.AlignLeft)
        under.addWidget(self.both, 0, 1)
        self.column.addLayout(pair)
        self.column.addLayout(under)
        self.column.addWidget(self.words)
        self.column.addStretch(1)
        self.first = self.new
        for button, answer in ((self.new, NEW), (self.old, OLD), (self.both, BOTH)):
            button.clicked.connect(partial(self._answer, answer))
        self.back.clicked.connect(self._take_back)
        self.show_values()

    def show_values(self) -> None:
        comparison = self.sitting.comparison
        labels = {option.id: option.label for option in self.sitting.order}
        for shown in (self.new, self.old, self.both):
            shown.setVisible(comparison.pair is not None)
        for button, option_id in zip((self.new, self.old), comparison.pair or (), strict=False):
            button.say(labels[option_id])
        self.words.setText(_left_words(comparison.left))
        self.back.setEnabled(bool(comparison.answers))

    def _answer(self, answer: str) -> None:
        self.sitting.answer(answer)
        self._change()
        if self.sitting.comparison.pair is None:
            self.back.setFocus()

    def _take_back(self) -> None:
        self.sitting.take_back()
        self._change()


def _left_words(left: int) -> str:
    if left:
        return ngettext("At most {n} question left", "At most {n} questions left", left).format(n=left)
    return _("You have compared all there is to compare. Thank you!")
