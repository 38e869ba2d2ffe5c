"""The badge of a phone: a random token in a cookie; what is known of its holder is found by its hash."""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from collections.abc import Iterable

from starlette.types import Scope

from atelier_app.domain.attendance import FindBadge, Participant
from atelier_app.domain.core import Id
from atelier_app.domain.door import Door
from atelier_app.domain.polls import badge_hash
from atelier_app.phones.forms import header

COOKIE = "badge"
_WEEK = 7 * 24 * 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
_CACHE_LIMIT = 20_000


def cookie(scope: Scope, name: str) -> str:
    """The value of a cookie, or an empty text."""
    for part in header(scope, b"cookie").decode("latin-1").split(";"):
        key, _equals, value = part.partition("=")
        if key.strip() == name:
            return value.strip()
    return ""


def token_of(scope: Scope) -> str:
    """The badge's token, or an empty text when there is none of the right shape."""
    token = cookie(scope, COOKIE)
    return token if _TOKEN.fullmatch(token) else ""


def mint() -> str:
    """A fresh token: 192 random bits."""
    return secrets.token_urlsafe(24)


def cookie_header(name: str, value: str) -> tuple[str, str]:
    return "set-cookie", f"{name}={value}; Path=/; Max-Age={_WEEK}; HttpOnly; SameSite=Strict"


def participant_id(token: str, workshop_id: Id, first_name: str, last_name: str) -> Id:
    """The id that a walk-in gets: the same for the same form of the same phone, so that a retry adds nobody."""
    said = f"{workshop_id}\0{token}\0{first_name}\0{last_name}"
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


class Badges:
    """Who holds a badge, remembered until something happens to that person. Safe from any thread."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._lock = threading.Lock()
        self._known: dict[tuple[Id, str], Participant] = {}
        self._held: dict[Id, set[tuple[Id, str]]] = {}
        self._forgotten = 0
        self._secret = secrets.token_bytes(16)

    def find(self, workshop_id: Id, token: str) -> Participant | None:
        """Who has signed in at the workshop with this token."""
        if not token:
            return None
        known = self._known.get((workshop_id, token))
        if known is not None:
            return known
        before = self._forgotten
        found = self._door.read(FindBadge(workshop_id, badge_hash(token)))
        if found is not None:
            self._remember((workshop_id, token), found, before)
        return found

    def _remember(self, badge: tuple[Id, str], holder: Participant, before: int) -> None:
        with self._lock:
            if before == self._forgotten and len(self._known) < _CACHE_LIMIT:
                self._known[badge] = holder
                self._held.setdefault(holder.id, set()).add(badge)

    def forget(self, people: Iterable[Id]) -> set[str]:
        """Asks the door again about these people from here on; the tokens of theirs that were known."""
        tokens: set[str] = set()
        with self._lock:
            self._forgotten += 1
            for person in people:
                for badge in self._held.pop(person, ()):
                    self._known.pop(badge, None)
                    tokens.add(badge[1])
        return tokens

    def client(self, token: str) -> str:
        """An opaque name of the phone, for the origin of its commands; another one after a restart."""
        return hashlib.blake2s(token.encode(), key=self._secret, digest_size=6).hexdigest()
