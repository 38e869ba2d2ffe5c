"""No window is tried where none can open."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from atelier_app.cli import display
from scripts.system import WINDOW

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere there is always a screen"
)


@pytest.mark.parametrize(
    ("environment", "answer"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":9876"}, False),
        ({"DISPLAY": "unix:9876.0"}, False),
        ({"DISPLAY": "elsewhere.example:0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_display_is_one_that_can_answer(environment: dict[str, str], answer: bool) -> None:
    assert display.has_display(environment) is answer


def test_a_server_that_listens_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        path = str(Path(folder) / "X1")
        server.bind(path)
        server.listen()
        assert display._answers(path)
    assert not display._answers(path)


def test_libraries_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_XCB_LIBRARIES", ("libc.so.6", "libnot-there.so.9"))
    assert display.missing_libraries({"DISPLAY": ":0"}) == ("libnot-there.so.9",)
    assert display.missing_libraries({"QT_QPA_PLATFORM": "offscreen"}) == ()


@pytest.mark.parametrize("plugin", ["libqxcb.so", "libqwayland.so"])
def test_every_library_that_a_window_needs_is_installed(plugin: str) -> None:
    assert needed(plugin) <= {need.sign for need in WINDOW}


def test_every_library_of_qt_for_x_is_looked_for() -> None:
    assert needed("libqxcb.so") == set(display._XCB_LIBRARIES)


def needed(plugin: str) -> set[str]:
    """What this part of Qt is linked to, of the libraries that only a display needs."""
    path = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms" / plugin
    listed = subprocess.run(["ldd", path], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^\s*(lib(?:xcb-|X11-xcb|xkbcommon-x11|wayland-)\S+)", listed, re.MULTILINE))
