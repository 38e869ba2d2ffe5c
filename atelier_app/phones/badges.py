"""The badges of a phone: random tokens in its cookies; what is known of their holders is found by their hashes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import threading
from collections.abc import Iterable

from starlette.types import Scope

from atelier_app.domain.attendance import Attendee, FindBadge, ReadAttendee
from atelier_app.domain.badges import FindHolder, Holder
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Id
from atelier_app.domain.door import Door
from atelier_app.phones.forms import header

COOKIE, BESIDE = "badge", "beside"
"""The badge that the phone shows, and those of others who have signed with it."""
BESIDE_LIMIT = 5
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
    return token if is_token(token) else ""


def tokens_beside(scope: Scope) -> tuple[str, ...]:
    """The badges of the others who have signed with this phone."""
    found = dict.fromkeys(filter(is_token, cookie(scope, BESIDE).split(".")))
    return tuple(found)[:BESIDE_LIMIT]


def is_token(text: str) -> bool:
    return _TOKEN.fullmatch(text) is not None


def mint() -> str:
    """A fresh token: 192 random bits."""
    return secrets.token_urlsafe(24)


def cookie_header(name: str, value: str) -> tuple[str, str]:
    """`Lax` and not `Strict`: a badge is scanned by another program, and some would then hold the cookie back."""
    return "set-cookie", f"{name}={value}; Path=/; Max-Age={_WEEK}; HttpOnly; SameSite=Lax"


def participant_id(token: str, workshop_id: Id, first_name: str, last_name: str) -> Id:
    """The id that a walk-in gets: the same for the same form of the same phone, so that a retry adds nobody."""
    said = f"{workshop_id}\0{token}\0{first_name}\0{last_name}"
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


class Badges:
    """Who holds a badge, remembered until something happens to that person. Safe from any thread."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._lock = threading.Lock()
        self._known: dict[tuple[Id, str], Attendee] = {}
        self._held: dict[Id, set[tuple[Id, str]]] = {}
        self._forgotten = 0
        self._secret = secrets.token_bytes(16)

    def find(self, workshop_id: Id, token: str) -> Attendee | None:
        """Who has signed in at the workshop with this token, and for which half-days."""
        if not token:
            return None
        known = self._known.get((workshop_id, token))
        if known is not None:
            return known
        before = self._forgotten
        holder = self._door.read(FindBadge(workshop_id, badge_hash(token)))
        found = self._door.read(ReadAttendee(workshop_id, holder.id)) if holder else None
        if found is not None:
            self._remember((workshop_id, token), found, before)
        return found

    def holder(self, token: str) -> Holder:
        """Whose badge this is, at whatever workshop."""
        return self._door.read(FindHolder(badge_hash(token)))

    def _remember(self, badge: tuple[Id, str], attendee: Attendee, before: int) -> None:
        with self._lock:
            if before == self._forgotten and len(self._known) < _CACHE_LIMIT:
                self._known[badge] = attendee
                self._held.setdefault(attendee.participant.id, set()).add(badge)

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

    def following(self, token: str, said: str) -> str:
        """The badge of whoever is handed the phone that holds `token`: the same when their form comes twice."""
        drawn = hmac.new(self._secret, f"{token}\0{said}".encode("utf-8", "replace"), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(drawn[:24]).decode()

    def client(self, token: str) -> str:
        """An opaque name of the phone, for the origin of its commands; another one after a restart."""
        return hashlib.blake2s(token.encode(), key=self._secret, digest_size=6).hexdigest()
