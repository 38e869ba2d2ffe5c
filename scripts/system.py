"""What a task needs from the operating system: the libraries that Qt loads, the programs that tests drive."""

from __future__ import annotations

import ctypes
import functools
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.places import TaskError, run, say


@dataclass(frozen=True)
class Need:
    """A Debian package, and the library, program or file that shows that it is there."""

    package: str
    sign: str

    def met(self) -> bool:
        if ".so." in self.sign:
            return _loads(self.sign)
        return bool(shutil.which(self.sign)) or Path(self.sign).is_file()


QT = (
    Need("libegl1", "libEGL.so.1"),
    Need("libgl1", "libGL.so.1"),
    Need("libglib2.0-0", "libglib-2.0.so.0"),
    Need("libfontconfig1", "libfontconfig.so.1"),
    Need("libxkbcommon0", "libxkbcommon.so.0"),
    Need("libdbus-1-3", "libdbus-1.so.3"),
)
# All that Qt's X and Wayland plugins are linked to: which of them come with another depends on the release.
WINDOW = (
    *QT,
    Need("libwayland-client0", "libwayland-client.so.0"),
    Need("libwayland-cursor0", "libwayland-cursor.so.0"),
    Need("libx11-xcb1", "libX11-xcb.so.1"),
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    Need("libxcb-cursor0", "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", "libxcb-icccm.so.4"),
    Need("libxcb-image0", "libxcb-image.so.0"),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Need("libxcb-randr0", "libxcb-randr.so.0"),
    Need("libxcb-render-util0", "libxcb-render-util.so.0"),
    Need("libxcb-render0", "libxcb-render.so.0"),
    Need("libxcb-shape0", "libxcb-shape.so.0"),
    Need("libxcb-shm0", "libxcb-shm.so.0"),
    Need("libxcb-sync1", "libxcb-sync.so.1"),
    Need("libxcb-util1", "libxcb-util.so.1"),
    Need("libxcb-xfixes0", "libxcb-xfixes.so.0"),
    Need("libxcb-xkb1", "libxcb-xkb.so.1"),
)
TESTS = (
    *WINDOW,
    Need("poppler-utils", "pdftoppm"),
    Need("xvfb", "Xvfb"),
)
_PYTHON = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
BUNDLE = (
    *QT,
    Need("binutils", "objdump"),
    # The system's own Python keeps its library in a package apart; any other carries it along.
    *((Need(_PYTHON, f"{_PYTHON}.so.1.0"),) if sys.base_prefix == "/usr" else ()),
)

_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_CHROMIUM_FILES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


def chromium() -> str | None:
    """The browser that plays the phone in tests and screenshots; `ATELIER_CHROMIUM` chooses another."""
    chosen = (os.environ.get("ATELIER_CHROMIUM", ""), *_CHROMIUMS, *_CHROMIUM_FILES)
    return next(filter(None, map(shutil.which, filter(None, chosen))), None)


def provide(needs: Iterable[Need], *, browser: bool = False) -> None:
    """Installs what is missing where Debian's apt can; elsewhere says in one line what to install."""
    missing = [need.package for need in needs if not need.met()] if sys.platform == "linux" else []
    if browser and not chromium():
        missing.append("chromium")
    if missing and not install(missing):
        raise TaskError(f"please install with your system's package manager: {' '.join(missing)}")


def install(packages: list[str]) -> bool:
    """Installs Debian packages when this user may; True when they are there."""
    apt = _apt()
    if not apt:
        return False
    say(f"installing {' '.join(packages)}")
    # Lists of packages may be missing (a bare container) or old; a failing mirror of them is not yet a failure.
    run(*apt, "update", "-qq")
    # Another task, or the system's own updates, may be installing just now.
    patient = ("-o", "DPkg::Lock::Timeout=300")
    return run(*apt, "install", "-y", "-qq", "--no-install-recommends", *patient, *packages) == 0


def has_display() -> bool:
    """Whether a window can be seen."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@functools.cache
def _apt() -> tuple[str, ...]:
    """How to call apt-get as root without being asked anything; empty when this user cannot."""
    if not shutil.which("apt-get"):
        return ()
    apt = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    if os.geteuid() == 0:
        return apt
    if shutil.which("sudo") and run("sudo", "-n", "true", quiet=True) == 0:
        return ("sudo", "-n", *apt)
    return ()


def _loads(library: str) -> bool:
    """Asks the dynamic loader itself, which knows better than any list of packages."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
