"""`atelier paper-ballots`, on the sample and on the wrong words."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import Atelier


def pages(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_blank_ballots_of_the_workshops_vote_are_printed(
    atelier: Atelier, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ballots.pdf"
    ran = atelier("paper-ballots", sample_file, "--pdf", out, "--copies", 3, "--progress", "--lang", "en")
    assert (ran.code, ran.error) == (0, "")
    assert ran.out.splitlines()[0].startswith("progress 0/")
    assert "No." in pages(out)[0]


def test_another_vote_is_meant_by_its_title_and_a_wrong_one_is_told(
    atelier: Atelier, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ballots.pdf"
    ran = atelier("paper-ballots", sample_file, "--pdf", out, "--poll", "nothing like it", "--lang", "en")
    assert ran.code != 0
    assert "--poll" in ran.error
    assert not out.exists()
    assert atelier("paper-ballots", sample_file, "--pdf", sample_file).code != 0


def test_a_college_that_the_vote_does_not_have_is_refused(
    atelier: Atelier, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ballots.pdf"
    ran = atelier("paper-ballots", sample_file, "--pdf", out, "--college", "Nobody", "--lang", "en")
    assert ran.code != 0
    assert "no college of that name" in ran.error
