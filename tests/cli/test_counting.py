"""Ballots of anyone, counted from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from atelier_app.domain.methods import METHODS
from tests.cli.conftest import Atelier

TENNESSEE = "Memphis,Nashville,Chattanooga,Knoxville,count\n1,2,3,4,42\n4,1,2,3,26\n4,3,1,2,15\n4,3,2,1,17\n"
Counted = Callable[..., dict[str, Any]]


@pytest.fixture
def ballots(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Writes a table of ballots."""

    def write(text: str | bytes) -> Path:
        path = tmp_path / "bulletins.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture
def counted(atelier: Atelier, ballots: Callable[[str | bytes], Path]) -> Counted:
    """What the count of a table comes to."""

    def count(text: str | bytes, *words: object) -> dict[str, Any]:
        ran = atelier("tally", ballots(text), "--json", *words)
        assert (ran.code, ran.error) == (0, "")
        found: dict[str, Any] = json.loads(ran.out)
        return found

    return count


def ranks(result: dict[str, Any]) -> dict[str, int]:
    return {line["option"]: line["rank"] for line in result["results"]}


def test_an_election_that_others_have_published(counted: Counted) -> None:
    result = counted(TENNESSEE, "--method", "schulze")
    assert (result["method"], result["ballots"]) == ("schulze", 100)
    assert ranks(result) == {"Nashville": 1, "Chattanooga": 2, "Knoxville": 3, "Memphis": 4}
    assert result["details"]["pairwise"]["Nashville"] == {"Memphis": 58, "Chattanooga": 68, "Knoxville": 68}
    assert "score" not in result["results"][0]


def test_a_score_where_the_method_has_one(counted: Counted) -> None:
    result = counted(TENNESSEE, "--method", "borda")
    assert {line["option"]: line["score"] for line in result["results"]} == {
        "Nashville": 194,
        "Chattanooga": 173,
        "Memphis": 126,
        "Knoxville": 107,
    }


def test_rounds_one_after_the_other(counted: Counted) -> None:
    result = counted(TENNESSEE, "--method", "instant_runoff")
    assert result["details"]["rounds"][1] == {"Memphis": 42, "Nashville": 26, "Knoxville": 32, "exhausted": 0}


def test_settings_and_ties(counted: Counted) -> None:
    result = counted("a;b;c\n2;1;\n;2;2\n1;;1\n", "--method", "dots", "--points", 5, "--maximum", 2)
    assert result["settings"] == {"points": 5, "maximum": 2, "minimum": 0, "negative": 0}
    assert ranks(result) == {"a": 1, "b": 1, "c": 1}


def test_grades_by_number_and_what_is_missing(counted: Counted) -> None:
    text = "a,b\n2,\n2,1\n0,1\n"
    result = counted(text, "--method", "majority_judgment", "--grades", 3, "--missing", "ignored")
    assert result["details"]["medians"]["a"] == {"median": 2, "above": 0, "below": 1}
    assert result["details"]["profile"]["b"] == {"0": 0, "1": 2, "2": 0}


@pytest.mark.parametrize("method", sorted(METHODS.keys() - {"pairwise"}))
def test_every_method_counts_ones(counted: Counted, method: str) -> None:
    result = counted("\ufeffOui;Non\n1;\n1;\n;1\n", "--method", method)
    assert result["ballots"] == 3
    assert ranks(result) == {"Oui": 1, "Non": 2}


def test_a_comparison_is_two_places(counted: Counted) -> None:
    result = counted("a,b,c\n1,2,\n,1,2\n1,2,\n", "--method", "pairwise")
    assert ranks(result) == {"a": 1, "b": 2, "c": 3}
    assert result["details"]["comparisons"]["c"] == {"compared": 1, "preferred": 0, "not_met": 1}


@pytest.mark.parametrize("method", METHODS)
def test_without_a_ballot_all_are_tied(counted: Counted, method: str) -> None:
    assert ranks(counted("a,b\n", "--method", method)) == {"a": 1, "b": 1}


@pytest.mark.parametrize(
    ("line", "word"),
    [("3,0", "one idea"), ("2,2,2", "choices"), ("x,1", "whole"), ("1.5,0", "whole"), ("nan,0", "whole")],
)
def test_a_ballot_that_breaks_a_rule_stops_the_count_with_its_line(
    atelier: Atelier, ballots: Callable[[str], Path], line: str, word: str
) -> None:
    path = ballots(f"a,b\n1,1\n{line}\n")
    words = ("tally", path, "--method", "dots", "--points", 3, "--maximum", 2)
    ran = atelier(*words)
    assert ran.out == ""
    assert "Line 3:" in ran.sentence
    assert word in ran.sentence
    skipped = atelier(*words, "--skip-invalid", "--json")
    assert (json.loads(skipped.out)["ballots"], json.loads(skipped.out)["skipped"]) == (1, 1)


def test_an_empty_line_is_no_ballot_and_one_of_empty_cells_is_blank(counted: Counted) -> None:
    assert counted("a,b\n1,\n\n,\n\n", "--method", "approval")["ballots"] == 2


def test_an_old_encoding_is_understood(counted: Counted) -> None:
    assert ranks(counted("Été;Hiver\n1;\n".encode("cp1252"), "--method", "approval")) == {
        "Été": 1,
        "Hiver": 2,
    }


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "empty"),
        ("a,a\n1,1\n", "name of its own"),
        ("a,,b\n1,1,1\n", "name of its own"),
        ("\0\0", "table"),
    ],
)
def test_what_is_no_table_of_ballots_is_refused(
    atelier: Atelier, ballots: Callable[[str], Path], text: str, word: str
) -> None:
    ran = atelier("tally", ballots(text), "--method", "dots")
    assert word in ran.sentence


def test_a_setting_of_another_method_is_refused(atelier: Atelier, ballots: Callable[[str], Path]) -> None:
    ran = atelier("tally", ballots("a,b\n"), "--method", "schulze", "--points", 3)
    assert "--points" in ran.sentence


def test_without_json_it_is_told_in_lines(atelier: Atelier, ballots: Callable[[str], Path]) -> None:
    ran = atelier("tally", ballots("a,b\n1,0\n"), "--method", "approval")
    assert ran.out.splitlines() == ["1 ballot", "1\ta\t1", "2\tb\t0"]
