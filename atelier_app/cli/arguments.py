"""What can be said on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from atelier_app import __version__
from atelier_app.cli import board_arguments as boards
from atelier_app.cli import counting, priorities, recounting
from atelier_app.cli import paper_arguments as papers
from atelier_app.cli import table_arguments as tables
from atelier_app.cli.sharing import file_path, whole
from atelier_app.cli.stopped import Stopped
from atelier_app.support.language import LANGUAGES, N_, _

PHONES_LIMIT = 300
# What argparse itself says, for the catalogue.
_ITS_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Stopped(_("{message}. See: {program} --help").format(message=message, program=self.prog))


def parse(words: Sequence[str]) -> argparse.Namespace | None:
    """The command and what it needs; None when help was asked, and given. Raises `Stopped` for other words."""
    # argparse looks this name up at each message; its own catalogue knows no other language than the system's.
    setattr(argparse, "_", _)  # noqa: B010 - no stub names it
    try:
        words = _with_command(words)
        return _parser(words[0]).parse_args(words)
    except SystemExit:
        return None


def _with_command(words: Sequence[str]) -> Sequence[str]:
    """`atelier FILE` and `atelier --sample` mean `atelier open …`."""
    first = words[0] if words else ""
    if first in {"-h", "--help", "--version"} or first in _COMMANDS:
        return words
    return ["open", *words]


def _parser(asked: str) -> argparse.ArgumentParser:
    """Names every command and describes the one that is asked for: what one needs is of no use to another."""
    parser = _Parser(
        prog="atelier",
        usage=_("atelier [FILE] [--sample] | atelier COMMAND …"),
        description=_("Runs a participatory workshop from one laptop, to the PDF that everyone leaves with."),
        epilog=_("“atelier COMMAND --help” says more of a command."),
    )
    parser.add_argument("--version", action="version", version=f"Atelier {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=_("commands"), required=True)
    for name, (purpose, describe) in _COMMANDS.items():
        program = "atelier" if name == "open" else f"atelier {name}"
        if purpose:
            command = commands.add_parser(name, prog=program, help=_(purpose), description=_(purpose))
        else:  # without `help` it is not listed: it is for programs
            command = commands.add_parser(name, prog=program)
        if name == asked:
            describe(command)
        if name != "open":  # the window remembers the language that was chosen in it
            command.add_argument("--lang", choices=tuple(LANGUAGES), help=_("language of the texts"))
    return parser


def _open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=file_path, nargs="?", metavar="FILE", help=_("the initiative (NAME.atelier)")
    )
    parser.add_argument("--sample", action="store_true", help=_("open a copy of the sample"))


def _demo(parser: argparse.ArgumentParser) -> None:
    out = _("folder for demo.atelier and summary.pdf")
    phones = _("how many phones, 1 to {limit} (40 unless given)").format(limit=PHONES_LIMIT)
    parser.add_argument("--out", required=True, metavar="DIR", help=out)
    parser.add_argument("--phones", type=whole(1, PHONES_LIMIT), default=40, metavar="N", help=phones)


def _serve(parser: argparse.ArgumentParser) -> None:
    host = _("address to serve on (unless given, one that phones can reach)")
    port = _("first port to try (8080 unless given)")
    linger = _("leave after so many seconds with neither window nor phone")
    parser.add_argument("file", type=file_path, metavar="FILE", help=_("the initiative (NAME.atelier)"))
    parser.add_argument("--host", metavar="H", help=host)
    parser.add_argument("--port", type=whole(0, 65535), default=8080, metavar="P", help=port)
    parser.add_argument("--linger", type=whole(0, 86400), metavar="S", help=linger)


def _export(parser: argparse.ArgumentParser) -> None:
    workshop = _("number or title of the workshop (the one under way, unless given)")
    parser.add_argument("file", type=file_path, metavar="FILE", help=_("the initiative (NAME.atelier)"))
    parser.add_argument("--pdf", type=file_path, required=True, metavar="OUT", help=_("the summary to write"))
    parser.add_argument("--workshop", metavar="N", help=workshop)
    parser.add_argument("--progress", action="store_true", help=_("write lines “progress i/n”"))


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=file_path, metavar="FILE", help=_("the initiative (NAME.atelier)"))


def _backups(parser: argparse.ArgumentParser) -> None:
    delete = _("delete them all but for a new one, made of the file as it is now")
    parser.add_argument("file", metavar="FILE", help=_("the initiative (NAME.atelier)"))
    parser.add_argument("--delete", action="store_true", help=delete)


def _forget_code(_parser: argparse.ArgumentParser) -> None:
    """It needs nothing."""


def _create(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=file_path, metavar="FILE", help=_("the initiative (NAME.atelier)"))
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--title", default="")
    parser.add_argument("--organisation", default="")


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "open": ("", _open),
    "demo": (N_("play the whole sample workshop without a window"), _demo),
    "serve": (N_("serve the phone pages without a window"), _serve),
    "export": (N_("write the summary of a workshop as a PDF"), _export),
    "register": (N_("import a list of registrations"), tables.register),
    "ideas": (N_("put ideas from a text or a table on a board"), boards.ideas),
    "board": (N_("write a board as a picture, a table, data or an outline"), boards.board),
    "badges": (N_("print badges, each with a new personal code"), papers.badges),
    "attendance": (N_("write the attendance, as a sheet to sign or as a spreadsheet"), papers.attendance),
    "certificates": (N_("write certificates of attendance"), papers.certificates),
    "poster": (N_("print how phones come in, for the wall or the tables"), papers.poster),
    "paper-ballots": (N_("print blank paper ballots of a vote"), papers.paper_ballots),
    "tally": (N_("count ballots from a table, by any method"), counting.describe),
    "recount": (N_("count the closed votes of a file again"), recounting.describe_recount),
    "ballots": (N_("write the ballots of a closed vote, with their receipts"), recounting.describe_ballots),
    "priorities": (N_("write what became of each idea, with matrices and grids"), priorities.describe),
    "check": (N_("verify a file, and say which backup is good"), _check),
    "backups": (N_("name the copies of a file on this computer, or delete them"), _backups),
    "forget-code": (N_("remove the facilitator’s code from this computer"), _forget_code),
    "create": ("", _create),
}
