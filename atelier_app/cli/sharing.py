"""What several commands share: the door of a file, the workshop that is meant, progress, an orderly end."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from atelier_app.cli.stopped import Stopped
from atelier_app.support.language import _

if TYPE_CHECKING:
    from atelier_app.domain.door import Door
    from atelier_app.domain.initiative import Workshop


@contextmanager
def opened(path: Path) -> Iterator[Door]:
    """The door of a file: its engine's where one runs, else one of this process alone. Raises `Refused`."""
    from atelier_app.link import engines

    link = engines.find(path)
    if link is not None:
        try:
            yield link
        finally:
            link.close()
        return
    from atelier_app.link.serving import Serving
    from atelier_app.workshop.door import Workshop as OwnDoor

    with Serving(path):
        door = OwnDoor(path)
        try:
            yield door
        finally:
            door.close()


def check_apart(path: Path, out: Path) -> None:
    """Raises `Stopped` where what is to be written would replace an initiative, which may be called anything."""
    if out.suffix.lower() == ".atelier" or _is_same(path, out):
        raise Stopped(
            _("{name} is an initiative and stays: please choose another name.").format(name=out.name)
        )


def _is_same(path: Path, out: Path) -> bool:
    return path.exists() and out.exists() and path.samefile(out)


@contextmanager
def tidy_when_terminated() -> Iterator[None]:
    """Told to end, as the window does to cancel, it leaves no half-written file, nor an engine, behind."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def chosen_workshop(workshops: tuple[Workshop, ...], asked: str) -> str:
    """The workshop of this number, from 1, or of this title, or whose title alone contains these words."""
    from atelier_app.domain.text import fold

    if asked.isdecimal() and 1 <= int(asked) <= len(workshops):
        return workshops[int(asked) - 1].id
    exact = [workshop for workshop in workshops if fold(workshop.title) == fold(asked)]
    close = exact or [workshop for workshop in workshops if fold(asked) in fold(workshop.title)]
    if len(close) != 1:
        titles = "; ".join(f"{number}. {workshop.title}" for number, workshop in enumerate(workshops, 1))
        message = _("No single workshop is meant by “{asked}”. There are: {titles}")
        raise Stopped(message.format(asked=asked, titles=titles))
    return close[0].id


def telling(asked: bool) -> Callable[[int, int], None]:
    """Where progress goes: a line each on the output when it was asked for (`progress 3/12`), else nowhere."""
    return _tell_progress if asked else _tell_nobody


def _tell_progress(done: int, total: int) -> None:
    print(f"progress {done}/{total}", flush=True)


def _tell_nobody(_done: int, _total: int) -> None:
    """Nobody asked."""
