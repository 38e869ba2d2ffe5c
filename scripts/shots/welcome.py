"""The welcome desk's pictures: the list over two half-days, who is selected, its dialogs, and a list coming in."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel

from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.domain.attendance import (
    CancelAttendance,
    ReadAttendance,
    RecordAttendance,
    RecordDeparture,
    Sign,
)
from atelier_app.domain.core import Channel, Command, Origin
from atelier_app.domain.half_days import WHOLE, HalfDay
from atelier_app.domain.initiative import DescribeWorkshop, ReadInitiative
from atelier_app.exchange.sample import UNDER_WAY, sample_id
from atelier_app.support.places import resource
from scripts.shots.window import Screens
from scripts.shots.workshop import Play

SIGNATURE = (
    "80,300 120,180 160,90 190,60 205,100 200,180 190,260 210,300 260,240 300,180 330,200 340,260 370,280 420,220"
    " 460,190 490,220 500,270 540,280 600,220 660,160 700,150 690,210 640,260 700,280 800,240 920,200;"
    "150,340 400,330 850,320"
)
# Some of the lines that tables of registrations come with, to show what is said of them.
ODD_LINES = "\r\nMarchand;Lucie;Mairie du Lude\r\n;;;\r\nDurand;;Mairie;" + "x" * 130 + "\r\n"
LATER = "afternoon"
WORDS = {
    "fr": ("Matin", "Après-midi", "Claire Dubois", "Bras dans le plâtre"),
    "en": ("Morning", "Afternoon", "Claire Dubois", "Arm in plaster"),
}


def take(screens: Screens, play: Play, language: str, folder: Path) -> None:
    """All of them; afterwards the workshop is as it was."""
    table = folder / "registrations.csv"
    said = resource("sample", f"{language}.csv").read_text(encoding="utf-8")
    table.write_text(said + ODD_LINES, encoding="utf-8")
    screens.import_dialog(table)
    undone = _two_half_days(play, language)
    panel = screens.welcome
    screens.camera.wait(lambda: panel.model.half_day.title == WORDS[language][1])
    screens.picture("half-days")
    _select(panel, 3)
    screens.picture("person")
    _dialogs(screens, panel)
    panel.table.clearSelection()
    play.do(*undone)
    screens.camera.settle(screens.remote)


def _dialogs(screens: Screens, panel: AttendancePanel) -> None:
    for what, show in (
        ("person", panel.actions_.edit_one),
        ("figures", panel.show_figures),
        ("sheet", panel.papers.sheet),
        ("badges", panel.papers.badges),
        ("poster", panel.papers.poster),
        ("half-days", screens.window.acts.edit_workshop),
    ):
        screens.dialog(what, show)
    _select(panel, 13, 14)
    screens.dialog("merge", panel.actions_.ask_merge)
    screens.dialog("reason", panel.actions_.ask_reason)


def _select(panel: AttendancePanel, *rows: int) -> None:
    panel.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for row in rows:
        index = panel.model.index(row, 0)
        panel.table.selectionModel().select(index, flags.Select | flags.Rows)
        panel.table.selectionModel().setCurrentIndex(index, flags.NoUpdate)


def _two_half_days(play: Play, language: str) -> tuple[Command, ...]:
    """A morning that is over and an afternoon under way; answers what takes it back."""
    morning, afternoon, facilitator, reason = WORDS[language]
    door, workshop_id = play.engine.door, sample_id(UNDER_WAY)
    (before,) = (one for one in door.read(ReadInitiative()).workshops if one.id == workshop_id)
    half_days = (
        HalfDay(WHOLE, morning, time(9), time(12, 30)),
        HalfDay(LATER, afternoon, time(14), time(17)),
    )
    play.do(DescribeWorkshop(replace(before, half_days=half_days, half_day=LATER, facilitator=facilitator)))
    attendees = door.read(ReadAttendance(workshop_id)).attendees
    people = [one.participant.id for one in attendees]
    came = [one.participant.id for one in attendees if one.attendances]
    for half_day, signers in ((WHOLE, came), (LATER, people[:9])):
        for person in signers:
            door.execute(Sign(workshop_id, person, SIGNATURE, half_day), Origin(Channel.PHONE, "pictures"))
    play.do(
        RecordAttendance(workshop_id, (people[9],), LATER, reason),
        RecordAttendance(workshop_id, (people[10], people[12]), LATER, channel=Channel.PAPER),
        RecordDeparture(workshop_id, (people[4],), LATER),
    )
    return CancelAttendance(workshop_id, tuple(people), LATER), DescribeWorkshop(before)
