"""Votes by every method, counted for real from ballots made by a rule, for the documents' tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from atelier_app.domain.ballots import Ballot
from atelier_app.domain.colleges import College, together
from atelier_app.domain.core import Channel
from atelier_app.domain.counting import counted
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.columns import Columns
from atelier_app.domain.methods.method import Choice, Choices, Entry
from atelier_app.domain.polls import Option, Outcome, Poll, PollRecord, PollState
from tests.documents.reports import OPENED

LABELS = ("Bus", "Fibre", "Appli", "Charte", "Pass")


def vote(
    method: str,
    labels: Sequence[str] = LABELS,
    ballots: Sequence[Sequence[int | None]] = (),
    **settings: int,
) -> PollRecord:
    """A closed vote on options called `labels`; a ballot holds a value an option, None for nothing."""
    options = tuple(Option(f"o{index}", label) for index, label in enumerate(labels))
    ids = [option.id for option in options]
    way = METHODS[method]
    every = way.checked_settings(way.suggested(len(ids)) | settings, len(ids))
    cast: list[Choices] = [
        way.checked_choices(
            every,
            ids,
            tuple(Choice(id, value) for id, value in zip(ids, row, strict=True) if value is not None),
        )
        for row in ballots
    ]
    tally = way.tally(every, Columns.of(ids, cast))
    score = sum(one.score for one in tally.standings)
    poll = Poll(
        "vote",
        "vote",
        "Quelles actions lancer en premier ?",
        method,
        every,
        PollState.CLOSED,
        opened_at=OPENED,
        closed_at=OPENED + timedelta(minutes=13),
    )
    outcome = Outcome(tally.standings, len(cast), score, tally.figures, sum(not choices for choices in cast))
    return PollRecord(poll, options, len(cast) + 2, {Channel.PHONE: len(cast)}, (), outcome)


def crowd(method: str, options: int = len(LABELS), people: int = 41) -> list[list[int | None]]:
    """Ballots that are valid by a method's suggested settings, and whose winner is the first option."""
    way = METHODS[method]
    settings = way.checked_settings(way.suggested(options), options)
    return [_filled(method, settings, options, person) for person in range(people)]


def _filled(method: str, settings: dict[str, int], options: int, person: int) -> list[int | None]:
    row: list[int | None] = [None] * options
    favourite = 0 if person % 3 else person % options
    entry = METHODS[method].entry
    if entry is Entry.CHECKS:
        row[favourite] = row[(person * 2) % options] = 1
    elif entry is Entry.GRADES:
        best = settings.get("maximum", settings.get("grades", 1) - 1)
        row = [max(0, best - (index * 2 + person * (index + 3)) % (best + 1)) for index in range(options)]
        row[favourite] = best
    elif entry is Entry.POINTS:
        most = {"dots": 1, "quadratic": 6, "budget": 60}[method]
        row[favourite] = most
        if settings.get("points", 2) > 1:
            row[(favourite + person + 1) % options or 1] = most // 2 or 1
    else:
        order = [favourite, *(i for i in range(options) if i != favourite)]
        turn = 1 + person % (options - 1)
        order = [order[0], *order[turn:], *order[1:turn]]
        for place, index in enumerate(order[: 3 + person % (options - 2)], 1):
            row[index] = place
    return row


def weighed(method: str, colleges: Sequence[College], said: Sequence[str], people: int = 41) -> PollRecord:
    """The crowd's vote with these colleges; `said` are those of the voters, again and again."""
    record = vote(method)
    rows = crowd(method, people=people)
    named = [said[index % len(said)] for index in range(people)]
    pools = together(colleges, Counter(named))
    ballots = [
        Ballot(
            f"{index}",
            tuple(
                Choice(option.id, value)
                for option, value in zip(record.options, row, strict=True)
                if value is not None
            ),
            pools[college],
        )
        for index, (row, college) in enumerate(zip(rows, named, strict=True))
    ]
    poll = replace(record.poll, colleges=tuple(colleges))
    outcome = counted(poll, [option.id for option in record.options], ballots)
    return replace(record, poll=poll, outcome=outcome, turnout={Channel.PHONE: people}, present=people + 2)
