"""Weighted colleges on the command line: what a vote came to is what anyone counts from its ballots."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from atelier_app.domain.ballots import Ballot
from atelier_app.domain.colleges import College, together
from atelier_app.domain.counting import counted
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import ClosePoll, Option
from atelier_app.exchange.ballots import ballot_sheet, college_named, college_said
from atelier_app.exchange.writing import Format, write
from tests.cli.conftest import Atelier
from tests.documents.votes import LABELS, crowd, vote
from tests.stage import Stage
from tests.workshop.voting import WEIGHED, arrived, at_kiosk, elect

COLLEGES = (College("Élus", 7), College("", 2), College("Experts", 4), College("Jeunes", 0))
SAID = ("", "Élus", "", "Experts", "", "", "Élus", "Jeunes")


def weighed(words: tuple[College, ...]) -> list[str]:
    return [word for one in words for word in ("--college", f"{one.name}={one.weight}")]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("people", [41, 9])
def test_ballots_written_out_and_counted_again_come_to_the_same(
    atelier: Atelier, tmp_path: Path, method: str, people: int
) -> None:
    """Nine people leave three colleges too small: they name each other, as a secret vote's do once it is closed."""
    record = vote(method)
    rows = crowd(method, people=people)
    said = [SAID[index % len(SAID)] for index in range(people)]
    pools = together(COLLEGES, Counter(said))
    ids = [option.id for option in record.options]
    ballots = [
        Ballot(
            f"ballot {index}",
            tuple(Choice(id, value) for id, value in zip(ids, row, strict=True) if value is not None),
            pools[college],
        )
        for index, (row, college) in enumerate(zip(rows, said, strict=True))
    ]
    poll = replace(record.poll, colleges=COLLEGES)
    outcome = counted(poll, ids, ballots)
    assert len(outcome.colleges) >= 2
    out = tmp_path / "bulletins.csv"
    write([ballot_sheet("Vote", record.options, ballots, by_college=True)], "Vote", out, Format.CSV)
    settings = [word for key, value in poll.settings.items() for word in (f"--{key}", value)]
    if "missing" in poll.settings:
        settings[settings.index("--missing") + 1] = ("worst", "ignored", "refused")[poll.settings["missing"]]
    ran = atelier("tally", out, "--method", method, *settings, *weighed(COLLEGES), "--json")
    assert ran.error == ""
    told = json.loads(ran.out)
    label = dict(zip(ids, LABELS, strict=True))
    scored = METHODS[method].scored
    assert [(one["option"], one["rank"]) for one in told["results"]] == [
        (label[one.option_id], one.rank) for one in outcome.standings
    ]
    if scored:
        assert [one["score"] for one in told["results"]] == [one.score for one in outcome.standings]
    assert [(one["college"], one["weight"], one["ballots"]) for one in told["details"]["colleges"]] == [
        (college_named(one.names), one.weight, one.ballots) for one in outcome.colleges
    ]


@pytest.fixture
def voted(stage: Stage, path: Path) -> Path:
    """A file with a closed vote: three officials for the bus, six others for the app."""
    bus, app = stage.open_poll_by("approval", "Bus", "Appli", colleges=WEIGHED)
    people = arrived(stage, *(f"Nom{number}" for number in range(9)))
    elect(stage, *people[:3])
    for number, person in enumerate(people):
        at_kiosk(stage, person, (bus if number < 3 else app, 1))
    stage.do(ClosePoll(stage.poll))
    stage.door.close()
    return path


def test_a_recount_tells_what_each_college_said(atelier: Atelier, voted: Path) -> None:
    ran = atelier("recount", voted)
    assert ran.code == 0
    assert ran.out.splitlines()[1:-1] == [
        "1\tBus\t6.75",
        "2\tAppli\t2.25",
        "Everybody else (weight 1): 6 ballots",
        "1\tAppli\t6",
        "2\tBus\t0",
        "Élus (weight 3): 3 ballots",
        "1\tBus\t3",
        "2\tAppli\t0",
    ]
    told = json.loads(atelier("recount", voted, "--json").out)["polls"][0]
    assert told["agrees"]
    assert told["details"]["colleges"][1] == {
        "college": "Élus",
        "weight": 3,
        "ballots": 3,
        "results": [
            {"option": "Bus", "rank": 1, "score": 3},
            {"option": "Appli", "rank": 2, "score": 0},
        ],
    }


