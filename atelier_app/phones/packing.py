"""Long answers travel packed to phones that take that, which all of the last twenty years do."""

from __future__ import annotations

import gzip

from starlette.types import Scope

from atelier_app.phones.forms import header

# A room loads its pages at once, and packing a short one costs more time than it saves.
FROM = 16 * 1024
_HEADERS = {"content-encoding": "gzip", "vary": "accept-encoding"}


def pack(content: bytes) -> bytes:
    return gzip.compress(content, 6, mtime=0)


def takes_packed(scope: Scope) -> bool:
    return b"gzip" in header(scope, b"accept-encoding")


def packed(content: bytes, scope: Scope) -> tuple[bytes, dict[str, str]]:
    """What is sent for `content`, and the headers that say so."""
    if len(content) < FROM or not takes_packed(scope):
        return content, {}
    return pack(content), dict(_HEADERS)
