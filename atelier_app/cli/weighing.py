"""Weighted colleges on the command line: how they are said, and what each of them said by itself."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from atelier_app.cli.sharing import whole
from atelier_app.support.language import _, ngettext

if TYPE_CHECKING:
    from atelier_app.domain.colleges import College, CollegeOutcome
    from atelier_app.domain.methods.method import Method, Standing


def college(text: str) -> College:
    """`NAME=WEIGHT`, for argparse; without a name it is everybody else."""
    from atelier_app.domain.colleges import WEIGHT_LIMIT, College

    name, _equals, weight = text.rpartition("=")
    return College(name, whole(0, WEIGHT_LIMIT)(weight))


college.__name__ = "NAME=WEIGHT"


def describe(parser: argparse.ArgumentParser) -> None:
    """What can be said of colleges to `atelier tally`."""
    words = _(
        "a college of the column “college” and what it weighs; “=WEIGHT” is everybody else (repeatable)"
    )
    parser.add_argument(
        "--college", type=college, action="append", default=[], metavar="NAME=WEIGHT", help=words
    )


def results(
    method: Method, standings: Sequence[Standing], label: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """Ranks, and scores where the method has them."""
    called = label or {}
    return [
        {"option": called.get(one.option_id, one.option_id), "rank": one.rank}
        | ({"score": one.score} if method.scored else {})
        for one in standings
    ]


def told(
    method: Method, colleges: Sequence[CollegeOutcome], label: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What the details say of colleges; nothing where they have no results of their own."""
    from atelier_app.exchange.ballots import COLLEGE, college_named

    lines = [
        {
            COLLEGE: college_named(one.names),
            "weight": one.weight,
            "ballots": one.ballots,
            "results": results(method, one.standings, label),
        }
        for one in colleges
    ]
    return {"colleges": lines} if lines else {}


def as_text(details: Mapping[str, Any]) -> Iterator[str]:
    """The same, line by line."""
    for one in details.get("colleges", ()):
        ballots = ngettext("{n} ballot", "{n} ballots", one["ballots"]).format(n=one["ballots"])
        line = _("{college} (weight {weight}): {ballots}")
        names = one["college"] or _("Everybody else")
        yield line.format(college=names, weight=one["weight"], ballots=ballots)
        yield from rank_lines(one["results"])


def rank_lines(lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """An option a line, its rank before it and its score after it."""
    for one in lines:
        score = f"\t{one['score']}" if "score" in one else ""
        yield f"{one['rank']}\t{one['option']}{score}"
