"""A file that appears whole or not at all: written beside its place, flushed, then put there at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.reasons import reason

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at `path` when the block ends well; otherwise nothing changes.

    Raises `Refused` (DISK_FULL, CANNOT_WRITE).
    """
    part = path.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        if error.errno in _FULL:
            raise Refused(Refusal.DISK_FULL) from error
        raise Refused(Refusal.CANNOT_WRITE, name=path.name, reason=reason(error)) from error
    finally:
        part.unlink(missing_ok=True)
