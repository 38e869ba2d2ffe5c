"""Dates, numbers and lists as each language writes them."""

from __future__ import annotations

from datetime import date, time

import pytest

from atelier_app.documents import wording
from atelier_app.documents.outline import Span, words
from atelier_app.support.language import speaking


def test_a_date_in_both_languages() -> None:
    with speaking("fr"):
        assert wording.day(date(2021, 4, 8)) == "Jeudi 8 avril 2021"
    with speaking("en"):
        assert wording.day(date(2021, 4, 8)) == "Thursday, 8 April 2021"


def test_numbers_group_their_thousands() -> None:
    with speaking("fr"):
        assert wording.number(12345) == "12\u202f345"
        assert wording.tenths(8.55) in {"8,5", "8,6"}
    with speaking("en"):
        assert wording.number(12345) == "12,345"


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 0, 0), (0, 9, 0), (1, 999, 1), (299, 300, 99), (7, 7, 100)]
)
def test_only_all_is_a_hundred_percent_and_only_none_is_zero(part: int, whole: int, said: int) -> None:
    with speaking("en"):
        assert wording.percent(part, whole) == f"{said}%"


def test_the_end_follows_from_the_durations() -> None:
    with speaking("en"):
        assert wording.span_of_time(time(14), 150) == "14:00 – 16:30"
        assert wording.span_of_time(time(14), 0) == "14:00"
        assert wording.span_of_time(time(23, 30), 60) == "23:30 – 00:30"


def test_a_list_keeps_what_stands_out() -> None:
    with speaking("en"):
        said = wording.listed([words("A", strong=True), words("B"), words("C", strong=True)])
    assert "".join(span.text for span in said) == "A, B and C"
    assert [span.text for span in said if span.strong] == ["A", "C"]


def test_blanks_are_filled_once_whatever_the_text_holds() -> None:
    said = wording.filled(
        "{leader} first, {points}.", leader=words("{points}", strong=True), points="3 points"
    )
    assert said == (Span("{points}", True), Span(" first, "), Span("3 points"), Span("."))


def test_a_long_label_is_cut_at_a_word() -> None:
    assert wording.short("Un bus\nnumérique") == "Un bus numérique"
    cut = wording.short("mot " * 40)
    assert cut.endswith("mot…")
    assert len(cut) <= 71
    assert len(wording.short("x" * 500)) == 71
