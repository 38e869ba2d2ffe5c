"""Which phones show which ideas as their own, in memory alone: so that just those hear what became of them."""

from __future__ import annotations

import threading
from collections.abc import Iterable

from atelier_app.domain.core import Id

_LIMIT = 50_000


class Owners:
    """Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tokens: dict[Id, str] = {}

    def show(self, token: str, note_ids: Iterable[Id]) -> None:
        """The phone with this badge shows these ideas."""
        with self._lock:
            if len(self._tokens) > _LIMIT:
                self._tokens.clear()
            self._tokens.update(dict.fromkeys(note_ids, token))

    def of(self, note_ids: Iterable[Id]) -> set[str]:
        """The badges of the phones that show any of these."""
        with self._lock:
            return {self._tokens[note_id] for note_id in note_ids if note_id in self._tokens}
