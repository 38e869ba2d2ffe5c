"""The votes of a file, counted again from the command line."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from atelier_app.domain.ballots import CastBallot, ballot_id, receipt_code
from atelier_app.domain.core import Id
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import ClosePoll, Option, PublishResults
from atelier_app.workshop.door import Workshop
from tests.cli.conftest import Atelier
from tests.stage import PHONE, Stage

OPTIONS = ("Bus; le soir", "=Appli", "Bus; le soir")


@pytest.fixture
def voted(stage: Stage, path: Path) -> tuple[Path, list[Option], list[Id]]:
    """A file with a closed vote of three ballots over options of which two say the same."""
    options = stage.open_poll(*OPTIONS)
    ballots = []
    for name, option, points in (("Petit", 0, 2), ("Roux", 1, 1), ("Noël", 0, 1)):
        person = stage.sign_in(name)
        own = ballot_id(stage.tokens[person], stage.poll)
        stage.do(CastBallot(stage.poll, person, own, (Choice(options[option].id, points),)), PHONE)
        ballots.append(own)
    stage.do(ClosePoll(stage.poll))
    stage.door.close()
    return path, list(options), ballots


def test_a_closed_vote_counted_again_is_the_same(
    atelier: Atelier, voted: tuple[Path, list[Option], list[Id]]
) -> None:
    ran = atelier("recount", voted[0], "--json")
    assert ran.code == 0
    (told,) = json.loads(ran.out)["polls"]
    assert (told["ballots"], told["turnout"], told["agrees"]) == (3, 3, True)
    assert told["results"] == [
        {"option": "Bus; le soir", "rank": 1, "score": 3},
        {"option": "=Appli", "rank": 2, "score": 1},
        {"option": "Bus; le soir (2)", "rank": 3, "score": 0},
    ]


def test_a_vote_is_named_by_its_question_or_its_title(
    atelier: Atelier, voted: tuple[Path, list[Option], list[Id]]
) -> None:
    for name in ("quoi d'abord", "VOTE", "Quoi d'abord ?"):
        assert json.loads(atelier("recount", voted[0], "--poll", name, "--json").out)["ballots"] == 3
    assert "Quoi d'abord" in atelier("recount", voted[0], "--poll", "nothing of the kind").sentence


def test_a_ballot_that_was_tampered_with_is_told(
    atelier: Atelier, voted: tuple[Path, list[Option], list[Id]]
) -> None:
    path, options, ballots = voted
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(
            "UPDATE ballot SET choices = ? WHERE id = ?", (json.dumps([[options[1].id, 2]]), ballots[0])
        )
    ran = atelier("recount", path)
    assert ran.code == 1
    assert "not what was recorded" in ran.out
    told = json.loads(atelier("recount", path, "--json").out)["polls"][0]
    assert told["results"][0] == {
        "option": "=Appli",
        "rank": 1,
        "score": 3,
        "recorded": {"rank": 2, "score": 1},
    }


def test_withheld_results_are_checked_and_not_told(
    atelier: Atelier, voted: tuple[Path, list[Option], list[Id]], stage: Stage, tmp_path: Path
) -> None:
    path, *_rest = voted
    with closing(Workshop(path)) as door:
        door.execute(PublishResults(stage.poll, False))
    ran = atelier("recount", path)
    assert ran.code == 0
    assert ran.out.splitlines()[1:] == [
        "The results of this vote are not published yet.",
        "The same as when the vote closed.",
    ]
    assert "Appli" not in atelier("recount", path, "--json").out.partition('"results"')[2]
    out = tmp_path / "ballots.csv"
    assert "are not published yet" in atelier("ballots", path, "--csv", out).sentence
    assert not out.exists()


def test_the_ballots_are_written_with_their_receipts_and_anyone_counts_them(
    atelier: Atelier, voted: tuple[Path, list[Option], list[Id]], tmp_path: Path
) -> None:
    path, _options, ballots = voted
    out = tmp_path / "bulletins.csv"
    assert atelier("ballots", path, "--csv", out).code == 0
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert {row[0] for row in rows[1:]} == {receipt_code(ballot) for ballot in ballots}
    counted = json.loads(
        atelier("tally", out, "--method", "dots", "--points", 5, "--maximum", 2, "--json").out
    )
    assert rows[0][2].startswith("'")  # no spreadsheet takes an option for a formula
    assert [(line["option"], line["score"]) for line in counted["results"]] == [
        ("Bus; le soir", 3),
        ("=Appli", 1),
        ("Bus; le soir (2)", 0),
    ]


def test_the_ballots_as_json(
    atelier: Atelier, voted: tuple[Path, list[Option], list[Id]], tmp_path: Path
) -> None:
    path, _options, ballots = voted
    out = tmp_path / "bulletins.json"
    assert atelier("ballots", path, "--poll", "vote", "--json", out).code == 0
    told = json.loads(out.read_text("utf-8"))
    first = next(line for line in told["ballots"] if line["receipt"] == receipt_code(ballots[0]))
    assert first["choices"] == {"Bus; le soir": 2}
    assert told["options"] == ["Bus; le soir", "=Appli", "Bus; le soir (2)"]


def test_a_file_without_a_closed_vote_says_so(atelier: Atelier, path: Path, tmp_path: Path) -> None:
    Workshop(path).close()
    ran = atelier("recount", path)
    assert (ran.code, ran.out) == (0, "No vote is closed yet.\n")
    assert "No vote is closed" in atelier("ballots", path, "--csv", tmp_path / "b.csv").sentence
    assert not (tmp_path / "b.csv").exists()
