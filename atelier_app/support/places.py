"""Where things lie on this computer: resources of the program, data and logs of the user.

`ATELIER_HOME` moves everything of the user's into one folder (tests, a USB stick).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs

_APPLICATION = "Atelier"


def resource(*parts: str) -> Path:
    """A file or folder of the program's `resources/`, in a checkout, an installed wheel or a bundle."""
    package = Path(__file__).resolve().parent.parent
    bundle = Path(getattr(sys, "_MEIPASS", package.parent)) / "resources"
    root = bundle if bundle.is_dir() else package / "resources"
    return root.joinpath(*parts)


def _home(name: str, default: Callable[[], Path]) -> Path:
    home = os.environ.get("ATELIER_HOME")
    path = Path(home) / name if home else default()
    path.mkdir(parents=True, exist_ok=True)
    return path


def settings_file() -> Path:
    """The user's preferences and recent initiatives (INI)."""
    return _home("config", lambda: platformdirs.user_config_path(_APPLICATION, False)) / "atelier.ini"


def code_file() -> Path:
    """What is kept of the facilitator's code on this computer (JSON)."""
    return settings_file().with_name("code.json")


def templates_file() -> Path:
    """The user's own arrangements of zones (JSON)."""
    return settings_file().with_name("templates.json")


def logs() -> Path:
    return _home("logs", lambda: platformdirs.user_log_path(_APPLICATION, False))


def backups() -> Path:
    return _home("backups", lambda: platformdirs.user_data_path(_APPLICATION, False) / "backups")


def _runtime_folder() -> Path:
    if sys.platform.startswith("linux") and "XDG_RUNTIME_DIR" not in os.environ:
        # What platformdirs falls back to lies in a folder that other users can write to.
        return platformdirs.user_state_path(_APPLICATION, False) / "run"
    return platformdirs.user_runtime_path(_APPLICATION, False)


def runtime() -> Path:
    """Where running engines say how to reach them; readable by this user alone."""
    path = _home("run", _runtime_folder)
    path.chmod(0o700)
    return path


def documents() -> Path:
    """Where new initiatives are proposed to be kept."""
    if os.environ.get("ATELIER_HOME"):
        return _home("", Path.home)
    path = platformdirs.user_documents_path()
    # A fresh account, or one without a desktop, may have no such folder; it is the user's to make.
    return path if path.is_dir() else Path.home()
