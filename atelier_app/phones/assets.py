"""The style, script and icon of the pages: read once, named by their content so that phones keep them for good."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from atelier_app.phones.packing import pack, takes_packed
from atelier_app.phones.problems import NOT_FOUND, Problem
from atelier_app.support.places import resource

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_NAMES = ("phone.css", "phone.js", "signing.js", "voting.js", "photo.js", "icon.svg")

_TEXTS = re.compile(r'"[^"\n]*"|`[^`]*`|[^"`]+')
_AROUND = {"css": re.compile(r"\s*([{};,>])\s*|(?<=:) "), "js": re.compile(r"\s*([-+*<>=!?:&|{}();,])\s*")}


def slim(text: str, kind: str) -> str:
    """Our own style or script without the comments and spaces that only people need.

    It knows no more of the two languages than our files use: comments on lines of their own, every statement
    ended by a semicolon, texts in double quotes or backquotes, no regular expression with a quote or a space.
    """
    if kind == "css":
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    text = "\n".join(line for line in lines if line and not line.startswith("//"))
    around = _AROUND[kind]
    parts = (part if part[0] in '"`' else around.sub(r"\1", part) for part in _TEXTS.findall(text))
    return "".join(parts)


@dataclass(frozen=True)
class Asset:
    """One static file; `url` changes whenever its content does."""

    name: str
    content: bytes
    packed: bytes
    url: str


def _load(name: str) -> Asset:
    content = resource("static", name).read_bytes()
    kind = name.rpartition(".")[2]
    if kind in _AROUND:
        content = slim(content.decode(), kind).encode()
    return Asset(name, content, pack(content), f"/static/{name}?{hashlib.sha256(content).hexdigest()[:8]}")


class Assets:
    """All of them, in memory."""

    def __init__(self) -> None:
        self._assets = {name: _load(name) for name in _NAMES}

    def url(self, name: str) -> str:
        return self._assets[name].url

    async def serve(self, request: Request) -> Response:
        """Raises `Problem` (404)."""
        asset = self._assets.get(request.path_params["name"])
        if asset is None:
            raise Problem(404, NOT_FOUND)
        headers = {
            "content-type": _TYPES[asset.name.rpartition(".")[2]],
            "cache-control": "public, max-age=31536000, immutable",
            "vary": "accept-encoding",
        }
        if takes_packed(request.scope):
            return Response(asset.packed, headers=headers | {"content-encoding": "gzip"})
        return Response(asset.content, headers=headers)
