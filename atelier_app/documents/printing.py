"""Pages as a PDF file, whole or not at all, whatever is on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas

from atelier_app.documents.drawing import fonts, theme
from atelier_app.documents.drawing.pen import Pen
from atelier_app.support.replacing import replacing

# Streams as they are rather than in printable characters: files a fifth smaller.
rl_config.useA85 = 0

Progress: TypeAlias = Callable[[int, int], None]
Page: TypeAlias = Callable[[Pen, int, int], None]
"""Draws one page, from `Pen.begin` to `Pen.end`, told its number and how many there are."""


class Cancelled(Exception):
    """What a progress callback raises to stop the writing; no file is left, and an older one stays."""


@dataclass(frozen=True)
class About:
    """What a reader's window says of a document. `language` is "fr" or "en"."""

    language: str
    title: str
    author: str
    subject: str


def silent(done: int, total: int) -> None:
    """Tells nobody."""


def nothing() -> None:
    """Nothing has to be done before the file takes its place."""


def print_pages(
    pages: Sequence[Page],
    about: About,
    path: Path,
    progress: Progress = silent,
    *,
    bookmarked: bool = False,
    before: Callable[[], object] = nothing,
) -> int:
    """Writes the pages and returns their number; `before` as in `replacing`.

    `progress(pages done, pages)` is called from 0 on; what it raises stops the writing and goes to the caller.
    Raises `Refused` (DISK_FULL, CANNOT_WRITE).
    """
    with replacing(path, before) as stream:
        canvas = Canvas(stream, pagesize=theme.A4, pageCompression=1, initialFontName=fonts.ready())  # type: ignore[arg-type]
        _describe(canvas, about)
        pen = Pen(canvas)
        progress(0, len(pages))
        for number, draw in enumerate(pages, 1):
            draw(pen, number, len(pages))
            progress(number, len(pages))
        if bookmarked:
            canvas.showOutline()
        canvas.save()
    return len(pages)


def _describe(canvas: Canvas, about: About) -> None:
    """The document's own data, its language, and that readers show its title."""
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator("Atelier")
    canvas.setProducer("Atelier")
    catalogue: Any = canvas
    catalogue.setCatalogEntry("Lang", PDFString(about.language))
    catalogue.setViewerPreference("DisplayDocTitle", "true")
