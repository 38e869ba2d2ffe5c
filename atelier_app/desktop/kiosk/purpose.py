"""What a kiosk is there for."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """Several kiosks may stand in a hall: one at the entrance, one as the polling booth."""

    BOTH = "both"
    """Signing in, and voting while a vote is open."""
    SIGNING = "signing"
    VOTING = "voting"

    @property
    def signs(self) -> bool:
        return self is not Purpose.VOTING

    @property
    def votes(self) -> bool:
        return self is not Purpose.SIGNING
