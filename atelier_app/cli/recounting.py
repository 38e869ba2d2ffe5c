"""Votes of a file counted again from their ballots alone, and the ballots themselves, with their receipts."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atelier_app.cli import weighing
from atelier_app.cli.counting import named_figures
from atelier_app.cli.sharing import check_apart, file_path, tidy_when_terminated
from atelier_app.cli.stopped import Stopped
from atelier_app.support.language import _, ngettext

if TYPE_CHECKING:
    from atelier_app.domain.ballots import Recount
    from atelier_app.domain.core import Id
    from atelier_app.workshop.files import Reader


def describe_recount(parser: ArgumentParser) -> None:
    """What can be said to `atelier recount`."""
    _file_and_poll(parser, _("the vote, by its question or its title (every closed one, unless given)"))
    parser.add_argument("--json", action="store_true", help=_("write the result as JSON"))


def describe_ballots(parser: ArgumentParser) -> None:
    """What can be said to `atelier ballots`."""
    _file_and_poll(parser, _("the vote, by its question or its title (the only closed one, unless given)"))
    out = parser.add_mutually_exclusive_group(required=True)
    out.add_argument(
        "--csv", type=file_path, metavar="OUT", help=_("the CSV to write; “atelier tally” counts it")
    )
    out.add_argument("--json", type=file_path, metavar="OUT", help=_("the JSON to write"))


def _file_and_poll(parser: ArgumentParser, poll: str) -> None:
    parser.add_argument("file", type=file_path, metavar="FILE", help=_("the initiative (NAME.atelier)"))
    parser.add_argument("--poll", metavar="NAME", help=poll)


def recount(arguments: Namespace) -> int:
    """Counts again; 1 when anything differs from what was recorded when the vote closed."""
    from atelier_app.workshop.files import Reader

    with Reader(arguments.file) as reader:
        found = [_recounted(reader, id) for id in _chosen(reader, arguments.poll)]
    told = [_told(one) for one in found]
    if arguments.json:
        print(json.dumps(told[0] if arguments.poll else {"polls": told}, ensure_ascii=False, indent=2))
    else:
        print("\n\n".join(map(_as_text, told)) or _("No vote is closed yet."))
    return 0 if all(one.agrees for one in found) else 1


def ballots(arguments: Namespace) -> int:
    """Writes every ballot of a closed vote."""
    from atelier_app.domain.ballots import ReadBallots
    from atelier_app.domain.polls import ReadPoll
    from atelier_app.exchange.ballots import ballot_json, ballot_sheet
    from atelier_app.exchange.writing import Format, write
    from atelier_app.support.replacing import replacing
    from atelier_app.workshop.files import Reader

    out: Path = arguments.csv or arguments.json
    check_apart(arguments.file, out)
    with tidy_when_terminated(), Reader(arguments.file) as reader:
        chosen = _chosen(reader, arguments.poll)
        if len(chosen) != 1:
            raise Stopped(
                _("Please say with --poll which vote is meant. {names}").format(names=_names(reader))
            )
        record, cast = reader.read(ReadPoll(chosen[0])), reader.read(ReadBallots(chosen[0]))
    if arguments.csv:
        write(
            [ballot_sheet(record.poll.question, record.options, cast, by_college=bool(record.poll.colleges))],
            record.poll.question,
            out,
            Format.CSV,
        )
        return 0
    with replacing(out) as stream:
        stream.write(json.dumps(ballot_json(record, cast), ensure_ascii=False, indent=2).encode())
    return 0


# --- which


def _closed(reader: Reader) -> dict[Id, tuple[str, str]]:
    """Question and title of every closed vote of the file, in the order of the agendas."""
    from atelier_app.domain.initiative import ActivityKind, ReadAgenda, ReadInitiative
    from atelier_app.domain.polls import PollState, ReadPoll

    found: dict[Id, tuple[str, str]] = {}
    for workshop in reader.read(ReadInitiative()).workshops:
        for line in reader.read(ReadAgenda(workshop.id)).lines:
            if line.activity.kind is ActivityKind.VOTE:
                poll = reader.read(ReadPoll(line.activity.id)).poll
                if poll.state is PollState.CLOSED:
                    found[poll.id] = (poll.question, line.activity.title)
    return found


def _chosen(reader: Reader, asked: str | None) -> list[Id]:
    """Every closed vote; or those whose question or title is `asked`, or else contains it. Raises `Stopped`."""
    from atelier_app.domain.text import fold

    closed = _closed(reader)
    if not asked:
        return list(closed)
    exact = [id for id, names in closed.items() if fold(asked) in map(fold, names)]
    close = exact or [id for id, names in closed.items() if any(fold(asked) in fold(name) for name in names)]
    if len(close) != 1:
        message = _("No single closed vote is meant by “{asked}”. {names}")
        raise Stopped(message.format(asked=asked, names=_names(reader)))
    return close


def _names(reader: Reader) -> str:
    names = "; ".join(f"“{question or title}”" for question, title in _closed(reader).values())
    return _("There are: {names}").format(names=names) if names else _("No vote is closed yet.")


# --- what is told


def _recounted(reader: Reader, poll_id: Id) -> Recount:
    from atelier_app.domain.ballots import RecountPoll

    return reader.read(RecountPoll(poll_id))


def _told(found: Recount) -> dict[str, Any]:
    from atelier_app.domain.methods import METHODS
    from atelier_app.exchange.ballots import unlike

    method = METHODS[found.poll.method]
    ids = [option.id for option in found.options]
    label = dict(zip(ids, unlike([option.label for option in found.options]), strict=True))
    before = {one.option_id: one for one in found.recorded or ()}
    standings = found.outcome.standings if found.outcome else ()
    results = weighing.results(method, standings, label)
    for line, one in zip(results, standings, strict=True):
        recorded = before.get(one.option_id)
        if recorded is not None and recorded != one:
            line["recorded"] = {"rank": recorded.rank, "score": recorded.score}
    figures = found.outcome.figures if found.outcome else ()
    colleges = found.outcome.colleges if found.outcome else ()
    return {
        "poll": found.poll.question,
        "method": method.key,
        "settings": dict(found.poll.settings),
        "ballots": found.ballots,
        "turnout": found.turnout,
        "agrees": found.agrees,
        "withheld": found.outcome is None,
        "results": results,
        "details": {table.key: named_figures(table, label) for table in figures}
        | weighing.told(method, colleges, label),
    }


def _as_text(told: dict[str, Any]) -> str:
    ballots = ngettext("{n} ballot", "{n} ballots", told["ballots"]).format(n=told["ballots"])
    line = _("“{question}”: {ballots} for a turnout of {turnout}")
    lines = [line.format(question=told["poll"], ballots=ballots, turnout=told["turnout"])]
    lines += (*weighing.rank_lines(told["results"]), *weighing.as_text(told["details"]))
    if told["withheld"]:
        lines.append(_("The results of this vote are not published yet."))
    lines.append(
        _("The same as when the vote closed.")
        if told["agrees"]
        else _("This is not what was recorded when the vote closed.")
    )
    return "\n".join(lines)
