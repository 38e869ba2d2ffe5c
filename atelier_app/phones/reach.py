"""The names under which phones may call this computer."""

from __future__ import annotations

import re

_HOST = re.compile(r"(?P<name>[a-z0-9.]+|\[::1\])(?::[0-9]{1,5})?")
_HERE = ("127.0.0.1", "localhost", "[::1]")


class Reach:
    """The names under which this site may be called; the server keeps it up to date."""

    def __init__(self, address: str = "", hosts: frozenset[str] = frozenset()) -> None:
        self.address = address
        self.hosts = hosts

    def knows(self, host: bytes) -> bool:
        """Whether a Host header is exactly one of this computer's addresses, or localhost.

        Any other name may be another site's, made to lead here so that its pages pass for ours (DNS rebinding).
        """
        said = _HOST.fullmatch(host.decode("latin-1").lower())
        return said is not None and (said["name"] in self.hosts or said["name"] in _HERE)
