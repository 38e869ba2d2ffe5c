"""Counting ballots from the command line, so that anyone can check us, and we ourselves."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from atelier_app.cli import weighing
from atelier_app.cli.sharing import whole
from atelier_app.cli.stopped import Stopped
from atelier_app.support.language import _, ngettext

if TYPE_CHECKING:
    from atelier_app.domain.ballots import Ballot
    from atelier_app.domain.colleges import College
    from atelier_app.domain.methods.method import Figures, Method
    from atelier_app.domain.polls import Outcome
    from atelier_app.exchange.ballots import Row

_MISSING = ("worst", "ignored", "refused")


def describe(parser: ArgumentParser) -> None:
    """What can be said to `atelier tally`."""
    from atelier_app.domain.methods import METHODS

    ballots = _("a CSV: a column an option, a row a ballot; “count” repeats a row")
    skip = _("leave out ballots that break the rules, instead of stopping at the first")
    parser.add_argument("ballots", metavar="BALLOTS", help=ballots)
    parser.add_argument("--method", required=True, choices=tuple(METHODS), help=_("how to count"))
    parser.add_argument("--json", action="store_true", help=_("write the result as JSON"))
    parser.add_argument("--skip-invalid", action="store_true", help=skip)
    weighing.describe(parser)
    settings = parser.add_argument_group(_("settings of the methods"))
    declared = {one.key: one for method in METHODS.values() for one in method.settings}
    for key in declared:
        option = f"--{key}"
        users = ", ".join(name for name, one in METHODS.items() if key in {s.key for s in one.settings})
        if key == "missing":
            settings.add_argument(option, choices=_MISSING, help=users)
        else:
            settings.add_argument(option, type=whole(0, 1_000_000), metavar="N", help=users)


def tally(arguments: Namespace) -> int:
    """Counts the ballots of a table, and tells the result."""
    from atelier_app.domain.colleges import checked_colleges
    from atelier_app.domain.counting import counted_by
    from atelier_app.domain.methods import METHODS
    from atelier_app.exchange.ballots import read_ballots

    method, colleges = METHODS[arguments.method], checked_colleges(arguments.college)
    table = read_ballots(Path(arguments.ballots))
    if colleges and not table.by_college:
        raise Stopped(_("These ballots have no column “college”."))
    settings = _settings(method, arguments, len(table.options))
    skipped: Counter[str] = Counter()
    valid: list[tuple[Ballot, int]] = []
    for row in table.rows:
        problem = _checked(method, settings, colleges, table.options, row, valid)
        if problem and not arguments.skip_invalid:
            raise Stopped(_("Line {line}: {problem}").format(line=row.line, problem=problem))
        if problem:
            skipped[problem] += 1
    ballots, times = [ballot for ballot, _times in valid], [times for _ballot, times in valid]
    outcome = counted_by(method, settings, colleges, table.options, ballots, times)
    result = _told(method, settings, outcome, sum(skipped.values()))
    print(json.dumps(result, ensure_ascii=False, indent=2) if arguments.json else _as_text(result))
    return 0


def _settings(method: Method, arguments: Namespace, options: int) -> dict[str, int]:
    own = {one.key for one in method.settings}
    every = {key: value for key, value in vars(arguments).items() if value is not None}
    said = {key: value for key, value in every.items() if key in _keys()}
    for key in said:
        if key not in own:
            raise Stopped(_("The method {method} has no setting --{key}.").format(method=method.key, key=key))
    if "missing" in said:
        said["missing"] = _MISSING.index(said["missing"])
    return method.checked_settings(said, options)


def _keys() -> set[str]:
    from atelier_app.domain.methods import METHODS

    return {one.key for method in METHODS.values() for one in method.settings}


def _checked(
    method: Method,
    settings: dict[str, int],
    colleges: Sequence[College],
    options: tuple[str, ...],
    row: Row,
    valid: list[tuple[Ballot, int]],
) -> str:
    """Takes a valid ballot, or says what is wrong with it."""
    from atelier_app.domain.ballots import Ballot
    from atelier_app.domain.core import Refused
    from atelier_app.domain.refusals import Refusal
    from atelier_app.exchange.ballots import college_said
    from atelier_app.support.sentences import sentence

    try:
        if row.problem is not None:
            raise Refused(row.problem)
        college = college_said(colleges, row.college) if colleges else ""
        if college is None:
            raise Refused(Refusal.UNKNOWN_COLLEGE)
        choices = method.checked_choices(settings, options, row.choices)
        valid.append((Ballot("", choices, college), row.count))
    except Refused as refused:
        return sentence(refused)
    return ""


def _told(method: Method, settings: dict[str, int], outcome: Outcome, skipped: int) -> dict[str, Any]:
    return {
        "method": method.key,
        "settings": settings,
        "ballots": outcome.ballots,
        "skipped": skipped,
        "results": weighing.results(method, outcome.standings),
        "details": {figures.key: named_figures(figures) for figures in outcome.figures}
        | weighing.told(method, outcome.colleges),
    }


def named_figures(figures: Figures, label: Mapping[str, str] | None = None) -> Any:
    """A table as names within names; rounds one after the other. What there is nothing to say of is left out."""
    called = label or {}
    columns = [called.get(column, column) for column in figures.columns]
    rows = [
        {column: cell for column, cell in zip(columns, cells, strict=True) if cell is not None}
        for cells in figures.cells
    ]
    if figures.key == "rounds":
        return rows
    return dict(zip((called.get(row, row) for row in figures.rows), rows, strict=True))


def _as_text(result: dict[str, Any]) -> str:
    count = result["ballots"]
    lines = [ngettext("{n} ballot", "{n} ballots", count).format(n=count)]
    if result["skipped"]:
        left = result["skipped"]
        lines.append(ngettext("{n} row left out", "{n} rows left out", left).format(n=left))
    return "\n".join((*lines, *weighing.rank_lines(result["results"]), *weighing.as_text(result["details"])))
