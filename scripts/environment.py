"""The virtual environment: made once, pinned and hashed, mended when half made, and ready at once afterwards."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
import tomllib
from pathlib import Path

from scripts.alone import alone
from scripts.places import PYTHON, ROOT, VENV, TaskError, python, run, say
from scripts.system import install

LOCKS = {"run": ROOT / "requirements" / "run.txt", "dev": ROOT / "requirements" / "dev.txt"}
_STAMP = VENV / ".atelier-ready"
# Beside the environment, which is emptied when it is made anew.
_LOCK = ROOT / ".venv.lock"
_CATALOGUES = ROOT / "resources" / "locales"


def prepare(lock: str) -> None:
    """Makes sure that `.venv` holds what `lock` pins, the project itself, and its languages. One task at a time."""
    with alone(_LOCK, doing="setting up"):
        _prepare(lock)


def _prepare(lock: str) -> None:
    key = _key()
    ready = _STAMP.read_text(encoding="utf-8").split() if _STAMP.is_file() and _works() else []
    if ready not in ([key, lock], [key, "dev"]):
        _STAMP.unlink(missing_ok=True)
        if key not in ready:
            _create()
        _install(lock)
        _STAMP.write_text(f"{key} {lock}\n", encoding="utf-8")
    if _stale_catalogues() and python("-m", "scripts.catalogue", "compile"):
        raise TaskError("the languages could not be compiled; see above.")


def _key() -> str:
    """Changes when the environment must be made anew: other pins, another kind of install, another place."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = [*(path.read_text(encoding="utf-8") for path in LOCKS.values()), repr(project), str(ROOT)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _works() -> bool:
    return PYTHON.exists() and run(PYTHON, "-I", "-c", "", quiet=True) == 0


def _create() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    say(f"making the environment with Python {version} (once)")
    # Debian keeps this part of Python in a package of its own.
    if not importlib.util.find_spec("ensurepip") and not install([f"python{version}-venv"]):
        raise TaskError(f"please install python{version}-venv with your system's package manager.")
    if run(sys.executable, "-m", "venv", "--clear", VENV):
        raise TaskError(f"Python could not make the environment {VENV.name}; see above.")


def _install(lock: str) -> None:
    say("installing the pinned packages")
    pip = ("-m", "pip", "--disable-pip-version-check", "--quiet", "install")
    if python(*pip, "--only-binary", ":all:", "--require-hashes", "-r", LOCKS[lock]):
        raise TaskError("the pinned packages could not be installed; see above.")
    if python(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT):
        raise TaskError("Atelier itself could not be installed in its environment; see above.")


def _stale_catalogues() -> bool:
    return any(_older(po.with_suffix(".mo"), po) for po in _CATALOGUES.glob("*/LC_MESSAGES/*.po"))


def _older(made: Path, source: Path) -> bool:
    return not made.is_file() or made.stat().st_mtime < source.stat().st_mtime
