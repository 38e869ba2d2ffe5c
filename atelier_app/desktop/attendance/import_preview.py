"""What an import will do: who is new, who is changed and how, who is there already, and the lines refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QVBoxLayout, QWidget

from atelier_app.desktop.attendance.import_columns import NAMES
from atelier_app.desktop.attendance.import_reading import Foreseen, changed_fields
from atelier_app.desktop.attendance.wording import listed_name
from atelier_app.desktop.look.cells import RowDelegate, tip
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.rows import RecordRows
from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Card
from atelier_app.domain.matching import Outcome, Planned
from atelier_app.support.language import N_, _

if TYPE_CHECKING:
    from atelier_app.exchange.registrations import Problem

T = TypeVar("T")
_OUTCOMES = {Outcome.NEW: N_("New"), Outcome.UPDATED: N_("Updated"), Outcome.SAME: N_("Already there")}
_NARROW, _ROOMY = 74, 190


class _Lines(RecordRows[T], Generic[T]):
    """Read-only rows whose cells are plain words; `said` answers them in the order of the headings."""

    def __init__(
        self,
        key: Callable[[T], str],
        headings: Sequence[str],
        said: Callable[[T], Sequence[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(key, len(headings), parent)
        self._headings, self._said = headings, said

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._headings[section])
        return None

    def cell(self, record: T, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(record)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(filter(None, self._said(record))))
        return super().cell(record, column, role)


class _Rows(RowDelegate):
    height = 32


class Preview(QWidget):
    """One list an outcome, under a switch that counts them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        person = (N_("Name"), N_("Organisation"), N_("E-mail"), N_("Table"))
        change = (N_("Name"), N_("What changes"))
        line = (N_("Line"), N_("Why it is left out"), N_("What it says"))
        self.people = {
            Outcome.NEW: _Lines(_id, person, _person, self),
            Outcome.UPDATED: _Lines(_id, change, _change, self),
            Outcome.SAME: _Lines(_id, person, _person, self),
        }
        self.problems: _Lines[Problem] = _Lines(_problem_key, line, _problem, self)
        self.switch = Switch(_("What will happen"), ("",) * (len(_OUTCOMES) + 1))
        self.switch.picked.connect(self._show_list)
        card = Card(margin=6)
        self._lists = QStackedLayout()
        card.body.addLayout(self._lists)
        for outcome, rows in self.people.items():
            self._lists.addWidget(_table(rows, _(_OUTCOMES[outcome]), 1))
        self._lists.addWidget(_table(self.problems, _("Lines left out"), 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.switch)
        column.addWidget(card, 1)

    def show_foreseen(self, foreseen: Foreseen) -> None:
        """Fills the lists, and shows the first that says something unless the one shown does."""
        for outcome, rows in self.people.items():
            rows.set_rows([one for one in foreseen.planned if one.outcome is outcome])
        self.problems.set_rows(foreseen.problems)
        counts = [*(rows.rowCount() for rows in self.people.values()), self.problems.rowCount()]
        for place, name in enumerate((*map(_, _OUTCOMES.values()), _("Lines to look at"))):
            text = f"{name} ({number(counts[place])})"
            self.switch.button(place).setText(text)
            self.switch.button(place).setAccessibleName(text)
            self.switch.button(place).setEnabled(bool(counts[place]))
        shown = self._lists.currentIndex()
        if not counts[shown]:
            shown = next((place for place, count in enumerate(counts) if count), 0)
        self._show_list(shown)

    def _show_list(self, place: int) -> None:
        self.switch.show_choice(place)
        self._lists.setCurrentIndex(place)


def _table(rows: RecordRows[Any], name: str, stretched: int) -> QTableView:
    view = QTableView()
    view.setModel(rows)
    view.setItemDelegate(_Rows(view))
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setAccessibleName(name)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(_Rows.height)
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    numbered = rows.columnCount() == 3
    for place in range(rows.columnCount()):
        narrow = (numbered and place == 0) or place == 3
        header.resizeSection(place, _NARROW if narrow else _ROOMY)
    return view


def _id(one: Planned) -> str:
    return one.registration.participant.id


def _person(one: Planned) -> Sequence[str]:
    person = one.registration.participant
    return listed_name(person), person.organisation, person.email, one.registration.table


def _change(one: Planned) -> Sequence[str]:
    return listed_name(one.registration.participant), " · ".join(
        _("{field}: {before} → {after}").format(field=_(NAMES[name]), before=was or "—", after=is_ or "—")
        if was or is_
        else _(NAMES[name])
        for name, was, is_ in changed_fields(one)
    )


def _problem_key(problem: Problem) -> str:
    return f"{problem.line} {problem.reason} {problem.said}"


def _problem(problem: Problem) -> Sequence[str]:
    from atelier_app.exchange.registrations import problem_sentence

    return number(problem.line), problem_sentence(problem), problem.excerpt
