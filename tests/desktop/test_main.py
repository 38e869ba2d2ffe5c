"""The window's process as a person starts it, with the engine it starts in turn."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from atelier_app.desktop import main
from atelier_app.desktop.collector import Collector
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.panels import panel_of
from atelier_app.desktop.start.creation import Creation
from atelier_app.desktop.window.window import Window
from atelier_app.domain.initiative import ActivityKind
from benchmarks.startup import CHILD, ROOT, sample_file
from tests.interpreter import ask


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """One start, closed as soon as what is asked is painted."""
    environment = {
        **os.environ,
        "ATELIER_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, str(CHILD), *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("what", ["first", "start"])
def test_it_opens_on_the_start_screen_and_closes_in_order(tmp_path: Path, what: str) -> None:
    ended = run(tmp_path, what)
    assert (ended.stdout, ended.stderr, ended.returncode) == ("painted\n", "", 0)


def test_it_opens_a_file_through_an_engine_of_its_own_and_reopens_it(tmp_path: Path) -> None:
    file = sample_file(tmp_path)
    for words in (["usable", str(file)], ["resumed"]):
        ended = run(tmp_path, *words)
        assert (ended.stdout, ended.stderr, ended.returncode) == ("painted\n", "", 0)


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    heavy = ask(
        "import atelier_app.desktop.main, sys;"
        "print([name for name in ('sqlalchemy', 'starlette', 'reportlab', 'babel', 'msgspec', 'asyncio',"
        " 'atelier_app.domain.board', 'atelier_app.desktop.start.page') if name in sys.modules])"
    )
    assert heavy.strip() == "[]"


def test_the_panels_are_loaded_one_after_the_other_and_then_the_window_collects_its_garbage(
    window: Window, qtbot: QtBot
) -> None:
    main._warm(window)
    qtbot.waitUntil(lambda: window.findChild(Collector) is not None)
    assert not gc.isenabled()


@pytest.mark.parametrize("kind", ActivityKind)
def test_each_kind_of_activity_has_its_panel(kind: ActivityKind) -> None:
    assert issubclass(panel_of(kind), Panel)


def test_the_sample_is_made_by_the_program_itself(tmp_path: Path, qtbot: QtBot) -> None:
    keeper = QObject()
    path = tmp_path / "Mon démarrage (2).atelier"
    creation = Creation(path, ["--sample"], keeper)
    with qtbot.waitSignal(creation.made, timeout=30_000) as made:
        pass
    assert made.args == [str(path)]
    assert path.is_file()
    again = Creation(path, ["--title", "Another"], keeper)
    with qtbot.waitSignal(again.failed, timeout=30_000) as failed:
        pass
    assert failed.args is not None
    assert "already exists" in failed.args[0]
