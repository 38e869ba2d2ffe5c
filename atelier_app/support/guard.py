"""The facilitator's code: what this computer keeps of it, whether it is asked for, the wait after wrong tries.

The lock keeps passers-by from the screen. It does not keep the owner of the account from the file, who can always
remove the code (`atelier forget-code`). Every answer is read anew from the disk: several windows share one code.
"""

from __future__ import annotations

import json
import logging
import os
import unicodedata
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.clock import Clock, system_clock
from atelier_app.support.places import code_file

if TYPE_CHECKING:
    from argon2 import PasswordHasher

logger = logging.getLogger(__name__)
LEAST = 4
FREE_TRIES = 3
FIRST_WAIT, LONGEST_WAIT = 10, 900
"""Seconds after the third wrong code, and at most; each further one doubles them."""


@dataclass(frozen=True)
class _Kept:
    """`until` is when the next try is heard: ISO 8601, UTC."""

    hash: str = ""
    locked: bool = False
    wrong: int = 0
    until: str = ""


_UNREADABLE = _Kept(hash="?", locked=True)
"""There may be a code, which none typed can be: asked for until the file can be read, and never written."""


class Guard:
    """The code of this computer's account. Safe from any thread; checking takes a moment, on purpose."""

    def __init__(self, file: Path | None = None, clock: Clock = system_clock) -> None:
        self._file = file or code_file()
        self._clock = clock
        self._last = _UNREADABLE

    @property
    def is_set(self) -> bool:
        return bool(self._read().hash)

    @property
    def is_locked(self) -> bool:
        """Whether the code is asked for, now and at the next start."""
        kept = self._read()
        return kept.locked and bool(kept.hash)

    @property
    def seconds_left(self) -> int:
        """How long until the next try is heard."""
        kept = self._read()
        return _left(kept, self._clock())

    def set_code(self, code: str) -> None:
        """Raises `Refused` (CODE_TOO_SHORT)."""
        typed = _typed(code)
        if len(typed) < LEAST:
            raise Refused(Refusal.CODE_TOO_SHORT, least=LEAST)
        self._write(replace(self._read(), hash=_hasher().hash(typed), wrong=0, until=""))

    def check(self, code: str) -> None:
        """Raises `Refused` (WRONG_CODE, CODE_TOO_SOON); a try counts before it is looked at, however that ends."""
        kept = self._read()
        if left := _left(kept, self._clock()):
            raise Refused(Refusal.CODE_TOO_SOON, seconds=left)
        wrong = kept.wrong + 1
        until = self._clock() + timedelta(seconds=wait_after(wrong))
        self._write(replace(kept, wrong=wrong, until=until.isoformat()))
        if kept.hash and not _is_right(kept.hash, code):
            raise Refused(Refusal.WRONG_CODE)
        self._write(replace(kept, wrong=0, until=""))

    def lock(self) -> None:
        """Asks for the code from here on; does nothing without one."""
        self._write(replace(self._read(), locked=True))

    def unlock(self, code: str) -> None:
        """Raises `Refused` as `check` does."""
        self.check(code)
        self._write(replace(self._read(), locked=False))

    def forget(self) -> bool:
        """Removes the code, and with it the lock; whether there was one."""
        there = self.is_set
        self._file.unlink(missing_ok=True)
        return there

    def _read(self) -> _Kept:
        """Without a file, or with one that says nothing, there is no code: whoever can spoil it could remove it as well.

        One that cannot be read just now says what it said before, and at first that the code is asked for.
        """
        try:
            said = json.loads(self._file.read_text("utf-8"))
            self._last = _Kept(
                str(said["hash"]), bool(said["locked"]), int(said["wrong"]), str(said["until"])
            )
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            self._last = _Kept()
        except OSError:
            logger.exception("the code cannot be read")
        return self._last

    def _write(self, kept: _Kept) -> None:
        if not kept.hash or kept.hash == _UNREADABLE.hash:
            return
        partial = self._file.with_suffix(".partial")
        with open(partial, "w", encoding="utf-8", opener=_private) as file:
            json.dump(asdict(kept), file)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self._file)
        self._last = kept


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong codes in a row."""
    if wrong < FREE_TRIES:
        return 0
    return min(LONGEST_WAIT, FIRST_WAIT << min(wrong - FREE_TRIES, 20))


def _left(kept: _Kept, now: datetime) -> int:
    try:
        left = (datetime.fromisoformat(kept.until) - now).total_seconds()
    except (ValueError, TypeError):
        return 0
    # A clock set back makes nobody wait longer than the rule says.
    return max(0, min(wait_after(kept.wrong), ceil(left)))


def _typed(code: str) -> str:
    """The same code however the keyboard composes its accents."""
    return unicodedata.normalize("NFKC", code).strip()


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()  # argon2id, with what RFC 9106 recommends for little memory


def _is_right(kept: str, code: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept, _typed(code))
    except (VerificationError, InvalidHashError):
        return False


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
