"""Who wants to be told; one that fails is logged and the others are told all the same."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

logger = logging.getLogger(__name__)
T = TypeVar("T")


class Listeners(Generic[T]):
    """Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: tuple[Callable[[T], object], ...] = ()

    def add(self, listener: Callable[[T], object]) -> Callable[[], None]:
        """The answer ends it; calling it twice does no harm."""
        with self._lock:
            self._listeners = (*self._listeners, listener)
        return lambda: self._remove(listener)

    def _remove(self, listener: Callable[[T], object]) -> None:
        with self._lock:
            kept = list(self._listeners)
            if listener in kept:
                kept.remove(listener)
            self._listeners = tuple(kept)

    def tell(self, value: T) -> None:
        for listener in self._listeners:
            try:
                listener(value)
            except Exception:
                logger.exception("a listener failed")
