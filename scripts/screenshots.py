"""Draws every screen, page and document: `make screenshots`, with `ARGS="--readme"` also for the README.

Each language is a process of its own, so that both are drawn at once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

from scripts.places import PYTHON, ROOT, TaskError, say, warn
from scripts.shots import sheet
from scripts.shots.album import ALBUM

LANGUAGES = ("fr", "en")
PATIENCE = 1200


def main(arguments: list[str]) -> int:
    """Exit code 1 when a picture could not be taken."""
    asked = _parsed(arguments)
    started = time.monotonic()
    try:
        if not asked.keep:
            _play(asked.languages)
        page = sheet.write(ALBUM, LANGUAGES)
        if asked.readme or asked.keep:
            from scripts.shots import readme

            readme.keep(ALBUM / "en")
    except TaskError as error:
        warn(str(error))
        return 1
    count = sum(1 for language in asked.languages for _ in (ALBUM / language).glob("*.png"))
    say(f"{count} pictures after {time.monotonic() - started:.0f} s: {page.relative_to(ROOT)}")
    return 0


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make screenshots", description=__doc__)
    parser.add_argument("--lang", dest="languages", choices=LANGUAGES, action="append")
    parser.add_argument("--readme", action="store_true", help="also copy the README's pictures")
    parser.add_argument(
        "--keep", action="store_true", help="only copy the README's, from pictures already taken"
    )
    asked = parser.parse_args(arguments)
    asked.languages = asked.languages or list(LANGUAGES)
    return asked


def _play(languages: list[str]) -> None:
    """Every language to its end, even when another has failed. Raises `TaskError`."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "TZ": "Europe/Paris"}
    stories = {
        language: subprocess.Popen(
            [str(PYTHON), "-m", "scripts.shots.story", language], cwd=ROOT, env=environment
        )
        for language in languages
    }
    failed = [language for language, story in stories.items() if _waited(story)]
    if failed:
        raise TaskError(f"the pictures of {', '.join(failed)} could not all be taken; see above.")


def _waited(story: subprocess.Popen[bytes]) -> int:
    try:
        return story.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        story.kill()
        return story.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
