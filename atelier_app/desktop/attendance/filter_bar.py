"""The line over the list: whom it shows, by state, organisation, territory, college and table; with one key, everyone again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from atelier_app.desktop.attendance.people_filter import WHO, Wanted, Who, natural, stands
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import IconButton
from atelier_app.domain.attendance import AttendanceList, Attendee
from atelier_app.domain.text import fold
from atelier_app.support.language import _


class _Choice(QComboBox):
    """All of them, or one of those that there are; `picked` is None for all."""

    def __init__(self, name: str, everything: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._everything = everything
        self._offered: dict[str, str] = {}
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(18)
        self.addItem(everything)

    @property
    def picked(self) -> str | None:
        key = self.currentData()
        return key if isinstance(key, str) else None

    def offer(self, texts: Iterable[str]) -> None:
        """Offers these, one spelling each; keeps the choice where it still is one."""
        found: dict[str, str] = {}
        for text in texts:
            found.setdefault(fold(text), text)
        if found != self._offered:
            kept, self._offered = self.picked, found
            self.blockSignals(True)
            self.clear()
            self.addItem(self._everything)
            for key in sorted(found, key=natural):
                self.addItem(found[key] or "—", key)
            self.setCurrentIndex(max(0, self.findData(kept) if kept is not None else 0))
            self.blockSignals(False)
        # Nothing is told apart where there is but one.
        self.setVisible(len(found) > 1)


class FilterBar(QWidget):
    """Emits `wanted_changed` with what is wanted but for the text, which is searched elsewhere."""

    wanted_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = QComboBox()
        self.who.setAccessibleName(_("Who is shown"))
        for who, name in WHO.items():
            self.who.addItem(_(name), who)
        self.organisation = _Choice(_("Organisation"), _("All organisations"))
        self.territory = _Choice(_("Territory"), _("All territories"))
        self.college = _Choice(_("College"), _("All colleges"))
        self.table = _Choice(_("Table"), _("All tables"))
        self.reset = IconButton("close", _("Show everyone again"), quiet=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._all = (self.who, self.organisation, self.territory, self.college, self.table)
        for choice, stretch in zip(self._all, (2, 3, 2, 2, 2), strict=True):
            row.addWidget(choice, stretch)
            choice.currentIndexChanged.connect(self._tell)
        row.addWidget(self.reset)
        self.reset.clicked.connect(self.clear)
        self._tell()

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            who=Who(self.who.currentData()),
            organisation=self.organisation.picked,
            territory=self.territory.picked,
            table=self.table.picked,
            college=self.college.picked,
        )

    def show_record(self, record: AttendanceList, half_day: str) -> None:
        """Offers what there is, and counts who stands how."""
        people = record.attendees
        self.organisation.offer(one.participant.organisation for one in people)
        self.territory.offer(one.participant.territory for one in people)
        self.college.offer(one.college for one in people)
        self.table.offer(one.table for one in people)
        for place, who in enumerate(WHO):
            self.who.setItemText(place, _counted(people, who, half_day))
        self._tell()

    def show_who(self, who: Who) -> None:
        self.who.setCurrentIndex(list(WHO).index(who))

    def clear(self) -> None:
        """Everyone again."""
        for choice in self._all:
            choice.setCurrentIndex(0)

    def _tell(self) -> None:
        self.reset.setEnabled(self.wanted != Wanted())
        self.wanted_changed.emit(self.wanted)


def _counted(people: Iterable[Attendee], who: Who, half_day: str) -> str:
    count = sum(stands(attendee, who, half_day) for attendee in people)
    return f"{_(WHO[who])} ({number(count)})"
