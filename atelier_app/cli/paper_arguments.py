"""What can be said to the commands that print the papers of the day."""

from __future__ import annotations

from argparse import ArgumentParser

from atelier_app.cli import table_arguments
from atelier_app.cli.sharing import file_path, whole
from atelier_app.support.language import _

TABLES_LIMIT = 200
COPIES_LIMIT = 2000
SORTS = ("name", "organisation", "arrival")
PASSWORD_VARIABLE = "ATELIER_WIFI_PASSWORD"  # noqa: S105 - its name, not the password


def _common(parser: ArgumentParser) -> None:
    workshop = _("number or title of the workshop (the one under way, unless given)")
    parser.add_argument("file", type=file_path, metavar="FILE", help=_("the initiative (NAME.atelier)"))
    parser.add_argument("--workshop", metavar="N", help=workshop)
    parser.add_argument("--progress", action="store_true", help=_("write lines “progress i/n”"))


def _to_pdf(parser: ArgumentParser) -> None:
    parser.add_argument("--pdf", type=file_path, required=True, metavar="OUT", help=_("the PDF to write"))


def _for_people(parser: ArgumentParser) -> None:
    people = _("“-” to read on the input whom it is for, one id a line (everyone, unless given)")
    parser.add_argument("--people", choices=("-",), help=people)


def _leading(parser: ArgumentParser) -> None:
    address = _("where phones find this computer (unless given, where the engine is or would be)")
    parser.add_argument("--address", metavar="HOST:PORT", help=address)


def badges(parser: ArgumentParser) -> None:
    _common(parser)
    _to_pdf(parser)
    _for_people(parser)
    _leading(parser)
    form = _("L7163 or L4785 (Avery), or a free grid such as 2x6 (L7163 unless given)")
    parser.add_argument("--format", default="L7163", metavar="FORMAT", help=form)
    margin = _("millimetres around a free grid (10 unless given)")
    parser.add_argument("--margin", type=whole(0, 60), default=10, metavar="MM", help=margin)
    first = _("label of the first sheet to begin at (1 unless given)")
    parser.add_argument("--first", type=whole(1, 1000), default=1, metavar="N", help=first)
    parser.add_argument("--marks", action="store_true", help=_("draw crop marks"))


def attendance(parser: ArgumentParser) -> None:
    _common(parser)
    out = parser.add_mutually_exclusive_group(required=True)
    out.add_argument("--pdf", type=file_path, metavar="OUT", help=_("the PDF to write"))
    table_arguments.spreadsheets(out)
    table_arguments.figures(parser)
    parser.add_argument("--blank", action="store_true", help=_("to be signed on paper, before the day"))
    parser.add_argument("--sort", choices=SORTS, default="name", help=_("the order of the rows"))


def certificates(parser: ArgumentParser) -> None:
    _common(parser)
    _to_pdf(parser)
    _for_people(parser)


def poster(parser: ArgumentParser) -> None:
    _common(parser)
    _to_pdf(parser)
    _leading(parser)
    password = _("read its password on the input; or set {variable} (an open network without either)")
    cards = _("cards for tables 1 to N in place of the poster; 0 for the tables of the list")
    parser.add_argument("--paper", choices=("A4", "A3"), default="A4", help=_("the poster’s paper"))
    parser.add_argument("--wifi", metavar="NAME", help=_("the Wi-Fi to join first"))
    parser.add_argument(
        "--wifi-password-stdin", action="store_true", help=password.format(variable=PASSWORD_VARIABLE)
    )
    parser.add_argument("--wifi-hidden", action="store_true", help=_("the Wi-Fi does not show its name"))
    parser.add_argument("--cards", type=whole(0, TABLES_LIMIT), metavar="N", help=cards)


def paper_ballots(parser: ArgumentParser) -> None:
    _common(parser)
    _to_pdf(parser)
    poll = _("the vote, by its question or its title (the only one of the workshop, unless given)")
    college = _('of this college alone, "" for everybody else (so many of each, unless given)')
    parser.add_argument("--poll", metavar="NAME", help=poll)
    copies = _("how many (20 unless given)")
    parser.add_argument("--copies", type=whole(1, COPIES_LIMIT), default=20, metavar="N", help=copies)
    parser.add_argument("--college", metavar="NAME", help=college)
