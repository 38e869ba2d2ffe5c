"""Asks a question to a fresh Python, where nothing has been imported yet and an abort is only an answer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def ask(program: str) -> str:
    """What the program printed; the test fails with its errors when it did not end well."""
    command = [sys.executable, "-W", "error", "-c", program]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()
