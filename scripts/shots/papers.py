"""The pages of the summary, written by the real export and drawn as pictures."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pypdf import PdfReader

from scripts.places import PYTHON, ROOT, TaskError
from scripts.shots.album import Album

DOTS_PER_INCH = 90


def pages(album: Album, file: Path, folder: Path, question: str) -> None:
    """A picture of each page, that of the vote on `question` by name. Raises `TaskError` when it can't be drawn."""
    pdf = folder / "summary.pdf"
    do(str(PYTHON), "-m", "atelier_app", "export", str(file), "--pdf", str(pdf), "--lang", album.language)
    do("pdftoppm", "-png", "-r", str(DOTS_PER_INCH), str(pdf), str(folder / "page"))
    results = _last_with(pdf, question)
    for number, drawn in enumerate(sorted(folder.glob("page-*.png")), start=1):
        drawn.replace(album.place("pdf", f"page-{number:02d}", "results" if number == results else ""))


def _last_with(pdf: Path, words: str) -> int:
    """The last page with these words (the first is the table of contents)."""
    texts = enumerate((page.extract_text() for page in PdfReader(pdf).pages), start=1)
    return max((number for number, text in texts if words in " ".join(text.split())), default=0)


def do(*command: str) -> None:
    """Runs a command. Raises `TaskError` with what it said."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise TaskError(f"{command[0]} said: {done.stderr.strip() or done.returncode}")
