"""An outline as a PDF file: laid out first, so that its pages are known, then drawn one by one."""

from __future__ import annotations

from pathlib import Path

from atelier_app.documents.drawing.compose import compose
from atelier_app.documents.drawing.pages import Page
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.outline import Outline
from atelier_app.documents.printing import About, Cancelled, Progress, print_pages, silent
from atelier_app.documents.printing import Page as Draw

__all__ = ["Cancelled", "Progress", "write"]


def write(outline: Outline, path: Path | str, progress: Progress = silent) -> int:
    """Writes the document, whole or not at all, and returns its number of pages; see `print_pages`.

    Raises `Refused` (DISK_FULL, CANNOT_WRITE).
    """
    about = About(outline.language, outline.title, outline.author, outline.subject)
    pages = [_footed(page, outline.footer) for page in compose(outline)]
    return print_pages(pages, about, Path(path), progress, bookmarked=True)


def _footed(page: Page, footer: str) -> Draw:
    def draw(pen: Pen, number: int, total: int) -> None:
        page.draw(pen, footer, number, total)

    return draw
