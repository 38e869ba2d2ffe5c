"""A megabyte kept beside the file, so that a full disk still has room for the votes under way."""

from __future__ import annotations

import logging
import os
from pathlib import Path

SIZE = 1024 * 1024
log = logging.getLogger(__name__)


class Ballast:
    """The spare room of one file; made when it can be, dropped when the disk is full."""

    def __init__(self, path: Path) -> None:
        place = path.resolve()  # on the file's own disk, whatever link led to it
        self._path = place.with_name(f".{place.name}.ballast")
        try:
            # Random bytes: a sparse or compressed file would hold no room.
            self._path.write_bytes(os.urandom(SIZE))
        except OSError:
            log.warning("there is no room for the ballast")
            self.drop()

    def drop(self) -> None:
        """Gives the room back to the disk, as far as the disk lets it."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("the ballast could not be dropped: %s", error.strerror)
