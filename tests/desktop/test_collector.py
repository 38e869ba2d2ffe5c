"""A cycle that holds a Qt object ends on the Qt thread, whichever thread made Python look for garbage."""

from __future__ import annotations

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from atelier_app.desktop.collector import Collector, collect_due


class Knot(QObject):
    """Held by itself alone, and says on which thread it ended."""

    ends: list[int]

    def __init__(self, ends: list[int]) -> None:
        super().__init__()
        self.ends = ends
        self.itself = self

    def __del__(self) -> None:
        self.ends.append(threading.get_ident())


def allocate() -> list[list[int]]:
    """Far more than what makes Python collect."""
    return [[] for _ in range(100_000)]


@pytest.fixture
def thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1)


def test_a_knot_of_qt_objects_ends_on_their_thread(thread: ThreadPoolExecutor, qtbot: QtBot) -> None:
    ends: list[int] = []
    gc.enable()
    keeper = QObject()
    Collector(keeper)
    Knot(ends)
    with thread:
        kept = thread.submit(allocate).result()
    assert ends == []
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == [threading.get_ident()]
    assert kept


def test_it_never_looks_through_what_was_there_before(qapp: object) -> None:
    there = [object()]
    keeper = QObject()
    Collector(keeper)
    assert all(each is not there for each in gc.get_objects())


def test_nothing_is_collected_before_its_turn(qapp: object) -> None:
    ends: list[int] = []
    gc.collect()
    Knot(ends)
    collect_due()
    assert ends == []


@pytest.mark.parametrize("generation", range(len(gc.get_threshold())))
def test_the_oldest_generation_whose_turn_has_come_is_collected(
    generation: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected: list[int] = []
    counts = [threshold + 1 for threshold in gc.get_threshold()][: generation + 1]
    monkeypatch.setattr(gc, "get_count", lambda: (*counts, 0, 0)[:3])
    monkeypatch.setattr(gc, "collect", collected.append)
    collect_due()
    assert collected == [generation]
