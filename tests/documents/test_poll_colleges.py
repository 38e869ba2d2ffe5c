"""Weighted colleges in the document: said at the result, and each side by side with all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from atelier_app.documents.outline import Paragraph, Rich, Table
from atelier_app.documents.poll_colleges import by_college, weighing
from atelier_app.documents.polls import poll_section
from atelier_app.domain.colleges import College
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import PollRecord
from atelier_app.support.language import speaking
from tests.documents import reports
from tests.documents.votes import crowd, vote, weighed

TWO = (College("Élus", 3), College("", 1))
FOUR = (*TWO, College("Experts", 2), College("Jeunes", 1))
BOTH = ("", "Élus", "", "", "Élus", "", "")
SAID = ("", "Élus", "", "", "Élus", "Experts", "")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def said(record: PollRecord) -> str:
    assert record.outcome is not None
    blocks = weighing(record, record.outcome)
    return " ".join(block.words[0].text for block in blocks if isinstance(block, Paragraph))


def tables(record: PollRecord) -> list[Table]:
    assert record.outcome is not None
    return [block for block in by_college(record, record.outcome) if isinstance(block, Table)]


def test_the_weights_are_said_at_the_result() -> None:
    told = said(weighed("dots", TWO, BOTH))
    assert told.startswith("Weighted by college:")
    assert "Élus (weight 3, 12 ballots) and Everybody else (weight 1, 29 ballots)." in told
    assert said(vote("dots", ballots=crowd("dots"))) == ""


def test_each_college_stands_beside_all_of_them() -> None:
    record = weighed("dots", TWO, BOTH)
    assert record.outcome is not None
    (table,) = tables(record)
    assert [column.title for column in table.columns] == ["Idea", "All, weighted", "Élus", "Everybody else"]
    apart = record.outcome.colleges[0].standings
    first = record.outcome.standings[0].option_id
    line = next(one for one in apart if one.option_id == first)
    assert table.rows[0].cells[2] == Rich(str(line.rank), str(line.score))


def test_small_colleges_are_told_to_be_counted_together_and_never_apart() -> None:
    record = weighed("dots", FOUR, (*[""] * 9, "Élus", "Experts", "Jeunes", "Jeunes"), people=13)
    told = said(record)
    assert "fewer than three ballots are counted together" in told
    (table,) = tables(record)
    titles = [column.title for column in table.columns]
    assert titles[2:] == ["Élus and 2 others", "Everybody else"]
    assert "Élus + Experts + Jeunes (weight 6, 4 ballots)" in told


def test_colleges_too_few_to_be_told_apart_are_said_to_count_alike() -> None:
    record = weighed("dots", TWO, ("", "", "Élus"), people=3)
    assert "every ballot counts the same" in said(record)
    assert tables(record) == []


def test_many_colleges_take_several_tables() -> None:
    nine = (*(College(f"Collège {index}") for index in range(8)), College(""))
    record = weighed("approval", nine, [one.name for one in nine])
    assert [len(table.columns) for table in tables(record)] == [6, 6, 3]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_figure_has_more_digits_than_anyone_reads(method: str, language: str) -> None:
    with speaking(language):
        record = weighed(method, FOUR, SAID)
        activity = reports.usual().polls[0][0]
        section = poll_section(activity, record, frozenset())
    text = re.sub(r"share=[\d.e-]+|Stacked\(.*?\)\)", "", repr(section))
    assert re.findall(r"\d\.\d{3,}" if language == "en" else r"\d,\d{3,}", text) == []
