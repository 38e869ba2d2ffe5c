"""Addresses of the phone pages, as people give them."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")


def web_address(text: str) -> str | None:
    """The address as codes hold it ("http://192.168.1.5:8080"), from one with or without its scheme; None for others."""
    given = text.strip()
    if "://" not in given:
        given = f"http://{given}"
    try:
        parts = urlsplit(given)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    bare = parts.scheme == "http" and parts.path in {"", "/"} and not parts.query and not parts.fragment
    if not bare or parts.username is not None or port == 0 or not _is_host(host):
        return None
    host = f"[{host}]" if ":" in host else host
    return f"http://{host}{f':{port}' if port else ''}"


def _is_host(host: str) -> bool:
    if ":" not in host and not host.replace(".", "").isdecimal():
        return _HOST.fullmatch(host) is not None
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_loopback(address: str) -> bool:
    """Whether only this computer itself finds it."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
