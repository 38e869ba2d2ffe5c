"""The fields that a paper ballot is typed into: one an option, in the order of the paper, Enter to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QSizePolicy, QWidget

from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import ElidedLabel, label
from atelier_app.desktop.papers.marks import Marks
from atelier_app.domain.core import Refused
from atelier_app.domain.methods.method import Choices
from atelier_app.support.language import _
from atelier_app.support.sentences import sentence

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_FORTH = _ENTER | {Qt.Key.Key_Down}
_WIDTH = 64


class MarkField(QLineEdit):
    """One mark. Enter and the arrows move on; Ctrl+Enter records at once."""

    forth, back, done = Signal(), Signal(), Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(6)
        self.setFixedWidth(_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and held == Qt.KeyboardModifier.ControlModifier:
            self.done.emit()
        elif key in _FORTH:
            self.forth.emit()
        elif key == Qt.Key.Key_Up:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()


class PaperFields(QScrollArea):
    """Says what is wrong at the field as soon as one leaves it. Emits `finished` after the last one."""

    finished, left = Signal(), Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: Marks | None = None
        self.fields: list[MarkField] = []
        self._meanings: list[QLabel] = []
        self._faults: list[QLabel] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_marks(self, marks: Marks) -> None:
        """A field for each option."""
        self._marks = marks
        inside = QWidget()
        inside.setProperty("kind", "surface")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 2, 8, 2)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, 110 if marks.grades else 0)
        for place, words in enumerate(marks.labels.values()):
            self._add(grid, place, one_line(words))
        grid.setRowStretch(2 * len(self.fields), 1)
        self.setWidget(inside)

    def _add(self, grid: QGridLayout, place: int, words: str) -> None:
        title = _("{place}. {option}").format(place=number(place + 1), option=words)
        field, meaning, fault = MarkField(title), label(kind="small"), label(kind="error", wrap=True)
        fault.hide()
        shown = ElidedLabel(title)
        shown.setBuddy(field)
        meaning.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        grid.addWidget(field, 2 * place, 0)
        grid.addWidget(shown, 2 * place, 1)
        grid.addWidget(meaning, 2 * place, 2)
        grid.addWidget(fault, 2 * place + 1, 0, 1, 3)
        field.forth.connect(lambda: self._forth(place))
        field.back.connect(lambda: self._back(place))
        field.done.connect(lambda: self._record(place))
        field.textEdited.connect(lambda _text: self._edited(place))
        field.editingFinished.connect(lambda: self._check(place, stay=False))
        self.fields.append(field)
        self._meanings.append(meaning)
        self._faults.append(fault)

    # --- what is typed

    @property
    def texts(self) -> list[str]:
        return [field.text() for field in self.fields]

    @property
    def is_empty(self) -> bool:
        return not any(text.strip() for text in self.texts)

    def choices(self) -> Choices | None:
        """The ballot; None where it breaks a rule, which is said at the field."""
        assert self._marks is not None
        try:
            return self._marks.choices(self.texts)
        except Refused as refused:
            place = self._faulty(refused)
            self._blame(place, refused)
            self._go_to(place)
            return None

    def clear(self) -> None:
        """Empty again, for the next paper."""
        self.fill(())

    def fill(self, choices: Choices) -> None:
        """Shows what a paper was typed in as."""
        assert self._marks is not None
        for field, text in zip(self.fields, self._marks.written(choices), strict=True):
            field.setText(text)
        for place in range(len(self.fields)):
            self._forgive(place)
            self._show_meaning(place)
        self.edited.emit()

    def begin(self) -> None:
        """To the first field."""
        if self.fields:
            self._go_to(0)

    # --- moving, checking

    def _forth(self, place: int) -> None:
        if not self._check(place):
            return
        if place + 1 < len(self.fields):
            self._go_to(place + 1)
        else:
            self.finished.emit()

    def _record(self, place: int) -> None:
        if self._check(place):
            self.finished.emit()

    def _back(self, place: int) -> None:
        if place:
            self._go_to(place - 1)
        else:
            self.left.emit()

    def _go_to(self, place: int) -> None:
        field = self.fields[place]
        self.ensureWidgetVisible(field, 0, 60)
        field.setFocus()
        field.selectAll()

    def _edited(self, place: int) -> None:
        self._forgive(place)
        self._show_meaning(place)
        self.edited.emit()

    def _check(self, place: int, *, stay: bool = True) -> bool:
        """Whether this field may stand among the others; why not is said here, and kept from leaving with `stay`."""
        assert self._marks is not None
        alone = [text if at == place else "" for at, text in enumerate(self.texts)]
        refused = self._marks.fault(alone)
        if refused is None and self.fields[place].text().strip():
            refused = self._marks.fault(self._sound(place))
        if refused is None:
            self._forgive(place)
            return True
        self._blame(place, refused)
        if stay:
            self._go_to(place)
        return False

    def _sound(self, place: int) -> list[str]:
        """What is typed, without other fields that are wrong by themselves: each is blamed for itself."""
        assert self._marks is not None
        found = []
        for at, text in enumerate(self.texts):
            alone = [""] * at + [text]
            found.append(text if at == place or self._marks.fault(alone) is None else "")
        return found

    def _faulty(self, refused: Refused) -> int:
        """The field that a whole ballot's fault is said at: a wrong one, else the first empty one, else the last."""
        assert self._marks is not None
        for place in range(len(self.fields)):
            if self._marks.fault(self.texts[: place + 1]) is not None:
                return place
        return next((at for at, text in enumerate(self.texts) if not text.strip()), len(self.fields) - 1)

    def _blame(self, place: int, refused: Refused) -> None:
        words = sentence(refused)
        self._faults[place].setText(words)
        self._faults[place].show()
        self.fields[place].setAccessibleDescription(words)

    def _forgive(self, place: int) -> None:
        self._faults[place].hide()
        self.fields[place].setAccessibleDescription("")

    def fault(self, place: int) -> str:
        """What is said at a field; nothing where nothing is wrong."""
        return "" if self._faults[place].isHidden() else self._faults[place].text()

    def _show_meaning(self, place: int) -> None:
        assert self._marks is not None
        try:
            said = self._marks.meant(self._marks.read(self.fields[place].text()))
        except Refused:
            said = ""
        self._meanings[place].setText(said)
