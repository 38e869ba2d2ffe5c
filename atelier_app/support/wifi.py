"""How to join a wireless network, as the text of a QR code that phones know (`WIFI:T:WPA;S:…;P:…;;`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What has a meaning of its own in the text is preceded by a backslash.
_SPECIAL = re.compile(r'([\\;,":])')
_KEY_LENGTHS = range(8, 64)
_RAW_KEY = re.compile(r"[0-9A-Fa-f]{64}")
NAME_LIMIT = 32


@dataclass(frozen=True)
class Wifi:
    """A network. Without a password it is open; a hidden one does not tell its name."""

    name: str
    password: str = ""
    hidden: bool = False

    @property
    def valid(self) -> bool:
        """Whether there can be such a network: the standard bounds its name, and the password of WPA."""
        named = 1 <= len(self.name.encode()) <= NAME_LIMIT
        key = not self.password or len(self.password.encode()) in _KEY_LENGTHS
        return named and (key or _RAW_KEY.fullmatch(self.password) is not None)

    @property
    def code(self) -> str:
        """The text of the QR code."""
        protection = f"T:WPA;S:{_escaped(self.name)};P:{_escaped(self.password)};"
        if not self.password:
            protection = f"T:nopass;S:{_escaped(self.name)};"
        return f"WIFI:{protection}{'H:true;' if self.hidden else ''};"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
