"""Which engine serves which file: the note it leaves for those who look for it, and the lock it holds."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support import places


@dataclass(frozen=True)
class RunFile:
    """How to reach a running engine. `key` is its secret in hexadecimal, `phones` the address phones use."""

    pid: int
    address: str
    key: str
    phones: str
    version: str


def name_of(path: Path) -> str:
    """A short name for an initiative's file, the same by whatever way it is reached."""
    resolved = os.path.normcase(path.resolve())
    return hashlib.sha256(os.fsencode(resolved)).hexdigest()[:16]


def place_of(path: Path) -> Path:
    """Where the run file of an initiative's file is, or would be."""
    return places.runtime() / f"{name_of(path)}.json"


def lock_of(path: Path) -> Path:
    """The lock that the engine of a file holds as long as it lives."""
    return places.runtime() / f"{name_of(path)}.lock"


def read(path: Path) -> RunFile | None:
    """What the engine of a file says, which may have died since; None when there is nothing legible."""
    try:
        return RunFile(**json.loads(place_of(path).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def write(path: Path, content: RunFile) -> None:
    """Says it to this user alone, all at once. Raises `OSError`."""
    _write_whole(place_of(path), asdict(content))


def remove(path: Path) -> None:
    place_of(path).unlink(missing_ok=True)


def _write_whole(place: Path, content: dict[str, Any]) -> None:
    descriptor, partial = tempfile.mkstemp(dir=place.parent)  # mode 0600
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(content, file)
        Path(partial).replace(place)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise


# --- why an engine that was asked for did not start

REFUSAL_VARIABLE = "ATELIER_REFUSAL"
"""Names the file where an engine that cannot start says why."""


def leave_refusal(refused: Refused) -> None:
    """Tells whoever started this process why it ends; nothing when nobody asked."""
    if place := os.environ.get(REFUSAL_VARIABLE):
        with suppress(OSError):
            _write_whole(Path(place), {"code": refused.code, "facts": dict(refused.facts)})


def take_refusal(place: Path) -> Refused | None:
    """What the process that was started said, if it did; the file is then gone."""
    try:
        said = json.loads(place.read_bytes())
        return Refused(Refusal(said["code"]), **said["facts"])
    except (OSError, ValueError, TypeError, KeyError):
        return None
    finally:
        place.unlink(missing_ok=True)
