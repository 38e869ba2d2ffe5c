"""A warning in the log that no test expected fails that test: either it is a fault, or it should be said.

def test_a_full_disk_is_said(log, workshop):
    log.expect("the disk is full")
    ...
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

# An engine may get the port that another test's engine has just left, and hear from the window of that one.
_FROM_ELSEWHERE = "a connection was turned away: the other end does not know the key"


class ExpectedLog(logging.Handler):
    """Keeps what was logged from WARNING up, and what the test said it would be."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self._expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {self.format(record)}")

    def expect(self, *parts: str) -> None:
        """Each part is to be found in at least one message; a message with such a part is no surprise."""
        self._expected += parts

    def complaints(self) -> list[str]:
        told = (*self._expected, _FROM_ELSEWHERE)
        surprises = [m for m in self.messages if not any(part in m for part in told)]
        absent = [part for part in self._expected if not any(part in m for m in self.messages)]
        return [f"unexpected: {m}" for m in surprises] + [f"never logged: {part}" for part in absent]


@pytest.fixture(autouse=True)
def log() -> Iterator[ExpectedLog]:
    """What the test logs, and a place to say what it expects."""
    handler = ExpectedLog()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    if complaints := handler.complaints():
        pytest.fail("the log\n" + "\n".join(complaints), pytrace=False)
