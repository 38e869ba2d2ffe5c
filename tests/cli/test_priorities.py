"""What a workshop put first, written from the command line."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from atelier_app.domain.polls import ClosePoll, OpenPoll
from atelier_app.exchange.sample import sample_id
from atelier_app.workshop.door import Workshop
from tests.cli.conftest import Atelier


@pytest.fixture
def voted(sample_file: Path) -> Path:
    """The sample once its vote is over."""
    with closing(Workshop(sample_file)) as door:
        for command in (OpenPoll, ClosePoll):
            door.execute(command(sample_id("2", "vote")))
    return sample_file


def test_the_sample_s_history_is_written_as_a_table(atelier: Atelier, voted: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert atelier("priorities", voted, "--csv", out, "--workshop", "2").code == 0
    first, *rest = out.read_text("utf-8-sig").splitlines()
    assert first.startswith("Idée;")
    assert rest


def test_matrices_are_in_the_data(atelier: Atelier, voted: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert atelier("priorities", voted, "--json", out, "--workshop", "2", "--lang", "en").code == 0
    told = json.loads(out.read_text())
    assert told["history"]["columns"]
    assert told["matrices"][0]["items"]
    assert set(told) == {"workshop", "history", "matrices", "grids"}


def test_an_initiative_is_not_overwritten(atelier: Atelier, sample_file: Path) -> None:
    assert "stays" in atelier("priorities", sample_file, "--json", sample_file).sentence


def test_one_says_which_kind_of_file(atelier: Atelier, sample_file: Path) -> None:
    assert "--csv" in atelier("priorities", sample_file).sentence