def test_a_file_s_own_ballots_are_counted_by_anyone(atelier: Atelier, voted: Path, tmp_path: Path) -> None:
    table, data = tmp_path / "b.csv", tmp_path / "b.json"
    atelier("ballots", voted, "--csv", table)
    words = ("tally", table, "--method", "approval", "--json")
    told = json.loads(atelier(*words, "--college", "=1", "--college", "elus=3").out)
    assert [(one["option"], one["score"]) for one in told["results"]] == [("Bus", 6.75), ("Appli", 2.25)]
    plain = json.loads(atelier(*words).out)
    assert [(one["option"], one["score"]) for one in plain["results"]] == [("Appli", 6), ("Bus", 3)]
    atelier("ballots", voted, "--json", data)
    written = json.loads(data.read_text("utf-8"))
    assert written["colleges"] == [{"name": "", "weight": 1}, {"name": "Élus", "weight": 3}]
    assert Counter(one["college"] for one in written["ballots"]) == {"": 6, "Élus": 3}


@pytest.mark.parametrize(
    ("table", "words", "expected"),
    [
        ("a,b\n1,0\n", ("=1", "Élus=3"), "column “college”"),
        ("college,a,b\nÉlus,1,0\nVoisins,1,0\n", ("=1", "Élus=3"), "Line 3: This vote has no college"),
        ("college,a,b\n", ("Élus=3", "Experts=1"), "everybody else"),
        ("college,a,b\n", ("=1", "=3"), "same name"),
        ("college,a,b\n", ("=1", "Élus"), "whole number"),
        ("college,a,b\n", ("=1", "Élus=x"), "whole number"),
    ],
)
def test_colleges_that_cannot_be_are_refused(
    atelier: Atelier, tmp_path: Path, table: str, words: tuple[str, ...], expected: str
) -> None:
    path = tmp_path / "b.csv"
    path.write_text(table, "utf-8")
    said = [word for one in words for word in ("--college", one)]
    assert expected in atelier("tally", path, "--method", "approval", *said).sentence


def test_rows_that_repeat_count_in_their_college(atelier: Atelier, tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("college,count,a,b\nÉlus,300,1,0\n,6,0,1\nélus + ,0,0,1\n", "utf-8")
    ran = atelier("tally", path, "--method", "approval", "--college", "=1", "--college", "Élus=1")
    assert ran.out.splitlines()[:3] == ["306 ballots", "1\ta\t153", "1\tb\t153"]


def test_what_a_cell_says_of_colleges() -> None:
    assert [college_said(COLLEGES, cell) for cell in ("", "élus", "élus + experts", "+ Élus", "Élus +")] == [
        "",
        "Élus",
        "Élus\nExperts",
        "\nÉlus",
        "Élus\n",
    ]
    assert college_said(COLLEGES, "Voisins + Élus") is None
    assert college_said(COLLEGES, "Voisins") is None


def test_an_option_called_as_a_column_is_still_an_option(atelier: Atelier, tmp_path: Path) -> None:
    options = tuple(Option(name, name) for name in ("College", "count", "Bus"))
    ballots = [Ballot("x", (Choice("count", 1), Choice("College", 1)))]
    out = tmp_path / "b.csv"
    write([ballot_sheet("Vote", options, ballots)], "Vote", out, Format.CSV)
    told = json.loads(atelier("tally", out, "--method", "approval", "--json").out)
    assert [(one["option"], one["score"]) for one in told["results"]] == [
        ("College (2)", 1),
        ("count (2)", 1),
        ("Bus", 0),
    ]
