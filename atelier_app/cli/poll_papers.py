"""The command that prints blank paper ballots; what it imports, it imports when it runs."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from atelier_app.cli.sharing import check_apart, chosen_workshop, telling, tidy_when_terminated
from atelier_app.cli.stopped import Stopped
from atelier_app.support.language import _, speaking

if TYPE_CHECKING:
    from atelier_app.domain.core import Id
    from atelier_app.domain.initiative import Agenda
    from atelier_app.workshop.files import Reader


def paper_ballots(arguments: Namespace) -> int:
    """Writes as many blank ballots of one vote as are asked for."""
    from atelier_app.documents.paper_ballots import paper_ballots as blank
    from atelier_app.documents.papers import write_paper_ballots
    from atelier_app.domain.initiative import ReadInitiative
    from atelier_app.domain.polls import ReadPoll
    from atelier_app.workshop.files import Reader

    check_apart(arguments.file, arguments.pdf)
    with tidy_when_terminated(), Reader(arguments.file) as reader:
        initiative = reader.read(ReadInitiative()).initiative
        agenda = _agenda(reader, arguments.workshop)
        record = reader.read(ReadPoll(_poll(reader, agenda, arguments.poll)))
        with speaking(str(arguments.lang or initiative.language)):
            ballots = blank(record, initiative, agenda.workshop, arguments.copies, arguments.college)
            write_paper_ballots(ballots, arguments.pdf, telling(arguments.progress))
    return 0


def _agenda(reader: Reader, asked: str | None) -> Agenda:
    from atelier_app.documents.report import usual_workshop
    from atelier_app.domain.initiative import ReadAgenda, ReadInitiative

    record = reader.read(ReadInitiative())
    chosen = chosen_workshop(record.workshops, asked) if asked else usual_workshop(reader, record)
    return reader.read(ReadAgenda(chosen))


def _poll(reader: Reader, agenda: Agenda, asked: str | None) -> Id:
    """The vote of this id, question or title, or whose question or title alone contains it. Raises `Stopped`."""
    from atelier_app.domain.initiative import ActivityKind
    from atelier_app.domain.polls import ReadPoll
    from atelier_app.domain.text import fold

    votes = [line.activity for line in agenda.lines if line.activity.kind is ActivityKind.VOTE]
    names = {one.id: (reader.read(ReadPoll(one.id)).poll.question, one.title) for one in votes}
    if asked in names:
        return asked
    wanted = fold(asked or "")
    exact = [id for id, said in names.items() if wanted and wanted in map(fold, said)]
    close = exact or [id for id, said in names.items() if any(wanted in fold(name) for name in said)]
    if len(close) != 1:
        there = "; ".join(title for _question, title in names.values()) or "–"
        raise Stopped(
            _("Please say with --poll which vote is meant. This workshop has: {names}").format(names=there)
        )
    return close[0]
