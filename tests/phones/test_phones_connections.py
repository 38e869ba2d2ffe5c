"""Connections that send too much, too slowly, or come in too great a number."""

from __future__ import annotations

import socket

import httpx
import pytest

from atelier_app.phones import connections as module
from atelier_app.phones.server import PhonesServer

REQUEST = b"GET /privacy HTTP/1.1\r\nHost: 127.0.0.1\r\n"


def connected(phones: PhonesServer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", phones.port), timeout=10)


def heard(connection: socket.socket) -> bytes:
    """What is answered until the server hangs up."""
    parts = []
    try:
        while part := connection.recv(65536):
            parts.append(part)
    except ConnectionError:
        pass
    return b"".join(parts)


def send_without_end(connection: socket.socket, start: bytes) -> None:
    """Sixteen megabytes at the most, of headers or of one and the same header or address."""
    connection.sendall(start)
    for number in range(2000):
        connection.sendall(b"X-%d: %s\r\n" % (number, b"a" * 8000) if start == REQUEST else b"a" * 8000)


@pytest.mark.parametrize("start", [REQUEST, b"GET /", REQUEST + b"X: "])
def test_a_head_without_end_is_cut_short(phones: PhonesServer, start: bytes) -> None:
    with connected(phones) as connection, pytest.raises(ConnectionError):
        send_without_end(connection, start)
    assert httpx.get(phones.address, trust_env=False).status_code == 200


@pytest.mark.parametrize(
    "start", [b"", b"\r\n", REQUEST, b"POST /vote HTTP/1.1\r\nContent-Length: 9\r\n\r\na"]
)
def test_who_never_ends_a_request_is_hung_up_on(
    phones: PhonesServer, monkeypatch: pytest.MonkeyPatch, start: bytes
) -> None:
    monkeypatch.setattr(module, "REQUEST_SECONDS", 0.05)
    with connected(phones) as connection:
        connection.sendall(start)
        heard(connection)


def test_blank_lines_after_an_answer_hold_no_connection(
    phones: PhonesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REQUEST_SECONDS", 0.2)
    with connected(phones) as connection:
        connection.sendall(REQUEST + b"\r\n")
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        connection.sendall(b"\r\n")
        heard(connection)


def test_a_stream_outlives_the_time_for_a_request(
    phones: PhonesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REQUEST_SECONDS", 0.05)
    with connected(phones) as stream:
        stream.sendall(b"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        while b"data:" not in stream.recv(65536):
            pass
        stream.settimeout(0.3)
        with pytest.raises(TimeoutError):
            stream.recv(1)


def test_one_address_can_not_take_every_connection(
    phones: PhonesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PER_ADDRESS", 1)
    with connected(phones) as first:
        first.sendall(REQUEST + b"\r\n")
        assert first.recv(65536).startswith(b"HTTP/1.1 200")
        with connected(phones) as second:
            assert heard(second) == b""
