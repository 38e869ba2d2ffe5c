"""The style, script and icon of the pages: read once, named by their content so that phones keep them for good."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from atelier_app.phones.problems import NOT_FOUND, Problem
from atelier_app.support.places import resource

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_NAMES = ("phone.css", "phone.js", "icon.svg")


@dataclass(frozen=True)
class Asset:
    """One static file; `url` changes whenever its content does."""

    name: str
    content: bytes
    url: str


def _load(name: str) -> Asset:
    content = resource("static", name).read_bytes()
    return Asset(name, content, f"/static/{name}?{hashlib.sha256(content).hexdigest()[:8]}")


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
        }
        return Response(asset.content, headers=headers)
