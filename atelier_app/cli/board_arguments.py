"""What can be said to the commands that fill and export boards."""

from __future__ import annotations

from argparse import ArgumentParser

from atelier_app.cli.sharing import file_path
from atelier_app.support.language import _


def ideas(parser: ArgumentParser) -> None:
    _file(parser)
    parser.add_argument(
        "ideas", metavar="IDEAS", help=_("a text with a note a line, or a CSV, XLSX, XLS or ODS")
    )
    _board(parser, _("name of the board, made if it is not there (the first one unless given)"))


def _file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=file_path, metavar="FILE", help=_("the initiative (NAME.atelier)"))


def _board(parser: ArgumentParser, name: str) -> None:
    workshop = _("number or title of the workshop (the one under way, unless given)")
    parser.add_argument("--board", metavar="NAME", help=name)
    parser.add_argument("--workshop", metavar="N", help=workshop)
