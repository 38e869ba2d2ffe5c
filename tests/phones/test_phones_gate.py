"""What every request passes: names, origins, methods, sizes, and the headers of every answer."""

from __future__ import annotations

import socket
from collections.abc import Callable
from time import monotonic

import pytest

from atelier_app.domain.core import Refused
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.reach import Reach
from atelier_app.phones.server import PhonesServer
from tests.fixtures_phones import HttpPhone
from tests.quiet_log import ExpectedLog
from tests.stage import Stage

Scan = Callable[[], HttpPhone]


@pytest.fixture
def anne(stage: Stage, phone: Scan) -> HttpPhone:
    stage.enter(ActivityKind.IDEAS)
    return phone().sign_in()


def raw(server: PhonesServer, request: bytes) -> bytes:
    """What a bare socket is answered, up to the end of the connection or the first answer's end."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
        return b"".join(parts)


@pytest.mark.parametrize("address", ["/", "/privacy", "/nowhere", "/static/phone.css"])
def test_every_answer_is_fenced_in(anne: HttpPhone, address: str) -> None:
    headers = anne.open(address).answer.headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store" or address.startswith("/static/")


@pytest.mark.parametrize("address", ["/", "/privacy"])
def test_pages_ask_nothing_of_another_host_and_hold_no_script_or_style(anne: HttpPhone, address: str) -> None:
    page = anne.open(address).answer.text
    assert "http://" not in page
    assert "https://" not in page
    assert " style=" not in page
    assert "<style" not in page
    assert " on" not in {part[:3] for part in page.split('="')}
    assert page.count("<script") == page.count("<script src=")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example:80",
        "",
        "[",
        "192.0.2.7",
        "[::1].evil.example",
        "localhost:evil",
        "127.0.0.1:80:80",
        "localhost.",
    ],
)
def test_another_host_name_is_told_the_right_address(
    phones: PhonesServer, anne: HttpPhone, host: str
) -> None:
    answer = anne.http.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert phones.address in answer.text


@pytest.mark.parametrize(
    "host", [b"127.0.0.1:8080", b"localhost", b"[::1]:80", b"LOCALHOST:1", b"192.168.1.5"]
)
def test_our_own_names_are_known(host: bytes) -> None:
    assert Reach("", frozenset({"192.168.1.5"})).knows(host)


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}],
)
def test_a_form_from_another_site_is_not_taken(anne: HttpPhone, headers: dict[str, str]) -> None:
    fields = {"board": anne.hidden("board"), "text": "Un bus"}
    assert anne.http.post("/idea", data=fields, headers=headers).status_code == 403
    own = {"origin": str(anne.http.base_url).rstrip("/"), "sec-fetch-site": "same-origin"}
    assert anne.http.post("/idea", data=fields, headers=own).status_code == 303


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", "/vote"),
        ("PUT", "/"),
        ("DELETE", "/idea"),
        ("POST", "/events"),
        ("OPTIONS", "/"),
        ("POST", "/"),
    ],
)
def test_a_wrong_method_is_answered_with_a_sentence(anne: HttpPhone, method: str, address: str) -> None:
    answer = anne.http.request(method, address)
    assert answer.status_code == 405
    assert answer.headers["allow"]
    assert "<h1" in answer.text


def test_a_form_of_ten_megabytes_is_refused_without_being_kept(phones: PhonesServer, anne: HttpPhone) -> None:
    answer = anne.http.post("/idea", data={"text": "a" * 10_000_000})
    assert answer.status_code == 413
    assert "<h1" in answer.text
    assert anne.open().answer.status_code == 200


def test_a_form_that_does_not_say_its_size_is_counted_as_it_comes(anne: HttpPhone) -> None:
    parts = (b"text=" + b"a" * 10_000 for _part in range(1000))
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert anne.http.post("/idea", content=parts, headers=kind).status_code == 413
    assert anne.open().answer.status_code == 200


def test_too_many_fields_are_refused(anne: HttpPhone) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert anne.http.post("/vote", content=b"a=1&" * 5000, headers=kind).status_code == 413


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain", ""])
def test_what_is_no_form_is_not_taken(anne: HttpPhone, kind: str) -> None:
    answer = anne.http.post("/idea", content=b'{"text": "Un bus"}', headers={"content-type": kind})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "body", [b"%zz=%", b"%ff%fe=1&text=%c3", b"\xff\xfe\x00", b"&&&===", b"text=%00&id=%0d%0a"]
)
def test_broken_encodings_are_read_as_well_as_they_can_be(anne: HttpPhone, body: bytes) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    for path in ("/idea", "/vote", "/signin", "/language"):
        answer = anne.http.post(path, content=body, headers=kind)
        assert answer.status_code in (303, 403, 409, 422)
        assert b"\0" not in answer.content


@pytest.mark.parametrize(
    "request_",
    [
        b"rubbish\r\n\r\n",
        b"GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
        b"GET /\xc3\xa9 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
        b"GET //evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"POST /vote HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
    ],
)
def test_rubbish_is_answered_and_breaks_nothing(
    phones: PhonesServer, anne: HttpPhone, request_: bytes
) -> None:
    assert raw(phones, request_).startswith(b"HTTP/1.1 4")
    assert anne.open().answer.status_code == 200


def test_a_phone_that_hangs_up_in_the_middle_breaks_nothing(phones: PhonesServer, anne: HttpPhone) -> None:
    with socket.create_connection(("127.0.0.1", phones.port), timeout=10) as connection:
        connection.sendall(
            b"POST /vote HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            b"Content-Length: 500\r\n\r\npoll="
        )
    assert anne.open().answer.status_code == 200


def test_a_form_in_a_loop_is_slowed_down(
    phones: PhonesServer, anne: HttpPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert phones._http is not None
    now = monotonic()
    monkeypatch.setattr(phones._http.site._flood, "_now", lambda: now)  # however slow the loop
    fields = {"board": "", "text": ""}
    answers = {anne.http.post("/idea", data=fields).status_code for _turn in range(80)}
    assert 429 in answers
    assert anne.open().answer.status_code == 200


def test_a_bug_is_told_in_a_sentence_and_logged(
    stage: Stage, anne: HttpPhone, log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.expect("GET / failed")
    monkeypatch.setattr("atelier_app.phones.pages.Pages.room", lambda *_all: 1 / 0)
    anne.open()
    assert anne.answer.status_code == 500
    assert "<h1" in anne.text
    assert "Zero" not in anne.text


def test_what_cannot_be_read_any_more_is_told_in_its_own_sentence(
    anne: HttpPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_all: object) -> str:
        raise Refused(Refusal.UNKNOWN_POLL)

    monkeypatch.setattr("atelier_app.phones.pages.Pages.room", gone)
    assert anne.open().answer.status_code == 409
    assert "no longer in the workshop" in anne.text
