"""The pages of the summary, written by the real export and drawn as pictures."""

from __future__ import annotations

import subprocess
from pathlib import Path

from scripts.places import PYTHON, ROOT, TaskError
from scripts.shots.album import Album

DOTS_PER_INCH = 90


def pages(album: Album, file: Path, folder: Path) -> None:
    """A picture of each page. Raises `TaskError` when the PDF could not be made or drawn."""
    pdf = folder / "summary.pdf"
    _do(str(PYTHON), "-m", "atelier_app", "export", str(file), "--pdf", str(pdf), "--lang", album.language)
    _do("pdftoppm", "-png", "-r", str(DOTS_PER_INCH), str(pdf), str(folder / "page"))
    for number, drawn in enumerate(sorted(folder.glob("page-*.png")), start=1):
        drawn.replace(album.place("pdf", f"page-{number:02d}"))


def _do(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise TaskError(f"{command[0]} said: {done.stderr.strip() or done.returncode}")
