"""Start-up: to the first painted window, and to a window usable with its data, against a bare PySide6 window.

Each run is a fresh process with a fresh home; the two kinds of runs alternate, so that noise falls on both.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.row import Row, middle

RUNS = 9
CHILD = Path(__file__).with_name("startup_child.py")
ROOT = CHILD.parent.parent


def environment(home: str, cache: str) -> dict[str, str]:
    """A user of their own, and byte code kept between runs, as an installed program has it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours = {"ATELIER_HOME": home, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": cache}
    return {**kept, **ours, "QT_QPA_PLATFORM": "offscreen"}


def seconds(cache: str, kind: str, *arguments: str) -> float:
    """From the process's start to the line it prints when its window is there."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        began = perf_counter()
        command = [sys.executable, str(CHILD), kind, *arguments]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, env=environment(home, cache), cwd=home
        ) as child:
            assert child.stdout is not None
            said = child.stdout.readline()
            passed = perf_counter() - began
        if said != b"painted\n" or child.returncode:
            raise RuntimeError(f"the {kind} window was not painted")
        return passed


def sample_file(folder: Path) -> Path:
    """The sample, made by the program itself."""
    path = folder / "sample.atelier"
    command = [sys.executable, "-m", "atelier_app", "create", str(path), "--sample"]
    subprocess.run(command, check=True, cwd=ROOT)
    return path


def rows() -> Iterator[Row]:
    """The two rows of design section 13, and one between them."""
    kinds: dict[str, list[float]] = {"bare": [], "first": [], "start": [], "usable": []}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file, cache = sample_file(Path(folder)), str(Path(folder, "cache"))
        for turn in range(RUNS + 1):
            for kind, samples in kinds.items():
                passed = seconds(cache, kind, *([str(file)] if kind == "usable" else []))
                if turn:  # the first one fills the caches
                    samples.append(1000 * passed)
    bare, first, start, usable = (middle(samples) for samples in kinds.values())
    yield Row("start to first painted window, over a bare PySide6 window", first, bare, "ms", 1.5)
    yield Row("start to the start screen, its lists and buttons", start, bare, "ms", 3.0)
    yield Row("start to usable with data, engine started too", usable, bare, "ms", 4.0)
