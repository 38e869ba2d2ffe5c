"""The program as people run it: a process, its streams, its signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.interpreter import ROOT, ask

TIMEOUT = 60


def environment(**changes: str) -> dict[str, str]:
    """This one, in English, with changes; an empty value takes a name out."""
    kept = {**os.environ, "LC_ALL": "en_GB.UTF-8", "PYTHONPATH": str(ROOT), **changes}
    return {name: value for name, value in kept.items() if value}


def run(*words: object, **changes: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "atelier_app", *map(str, words)]
    return subprocess.run(
        command, env=environment(**changes), capture_output=True, check=False, timeout=TIMEOUT
    )


@contextmanager
def started(*words: object, **options: Any) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "atelier_app", *map(str, words)]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_the_version_is_told_before_anything_is_loaded() -> None:
    loaded = json.loads(
        ask(
            "import json, sys\n"
            "from atelier_app.cli import main\n"
            "import io; sys.stdout, shown = io.StringIO(), sys.stdout\n"
            "assert main(['--version']) == 0\n"
            "sys.stdout = shown\n"
            "print(json.dumps([name for name in sys.modules]))"
        )
    )
    assert not {"argparse", "sqlalchemy", "PySide6", "httpx", "reportlab", "platformdirs"} & set(loaded)


def test_without_a_screen_the_window_says_so_and_what_to_do() -> None:
    ran = run(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"no screen" in ran.stderr
    assert b"atelier demo" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_terminal_that_knows_ascii_only_is_no_obstacle() -> None:
    ran = run("--help", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"atelier" in ran.stdout


def test_nobody_reading_the_output_is_no_traceback(sample_file: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "atelier_app", "check", str(sample_file)]
    try:
        ran = subprocess.run(
            command, env=environment(), stdout=write, stderr=subprocess.PIPE, check=False, timeout=TIMEOUT
        )
    finally:
        os.close(write)
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_a_home_that_cannot_be_written_to_keeps_nobody_from_checking(
    sample_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "home").write_text("a file where a folder should be", encoding="utf-8")
    ran = run("check", sample_file, ATELIER_HOME=str(tmp_path / "home"))
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_serving_starts_with_the_address_and_ends_in_order(sample_file: Path, sent: signal.Signals) -> None:
    with started("serve", sample_file, "--host", "127.0.0.1", "--port", "0") as engine:
        assert engine.stdout is not None
        address = engine.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:")
        assert httpx.get(address, trust_env=False).status_code == 200
        engine.send_signal(sent)
        out, error = engine.communicate(timeout=TIMEOUT)
    assert (engine.returncode, out, error) == (0, "", "")
    assert [path.name for path in sample_file.parent.iterdir()] == [sample_file.name]


def test_an_engine_alone_leaves_by_itself(sample_file: Path) -> None:
    ran = run("serve", sample_file, "--host", "127.0.0.1", "--port", "0", "--linger", "0")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert len(ran.stdout.splitlines()) == 1


def test_an_export_that_is_cancelled_leaves_nothing_behind(sample_file: Path) -> None:
    out = sample_file.with_name("summary.pdf")
    with started("export", sample_file, "--pdf", out, "--progress") as job:
        assert job.stdout is not None
        assert job.stdout.readline().startswith("progress")
        job.terminate()
        job.communicate(timeout=TIMEOUT)
    assert job.returncode in {143, 0}  # 0 when it was done before it heard
    assert [path.name for path in sample_file.parent.iterdir() if path != out] == [sample_file.name]
