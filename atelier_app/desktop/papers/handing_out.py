"""Handing paper ballots out: who is present and has not voted, who holds one, and giving them back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from atelier_app.desktop.look.cells import RowDelegate, draw_text, tip
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.form import tell
from atelier_app.desktop.look.rows import RECORD_ROLE, RecordRows, RowsView
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.theme import Tokens
from atelier_app.desktop.look.widgets import Button, Card, PrimaryButton, label
from atelier_app.desktop.papers.model import PapersModel
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.papers import Voter
from atelier_app.domain.text import fold
from atelier_app.support.language import _, ngettext
from atelier_app.support.sentences import sentence

_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def found(voters: tuple[Voter, ...], text: str) -> tuple[Voter, ...]:
    """Those whose name or college holds every word."""
    words = fold(text).split()
    return tuple(
        one for one in voters if all(word in fold(f"{one.full_name} {one.college}") for word in words)
    )


class _Voters(RecordRows[Voter]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda voter: voter.participant_id, 1, parent)

    def cell(self, record: Voter, column: int, role: int) -> Any:
        said = " · ".join(filter(None, (record.full_name, record.college)))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said
        return tip(said) if role == Qt.ItemDataRole.ToolTipRole else super().cell(record, column, role)


class _VoterRows(RowDelegate):
    height = 36

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        theme: Tokens,
    ) -> None:
        voter: Voter = index.data(RECORD_ROLE)
        half = box.width() * (0.6 if voter.college else 1.0)
        draw_text(
            painter,
            QRectF(box.left(), box.top(), half - 10, box.height()),
            voter.full_name,
            theme.color("ink"),
        )
        rest = QRectF(box.left() + half, box.top(), box.width() - half, box.height())
        draw_text(painter, rest, voter.college, theme.color("muted"), _RIGHT)


class VotersList(RowsView):
    """Several at once; Enter acts on those selected."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, several=True)
        self.voters = _Voters(self)
        self.setModel(self.voters)
        self.setItemDelegate(_VoterRows(self))

    @property
    def chosen(self) -> tuple[Id, ...]:
        return tuple(self.voters.record(index).participant_id for index in self.selectedIndexes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit()
        else:
            super().keyPressEvent(event)


class PapersOut(QWidget):
    """Two lists in one place: who may get a paper, and who holds one."""

    def __init__(self, model: PapersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.which = Switch(_("Who is shown"), ("", ""))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search a name"))
        self.search.setAccessibleName(_("Search a name"))
        self.search.setClearButtonEnabled(True)
        self.people = VotersList()
        self.note, self.told = label(kind="small", wrap=True), label(kind="error", wrap=True)
        self.all_button = Button("")
        self.act_button = PrimaryButton("")
        self._lay_out()
        self.which.show_choice(0)
        self.which.picked.connect(lambda _place: self._show())
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self._to_people)
        self.people.acted.connect(self.act)
        self.people.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_acts())
        self.act_button.clicked.connect(self.act)
        self.all_button.clicked.connect(self.hand_to_all)
        model.changed.connect(self._show)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        top, acts = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.which)
        top.addWidget(self.search, 1)
        card = Card(margin=6)
        card.body.addWidget(self.people)
        acts.addWidget(self.all_button)
        acts.addStretch(1)
        acts.addWidget(self.act_button)
        column.addLayout(top)
        column.addWidget(card, 1)
        column.addWidget(self.note)
        column.addWidget(self.told)
        column.addLayout(acts)

    @property
    def _giving_back(self) -> bool:
        return self.which.choice == 1

    def _show(self) -> None:
        free, holders = self._model.free, self._model.holders
        self.which.button(0).setText(_("Not voted · {n}").format(n=number(len(free))))
        self.which.button(1).setText(_("Hold a paper · {n}").format(n=number(len(holders))))
        for place in (0, 1):
            self.which.button(place).setAccessibleName(self.which.button(place).text())
        shown = holders if self._giving_back else free
        self.people.voters.set_rows(found(shown, self.search.text()))
        self.people.setAccessibleName(
            _("People who hold a paper ballot") if self._giving_back else _("People who have not voted")
        )
        self.note.setText(self._note(bool(shown)))
        tell(self.told, "", "error")
        self.told.hide()
        self._show_acts()

    def _note(self, somebody: bool) -> str:
        if self._giving_back:
            if not somebody:
                return _("Nobody holds a paper ballot.")
            return _("Whoever gives an unused paper back may vote in another way again.")
        if not somebody:
            return _("Everybody present has voted, or holds a paper ballot.")
        return _("Whoever gets a paper votes on paper alone from then on. Ctrl or Shift selects several.")

    def _show_acts(self) -> None:
        chosen, free = len(self.people.chosen), len(self._model.free)
        self.all_button.setVisible(not self._giving_back)
        self.all_button.setEnabled(free > 0)
        said = ngettext("To the {n} who has not voted", "To all {n} who have not voted", free)
        self.all_button.setText(said.format(n=number(free)) if free else _("To all who have not voted"))
        one, several = (
            (ngettext("Take {n} paper back", "Take {n} papers back", chosen), _("Take papers back"))
            if self._giving_back
            else (ngettext("Hand {n} paper out", "Hand {n} papers out", chosen), _("Hand papers out"))
        )
        self.act_button.setText(one.format(n=number(chosen)) if chosen else several)
        self.act_button.setEnabled(chosen > 0)
        for button in (self.all_button, self.act_button):
            button.setAccessibleName(button.text())

    def _to_people(self) -> None:
        """From the search to what was found, the first of them selected."""
        if self.people.voters.rows:
            self.people.setFocus()
            self.people.setCurrentIndex(self.people.voters.index(0, 0))

    def act(self) -> None:
        """Hands out to those selected, or takes back from them."""
        chosen = self.people.chosen
        if chosen and self._giving_back:
            self._model.take_back(chosen, self._refused)
        elif chosen:
            self._model.issue(chosen, self._refused)

    def hand_to_all(self) -> None:
        """A paper for everybody who has not voted."""
        self._model.issue(tuple(one.participant_id for one in self._model.free), self._refused)

    def _refused(self, refused: Refused) -> None:
        tell(self.told, sentence(refused), "error")
        self.told.show()
