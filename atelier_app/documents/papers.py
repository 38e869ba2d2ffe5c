"""The papers of the day as PDF files: sheets, certificates, badges, posters, paper ballots."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from atelier_app.documents.badges import BadgeSheets
from atelier_app.documents.certificates import Certificate, Certificates
from atelier_app.documents.drawing.badge import badge_pages
from atelier_app.documents.drawing.certificate import draw_certificate
from atelier_app.documents.drawing.paper_ballot import ballot_pages
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.poster import PAPERS, poster_page
from atelier_app.documents.drawing.sheet import sheet_pages
from atelier_app.documents.drawing.table_card import card_sheets
from atelier_app.documents.paper_ballots import PaperBallots
from atelier_app.documents.posters import Poster
from atelier_app.documents.printing import About, Page, Progress, print_pages, silent
from atelier_app.documents.sheet import Sheet
from atelier_app.domain.badges import MintBadges
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal


def write_sheet(sheet: Sheet, path: Path, progress: Progress = silent) -> int:
    """Writes an attendance sheet, whole or not at all; see `print_pages`."""
    about = About(sheet.language, f"{sheet.kicker} · {sheet.title}", sheet.organiser, sheet.subtitle)
    return print_pages([page.draw for page in sheet_pages(sheet)], about, path, progress)


def write_certificates(certificates: Certificates, path: Path, progress: Progress = silent) -> int:
    """Writes a page a person, whole or not at all; see `print_pages`."""
    about = About(certificates.language, certificates.title, certificates.organiser, certificates.subject)
    return print_pages([_page(one) for one in certificates.pages], about, path, progress)


def _page(certificate: Certificate) -> Page:
    def draw(pen: Pen, _number: int, _total: int) -> None:
        draw_certificate(pen, certificate)

    return draw


def write_badges(
    sheets: BadgeSheets,
    path: Path,
    mint: Callable[[MintBadges], object],
    progress: Progress = silent,
) -> int:
    """Draws the sheets, then has their codes made valid (`mint` executes the command), then puts the file in place.

    What goes wrong before leaves the earlier badges and the earlier file as they were. Raises `Refused`, after the
    codes were made valid only BADGES_NOT_IN_PLACE.
    """
    minted = False

    def before() -> None:
        nonlocal minted
        mint(sheets.mint)
        minted = True

    about = About(sheets.language, sheets.title, sheets.organiser, sheets.initiative)
    try:
        return print_pages([page.draw for page in badge_pages(sheets)], about, path, progress, before=before)
    except Refused as refused:
        if not minted:
            raise
        why = refused.facts.get("reason", "ENOSPC")  # what is not CANNOT_WRITE is DISK_FULL
        raise Refused(Refusal.BADGES_NOT_IN_PLACE, name=path.name, reason=why) from refused


def write_poster(poster: Poster, path: Path, paper: str = "A4", progress: Progress = silent) -> int:
    """Writes the poster on "A4" or "A3", or the cards of its tables where it names some."""
    pages: list[Page] = [sheet.draw for sheet in card_sheets(poster)] or [poster_page(poster, PAPERS[paper])]
    title = f"{poster.welcome} · {poster.title}"
    about = About(poster.language, title, poster.organiser, poster.subject)
    return print_pages(pages, about, path, progress)


def write_paper_ballots(ballots: PaperBallots, path: Path, progress: Progress = silent) -> int:
    """Writes every copy, whole or not at all; see `print_pages`."""
    about = About(ballots.language, ballots.title, ballots.organiser, ballots.title)
    return print_pages([page.draw for page in ballot_pages(ballots)], about, path, progress)
