"""Whether a window can open: Qt aborts the whole program where it cannot, so this is asked before."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping

# What Qt's own xcb plugin is linked to and a system need not have.
_XCB_LIBRARIES = (
    "libX11-xcb.so.1",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-randr.so.0",
    "libxcb-render-util.so.0",
    "libxcb-render.so.0",
    "libxcb-shape.so.0",
    "libxcb-shm.so.0",
    "libxcb-sync.so.1",
    "libxcb-util.so.1",
    "libxcb-xfixes.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
)
_LOCAL_DISPLAY = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a screen: always on Windows and macOS; elsewhere a display server that answers."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return True
    if environment.get("WAYLAND_DISPLAY"):
        return True
    display = environment.get("DISPLAY", "")
    local = _LOCAL_DISPLAY.fullmatch(display)
    return _answers(f"/tmp/.X11-unix/X{local[1]}") if local else bool(display)  # noqa: S108 - where X puts it


def _answers(path: str) -> bool:
    """An X server listens on a socket file, on its abstract namesake, or on both."""
    import socket  # here, as `ctypes` below: the window paints before what it can do without

    for address in (path, "\0" + path):
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(2)
            try:
                client.connect(address)
            except OSError:
                continue
            return True
    return False


def missing_libraries(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The system libraries that Qt lacks to open a window on an X display."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return ()
    return tuple(name for name in _XCB_LIBRARIES if not _loads(name))


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
