"""The gate that every request passes: whose name was called, from which site, how much; and what each answer carries."""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from atelier_app.domain.core import Refused
from atelier_app.phones import problems
from atelier_app.phones.flood import Flood
from atelier_app.phones.forms import header, limit_of
from atelier_app.phones.problems import Gone, Problem
from atelier_app.phones.reach import Reach
from atelier_app.support.sentences import SENTENCES

log = logging.getLogger(__name__)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# `same-origin` and not `no-referrer`: with the latter, browsers send `Origin: null` with our own forms.
_CARRIED = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
]
_NO_STORE = (b"cache-control", b"no-store")
# A room of 300 behind one address loads its pages within seconds; this is beyond any room.
_ADDRESS_RATE, _ADDRESS_BURST = 1000.0, 6000

ProblemPage = Callable[[Scope, Problem], Response]


def _is_this_computer(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _carrying(message: Message) -> list[tuple[bytes, bytes]]:
    """An answer's headers with those that each must carry; one that only leads elsewhere shows nothing to protect."""
    headers: list[tuple[bytes, bytes]] = message["headers"]
    if message["status"] == 303:
        return [*headers, _NO_STORE]
    kept = any(name == b"cache-control" for name, _value in headers)
    return [*headers, *_CARRIED] if kept else [*headers, *_CARRIED, _NO_STORE]


class Gate:
    """The outermost layer: checks each request, adds the headers of every answer, explains what went wrong."""

    def __init__(self, app: ASGIApp, reach: Reach, page: ProblemPage) -> None:
        self._app = app
        self._reach = reach
        self._page = page
        self._flood = Flood(_ADDRESS_RATE, _ADDRESS_BURST)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def carrying(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = _carrying(message)
            await send(message)

        # Makes Starlette's router raise what it has no page for, rather than answer in its own words.
        scope["app"] = self
        try:
            self._check(scope)
            await self._app(scope, receive, carrying)
        except Gone:
            return
        except Problem as problem:
            await self._page(scope, problem)(scope, receive, carrying)
        except Refused as refused:
            await self._page(scope, _refusal(refused))(scope, receive, carrying)
        except HTTPException as error:
            await self._page(scope, _in_our_words(error))(scope, receive, carrying)
        except Exception:
            log.exception("%s %s failed", scope["method"], _speakable(scope["path"]))
            if started:
                raise
            await self._page(scope, Problem(500, problems.FAILED))(scope, receive, carrying)

    def _check(self, scope: Scope) -> None:
        host, length = header(scope, b"host"), header(scope, b"content-length")
        if not self._reach.knows(host):
            raise Problem(421, problems.WRONG_HOST, address=self._reach.address)
        if scope["method"] == "POST":
            _check_sender(host, header(scope, b"origin"), header(scope, b"sec-fetch-site"))
        if length and int(length) > limit_of(scope["path"]):
            raise Problem(413, problems.too_large(scope["path"]))
        client = scope["client"][0] if scope["client"] else ""
        if not self._flood.allows(client) and not _is_this_computer(client):
            raise Problem(429, problems.TOO_FAST, (("retry-after", "5"),))


def _speakable(path: str) -> str:
    """An address as it may be logged: without a badge's token."""
    return "/b/…" if path.startswith("/b/") else path


def _refusal(refused: Refused) -> Problem:
    """What was to be shown is there no more, or not to be read just now."""
    facts = {name: str(fact) for name, fact in refused.facts.items()}
    return Problem(problems.status_of(refused.code), SENTENCES[refused.code], (), **facts)


def _in_our_words(error: HTTPException) -> Problem:
    if error.status_code == 405:
        return Problem(405, problems.WRONG_METHOD, (("allow", (error.headers or {}).get("Allow", "")),))
    return Problem(404, problems.NOT_FOUND)


def _check_sender(host: bytes, origin: bytes, site: bytes) -> None:
    """A form must come from a page of ours; phones too old to say where from rely on the SameSite cookie."""
    foreign = origin and origin != b"http://" + host
    if foreign or (site and site not in (b"same-origin", b"none")):
        raise Problem(403, problems.FOREIGN_FORM)
