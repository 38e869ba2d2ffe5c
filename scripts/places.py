"""Where the checkout's things lie, and how a task says what it does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")


class TaskError(Exception):
    """The task cannot go on; the message is one sentence that says what to do."""


def say(message: str) -> None:
    print(f"atelier: {message}", flush=True)


def warn(message: str) -> None:
    print(f"atelier: {message}", file=sys.stderr, flush=True)


def run(*command: str | Path, quiet: bool = False) -> int:
    """Runs a command in the checkout and returns its exit code."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        stdout=subprocess.DEVNULL if quiet else None,
        stderr=subprocess.DEVNULL if quiet else None,
        check=False,
    )
    return done.returncode


def python(*arguments: str | Path) -> int:
    """Runs the project's own Python and returns its exit code."""
    return run(PYTHON, *arguments)
