"""Arabic letters take the form that their neighbours ask for."""

from __future__ import annotations

import unicodedata

import pytest

from atelier_app.documents.drawing.arabic import can_join, joined


def forms(text: str) -> list[str]:
    """Initial, medial, final or isolated, for each drawn letter."""
    return [unicodedata.decomposition(letter).split()[0].strip("<>") for letter in joined(text)]


def test_letters_that_join_both_ways_take_three_forms() -> None:
    assert forms("بيت") == ["initial", "medial", "final"]


def test_a_letter_that_does_not_join_the_next_ends_the_stroke() -> None:
    assert forms("دار") == ["isolated", "isolated", "isolated"]
    assert forms("بدا") == ["initial", "final", "isolated"]


def test_words_do_not_join_over_a_space() -> None:
    assert joined("بب بب").split(" ")[0] == joined("بب")


def test_lam_and_alef_are_one_letter() -> None:
    assert len(joined("سلام")) == 3


@pytest.mark.parametrize("text", ["مكتبة رقمية متنقلة في القرى", "گچپژ", "سلام"])
def test_the_forms_mean_what_was_written(text: str) -> None:
    assert unicodedata.normalize("NFKC", joined(text)) == text


def test_vowel_signs_are_left_to_the_shaper() -> None:
    assert can_join("مكتبة")
    assert not can_join("مَكْتَبَة")
