"""What the room sees, following what is current, over a real link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.projector.grid import ranked
from atelier_app.desktop.projector.scene import words
from atelier_app.desktop.projector.window import Projector
from atelier_app.domain.ballots import CastBallot, ballot_id
from atelier_app.domain.core import new_id
from atelier_app.domain.grids import PrepareGrid, ScoreOption
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity, Initiative
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.notes import AddNote
from atelier_app.domain.polls import ClosePoll, OpenPoll, ReadPoll
from atelier_app.domain.presets import GridPreset, combination_of, criteria_of
from atelier_app.domain.priorities import PrepareMatrix, ReadMatrix
from atelier_app.domain.ratings import OpenRating, Placing
from atelier_app.domain.room import EnterActivity, SetTimer
from atelier_app.workshop.files import create
from tests.desktop.conftest import ADDRESS, Engine
from tests.desktop.priorities.steps import close_a_vote, present, rate
from tests.desktop.steps import Ask, attendees, step


@pytest.fixture
def projector(remote: Remote, qtbot: QtBot) -> Iterator[Projector]:
    made = Projector(remote)
    made.resize(1280, 720)
    made.show()
    qtbot.waitUntil(lambda: made.model.initiative is not None)
    yield made
    made.leave()


def enter(projector: Projector, engine: Engine, ask: Ask, kind: ActivityKind, qtbot: QtBot) -> str:
    """Makes the sample's activity of that kind the current one, and waits until it is shown."""
    activity = step(ask, kind)
    engine.phone(EnterActivity(activity.id))
    qtbot.waitUntil(
        lambda: projector.model.activity is not None and projector.model.activity.id == activity.id
    )
    return activity.id


def codes(projector: Projector) -> list[str]:
    """The codes a phone at the back would read."""
    image: QImage = projector.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    picture = Image.frombytes(
        "L", (image.width(), image.height()), bytes(image.constBits()), "raw", "L", image.bytesPerLine()
    )
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_before_anything_is_current_it_shows_the_initiative_and_the_code(
    tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "New.atelier"
    create(path, Initiative(new_id(), "A new beginning 🌻"))
    engine = Engine(path)
    remote = Remote(engine.reach)
    remote.open()
    projector = Projector(remote)
    projector.resize(1280, 720)
    projector.show()
    qtbot.waitUntil(
        lambda: words(projector.model).title == "A new beginning 🌻" and bool(projector.model.address)
    )
    assert codes(projector) == [ADDRESS]
    projector.leave()
    remote.close(end_engine=False)
    engine.close()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768), (800, 600)])
def test_the_code_is_read_at_the_size_of_every_projector(
    projector: Projector, width: int, height: int
) -> None:
    projector.resize(width, height)
    assert codes(projector) == [ADDRESS]


