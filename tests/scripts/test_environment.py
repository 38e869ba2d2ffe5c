"""The environment is made by one task at a time, and once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from scripts import alone, environment
from scripts.places import ROOT


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout whose environment has not been made, and where making it is only to say so."""
    monkeypatch.setattr(environment, "_STAMP", tmp_path / "ready")
    monkeypatch.setattr(environment, "_LOCK", tmp_path / "lock")
    monkeypatch.setattr(environment, "_works", lambda: True)
    monkeypatch.setattr(environment, "_stale_catalogues", lambda: False)


@pytest.mark.usefixtures("fresh")
def test_a_second_task_waits_for_the_first_and_finds_it_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    second, arrived = Thread(target=environment.prepare, args=["run"]), Event()

    def create() -> None:
        made.append("environment")
        arrived.set()

    def install(lock: str) -> None:
        if not second.ident:
            arrived.clear()
            second.start()
            assert arrived.wait(10)
        made.append(lock)

    monkeypatch.setattr(environment, "_create", create)
    monkeypatch.setattr(environment, "_install", install)
    monkeypatch.setattr(alone, "say", lambda _: arrived.set())
    environment.prepare("run")
    second.join(10)
    assert made == ["environment", "run"]


def test_a_task_that_was_killed_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, waiting = tmp_path / "lock", Event()
    hold = (
        f"from pathlib import Path\nfrom scripts.alone import alone\nwith alone(Path({str(lock)!r}), ''):\n"
    )
    command = [sys.executable, "-c", hold + "    print('held', flush=True)\n    input()"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline().strip() == b"held"

        def kill(_: str) -> None:
            waiting.set()
            holder.kill()

        monkeypatch.setattr(alone, "say", kill)
        with alone.alone(lock, doing="setting up"):
            assert waiting.is_set()
