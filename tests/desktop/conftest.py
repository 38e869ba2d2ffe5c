"""Real parts for the window's tests: a file on disk, its door in this process, a local socket, a `Remote` over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from atelier_app import __version__
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.theme import Mode, dress
from atelier_app.desktop.scanning import wedge
from atelier_app.desktop.start.settings import Settings
from atelier_app.desktop.window.window import Window
from atelier_app.domain.core import Channel, Command, Origin, Query, Receipt
from atelier_app.exchange.sample import fill, sample
from atelier_app.link import runfile, transport
from atelier_app.link.client import Link
from atelier_app.link.runfile import RunFile
from atelier_app.link.server import LinkServer
from atelier_app.link.status import EngineStatus
from atelier_app.support.language import use
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.files import create

R = TypeVar("R")
ADDRESS = "http://192.168.1.20:8080"


class Engine:
    """An engine in this process: the door of a file behind a real local socket."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.stops: list[str] = []
        self.status = EngineStatus(
            file=str(path),
            address=ADDRESS,
            phones=41,
            backed_up_at=datetime.now(UTC),
            started_at=datetime.now(UTC),
        )
        self.door = Workshop(path)
        self.start()

    def start(self) -> None:
        """Listens at a new address."""
        # Both at once: a window that looks for the engine meanwhile must not get one of each.
        self._place = address, key = transport.new_address(self.path.stem), transport.new_key()
        self.server = LinkServer(self.door, lambda: self.status, lambda: self.stops.append("stop"))
        self.server.start(address, key)

    def reach(self, _path: Path | None = None) -> Link:
        """A line to it, as `link.engines.reach` gives."""
        return Link(*self._place)

    def announce(self) -> None:
        """Says where it is, so that commands ask it rather than open the file."""
        address, key = self._place
        told = RunFile(0, address, key.hex(), ADDRESS, __version__)
        runfile.write(self.path, told)

    def restart(self) -> None:
        """Hangs up on every window, as a crash would, and is there again."""
        self.hang_up()
        self.start()

    def hang_up(self) -> None:
        """No longer answers."""
        self.server.close()

    def close(self) -> None:
        runfile.remove(self.path)
        self.server.close()
        self.door.close()
        transport.forget_address(self._place[0])

    def phone(self, command: Command) -> Receipt:
        """What a phone does."""
        return self.door.execute(command, Origin(Channel.PHONE, "phone"))


@pytest.fixture(autouse=True)
def look(qapp: object) -> None:
    """English, the light look, the house's font."""
    from PySide6.QtWidgets import QApplication

    use("en")
    if isinstance(qapp, QApplication) and not qapp.styleSheet():
        dress(qapp, Mode.LIGHT)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Preferences of this test alone."""
    return Settings(tmp_path / "atelier.ini")


@pytest.fixture(scope="session")
def _sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, made once, to be copied."""
    path = tmp_path_factory.mktemp("sample") / "Sample.atelier"
    initiative, commands = sample("en")
    create(path, initiative)
    door = Workshop(path)
    fill(door, commands)
    door.close()
    return path


@pytest.fixture
def engine(tmp_path: Path, _sample_file: Path) -> Iterator[Engine]:
    """The engine of a fresh copy of the sample."""
    path = tmp_path / _sample_file.name
    path.write_bytes(_sample_file.read_bytes())
    engine = Engine(path)
    yield engine
    engine.close()


@pytest.fixture
def remote(engine: Engine, qtbot: QtBot) -> Iterator[Remote]:
    """A remote that is connected to the sample's engine."""
    made = Remote(engine.reach)
    with qtbot.waitSignal(made.connection):
        made.open()
    yield made
    made.close(end_engine=False)


@pytest.fixture
def steady_scanner(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scanner that nobody takes for a person typing, however slow this machine is."""
    monkeypatch.setattr(wedge, "GAP", 60_000)


@dataclass
class Ask:
    """Reads through a remote and waits for the answer."""

    remote: Remote
    qtbot: QtBot

    def __call__(self, query: Query[R]) -> R:
        found: list[R] = []
        self.remote.read(query, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]


@pytest.fixture
def ask(remote: Remote, qtbot: QtBot) -> Callable[[Query[R]], R]:
    """`ask(ReadRoom())`: the record as the remote reads it."""
    return Ask(remote, qtbot)


@pytest.fixture
def window(engine: Engine, settings: Settings, qtbot: QtBot) -> Iterator[Window]:
    """The whole window on the sample, its first panel shown."""
    made = Window(settings, engine.reach)
    made.complete()
    made.resize(1440, 900)
    made.show()
    made.open_file(engine.path)
    qtbot.waitUntil(lambda: made.workspace is not None and made.workspace.course.activity is not None)
    yield made
    made.close()
    made.deleteLater()
