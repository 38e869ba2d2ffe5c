"""Real parts for whole ways through: the engine in a process of its own, the window, phones in a real Chromium."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import psutil
import pytest
from pytestqt.qtbot import QtBot

from atelier_app.domain.core import Query
from atelier_app.link import engines, runfile
from atelier_app.link.client import Link
from atelier_app.support import places
from atelier_app.support.clock import system_clock
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.files import Reader
from tests.fixtures_phones import HttpPhone, browser
from tests.journeys.hands import Phone, WindowSeen
from tests.stage import Stage, new_stage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["browser"]

R = TypeVar("R")
PATIENCE = 15_000
LINGER = 60


class Hall:
    """One laptop in a village hall: its files, their engines, a window, and the phones of the room."""

    def __init__(self, path: Path, stage: Stage, qtbot: QtBot, browser: Callable[[], Browser]) -> None:
        self.path, self.stage = path, stage
        self.linger = LINGER
        self._qtbot, self._browser = qtbot, browser
        self._port = free_port()
        self._engines: list[psutil.Process] = []
        self._phones: list[Phone] = []
        self._plain_phones: list[HttpPhone] = []
        self._windows: list[WindowSeen] = []

    # --- waiting for the truth

    def until(self, so: Callable[[], bool]) -> None:
        """Lets the window live until it is so; fails when it never is."""
        self._qtbot.waitUntil(so, timeout=PATIENCE)

    def on_disk(self, query: Query[R]) -> R:
        """What the file itself says now."""
        with Reader(self.path) as reader:
            return reader.read(query)

    # --- the engine

    def reach(self, path: Path) -> Link:
        """As `engines.reach`, but on the loopback address, and at one port for the whole test."""
        link = engines.find(path)
        if link is not None:
            return link
        starting = engines.start(path, linger=self.linger, host="127.0.0.1", port=self._port)
        self._engines.append(psutil.Process(starting.process.pid))
        while (link := engines.find(path)) is None:
            assert not starting.over(), "another engine has the file"
            threading.Event().wait(0.02)  # on a thread of the window's: nobody else waits
        return link

    @property
    def engine(self) -> psutil.Process:
        """The one that serves the file."""
        said = runfile.read(self.path)
        assert said is not None
        return psutil.Process(said.pid)

    @property
    def address(self) -> str:
        said = runfile.read(self.path)
        assert said is not None
        return said.phones

    @contextmanager
    def facilitator(self) -> Iterator[Stage]:
        """The stage over the engine's door, for what a journey does not play by hand."""
        link = self.reach(self.path)
        yield self.stage.behind(cast(Workshop, link))
        link.close()

    # --- the facilitator and the room

    def window(self) -> WindowSeen:
        """The window on the file, where it was left; its first panel shown."""
        seen = self.program()
        seen.window.open_file(self.path)
        self.until(lambda: seen.window.workspace is not None and seen.course.activity is not None)
        return seen

    def program(self) -> WindowSeen:
        """The window on its start screen."""
        self._windows.append(WindowSeen(self._qtbot, self.reach, PATIENCE))
        return self._windows[-1]

    def phone(self, address: str = "") -> Phone:
        """Somebody's phone, that has scanned the code."""
        self._phones.append(Phone(self._browser().new_context, address or self.address, PATIENCE))
        return self._phones[-1]

    def plain_phone(self) -> HttpPhone:
        """A phone without a script."""
        self._plain_phones.append(HttpPhone(self.address))
        return self._plain_phones[-1]

    def leave(self) -> None:
        for plain in self._plain_phones:
            plain.http.close()
        for phone in self._phones:
            phone.close()
        for seen in self._windows:
            seen.close()
        for engine in self._engines:
            if engine.is_running():
                engine.terminate()
        psutil.wait_procs(self._engines, timeout=20)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def kill(process: psutil.Process) -> None:
    """As a crash does, or the power."""
    os.kill(process.pid, signal.SIGKILL)


def complaints(log: Path) -> list[str]:
    """What the processes of a test wrote to their logs and should not have."""
    lines = [line for file in log.glob("*.log") for line in file.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if any(f" {level} " in line for level in ("WARNING", "ERROR", "CRITICAL"))]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, logs, backups and run files of this test alone, for its processes too."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("ATELIER_HOME", str(home))
    return home


@pytest.fixture
def hall(path: Path, home: Path, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Hall]:
    """A file with one workshop, an activity of each kind in its agenda; nothing runs yet."""
    stage = new_stage(path, system_clock)
    stage.door.close()
    hall = Hall(path, stage, qtbot, lambda: request.getfixturevalue("browser"))
    yield hall
    hall.leave()
    assert complaints(places.logs()) == []
