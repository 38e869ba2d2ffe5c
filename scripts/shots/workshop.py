"""The sample workshop as the pictures show it: a real file, door, link and phones' server, a clock that is set."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from atelier_app.domain.core import Command
from atelier_app.domain.initiative import Initiative
from atelier_app.domain.room import EnterActivity, SetTimer
from atelier_app.exchange.sample import UNDER_WAY, Sample, fill, sample_id
from atelier_app.link import transport
from atelier_app.link.client import Link
from atelier_app.link.server import LinkServer
from atelier_app.link.status import EngineStatus
from atelier_app.phones.server import PhonesServer
from atelier_app.workshop import files
from atelier_app.workshop.door import Workshop

NOW = datetime(2021, 4, 8, 13, 2, tzinfo=UTC)
# What a village hall's access point would give: the pictures must not tell where they were taken.
SHOWN_ADDRESS = "http://192.168.1.20:8080"


class Watch:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def advance(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


class Engine:
    """The door of one file and both its servers, in this process."""

    def __init__(self, path: Path, initiative: Initiative) -> None:
        files.create(path, initiative)
        self.watch = Watch()
        self.path = path
        self.door = Workshop(path, self.watch)
        self.site = PhonesServer(self.door, host="127.0.0.1", port=0, clock=self.watch)
        self.site.bind()
        self._serving = threading.Thread(
            target=lambda: asyncio.run(self.site.run()), name="phones", daemon=True
        )
        self._serving.start()
        self._address, self._key = transport.new_address(path.stem), transport.new_key()
        self.link = LinkServer(self.door, self.status, lambda: None)
        self.link.start(self._address, self._key)
        self.site.on_change = self.link.status_changed

    def status(self) -> EngineStatus:
        return EngineStatus(
            file=str(self.path),
            address=SHOWN_ADDRESS,
            phones=self.site.phones,
            # The window's own clock runs, and says how long ago that was.
            backed_up_at=datetime.now(UTC) - timedelta(minutes=3),
            started_at=NOW,
        )

    def reach(self, _path: Path | None = None) -> Link:
        """A window's line to it."""
        return Link(self._address, self._key)

    def close(self) -> None:
        """In order: windows, phones, file."""
        self.link.close()
        self.site.stop()
        self._serving.join()
        self.door.close()
        transport.forget_address(self._address)


class Play:
    """Workshop 2 of the sample in one language, and the facilitator's steps through it."""

    def __init__(self, folder: Path, language: str) -> None:
        self.sample = Sample(language)
        title = self.sample.initiative.title
        self.engine = Engine(folder / f"{title}.atelier", self.sample.initiative)
        fill(self.engine.door, self.sample.commands())

    def do(self, *commands: Command) -> None:
        for command in commands:
            self.engine.door.execute(command)

    def enter(self, key: str, remaining: int) -> None:
        """Goes to an activity, its timer held so that every picture shows the same."""
        self.do(EnterActivity(sample_id(UNDER_WAY, key)), SetTimer(remaining, running=False))

    def close(self) -> None:
        self.engine.close()