def test_it_follows_the_current_activity_and_counts_those_present(
    projector: Projector, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    enter(projector, engine, ask, ActivityKind.WELCOME, qtbot)
    assert projector.model.line is not None
    assert projector.model.line.total == 48
    assert projector.model.activity is not None
    assert projector.model.activity.title in projector.accessibleName()


def test_ideas_show_the_board_and_a_new_note_counts_at_once(
    projector: Projector, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    board = enter(projector, engine, ask, ActivityKind.IDEAS, qtbot)
    qtbot.waitUntil(lambda: projector.board is not None)
    before = words(projector.model).count
    engine.phone(AddNote(new_id(), board, "One more 🌻"))
    qtbot.waitUntil(lambda: words(projector.model).count != before)
    enter(projector, engine, ask, ActivityKind.WELCOME, qtbot)
    assert projector.board is None


def test_a_hidden_vote_shows_how_many_voted_and_its_results_only_once_closed(
    projector: Projector, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    poll_id = enter(projector, engine, ask, ActivityKind.VOTE, qtbot)
    engine.phone(OpenPoll(poll_id))
    person = next(one for one in attendees(ask, step(ask, ActivityKind.VOTE).workshop_id) if one.signed_at)
    options = ask(ReadPoll(poll_id)).options
    person_id = person.participant.id
    engine.phone(CastBallot(poll_id, person_id, ballot_id("t", poll_id), (Choice(options[0].id, 1),)))
    qtbot.waitUntil(lambda: projector.model.poll is not None and projector.model.poll.cast == 1)
    assert projector.model.poll is not None
    assert projector.model.poll.outcome is None
    projector.grab()
    engine.phone(ClosePoll(poll_id))
    qtbot.waitUntil(lambda: projector.model.poll is not None and projector.model.poll.outcome is not None)
    projector.grab()
    assert words(projector.model).count.startswith("1 vote of ")


def test_the_matrix_is_drawn_with_its_winners(
    projector: Projector, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    poll_id = step(ask, ActivityKind.VOTE).id
    engine.phone(OpenPoll(poll_id))
    engine.phone(ClosePoll(poll_id))
    enter(projector, engine, ask, ActivityKind.MATRIX, qtbot)
    qtbot.waitUntil(lambda: projector.model.matrix is not None and bool(projector.model.matrix.items))
    projector.grab()


def test_the_timer_runs_down_and_turns_to_the_warning_colour_when_overrun(
    projector: Projector, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    enter(projector, engine, ask, ActivityKind.WELCOME, qtbot)
    engine.phone(SetTimer(600, running=False))
    qtbot.waitUntil(lambda: projector.time == "10:00")
    engine.phone(SetTimer(-75, running=True))
    qtbot.waitUntil(lambda: projector.time.startswith("−01:1"))
    qtbot.waitUntil(lambda: projector.time == "−01:17")


def test_the_ground_is_dark_in_both_themes(projector: Projector) -> None:
    assert QColor(projector.grab().toImage().pixel(QPoint(4, 4))).lightness() < 40


def test_keys_fill_the_screen_make_a_window_again_and_close(projector: Projector, qtbot: QtBot) -> None:
    QTest.keyClick(projector, Qt.Key.Key_F5)
    assert projector.isFullScreen()
    QTest.keyClick(projector, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert not projector.isFullScreen()
    QTest.keyClick(projector, Qt.Key.Key_Escape)
    assert not projector.isVisible()
    projector.show_on_second_screen()
    assert projector.isVisible()


def test_without_a_second_screen_it_is_a_window_that_can_be_dragged(projector: Projector) -> None:
    projector.show_on_second_screen()
    assert not projector.isFullScreen()


def test_a_matrix_that_is_rated_shows_only_how_many_have_until_it_is_closed(
    projector: Projector, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    poll_id = close_a_vote(engine, ask)
    matrix_id = enter(projector, engine, ask, ActivityKind.MATRIX, qtbot)
    engine.phone(PrepareMatrix(matrix_id, poll_id, 2, Placing.PHONES))
    engine.phone(OpenRating(matrix_id))
    option = ask(ReadMatrix(matrix_id)).items[0].option
    for person, impact in zip(present(engine, ask, 3), (0.1, 0.8, 0.9), strict=True):
        rate(engine, matrix_id, person, {(option.id, "impact"): impact, (option.id, "effort"): 0.3})
    qtbot.waitUntil(lambda: projector.model.matrix is not None and projector.model.matrix.rated == 3)
    assert projector.model.matrix is not None
    assert projector.model.matrix.items[0].impact is None
    projector.grab()
    engine.phone(OpenRating(matrix_id, open=False))
    qtbot.waitUntil(lambda: projector.model.matrix is not None and projector.model.matrix.items[0].dissent)
    projector.grab()


@pytest.mark.parametrize("preset", GridPreset)
def test_a_grid_is_drawn_with_its_places_or_its_columns(
    projector: Projector, engine: Engine, ask: Ask, qtbot: QtBot, preset: GridPreset
) -> None:
    poll_id, grid_id = close_a_vote(engine, ask), new_id()
    criteria = criteria_of(preset)
    workshop_id = step(ask, ActivityKind.VOTE).workshop_id
    engine.phone(AddActivity(Activity(grid_id, workshop_id, ActivityKind.CRITERIA, "Which first?", "", 30)))
    engine.phone(
        PrepareGrid(grid_id, poll_id, 2, preset=preset, criteria=criteria, combination=combination_of(preset))
    )
    engine.phone(EnterActivity(grid_id))
    qtbot.waitUntil(lambda: projector.model.grid is not None and len(projector.model.grid.items) > 1)
    projector.grab()
    assert projector.model.grid is not None
    first, *_others = projector.model.grid.items
    for criterion in criteria:
        engine.phone(ScoreOption(grid_id, first.option.id, criterion.id, criterion.most))
    qtbot.waitUntil(lambda: projector.model.grid is not None and projector.model.grid.items[0].place == 1)
    rows = ranked(projector.model.grid)
    assert (rows[0].rank, rows[0].option.label, rows[1].rank) == (1, first.option.label, 0)
    projector.grab()
