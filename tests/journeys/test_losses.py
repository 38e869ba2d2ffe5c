"""Engine, window and network are lost in turn, and nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.desktop.start.settings import Settings
from atelier_app.domain.board import ReadBoard
from atelier_app.domain.initiative import ActivityKind, ReadActivity
from atelier_app.domain.polls import ReadPoll
from tests.journeys.conftest import Hall, kill

PATIENCE = 30


def texts(hall: Hall) -> list[str]:
    """The notes that are on the disk."""
    return [note.text for note in hall.on_disk(ReadBoard(hall.stage.board)).notes]


def test_the_engine_is_killed_and_window_and_phone_come_back_with_all_they_had(hall: Hall) -> None:
    seen = hall.window()
    seen.go_to(ActivityKind.IDEAS)
    board = seen.panel(BoardPanel)
    phone = hall.phone().sign_in("Anne", "Lefèvre")
    phone.send_idea("Un verger partagé")
    phone.page.fill("#text", "Une phrase à moitié")
    said: list[str] = []
    seen.workspace.remote.connection.connect(lambda _state: said.append(seen.workspace.banner.words.text()))
    before, address = hall.engine, hall.address

    kill(before)
    board.dock.capture.setFocus()
    seen.keyboard.type("Pendant la panne").press("Return")  # nobody is told to wait
    hall.until(lambda: seen.workspace.banner.isVisible())
    hall.until(lambda: not seen.workspace.banner.isVisible())
    assert "Everything that was saved is safe." in said[0]
    assert hall.engine.pid != before.pid
    assert hall.address == address, "phones look for it where it was"
    hall.until(lambda: texts(hall) == ["Un verger partagé", "Pendant la panne"])

    phone.see("online")
    assert phone.find("#text").input_value() == "Une phrase à moitié"
    phone.page.click("#idea .main")
    phone.find("#mine").get_by_text("Une phrase à moitié").wait_for()
    hall.until(lambda: len(board.model.wall.notes) == 3)


def test_a_phone_without_network_comes_back_with_what_it_missed_and_its_draft(hall: Hall) -> None:
    seen = hall.window()
    seen.go_to(ActivityKind.IDEAS)
    phone = hall.phone().sign_in("Anne", "Lefèvre")
    phone.see("online")
    phone.page.fill("#text", "Une phrase à moitié")

    phone.offline(True)
    phone.see("offline, reconnecting…")
    activity = hall.on_disk(ReadActivity(hall.stage.board))
    seen.course.rename_activity(activity, "Vos idées")
    hall.until(lambda: hall.on_disk(ReadActivity(hall.stage.board)).title == "Vos idées")
    assert phone.find("#head h1").inner_text() == "Ideas"
    phone.page.click("#idea .main")
    phone.see("Not sent yet: no connection.")

    phone.offline(False)
    phone.see("Vos idées")
    phone.find("#mine").get_by_text("Une phrase à moitié").wait_for()
    hall.until(lambda: texts(hall) == ["Une phrase à moitié"])


@contextmanager
def program(path: Path) -> Iterator[psutil.Process]:
    """The whole program on a file, as a process: `atelier FILE`."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([sys.executable, "-m", "atelier_app", str(path)], env=environment) as process:
        try:
            yield psutil.Process(process.pid)
        finally:
            process.kill()


def test_the_window_is_killed_and_phones_go_on_until_the_next_one(hall: Hall) -> None:
    with hall.facilitator() as stage:
        stage.enter(ActivityKind.VOTE)
        stage.open_poll("Un verger", "Une navette")
        engine = hall.engine
        with program(hall.path) as window:
            hall.until(lambda: Settings().place(hall.path)[1] == hall.stage.poll)
            phone = hall.phone().sign_in("Anne", "Lefèvre")
            kill(window)
    phone.add_points("Un verger", 2)
    phone.vote()
    assert hall.on_disk(ReadPoll(hall.stage.poll)).cast == 1

    assert Settings().last_file == hall.path, "what the next start opens by itself"
    seen = hall.window()
    assert hall.engine == engine, "it was found, not started anew"
    poll = seen.panel(PollPanel)
    hall.until(lambda: poll.turnout.figure.accessibleName() == "1 of 1 have voted")
    poll.turnout.close_button.click()
    phone.see("Your vote was counted.")


def test_when_window_and_phones_have_gone_the_engine_goes_too(hall: Hall) -> None:
    hall.linger = 1
    with hall.facilitator() as stage:
        stage.enter(ActivityKind.IDEAS)
        phone = hall.phone().sign_in("Anne", "Lefèvre")
        engine = hall.engine
    phone.send_idea("Encore là")  # the phone alone keeps it
    assert engine.is_running()
    phone.close()
    engine.wait(PATIENCE)
    assert texts(hall) == ["Encore là"]
