"""The engine as a process: its first words, its signals, and when it leaves by itself."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from atelier_app import app
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.link import engines, runfile
from atelier_app.link.serving import Serving
from tests.interpreter import ask

PATIENCE = 20
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start(path: Path) -> Iterator[Start]:
    """Starts `atelier serve` on the file; what still runs is killed after the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*words: str, **options: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "atelier_app", "serve", str(path), "--host", "127.0.0.1", *words]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        started.append(subprocess.Popen(command, text=True, **pipes))  # type: ignore[call-overload]
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda number: number.name
)
def test_it_says_its_address_first_and_a_signal_ends_it_in_order(
    start: Start, path: Path, number: signal.Signals
) -> None:
    process = start("--port", "0")
    address = address_of(process)
    assert httpx.get(address, trust_env=False).status_code == 200
    assert runfile.read(path) is not None
    process.send_signal(number)
    assert process.communicate(timeout=PATIENCE) == ("", "")
    assert process.returncode == 0
    assert runfile.read(path) is None
    assert not path.with_name(f"{path.name}-wal").exists()


def test_it_does_not_need_to_be_listened_to(start: Start, path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start("--port", "0", stdout=writing)
    os.close(writing)
    while (link := engines.find(path)) is None:
        assert process.poll() is None
    link.ping()
    link.close()
    process.terminate()
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0


def test_a_busy_port_means_the_next_one(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = address_of(start("--port", str(port)))
    assert said.startswith("http://127.0.0.1:")
    assert int(said.rpartition(":")[2]) > port


def test_after_a_crash_it_comes_back_where_phones_look_for_it(start: Start, path: Path) -> None:
    first = start("--port", "0")
    address = address_of(first)
    first.kill()
    first.wait(PATIENCE)
    assert address_of(start()) == address


def test_it_stays_for_a_phone_and_leaves_after_the_last(start: Start, path: Path) -> None:
    process = start("--port", "0", "--linger", "2")
    address = address_of(process)
    with httpx.Client(base_url=address, trust_env=False, timeout=PATIENCE) as phone:
        phone.get("/")
        with phone.stream("GET", "/events") as stream:
            assert stream.status_code == 200
            link = engines.find(path)
            assert link is not None
            while link.status.phones != 1:
                link.ping()
            link.close()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(2 + 2 * app.TICK_SECONDS)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0


def test_an_address_that_is_not_ours_is_refused_and_leaves_nothing_behind(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "refusal.json"
    monkeypatch.setenv(runfile.REFUSAL_VARIABLE, str(said))
    with pytest.raises(Refused) as caught:
        app.run_engine(path, host="203.0.113.9", port=0)
    assert caught.value.code is Refusal.BAD_ADDRESS
    told = runfile.take_refusal(said)
    assert told is not None
    assert (told.code, told.facts) == (Refusal.BAD_ADDRESS, {"address": "203.0.113.9"})
    assert runfile.take_refusal(said) is None
    assert runfile.read(path) is None
    with Serving(path):
        pass


def test_the_engine_needs_no_qt(path: Path) -> None:
    ask(
        "import sys; from pathlib import Path; from atelier_app import app\n"
        f"app.run_engine(Path({str(path)!r}), '127.0.0.1', 0, linger=0)\n"
        "assert 'PySide6' not in sys.modules"
    )


def test_the_window_opens_what_it_is_given_in_the_language_asked(
    path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    from atelier_app.desktop import main
    from atelier_app.desktop.start.settings import Settings

    before = Settings().language
    opened: list[tuple[Path | None, bool]] = []

    def run(path: Path | None, *, sample: bool) -> int:
        opened.append((path, sample))
        return 0

    monkeypatch.setattr(main, "run", run)
    assert app.run_desktop(path, "en") == 0
    assert Settings().language == "en"
    assert app.run_desktop(None, before, sample=True) == 0
    assert opened == [(path, False), (None, True)]
