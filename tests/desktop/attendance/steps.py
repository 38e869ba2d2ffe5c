"""What the welcome desk's tests do most: people found and selected, half-days given to the workshop."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.domain.attendance import Attendance, Attendee
from atelier_app.domain.half_days import WHOLE, HalfDay
from atelier_app.domain.initiative import DescribeWorkshop
from tests.desktop.conftest import Engine

AFTERNOON = "afternoon"
HALF_DAYS = (
    HalfDay(WHOLE, "Morning", time(9), time(12, 30)),
    HalfDay(AFTERNOON, "Afternoon", time(14), time(17)),
)
SIGNATURE = "80,300 160,90 190,200 400,120 700,260;150,340 850,320"


def absent(panel: AttendancePanel) -> Attendee:
    """The first who has not signed in."""
    return next(attendee for attendee in panel.model.rows if not attendee.attendances)


def select(panel: AttendancePanel, *people: Attendee) -> None:
    """Selects these people, by the keyboard's own place in the list."""
    ids = [one.participant.id for one in panel.model.rows]
    panel.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for attendee in people:
        index = panel.model.index(ids.index(attendee.participant.id), 0)
        panel.table.selectionModel().select(index, flags.Select | flags.Rows)
        panel.table.selectionModel().setCurrentIndex(index, flags.NoUpdate)
    panel.table.setFocus()


def now(panel: AttendancePanel, attendee: Attendee) -> Attendee:
    """The same person as the list has them now."""
    return next(one for one in panel.model.counts.attendees if one.participant.id == attendee.participant.id)


def at(panel: AttendancePanel, attendee: Attendee, half_day: str = WHOLE) -> Attendance | None:
    return now(panel, attendee).at(half_day)


def undo(panel: AttendancePanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(panel.remote.undo.canUndo)  # the event may come before the receipt
    panel.remote.undo.undo()


def split_the_day(panel: AttendancePanel, engine: Engine, qtbot: QtBot, chosen: str = "") -> None:
    """A morning and an afternoon, the latter under way by the clock: the sample is of another year."""
    assert panel.model.workshop is not None
    workshop = replace(panel.model.workshop, half_days=HALF_DAYS, half_day=chosen, facilitator="Claire")
    engine.door.execute(DescribeWorkshop(workshop))
    qtbot.waitUntil(lambda: panel.model.counts.half_days == HALF_DAYS)
    qtbot.waitUntil(lambda: panel.model.half_day.id == (chosen or AFTERNOON))
    qtbot.waitUntil(lambda: panel.model.workshop == workshop)
