"""The names under which phones may call this computer."""

from __future__ import annotations


class Reach:
    """The names under which this site may be called; the server keeps it up to date."""

    def __init__(self, address: str = "", hosts: frozenset[str] = frozenset()) -> None:
        self.address = address
        self.hosts = hosts

    def knows(self, host: bytes) -> bool:
        """Whether a Host header names this computer by one of its addresses, or as localhost."""
        name = host.decode("latin-1").lower()
        name = name[: name.index("]") + 1] if name.startswith("[") and "]" in name else name.partition(":")[0]
        return name in self.hosts or name in ("127.0.0.1", "localhost", "[::1]")
