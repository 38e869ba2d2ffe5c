"""The colleges of a vote: their names, who is in each, what each weighs beside the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.form import FormDialog, line_field
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.widgets import Button, IconButton, label
from atelier_app.desktop.polls.college_counts import People, counted, suggested
from atelier_app.domain.attendance import AttendanceList, ReadAttendance
from atelier_app.domain.colleges import (
    COLLEGE_NAME_LIMIT,
    COLLEGES_LIMIT,
    EVERYBODY_ELSE,
    WEIGHT_LIMIT,
    College,
    checked_colleges,
)
from atelier_app.domain.core import Id
from atelier_app.domain.text import clean, fold
from atelier_app.support.colleges import college_name, shares
from atelier_app.support.language import _, ngettext

_LIST_HEIGHT = 300
_SHARE_WIDTH = 58


class _Row(QWidget):
    """One college; everybody else's has a name that stays."""

    changed = Signal()
    removed = Signal()

    def __init__(self, college: College, *, fixed: bool) -> None:
        super().__init__()
        self.fixed = fixed
        self.name = line_field(college.name, COLLEGE_NAME_LIMIT, _("Name of the college"))
        self.name.setAccessibleName(_("Name of the college"))
        self.name.setCursorPosition(0)
        self.people = label(kind="small")
        self.weight = Stepper(_("Weight"), 0, WEIGHT_LIMIT)
        self.weight.show_value(college.weight)
        self.share = label(kind="strong")
        self.share.setFixedSize(_SHARE_WIDTH, self.weight.sizeHint().height())
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.remove = IconButton("trash", _("Remove this college"), quiet=True)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(label(college_name(EVERYBODY_ELSE), "strong") if self.fixed else self.name)
        left.addWidget(self.people)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        for part in (self.weight, self.share, self.remove):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self._keep_room()
        self.name.textEdited.connect(self.changed)
        self.weight.picked.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    def _keep_room(self) -> None:
        """Weights stand one under the other."""
        policy = self.remove.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.remove.setSizePolicy(policy)
        self.remove.setVisible(not self.fixed)

    @property
    def college(self) -> College | None:
        """None while it has no name."""
        name = EVERYBODY_ELSE if self.fixed else clean(self.name.text(), COLLEGE_NAME_LIMIT)
        return College(name, self.weight.value) if name or self.fixed else None

    def show_counts(self, people: People, share: str) -> None:
        said = ngettext("{n} registered", "{n} registered", people.registered)
        here = ngettext("{n} of them present", "{n} of them present", people.present)
        parts = (said.format(n=number(people.registered)), here.format(n=number(people.present)))
        self.people.setText(" · ".join(parts))
        self.share.setText(share)


class CollegesDialog(FormDialog):
    """Emits `given` with the colleges; follows who registers and comes meanwhile."""

    given = Signal(object)

    def __init__(
        self, remote: Remote, workshop_id: Id, colleges: Sequence[College], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Colleges"), parent)
        self.setMinimumWidth(600)
        self.rows: list[_Row] = []
        self._record: AttendanceList | None = None
        self.add_button = Button(_("Add a college"), "plus")
        self.suggest_button = Button(_("Those of the people registered"), "users")
        self._lay_out()
        self.add_button.clicked.connect(self.add)
        self.suggest_button.clicked.connect(self.suggest)
        self._people = Followed(remote, ReadAttendance(workshop_id), self)
        self._people.changed.connect(self._count)
        self.finished.connect(self._people.stop)
        self._show_rows(colleges)

    def _lay_out(self) -> None:
        said = _(
            "A college weighs what its number says beside the others, however many of its people vote; "
            "0 is heard, and not counted. "
            "A college of fewer than three ballots is counted together with another, so that no vote is given away."
        )
        self.fields.addRow(label(said, "muted", wrap=True))
        inner = QWidget()
        inner.setAutoFillBackground(False)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFixedHeight(_LIST_HEIGHT)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self.fields.addRow(self._scroll)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.suggest_button)
        buttons.addStretch(1)
        self.fields.addRow(buttons)

    def _show_rows(self, colleges: Sequence[College]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        others = next((one for one in colleges if one.name == EVERYBODY_ELSE), College(EVERYBODY_ELSE))
        self.rows = []
        self._insert(0, others, fixed=True)
        for college in colleges:
            if college is not others:
                self._insert(len(self.rows) - 1, college)
        if len(self.rows) == 1:
            self.add()
        self._count()

    def _insert(self, place: int, college: College, *, fixed: bool = False) -> _Row:
        row = _Row(college, fixed=fixed)
        row.changed.connect(self._count)
        row.removed.connect(lambda: self._remove(row))
        self.rows.insert(place, row)
        self._column.insertWidget(place, row)
        return row

    def add(self) -> QLineEdit:
        """One more, above everybody else; answers where its name is typed."""
        blank = next((row for row in self.rows if not row.fixed and not row.name.text().strip()), None)
        row = blank or self._insert(len(self.rows) - 1, College(""))
        row.name.setFocus()
        self._count()
        return row.name

    def suggest(self) -> None:
        """Those that people are registered in, with equal weights."""
        self._show_rows(suggested(self._record.attendees) if self._record else ())

    def _remove(self, row: _Row) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._count()

    @property
    def colleges(self) -> tuple[College, ...]:
        """Those that have a name, and everybody else."""
        return tuple(college for row in self.rows if (college := row.college) is not None)

    def _count(self) -> None:
        self._record = self._people.record
        people = self._record.attendees if self._record else ()
        colleges = self.colleges
        found, parts = counted(colleges, people), shares([one.weight for one in colleges])
        share = dict(zip((fold(one.name) for one in colleges), parts, strict=True))
        for row in self.rows:
            college = row.college
            if college is None:
                row.show_counts(People(), "")
            else:
                row.show_counts(found[college.name], share[fold(college.name)])
        self.add_button.setEnabled(len(self.rows) < COLLEGES_LIMIT)
        self.suggest_button.setEnabled(bool(suggested(people)))

    def save(self) -> None:
        self.given.emit(checked_colleges(self.colleges))
