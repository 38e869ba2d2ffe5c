"""Forms as phones send them: read as they arrive, limited, decoded without ever failing on odd bytes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope

from atelier_app.domain.core import Refused
from atelier_app.domain.signature import TEXT_LIMIT
from atelier_app.phones.problems import TOO_LARGE, WRONG_TYPE, Gone, Problem

# The largest thing that a phone has to send is a signature, its commas and spaces encoded.
BODY_LIMIT = TEXT_LIMIT + 16 * 1024
# A table's ideas, three hundred of them.
LINES_LIMIT = 256 * 1024
# What a phone's camera makes; it is sent smaller where there is a script.
PHOTO_LIMIT = 12 * 1024 * 1024
FIELDS_LIMIT = 500
_CONTROLS = {"Cc", "Cs"}
_HEADERS = "atelier.headers"
_TYPE = b"application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Form:
    """The fields in the order they were sent, repeated ones included."""

    fields: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str:
        """The first value of that name, or an empty text."""
        return next((value for key, value in self.fields if key == name), "")


@dataclass(frozen=True)
class Typed:
    """What a refused form held, and why it was refused; shown again in place.

    `done` is what was done just now, `notice` a sentence (untranslated) to show above all else.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    refused: Refused | None = None
    done: str = ""
    notice: str = ""


NOTHING_TYPED = Typed()


def printable(text: str) -> str:
    """Without the controls that no page can hold."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _CONTROLS)


def limit_of(path: str) -> int:
    """How many bytes may be sent to an address."""
    if path.startswith("/photo/"):
        return PHOTO_LIMIT
    return LINES_LIMIT if path == "/table" else BODY_LIMIT


def header(scope: Scope, name: bytes) -> bytes:
    """The header of that (lower-case) name, or nothing; the last one when there are several."""
    if _HEADERS not in scope:
        scope[_HEADERS] = dict(scope["headers"])
    value: bytes = scope[_HEADERS].get(name, b"")
    return value


async def _body(receive: Receive, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        part: bytes = message.get("body", b"")
        size += len(part)
        if size > limit:
            raise Problem(413, TOO_LARGE)
        parts.append(part)
        if not message.get("more_body", False):
            return parts[0] if len(parts) == 1 else b"".join(parts)


async def read_form(scope: Scope, receive: Receive) -> Form:
    """The form of a POST. Raises `Problem` (413 too large, 415 not a form) and `Gone`."""
    if header(scope, b"content-type").partition(b";")[0].strip().lower() != _TYPE:
        raise Problem(415, WRONG_TYPE)
    text = (await _body(receive, limit_of(scope["path"]))).decode("utf-8", "replace")
    if text.count("&") >= FIELDS_LIMIT:
        raise Problem(413, TOO_LARGE)
    return Form(_fields(text))


def _fields(text: str) -> tuple[tuple[str, str], ...]:
    if "%" in text or "+" in text:
        return tuple(parse_qsl(text, keep_blank_values=True, errors="replace"))
    # Nothing is encoded in a ballot, and three hundred of them may come at once: splitting is eight times faster.
    pairs = (pair.partition("=") for pair in text.split("&") if pair)
    return tuple((name, value) for name, _equals, value in pairs)
