"""What can be said to the commands that fill and export boards."""

from __future__ import annotations

from argparse import ArgumentParser

from atelier_app.cli.sharing import file_path
from atelier_app.support.language import N_, _

_OUT = {
    "svg": N_("the picture to write, whose notes can be read back"),
    "png": N_("the picture to write in pixels, two for each unit of the board"),
    "pdf": N_("the page to write, to zoom into"),
    "csv": N_("the table to write, which “atelier ideas” reads back"),
    "xlsx": N_("the Excel workbook to write"),
    "json": N_("the data to write, each note just as it was typed"),
    "md": N_("the outline to write as Markdown"),
    "odt": N_("the outline to write as an OpenDocument text"),
}


def ideas(parser: ArgumentParser) -> None:
    _file(parser)
    parser.add_argument(
        "ideas", metavar="IDEAS", help=_("a text with a note a line, or a CSV, XLSX, XLS or ODS")
    )
    _board(parser, _("name of the board, made if it is not there (the first one unless given)"))


def board(parser: ArgumentParser) -> None:
    _file(parser)
    _board(parser, _("name of the board (the first one unless given)"))
    for kind, said in _OUT.items():
        parser.add_argument(f"--{kind}", type=file_path, metavar="OUT", help=_(said))
    parser.add_argument("--progress", action="store_true", help=_("write lines “progress i/n”"))


def _file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=file_path, metavar="FILE", help=_("the initiative (NAME.atelier)"))


def _board(parser: ArgumentParser, name: str) -> None:
    workshop = _("number or title of the workshop (the one under way, unless given)")
    parser.add_argument("--board", metavar="NAME", help=name)
    parser.add_argument("--workshop", metavar="N", help=workshop)
