"""A megabyte kept beside the file, so that a full disk still has room for the votes under way."""

from __future__ import annotations

import logging
from pathlib import Path

SIZE = 1024 * 1024
log = logging.getLogger(__name__)


class Ballast:
    """The spare room of one file; made when it can be, dropped when the disk is full."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(f".{path.name}.ballast")
        try:
            # Real bytes: a sparse file would hold no room.
            self._path.write_bytes(b"\xa5" * SIZE)
        except OSError:
            log.warning("there is no room for the ballast")
            self._path.unlink(missing_ok=True)

    def drop(self) -> None:
        """Gives the room back to the disk."""
        self._path.unlink(missing_ok=True)
