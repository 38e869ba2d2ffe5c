"""Work off the Qt thread: a function runs on the pool, its result or `Refused` comes back as a signal."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import language, speaking

logger = logging.getLogger(__name__)


class _Answer(QObject):
    """Carries the outcome from the pool's thread; outlives the window that asked."""

    came = Signal(object)


class Job(QObject):
    """Starts at once; emits `done` or `failed` on the thread that made it, unless it is gone by then."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._answer = _Answer()
        self._answer.came.connect(self._tell)
        QThreadPool.globalInstance().start(QRunnable.create(_run(work, self._answer, language())))

    def _tell(self, outcome: object) -> None:
        if isinstance(outcome, Refused):
            self.failed.emit(outcome)
        else:
            self.done.emit(outcome)


def _run(work: Callable[[], Any], answer: _Answer, code: str) -> Callable[[], None]:
    def run() -> None:
        with speaking(code):
            answer.came.emit(_outcome(work))

    return run


def _outcome(work: Callable[[], Any]) -> object:
    try:
        return work()
    except Refused as refused:
        return refused
    except Exception:
        logger.exception("a background job failed")
        return Refused(Refusal.UNEXPECTED)
