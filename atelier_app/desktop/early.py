"""Starts the engine of a file before Qt is even loaded, so that both get ready at the same time.

No more than that happens here: whoever opens the file takes the start over, with what it has to say.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atelier_app.link.engines import Starting

_started: dict[Path, Starting] = {}


def start(path: Path) -> None:
    """Starts it, unless one seems to be there already."""
    from atelier_app.link import engines, runfile

    if path.is_file() and runfile.read(path) is None:
        _started[path.absolute()] = engines.start(path)


def taken(path: Path) -> Starting | None:
    """What was started for this file, once."""
    return _started.pop(path.absolute(), None)
