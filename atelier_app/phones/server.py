"""The phones' server: its socket, the address it is found at, and its life from start to stop.

What speaks HTTP is heavy and is loaded last: the window gets to work meanwhile, and the first phones wait in line.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import logging
import socket
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.door import AsyncDoor
from atelier_app.phones.interfaces import interfaces
from atelier_app.phones.reach import Reach
from atelier_app.support.clock import Clock, system_clock

if TYPE_CHECKING:
    from atelier_app.phones.http import HttpServer

log = logging.getLogger(__name__)

EVERYWHERE = "0.0.0.0"  # noqa: S104 - phones come from the network: that is what it is for
PORTS_TRIED = 50
WATCH_SECONDS = 3.0
_BACKLOG = 2048
_BUSY = {errno.EADDRINUSE, errno.EACCES}


def _listen(host: str, port: int) -> socket.socket:
    # The protocol is said out loud: asyncio turns Nagle's algorithm off only for sockets known to be TCP, and
    # with it every answer on a connection that was kept would wait 40 ms for the phone's delayed acknowledgement.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    # Windows would share the port with another program; elsewhere it only lets a restart have it back at once.
    if sys.platform == "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def first_free(host: str, port: int) -> socket.socket:
    """A listening socket on `port` or the next free one (0: any). Raises `Refused` (BAD_ADDRESS, NO_FREE_PORT)."""
    try:
        ipaddress.IPv4Address(host)
    except ValueError as error:
        raise Refused(Refusal.BAD_ADDRESS, address=host) from error
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        try:
            return _listen(host, candidate)
        except OSError as error:
            if error.errno not in _BUSY:
                raise Refused(Refusal.BAD_ADDRESS, address=host) from error
    raise Refused(Refusal.NO_FREE_PORT, port=port)


def _allow_many_sockets() -> None:
    """Three hundred phones hold several connections each; some systems allow 256 or 1,024 in all at first."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 16384 if hard == resource.RLIM_INFINITY else min(16384, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class PhonesServer:
    """Serves the phone pages of one door. `on_change` is called on the server's loop when `address` or `phones` changes."""

    def __init__(
        self, door: AsyncDoor, *, host: str | None = None, port: int = 8080, clock: Clock = system_clock
    ) -> None:
        """`host`: the one numeric address to serve on, else all of them."""
        self._host = host
        self._port = port
        self._door, self._clock = door, clock
        self._reach = Reach()
        self._socket: socket.socket | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._http: HttpServer | None = None
        self._stopped = False
        self.on_change: Callable[[], None] | None = None

    # --- where

    @property
    def port(self) -> int:
        """The port once bound, else the one wanted."""
        return self._port

    @property
    def address(self) -> str:
        """Where phones find it, as in "http://192.168.1.5:8080"."""
        return self._reach.address

    @property
    def phones(self) -> int:
        """How many phones have a page open."""
        return self._http.site.hub.phones if self._http else 0

    def bind(self) -> None:
        """Takes its port. Raises `Refused` (NO_FREE_PORT, BAD_ADDRESS)."""
        self._socket = first_free(self._host or EVERYWHERE, self._port)
        self._port = self._socket.getsockname()[1]
        self._look_around()

    def _look_around(self) -> bool:
        """Notes the addresses of this computer; whether the best one has changed."""
        if self._host and self._host != EVERYWHERE:
            found: tuple[str, ...] = (self._host,)
        else:
            found = tuple(interface.address for interface in interfaces())
        before = self._reach.address
        self._reach.hosts = frozenset(found)
        # The address in the QR code stays as long as it works, whatever else comes up.
        current = before.removeprefix("http://").partition(":")[0]
        best = current if current in found else (found[0] if found else "127.0.0.1")
        self._reach.address = f"http://{best}:{self.port}"
        return self._reach.address != before

    # --- life

    def load(self) -> HttpServer:
        """Builds the site, which is half of an engine's start; `run` does it where nobody has."""
        from atelier_app.phones.http import HttpServer
        from atelier_app.phones.site import Site

        site = Site(self._door, self._reach, self._clock)
        site.hub.on_change = self._changed
        self._http = HttpServer(site, _BACKLOG)
        return self._http

    async def run(self) -> None:
        """Serves until `stop`. Call `bind` first."""
        assert self._socket is not None, "bind() comes first"
        http = self._http or self.load()
        _allow_many_sockets()
        self._loop = asyncio.get_running_loop()
        http.should_exit = self._stopped
        http.site.hub.start()
        watching = asyncio.ensure_future(self._watch())
        try:
            await http.serve(sockets=[self._socket])
        finally:
            watching.cancel()
            http.site.hub.close()
            self._socket.close()

    def stop(self) -> None:
        """Ends the pages' streams, answers what was asked, and makes `run` return. Safe from any thread."""
        self._stopped = True
        if self._loop is not None and not self._loop.is_closed():
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._leave)

    def _leave(self) -> None:
        if self._http is not None:
            self._http.site.hub.close()
            self._http.should_exit = True

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            if self._look_around():
                log.info("the address has changed")
                self._changed()

    def _changed(self) -> None:
        if self.on_change is not None:
            self.on_change()
