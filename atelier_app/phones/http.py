"""uvicorn as one part of a program, which has its own signals and its own log."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import uvicorn

from atelier_app.phones.connections import Connection
from atelier_app.phones.site import Site

_CONNECTIONS = 6000


class HttpServer(uvicorn.Server):
    """Serves a site on sockets that listen already; `should_exit` ends it."""

    def __init__(self, site: Site, backlog: int) -> None:
        self.site = site
        super().__init__(
            uvicorn.Config(
                site.app,
                http=Connection,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="error",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                backlog=backlog,
                limit_concurrency=_CONNECTIONS,
                timeout_keep_alive=20,
                timeout_graceful_shutdown=3,
            )
        )

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves the signals to the program."""
        yield
