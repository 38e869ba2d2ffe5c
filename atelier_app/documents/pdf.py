"""An outline as a PDF file: laid out first, so that its pages are known, then drawn one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas

from atelier_app.documents.drawing import fonts, theme
from atelier_app.documents.drawing.compose import compose
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.outline import Outline
from atelier_app.documents.replacing import replacing

# Streams as they are rather than in printable characters: files a fifth smaller.
rl_config.useA85 = 0

Progress: TypeAlias = Callable[[int, int], None]


class Cancelled(Exception):
    """What a progress callback raises to stop the writing; no file is left, and an older one stays."""


def _silent(done: int, total: int) -> None:
    """Tells nobody."""


def write(outline: Outline, path: Path | str, progress: Progress = _silent) -> int:
    """Writes the document, whole or not at all, and returns its number of pages.

    `progress(pages done, pages)` is called from 0 on; what it raises stops the writing and goes to the caller.
    Raises `Refused` (DISK_FULL, CANNOT_WRITE).
    """
    with replacing(Path(path)) as stream:
        pages = compose(outline)
        canvas = Canvas(stream, pagesize=theme.A4, pageCompression=1, initialFontName=fonts.ready())  # type: ignore[arg-type]
        _describe(canvas, outline)
        pen = Pen(canvas)
        progress(0, len(pages))
        for number, page in enumerate(pages, 1):
            page.draw(pen, outline.footer, number, len(pages))
            progress(number, len(pages))
        canvas.save()
    return len(pages)


def _describe(canvas: Canvas, outline: Outline) -> None:
    """The document's own data, its language, and that readers show its title and bookmarks."""
    canvas.setTitle(outline.title)
    canvas.setAuthor(outline.author)
    canvas.setSubject(outline.subject)
    canvas.setCreator("Atelier")
    canvas.setProducer("Atelier")
    catalogue: Any = canvas
    catalogue.setCatalogEntry("Lang", PDFString(outline.language))
    catalogue.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
