"""The project's tasks, the same on every system: `python -m scripts.task run`, `test`, `bench`…

Each does its own set-up first, and starts at once when there is nothing to set up.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from scripts.environment import prepare
from scripts.places import BIN, BUILD, PYTHON, ROOT, TaskError, python, run, say, warn
from scripts.system import BUNDLE, TESTS, WINDOW, has_display, provide


def start(arguments: list[str]) -> int:
    """Opens the application on the sample; without a display, plays it and writes its PDF."""
    prepare("run")
    if has_display():
        provide(WINDOW)
        return python("-m", "atelier_app", *(arguments or ["--sample"]))
    demo = BUILD / "demo"
    say("there is no display here, so no window can open: running the sample workshop without one.")
    failed = python("-m", "atelier_app", "demo", "--out", demo)
    if not failed:
        say(f"the summary is in {demo / 'summary.pdf'}")
    return failed


def test(arguments: list[str]) -> int:
    """Checks everything, to the end even when something fails; with arguments, only what pytest makes of them."""
    prepare("dev")
    provide(TESTS, browser=True)
    if arguments:
        return python("-m", "pytest", *arguments)
    checks: dict[str, tuple[str | Path, ...]] = {
        "style": (BIN / "ruff", "check"),
        "format": (BIN / "ruff", "format", "--check"),
        "types": (PYTHON, "-m", "mypy"),
        "architecture": (BIN / "lint-imports", "--no-logo"),
        "languages": (PYTHON, "-m", "scripts.catalogue", "check"),
        # A crash ends the run: the tests that a dead worker leaves behind would be waited for in vain.
        "tests": (PYTHON, "-m", "pytest", "-n", "2", "--dist", "worksteal", "--max-worker-restart", "0"),
    }
    failed = []
    for name, command in checks.items():
        say(name)
        if run(*command):
            failed.append(name)
    if failed:
        warn(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measures against the floors, in the same run."""
    prepare("dev")
    provide(TESTS, browser=True)
    return python("-m", "benchmarks", *arguments)


def screenshots(arguments: list[str]) -> int:
    """Draws every screen, page and document, in both languages."""
    prepare("dev")
    provide(TESTS, browser=True)
    return python("-m", "scripts.screenshots", *arguments)


def bundle(_: list[str]) -> int:
    """Builds the program that needs no Python, and tries it."""
    prepare("dev")
    provide(BUNDLE)
    home = BUILD / "bundle"
    built = home / "atelier" / ("atelier.exe" if os.name == "nt" else "atelier")
    return (
        python(
            "-m",
            "PyInstaller",
            "--noconfirm",
            "--log-level=WARN",
            "--distpath",
            home,
            "--workpath",
            BUILD / "pyinstaller",
            "build.spec",
        )
        or run(built, "--version")
        or run(built, "demo", "--out", BUILD / "bundle-demo", "--phones", "5")
    )


def lock(_: list[str]) -> int:
    """Writes the locks anew from pyproject.toml: the newest versions that it allows."""
    prepare("dev")
    compile_ = (
        "-m",
        "uv",
        "pip",
        "compile",
        "pyproject.toml",
        "--group",
        "build",
        "--universal",
        "--python-version",
        "3.11",
        "--generate-hashes",
        "--upgrade",
        "--quiet",
        "--no-header",
        "--no-emit-index-url",
        "--no-emit-find-links",
    )
    # The development lock holds the very same versions of what the program runs on.
    return python(*compile_, "-o", "requirements/run.txt") or python(
        *compile_, "--group", "dev", "-c", "requirements/run.txt", "-o", "requirements/dev.txt"
    )


def tidy(_: list[str]) -> int:
    """Formats the code and mends what can be mended by itself."""
    prepare("dev")
    return run(BIN / "ruff", "check", "--fix") | run(BIN / "ruff", "format")


def catalogue(arguments: list[str]) -> int:
    """Collects the messages and compiles the languages."""
    prepare("dev")
    return python("-m", "scripts.catalogue", *(arguments or ["update"]))


def setup(_: list[str]) -> int:
    """Only sets up, for developing."""
    prepare("dev")
    provide(TESTS, browser=True)
    say(f"ready: {PYTHON.parent}")
    return 0


def clean(_: list[str]) -> int:
    """Removes what was made here, but not the environment."""
    caches = (".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache")
    for path in (BUILD, ROOT / "dist", *(ROOT / name for name in caches), *_compiled()):
        shutil.rmtree(path, ignore_errors=True)
    return 0


def _compiled() -> list[Path]:
    folders = ("atelier_app", "benchmarks", "scripts", "tests")
    return [path for folder in folders for path in (ROOT / folder).rglob("__pycache__")]


def help_(_: list[str]) -> int:
    """Says what can be done."""
    width = max(map(len, TASKS))
    print(*(f"make {name:{width}}  {task.__doc__}" for name, task in TASKS.items()), sep="\n")
    return 0


TASKS: dict[str, Callable[[list[str]], int]] = {
    "help": help_,
    "run": start,
    "test": test,
    "bench": bench,
    "screenshots": screenshots,
    "bundle": bundle,
    "lock": lock,
    "format": tidy,
    "catalogue": catalogue,
    "setup": setup,
    "clean": clean,
}


def main(arguments: list[str]) -> int:
    name, *rest = arguments or ["help"]
    if name not in TASKS:
        warn(f"there is no task “{name}”; there is {', '.join(TASKS)}.")
        return 2
    try:
        return TASKS[name](rest)
    except TaskError as error:
        warn(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
