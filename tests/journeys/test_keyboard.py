"""The facilitator's whole afternoon by the keyboard alone, from a new initiative to the PDF."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest
from pypdf import PdfReader

from atelier_app.desktop.agenda.workshop_form import ActivityForm, WorkshopForm
from atelier_app.desktop.attendance.person_dialog import PersonDialog
from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.grids.panel import GridPanel
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.desktop.priorities.panel import MatrixPanel
from atelier_app.desktop.start.new_initiative import NewInitiative
from atelier_app.desktop.summary.panel import SummaryPanel
from atelier_app.domain.attendance import ReadAttendance
from atelier_app.domain.board import ReadBoard
from atelier_app.domain.grids import ReadGrid
from atelier_app.domain.initiative import ActivityKind, ReadAgenda, ReadInitiative
from atelier_app.domain.polls import PollState
from atelier_app.domain.priorities import ReadMatrix
from atelier_app.workshop.inspection import inspect
from tests.fixtures_phones import HttpPhone
from tests.journeys.conftest import Hall
from tests.journeys.hands import WindowSeen

STEPS = (
    ActivityKind.WELCOME,
    ActivityKind.IDEAS,
    ActivityKind.VOTE,
    ActivityKind.MATRIX,
    ActivityKind.CRITERIA,
    ActivityKind.SUMMARY,
)


def text_of(pdf: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def written(hall: Hall, seen: WindowSeen) -> tuple[Path, list[tuple[int, int]]]:
    """Presses the one key that writes the PDF; answers where it is and the progress that was told."""
    panel = seen.panel(SummaryPanel)
    opened: list[Path] = []
    progress: list[tuple[int, int]] = []

    def open_it(path: Path) -> bool:
        opened.append(path)
        return True

    panel.opener = open_it
    panel.model.progressed.connect(lambda done, total: progress.append((done, total)))
    seen.keyboard.press("Ctrl+E")
    hall.until(lambda: bool(opened))
    return opened[0], progress


def test_a_note_goes_from_the_keyboard_to_the_disk_to_the_pdf(hall: Hall) -> None:
    seen = hall.window()
    seen.go_to(ActivityKind.IDEAS)
    seen.panel(BoardPanel)
    seen.keyboard.type("Un jardin à l’école").press("Return")
    hall.until(lambda: len(hall.on_disk(ReadBoard(hall.stage.board)).notes) == 1)
    seen.go_to(ActivityKind.SUMMARY)
    pdf, progress = written(hall, seen)
    assert pdf.parent == hall.path.parent
    assert progress[-1][0] == progress[-1][1] == len(PdfReader(pdf).pages)
    assert [done for done, _total in progress] == sorted(done for done, _total in progress)
    text = text_of(pdf)
    assert "Usages numériques en Sarthe" in text.replace("\n", " ")
    assert "Un jardin à l’école" in text.replace("\n", " ")


class Afternoon:
    """One workshop, step by step; every gesture is a key."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.seen = hall.program()
        self.keys = self.seen.keyboard

    def begin(self) -> None:
        """A new initiative, a workshop, its agenda."""
        self.keys.press("Ctrl+N")
        self.seen.dialog(NewInitiative)
        self.keys.type("Plan vélo").press("Tab").type("Pays Manceau").press("Return")
        self.hall.until(lambda: self.seen.window.workspace is not None)
        self.hall.path = self.seen.window.file
        self.seen.back()
        self.hall.until(lambda: self.seen.course.record is not None)
        self.keys.choose("Alt+W", "New workshop…")
        self.seen.dialog(WorkshopForm)
        self.keys.type("Atelier du soir").press(*["Tab"] * 6).type("Le Mans").press("Return")
        self.hall.until(lambda: self.seen.course.workshop is not None)
        self.seen.back()
        for count, kind in enumerate(STEPS, start=1):
            self._add_step(kind, count)

    def _add_step(self, kind: ActivityKind, count: int) -> None:
        self.keys.press("Ctrl+Shift+N")
        self.seen.dialog(ActivityForm)
        self.keys.press(*["Down"] * list(ActivityKind).index(kind), "Return")
        self.hall.until(lambda: len(self.seen.course.activities) == count)
        self.seen.back()

    def welcome(self) -> list[HttpPhone]:
        """One person without a phone is typed in; two have one."""
        self.seen.go_to(ActivityKind.WELCOME)
        self.keys.type("Ada Garnier").press("Return")
        self.seen.dialog(PersonDialog)
        self.keys.press("Return")
        self.hall.until(lambda: self.seen.figure(ActivityKind.WELCOME) == "1")
        self.seen.back()
        phones = [self.hall.plain_phone(), self.hall.plain_phone()]
        for phone, name in zip(phones, ("Lefèvre", "Dubois"), strict=True):
            phone.sign_in("Anne", name)
        self.hall.until(lambda: self.seen.figure(ActivityKind.WELCOME) == "3")
        return phones

    def ideas(self) -> None:
        """Three notes, two of them in a named group."""
        self.seen.go_to(ActivityKind.IDEAS)
        wall = self.seen.panel(BoardPanel).model.wall
        for text in ("Pistes cyclables", "Parkings", "Atelier de réparation"):
            self.keys.type(text).press("Return")
        self.hall.until(lambda: len(wall.notes) == 3)
        self.keys.press("Esc", "Home", "Shift+Right", "G").type("En ville").press("Return")
        self.hall.until(lambda: [group.title for group in wall.groups.values()] == ["En ville"])

    def vote(self, phones: list[HttpPhone]) -> None:
        """Opened by a key, closed by the same."""
        self.seen.go_to(ActivityKind.VOTE)
        poll = self.seen.panel(PollPanel)
        self.hall.until(lambda: poll.model.chosen == 3)
        self.keys.press("Ctrl+Shift+Return")
        self.hall.until(lambda: poll.model.state is PollState.OPEN)
        assert poll.model.record is not None
        best = poll.model.record.options[0]
        for phone in phones:
            phone.vote(**{best.id: "1"})
        self.hall.until(lambda: self.seen.figure(ActivityKind.VOTE) == "2 / 3")
        self.keys.press("Ctrl+Shift+Return")
        self.hall.until(lambda: poll.model.state is PollState.CLOSED)

    def matrix(self) -> None:
        """The arrows place what won."""
        self.seen.go_to(ActivityKind.MATRIX)
        panel = self.seen.panel(MatrixPanel)
        self.hall.until(lambda: bool(panel.plane.cards))
        self.seen.go_to(ActivityKind.MATRIX)
        self.keys.press(*["Up"] * 6, *["Left"] * 5)
        matrix_id = panel.activity.id
        self.hall.until(lambda: self.hall.on_disk(ReadMatrix(matrix_id)).items[0].impact is not None)
        item = self.hall.on_disk(ReadMatrix(matrix_id)).items[0]
        assert (item.impact, item.effort) == (0.8, 0.25)

    def criteria(self) -> None:
        """Digits judge what won, on each criterion."""
        self.seen.go_to(ActivityKind.CRITERIA)
        panel = self.seen.panel(GridPanel)
        self.hall.until(lambda: bool(panel.table.rows.rows))
        self.seen.go_to(ActivityKind.CRITERIA)
        self.keys.press("5", "Right", "4", "Right", "3", "Right", "2", "Right", "1")
        grid_id = panel.activity.id
        self.hall.until(lambda: self.hall.on_disk(ReadGrid(grid_id)).items[0].total is not None)
        assert self.hall.on_disk(ReadGrid(grid_id)).items[0].total == 80.0

    def leave(self) -> psutil.Process:
        """The file is closed, and with it its engine."""
        engine = self.hall.engine
        self.keys.press("Ctrl+W")
        self.hall.until(lambda: self.seen.window.workspace is None)
        return engine


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu, where there is no screen
def test_a_whole_workshop_without_a_mouse(hall: Hall) -> None:
    afternoon = Afternoon(hall)
    afternoon.begin()
    phones = afternoon.welcome()
    afternoon.ideas()
    afternoon.vote(phones)
    afternoon.matrix()
    afternoon.criteria()
    afternoon.seen.go_to(ActivityKind.SUMMARY)
    pdf, _progress = written(hall, afternoon.seen)
    afternoon.leave().wait(30)

    (workshop,) = hall.on_disk(ReadInitiative()).workshops
    assert (workshop.title, workshop.place) == ("Atelier du soir", "Le Mans")
    assert [line.activity.kind for line in hall.on_disk(ReadAgenda(workshop.id)).lines] == list(STEPS)
    assert hall.on_disk(ReadAttendance(workshop.id)).present == 3
    assert inspect(hall.path).sound
    text = text_of(pdf).replace("\n", " ")
    for words in ("Plan vélo", "Atelier du soir", "En ville", "Pistes cyclables"):
        assert words in text
    assert [recent.title for recent in afternoon.seen.settings.recents()] == ["Plan vélo"]
