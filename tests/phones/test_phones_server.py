"""The server's socket and address."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx
import pytest

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.phones import server as module
from atelier_app.phones.interfaces import Interface
from atelier_app.phones.server import PhonesServer
from atelier_app.workshop.door import Workshop
from tests.fixtures_phones import HttpPhone, serving
from tests.stage import refusal


@contextmanager
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_a_busy_port_means_the_next_one(workshop: Workshop) -> None:
    with taken() as port, serving(workshop, port=port) as server:
        assert server.port > port
        assert server.address == f"http://127.0.0.1:{server.port}"
        assert httpx.get(server.address, trust_env=False).status_code == 200


def test_no_free_port_is_said(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PORTS_TRIED", 1)
    with taken() as port:
        assert refusal(PhonesServer(workshop, host="127.0.0.1", port=port).bind) is Refusal.NO_FREE_PORT


@pytest.mark.parametrize("host", ["192.0.2.1", "localhost", "not an address", "::1", ""])
def test_an_address_that_is_not_ours_is_said(workshop: Workshop, host: str) -> None:
    server = PhonesServer(workshop, host=host, port=0)
    if host:
        assert refusal(server.bind) is Refusal.BAD_ADDRESS


def test_the_port_is_free_again_after_the_end(workshop: Workshop) -> None:
    with serving(workshop) as server:
        port = server.port
        assert httpx.get(server.address, trust_env=False).status_code == 200
    with serving(workshop, port=port) as again:
        assert again.port == port


def test_a_server_stopped_before_it_ran_ends_at_once(workshop: Workshop) -> None:
    server = PhonesServer(workshop, host="127.0.0.1", port=0)
    server.bind()
    server.stop()
    asyncio.run(asyncio.wait_for(server.run(), 10))


def test_a_phone_that_comes_before_the_site_is_loaded_waits_in_line(workshop: Workshop) -> None:
    server = PhonesServer(workshop, host="127.0.0.1", port=0)
    server.bind()
    with ThreadPoolExecutor(1) as phone:
        answer = phone.submit(httpx.get, server.address, trust_env=False, timeout=20)
        with _running(server):
            assert answer.result(20).status_code == 200


def test_answers_leave_at_once_on_a_connection_that_was_kept(workshop: Workshop) -> None:
    # A socket not known to be TCP would keep Nagle's algorithm, and each answer wait for 40 ms.
    listener = module.first_free("127.0.0.1", 0)
    with listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_a_changed_address_is_told_and_one_that_still_works_is_kept(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [Interface("wlan0", "192.168.1.5")]
    monkeypatch.setattr(module, "interfaces", lambda: tuple(found))
    monkeypatch.setattr(module, "EVERYWHERE", "127.0.0.1")
    monkeypatch.setattr(module, "WATCH_SECONDS", 0.01)
    server = PhonesServer(workshop, port=0)
    server.bind()
    assert server.address == f"http://192.168.1.5:{server.port}"
    heard: list[str] = []
    changed = threading.Event()

    def note() -> None:
        heard.append(server.address)
        changed.set()

    server.on_change = note
    with _running(server):
        found.insert(0, Interface("eth0", "10.0.0.7"))
        host = {"host": f"10.0.0.7:{server.port}"}
        local = f"http://127.0.0.1:{server.port}"
        _until(lambda: httpx.get(local, headers=host, trust_env=False).status_code == 200)
        assert not heard
        del found[1]
        assert changed.wait(10)
        assert heard == [f"http://10.0.0.7:{server.port}"]
        gone = {"host": f"192.168.1.5:{server.port}"}
        assert httpx.get(local, headers=gone, trust_env=False).status_code == 421


@contextmanager
def _running(server: PhonesServer) -> Iterator[None]:
    thread = threading.Thread(target=lambda: asyncio.run(server.run()))
    thread.start()
    yield
    server.stop()
    thread.join(20)


def _until(condition: Callable[[], bool]) -> None:
    for _turn in range(2000):
        if condition():
            return
    raise AssertionError("it never came true")


def test_before_any_workshop_the_page_says_to_wait(workshop: Workshop) -> None:
    with serving(workshop) as server:
        phone = HttpPhone(server.address)
        assert phone.answer.status_code == 200
        assert "not started yet" in phone.text
        assert '<form id="signin"' not in phone.text
        assert phone.sign_in().answer.status_code == 409
        phone.http.close()


def test_refused_is_what_bind_raises(workshop: Workshop) -> None:
    with pytest.raises(Refused):
        PhonesServer(workshop, host="999.1.1.1").bind()
