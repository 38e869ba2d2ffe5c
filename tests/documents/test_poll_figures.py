"""Pairs, paths and rounds as tables, up to what a page can hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from atelier_app.documents.outline import Block, Heading, Paragraph, Span, Table
from atelier_app.documents.poll_figures import figures
from atelier_app.domain.polls import PollRecord
from atelier_app.support.language import speaking
from tests.documents.votes import crowd, vote


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def told(record: PollRecord) -> list[Block]:
    assert record.outcome is not None
    return list(figures(record, record.outcome))


def titles(blocks: list[Block]) -> list[str]:
    return [block.title for block in blocks if isinstance(block, Heading)]


def test_the_pairs_stand_in_the_order_of_the_ranking_the_stronger_in_bold() -> None:
    blocks = told(vote("schulze", ("Last", "First"), [[2, 1], [2, 1], [1, 2]]))
    assert titles(blocks) == ["Pair by pair", "Strongest paths"]
    pairs = next(block for block in blocks if isinstance(block, Table))
    assert [row.cells for row in pairs.rows] == [
        ("A · First", (Span("·"),), (Span("2", True),)),
        ("B · Last", (Span("1"),), (Span("·"),)),
    ]


@pytest.mark.parametrize("method", ["borda", "pairwise", "schulze"])
def test_a_dozen_options_are_the_most_whose_pairs_are_printed(method: str) -> None:
    for options, tables in ((12, True), (13, False)):
        names = [f"Option {index}" for index in range(options)]
        blocks = told(vote(method, names, crowd(method, options)))
        assert any(isinstance(block, Table) for block in blocks) is tables
        said = " ".join(b.words[0].text for b in blocks if isinstance(b, Paragraph))
        assert ("atelier recount FILE --json" in said) is not tables


def test_rounds_show_who_leaves_and_what_is_exhausted() -> None:
    ballots = [[1, None, None]] * 3 + [[None, 1, None]] * 2 + [[None, None, 1]]
    (_heading, table, _note) = told(vote("instant_runoff", ("A", "B", "C"), ballots))
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("A", (Span("3"),), (Span("3"),), (Span("3"),)),
        ("B", (Span("2"),), (Span("2", True),), ""),
        ("C", (Span("1", True),), "", ""),
        ("Ballots with no option left", "0", "1", "3"),
    ]


def test_of_many_rounds_the_last_ones_are_shown() -> None:
    names = [f"Option {index}" for index in range(20)]
    ballots = [
        [1 if index == place else None for index in range(20)]
        for place in range(20)
        for _ in range(place + 1)
    ]
    blocks = told(vote("instant_runoff", names, ballots))
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert [column.title for column in table.columns][1:] == [str(number) for number in range(9, 21)]
    assert len(table.rows) == 12 + 1
    (note,) = (block for block in blocks if isinstance(block, Paragraph))
    assert "Of 20 rounds, the last 12" in note.words[0].text


def test_sums_need_no_table_behind_them() -> None:
    for method in ("dots", "approval", "score", "budget", "quadratic", "majority_judgment"):
        assert told(vote(method, ballots=crowd(method))) == []
