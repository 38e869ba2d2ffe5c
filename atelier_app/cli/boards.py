"""Ideas in, boards out: what a board is called, and the two commands that fill and export one."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from atelier_app.cli.sharing import check_apart, chosen_workshop, opened, telling, tidy_when_terminated
from atelier_app.cli.stopped import Stopped
from atelier_app.support.language import _, ngettext, speaking

if TYPE_CHECKING:
    from atelier_app.domain.board import BoardContents
    from atelier_app.domain.core import Command
    from atelier_app.domain.door import Reader
    from atelier_app.domain.initiative import Activity, InitiativeRecord, Workshop
    from atelier_app.exchange.ideas import IdeasRead


# --- which board


def _boards(reader: Reader, workshops: Sequence[Workshop]) -> Iterator[Activity]:
    """The ideas activities of these workshops, in the order of their agendas."""
    from atelier_app.domain.initiative import ActivityKind, ReadAgenda

    for workshop in workshops:
        for line in reader.read(ReadAgenda(workshop.id)).lines:
            if line.activity.kind is ActivityKind.IDEAS:
                yield line.activity


def _workshops(reader: Reader, record: InitiativeRecord, asked: str | None) -> list[Workshop]:
    """Only the workshop asked for; else all, the one that runs or else the latest first."""
    from atelier_app.documents.report import usual_workshop

    if not record.workshops:
        return []
    if asked:
        chosen = chosen_workshop(record.workshops, asked)
        return [workshop for workshop in record.workshops if workshop.id == chosen]
    usual = usual_workshop(reader, record)
    return sorted(record.workshops, key=lambda workshop: workshop.id != usual)


def _named(boards: Sequence[Activity], name: str | None) -> list[Activity]:
    """Those of this name, whatever its accents and case, or of this id; all of them without one."""
    from atelier_app.domain.text import fold

    wanted = " ".join(fold(name or "").split())
    return [
        board for board in boards if not wanted or wanted in (board.id, " ".join(fold(board.title).split()))
    ]


# --- in


@dataclass(frozen=True)
class _Target:
    """The board that ideas go to, and the commands that make it when it is not there."""

    board: Activity
    made: tuple[Command, ...] = ()


def ideas(arguments: Namespace) -> int:
    """Puts the ideas of a file on a board, and tells what became of its lines."""
    from atelier_app.domain.board import ReadBoard
    from atelier_app.domain.core import Refused, Together
    from atelier_app.domain.initiative import ReadInitiative
    from atelier_app.domain.refusals import Refusal
    from atelier_app.exchange.ideas import told
    from atelier_app.exchange.ideas_files import read_ideas
    from atelier_app.exchange.ideas_placed import adding

    path = Path(arguments.ideas)
    read = read_ideas(path)
    if not read.ideas:
        raise Refused(Refusal.NO_IDEAS, name=path.name)
    with opened(arguments.file) as door:
        record = door.read(ReadInitiative())
        with speaking(arguments.lang or record.initiative.language):
            target = _target(door, record, arguments)
        there: BoardContents | None = None if target.made else door.read(ReadBoard(target.board.id))
        door.execute(Together((*target.made, adding(read.ideas, target.board.id, there))))
    print(_added(read, target))
    for line in told(read):
        print(line)
    return 0


def _target(reader: Reader, record: InitiativeRecord, arguments: Namespace) -> _Target:
    """The first board of that name, of the usual workshop before the others; else one to be made."""
    from atelier_app.domain.core import new_id
    from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity, AddWorkshop

    workshops = _workshops(reader, record, arguments.workshop)
    found = _named(list(_boards(reader, workshops)), arguments.board)
    if found:
        return _Target(found[0])
    workshop = workshops[0] if workshops else _new_workshop(record.initiative.title)
    title = (arguments.board or "").strip() or _("Ideas")
    board = Activity(new_id(), workshop.id, ActivityKind.IDEAS, title, "", 30)
    made = () if workshops else (AddWorkshop(workshop),)
    return _Target(board, (*made, AddActivity(board)))


def _new_workshop(title: str) -> Workshop:
    """Today's, for a file that holds none yet."""
    from datetime import datetime, time

    from atelier_app.domain.core import new_id
    from atelier_app.domain.initiative import Workshop

    return Workshop(new_id(), title or _("Workshop"), datetime.now().astimezone().date(), time(9), "")


def _added(read: IdeasRead, target: _Target) -> str:
    """What was done, in a sentence."""
    from atelier_app.documents.wording import number

    count, groups, board = len(read.ideas), read.groups, " ".join(target.board.title.split())
    said = ngettext(
        "{n} note was added to the board “{board}”", "{n} notes were added to the board “{board}”", count
    ).format(n=number(count), board=board)
    if groups:
        said += ngettext(", in {k} group", ", in {k} groups", groups).format(k=number(groups))
    made = _(" (the board was made)") if target.made else ""
    return f"{said}{made}."


# --- out


def board(arguments: Namespace) -> int:
    """Writes a board in each of the formats that were asked for."""
    from atelier_app.documents.board_files import BoardFormat, write_board
    from atelier_app.domain.initiative import ReadInitiative
    from atelier_app.exchange.board import gather
    from atelier_app.workshop.files import Reader as FileReader

    outs = {kind: out for kind in BoardFormat if (out := getattr(arguments, kind)) is not None}
    _check_outs(arguments.file, list(outs.values()))
    with tidy_when_terminated(), FileReader(arguments.file) as reader:
        record = reader.read(ReadInitiative())
        activity = _existing(reader, record, arguments)
        with speaking(arguments.lang or record.initiative.language):
            gathered = gather(reader, activity)
            progress = telling(arguments.progress)
            told = [
                line
                for kind, out in outs.items()
                for line in write_board(gathered, reader, out, kind, progress)
            ]
    for line in (*told, *_veiled(gathered.veiled)):
        print(line)
    return 0


def _check_outs(path: Path, outs: Sequence[Path]) -> None:
    if not outs:
        raise Stopped(_("Say what to write: --svg, --png, --pdf, --csv, --xlsx, --json, --md or --odt."))
    for out in outs:
        check_apart(path, out)
    if len({out.absolute() for out in outs}) < len(outs):
        raise Stopped(_("Each format needs a file of its own."))


def _existing(reader: Reader, record: InitiativeRecord, arguments: Namespace) -> Activity:
    """The first board of that name. Raises `Stopped` where there is none, and names those that are there."""
    boards = list(_boards(reader, _workshops(reader, record, arguments.workshop)))
    found = _named(boards, arguments.board)
    if not found and boards:
        titles = "; ".join(f"“{board.title}”" for board in boards[:20])
        message = _("No board is called “{asked}”. There are: {titles}")
        raise Stopped(message.format(asked=arguments.board, titles=titles))
    if not found:
        raise Stopped(_("There is no board yet: “atelier ideas” makes one."))
    return found[0]


def _veiled(count: int) -> Iterator[str]:
    said = ngettext(
        "{n} idea from phones is not revealed yet, and was left out.",
        "{n} ideas from phones are not revealed yet, and were left out.",
        count,
    )
    if count:
        yield said.format(n=count)
