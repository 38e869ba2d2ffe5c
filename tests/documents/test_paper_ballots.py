"""Blank paper ballots: what is on them, and how many a page holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from atelier_app.documents.drawing.paper_ballot import BallotPage, ballot_pages
from atelier_app.documents.paper_ballots import PaperBallots, paper_ballots
from atelier_app.documents.papers import write_paper_ballots
from atelier_app.domain.colleges import College
from atelier_app.domain.core import Refused
from atelier_app.domain.initiative import Initiative, Workshop
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import Option, PollRecord
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import speaking
from tests.documents.votes import vote
from tests.stage import refusal

INITIATIVE = Initiative("i", "Usages numériques en Sarthe", "Le Département")
WORKSHOP = Workshop("w", "Atelier 2", date(2021, 4, 8), time(14), "Le Mans")
COLLEGES = (College("Élus", 2), College("", 1))


def blank(record: PollRecord, copies: int = 4, college: str | None = None) -> PaperBallots:
    with speaking("en"):
        return paper_ballots(record, INITIATIVE, WORKSHOP, copies, college)


def ballots_on(page: BallotPage) -> int:
    return len(page.faces)


def text(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.mark.parametrize("method", METHODS)
def test_a_ballot_says_the_question_the_rule_how_to_fill_it_in_and_every_option(
    method: str, tmp_path: Path
) -> None:
    path = tmp_path / "ballots.pdf"
    with speaking("en"):
        assert write_paper_ballots(blank(vote(method), copies=1), path) == 1
    (page,) = text(path)
    for part in ("Quelles actions lancer", "Atelier 2", "No.", "Bus", "Fibre", "Appli", "Charte", "Pass"):
        assert part in page
    assert blank(vote(method)).ballots[0].how in page


def test_grades_are_circles_under_letters_that_the_ballot_explains() -> None:
    (ballot,) = blank(vote("majority_judgment", grades=5)).ballots
    assert ballot.circles == ("A", "B", "C", "D", "E")
    assert ballot.legend == "A Very good · B Good · C Passable · D Poor · E Reject"
    (scores,) = blank(vote("score", maximum=5)).ballots
    assert scores.circles == ("0", "1", "2", "3", "4", "5")
    (many,) = blank(vote("score", maximum=100)).ballots
    assert (many.circles, many.how) == ((), "Write a number from 0 to 100 on each line.")


def test_four_or_two_fit_a_page_and_many_options_take_several_each_with_a_field_for_the_number() -> None:
    def sizes(options: int) -> list[int]:
        record = vote("approval", [f"Idea {number}" for number in range(options)])
        return [ballots_on(page) for page in ballot_pages(blank(record, copies=6))]

    assert sizes(3) == [4, 2]
    assert sizes(12) == [2, 2, 2]
    assert sizes(25) == [1] * 6
    assert sizes(60) == [1] * 18


@given(st.integers(1, 80), st.integers(1, 9), st.booleans())
def test_however_many_options_each_copy_holds_them_all_once_in_their_order(
    options: int, copies: int, long: bool
) -> None:
    record = vote("score", [("Très long " * 30 if long else "Idée ") + str(at) for at in range(options)])
    places: list[int] = []
    for page in ballot_pages(blank(record, copies)):
        for face in page.faces:
            assert face.height <= page.layout.size[1]
            places += [row.place for row in face.rows]
    assert places == [*range(1, options + 1)] * copies


def test_each_college_has_its_name_on_its_own_ballots(tmp_path: Path) -> None:
    record = vote("dots")
    record = replace(record, poll=replace(record.poll, colleges=COLLEGES))
    path = tmp_path / "ballots.pdf"
    with speaking("en"):
        write_paper_ballots(blank(record), path)
        elus, others = text(path)
        assert (elus.count("Élus"), others.count("Everybody else")) == (4, 4)
        write_paper_ballots(blank(record, college="élus"), path)
    assert len(text(path)) == 1
    assert refusal(lambda: blank(record, college="Nobody")) is Refusal.UNKNOWN_COLLEGE


def test_an_open_vote_asks_for_a_name_and_a_secret_one_does_not() -> None:
    record = vote("dots")
    assert not blank(record).ballots[0].signed
    assert blank(replace(record, poll=replace(record.poll, secret=False))).ballots[0].signed


def test_without_options_there_is_nothing_to_print() -> None:
    with pytest.raises(Refused):
        blank(replace(vote("dots"), options=()))


def test_words_of_any_length_and_script_are_printed(tmp_path: Path) -> None:
    labels = ("Anticonstitutionnellement" * 80, "مرحبا بالعالم", "🌳 <b>Arbres</b>\n& haies", " ")
    record = replace(
        vote("majority_judgment"), options=tuple(Option(str(at), label) for at, label in enumerate(labels))
    )
    with speaking("fr"):
        ballots = paper_ballots(record, INITIATIVE, WORKSHOP, 3)
        assert write_paper_ballots(ballots, tmp_path / "ballots.pdf") >= 1
    assert "<b>Arbres</b>" in text(tmp_path / "ballots.pdf")[0]
