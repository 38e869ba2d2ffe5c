"""No window is tried where none can open."""

from __future__ import annotations

import socket
import sys
import tempfile
from pathlib import Path

import pytest

from atelier_app.cli import display

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
