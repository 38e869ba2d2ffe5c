"""A task names what it misses in one line when it may not install it."""

from __future__ import annotations

import sys

import pytest

from scripts import system
from scripts.places import TaskError

ABSENT = system.Need("libabsent1", "libabsent.so.1")
PRESENT = system.Need("python3", "python3")


def test_what_is_there_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "install", pytest.fail)
    system.provide([PRESENT])


def test_what_is_missing_is_installed_or_named(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def install(packages: list[str]) -> bool:
        asked.append(packages)
        return len(asked) == 1

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system, "install", install)
    system.provide([PRESENT, ABSENT])
    with pytest.raises(TaskError, match="libabsent1"):
        system.provide([PRESENT, ABSENT])
    assert asked == [["libabsent1"]] * 2


def test_a_missing_browser_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "chromium", lambda: None)
    monkeypatch.setattr(system, "install", lambda _: False)
    with pytest.raises(TaskError, match="chromium"):
        system.provide([], browser=True)
