"""Python collects no garbage while a test of the window runs, but after it, on the thread of Qt.

Here the window, the engine and its threads share one process: an engine's thread that happened to collect would
finalise the widgets that a cycle held, and a Qt object that ends on another thread than its own ends the process.
"""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest


def has_qt(item: pytest.Item | None) -> bool:
    """Whether this test asks for the application of Qt, by whatever fixture."""
    return isinstance(item, pytest.Function) and "qapp" in item.fixturenames


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Off before the first test with Qt, on again before the first one without."""
    if not has_qt(item):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        if nextitem is not None and has_qt(nextitem) and nextitem.path == item.path:
            gc.collect(1)
        else:
            gc.collect()
        if not has_qt(nextitem):
            gc.enable()


def pytest_collection_finish() -> None:
    """What is loaded stays to the end: no collection need look through it."""
    gc.collect()
    gc.freeze()
