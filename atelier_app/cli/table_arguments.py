"""What can be said to the commands that read and write tables."""

from __future__ import annotations

from argparse import ArgumentParser, _MutuallyExclusiveGroup

from atelier_app.support.language import _


def register(parser: ArgumentParser) -> None:
    workshop = _("number or title of the workshop (the one under way, unless given)")
    parser.add_argument("file", metavar="FILE", help=_("the initiative (NAME.atelier)"))
    parser.add_argument("list", metavar="LIST", help=_("the registrations: CSV, XLSX, XLS or ODS"))
    parser.add_argument("--workshop", metavar="N", help=workshop)
    parser.add_argument("--dry-run", action="store_true", help=_("say what would happen, and change nothing"))


def spreadsheets(out: _MutuallyExclusiveGroup) -> None:
    """The formats of spreadsheets, beside the others that an attendance can be written in."""
    out.add_argument("--csv", metavar="OUT", help=_("the CSV to write, for Excel in French"))
    out.add_argument("--xlsx", metavar="OUT", help=_("the Excel workbook to write"))
    out.add_argument("--ods", metavar="OUT", help=_("the OpenDocument spreadsheet to write"))


def figures(parser: ArgumentParser) -> None:
    said = _("with --csv, --xlsx or --ods: the figures alone (a CSV holds only the list otherwise)")
    parser.add_argument("--figures", action="store_true", help=said)
