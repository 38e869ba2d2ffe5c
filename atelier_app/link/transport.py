"""The wire: a local socket or named pipe, whose two ends prove to each other that they know the same key."""

from __future__ import annotations

import hmac
import os
import secrets
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Client, Listener
from pathlib import Path
from typing import Protocol

from atelier_app.support import places

HANDSHAKE_SECONDS = 5.0
_WINDOWS = sys.platform == "win32"
# The system's limit for a socket's path is 104 bytes on macOS, 108 on Linux.
_PATH_LIMIT = 100
_NONCE = 32


class Pipe(Protocol):
    """A connection as `multiprocessing` makes it, by whatever means of the system."""

    def send_bytes(self, buf: bytes, /) -> None: ...

    def recv_bytes(self, maxlength: int | None = None) -> bytes: ...

    def fileno(self) -> int: ...

    def close(self) -> None: ...


def new_key() -> bytes:
    """A fresh secret, told only through the run file."""
    return secrets.token_bytes(32)


def new_address(name: str) -> str:
    """Where an engine may listen; `name` is short and the same for the same file."""
    if _WINDOWS:
        return rf"\\.\pipe\atelier-{name}-{secrets.token_hex(8)}"
    path = places.runtime() / f"{name}.sock"
    if len(os.fsencode(path)) > _PATH_LIMIT:
        return str(Path(tempfile.mkdtemp(prefix="atelier-")) / "engine.sock")
    path.unlink(missing_ok=True)  # a killed engine's; whoever asks holds the file's lock
    return str(path)


def forget_address(address: str) -> None:
    """Removes what a listener, even a killed one, left on the disk."""
    if _WINDOWS:
        return
    path = Path(address)
    path.unlink(missing_ok=True)
    if path.parent.name.startswith("atelier-") and path.parent != places.runtime():
        with suppress(OSError):
            path.parent.rmdir()


def listen(address: str) -> Listener:
    """Connections are accepted as they come; `authenticate` each on a thread of its own."""
    return Listener(address, "AF_PIPE" if _WINDOWS else "AF_UNIX", backlog=64)


def connect(address: str, key: bytes) -> Pipe:
    """An authenticated connection. Raises `OSError` when nobody listens, answers in time or knows the key."""
    connection = call(address)
    try:
        authenticate(connection, key, engine=False)
    except BaseException:
        connection.close()
        raise
    return connection


def call(address: str) -> Pipe:
    """A connection that has proved nothing yet. Raises `OSError` when nobody listens."""
    return Client(address, "AF_PIPE" if _WINDOWS else "AF_UNIX")


def authenticate(connection: Pipe, key: bytes, *, engine: bool) -> None:
    """Both ends prove that they know `key` without telling it. Raises `OSError` (PermissionError when they don't)."""
    with _in_time(connection):
        try:
            ours = secrets.token_bytes(_NONCE)
            connection.send_bytes(ours)
            theirs = connection.recv_bytes(_NONCE)
            nonces = ours + theirs if engine else theirs + ours
            connection.send_bytes(_proof(key, nonces, engine=engine))
            proof = connection.recv_bytes(_NONCE)
        except EOFError as error:
            raise ConnectionResetError("the other end hung up") from error
    if not hmac.compare_digest(proof, _proof(key, nonces, engine=not engine)):
        raise PermissionError("the other end does not know the key")


def _proof(key: bytes, nonces: bytes, *, engine: bool) -> bytes:
    # The role is signed too, so that a proof can't be sent back to whoever made it.
    return hmac.digest(key, (b"engine" if engine else b"window") + nonces, "sha256")


@contextmanager
def _in_time(connection: Pipe) -> Iterator[None]:
    """Hangs up on an end that stays silent."""
    timer = threading.Timer(HANDSHAKE_SECONDS, hang_up, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def hang_up(connection: Pipe) -> None:
    """Ends a connection from any thread: its reader and writer wake with an error. Closing it stays theirs."""
    with suppress(OSError):
        if _WINDOWS:
            connection.close()
        else:
            with socket.socket(fileno=os.dup(connection.fileno())) as end:
                end.shutdown(socket.SHUT_RDWR)
