"""Raised hands counted option by option: how many people take part, then the hands for each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.form import tell
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.widgets import Button, Card, ElidedLabel, PrimaryButton, SectionTitle, label
from atelier_app.domain.core import Id, Receipt, Refused
from atelier_app.domain.hands import CountHands, HandCount, ReadHands
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.papers import ReadVoters, Voter
from atelier_app.domain.polls import PollRecord, PollState, ReadPoll
from atelier_app.support.language import _, ngettext
from atelier_app.support.sentences import sentence

_SIZE = QSize(720, 680)


class HandsDialog(QDialog):
    """Digits, the arrows and Enter are enough; Ctrl+Enter records. A count can be corrected, and undone."""

    def __init__(self, remote: Remote, poll_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Raised hands"))
        self._remote, self._poll_id = remote, poll_id
        self._counts: dict[str, HandCount] = {}
        self._waiting = self._touched = False
        self.question = ElidedLabel("", "title")
        self.college = QComboBox()
        self.college.setAccessibleName(_("College"))
        self.people = Stepper(_("People who take part"), 0, 0)
        self.people.field.setProperty("scale", "big")
        self.most = label(kind="muted", wrap=True)
        self.hands: dict[Id, Stepper] = {}
        self.meaning, self.told = label(kind="small", wrap=True), label(kind="error", wrap=True)
        self.none_button = Button(_("Count as none"), kind="danger")
        self.cancel_button = Button(_("Cancel"))
        self.record_button = PrimaryButton(_("Record the hands"), tip=_("Ctrl+Enter"))
        self.record_button.setAutoDefault(True)  # the last field leads here, where Enter records
        self._lay_out()
        self._connect()
        self._poll = Followed(remote, ReadPoll(poll_id), self)
        self._voters = Followed(remote, ReadVoters(poll_id), self)
        self._hands = Followed(remote, ReadHands(poll_id), self)
        for followed in (self._poll, self._voters, self._hands):
            followed.changed.connect(lambda _record: self._show())
        room = parent.window().size() if parent else QGuiApplication.primaryScreen().availableSize()
        self.resize(_SIZE.boundedTo(room - QSize(24, 24)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        taking, acts = QHBoxLayout(), QHBoxLayout()
        taking.addWidget(self.people)
        taking.addWidget(self.most, 1)
        self._rows = QWidget()
        self._rows.setProperty("kind", "surface")
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._rows)
        card = Card(margin=12)
        card.body.addWidget(self._scroll)
        acts.addWidget(self.none_button)
        acts.addStretch(1)
        acts.addWidget(self.cancel_button)
        acts.addWidget(self.record_button)
        self.told.hide()
        column.addWidget(self.question)
        column.addWidget(self.college)
        column.addWidget(SectionTitle(_("People who take part")))
        column.addLayout(taking)
        column.addWidget(SectionTitle(_("Hands for each option")))
        column.addWidget(card, 1)
        column.addWidget(self.meaning)
        column.addWidget(self.told)
        column.addLayout(acts)

    def _connect(self) -> None:
        self.college.activated.connect(lambda _place: self._take_count())
        self.people.picked.connect(self._people_picked)
        self.people.field.returnPressed.connect(lambda: self._go_to(0))
        self.none_button.clicked.connect(lambda: self._send(0, ()))
        self.cancel_button.clicked.connect(self.reject)
        self.record_button.clicked.connect(self.record)
        self.finished.connect(lambda _result: self._leave())

    # --- showing

    @property
    def _college(self) -> str:
        return str(self.college.currentData() or "")

    @property
    def _free(self) -> list[Voter]:
        """Who of this college may raise a hand."""
        return [
            one for one in self._voters.record or () if one.channel is None and one.college == self._college
        ]

    def _show(self) -> None:
        record, hands = self._poll.record, self._hands.record
        if record is None or hands is None or self._voters.record is None:
            return
        if record.poll.state not in (PollState.OPEN, PollState.PAUSED):
            self.reject()
            return
        self._counts = {one.college: one for one in hands}
        if not self.hands:
            self._begin(record)
        elif not self._touched:
            self._take_count()
        self._show_most()

    def _begin(self, record: PollRecord) -> None:
        self.question.setText(record.poll.question)
        for one in record.poll.colleges:
            self.college.addItem(one.name or _("Everybody else"), one.name)
        self.college.setVisible(bool(record.poll.colleges))
        for place, option in enumerate(record.options):
            self._add(place, option.id, one_line(option.label))
        self._grid.setRowStretch(len(self.hands), 1)
        self._take_count()
        self.people.field.setFocus()
        self.people.field.selectAll()

    def _add(self, place: int, option_id: Id, words: str) -> None:
        title = _("{place}. {option}").format(place=number(place + 1), option=words)
        stepper = Stepper(title, 0, 0)
        stepper.field.setProperty("scale", "big")
        stepper.picked.connect(lambda _value: self._touch())
        stepper.field.returnPressed.connect(lambda: self._go_to(place + 1))
        self._grid.addWidget(stepper, place, 0)
        self._grid.addWidget(ElidedLabel(title), place, 1)
        self.hands[option_id] = stepper

    def _take_count(self) -> None:
        """What was counted of this college so far."""
        self._touched = False
        count = self._counts.get(self._college, HandCount(0, ()))
        raised = {one.option_id: one.value for one in count.hands}
        self.people.show_value(count.people, max(len(self._free), count.people))
        for option_id, stepper in self.hands.items():
            stepper.show_value(raised.get(option_id, 0), count.people)
        self.none_button.setVisible(count.people > 0)
        self._show_most()

    def _show_most(self) -> None:
        free = len(self._free)
        self.people.show_value(self.people.value, max(free, self.people.value))
        said = ngettext(
            "of {n} person present who has not voted",
            "of {n} people present who have not voted",
            free,
        )
        self.most.setText(said.format(n=number(free)))
        left = free - self.people.value
        self.meaning.setText(_meaning(self.people.value, left))

    def _people_picked(self, people: int) -> None:
        """No option can have more hands than people."""
        for stepper in self.hands.values():
            stepper.show_value(min(stepper.value, people), people)
        self._touch()
        self._show_most()

    def _touch(self) -> None:
        self._touched = True
        self.told.hide()

    def _go_to(self, place: int) -> None:
        """To an option's number, or to recording after the last."""
        steppers = list(self.hands.values())
        if place < len(steppers):
            field = steppers[place].field
            self._scroll.ensureWidgetVisible(field, 0, 60)
            field.setFocus()
            field.selectAll()
        else:
            self.record_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Ctrl, Enter records; alone it only goes on, from field to field."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.record_button.setFocus()  # what was just typed is taken
            self.record()

    # --- recording

    def record(self) -> None:
        """Replaces what was counted of this college."""
        if not self.people.value:
            self._say(_("Say first how many people take part."))
            self.people.field.setFocus()
            return
        hands = tuple(
            Choice(option, stepper.value) for option, stepper in self.hands.items() if stepper.value
        )
        self._send(self.people.value, hands)

    def _send(self, people: int, hands: tuple[Choice, ...]) -> None:
        if not self._waiting:
            self._waiting = True
            command = CountHands(self._poll_id, people, hands, self._college)
            self._remote.execute(command, self._recorded, self._refused, undo_text=_("Counting raised hands"))

    def _recorded(self, _receipt: Receipt) -> None:
        self._waiting = False
        self.accept()

    def _refused(self, refused: Refused) -> None:
        self._waiting = False
        self._say(sentence(refused))

    def _say(self, words: str) -> None:
        tell(self.told, words, "error")
        self.told.show()

    def _leave(self) -> None:
        for followed in (self._poll, self._voters, self._hands):
            followed.stop()


def _meaning(people: int, left: int) -> str:
    """What recording these hands means for the others."""
    if not people:
        return _("Only people who have not voted otherwise raise their hands.")
    said = _(
        "Raised hands carry no names: once they are counted, nobody else can vote by phone, kiosk or paper."
    )
    if left <= 0:
        return said
    others = ngettext(
        "{n} person present would remain without a vote, unless you count the hands again.",
        "{n} people present would remain without a vote, unless you count the hands again.",
        left,
    )
    return f"{said} {others.format(n=number(left))}"
