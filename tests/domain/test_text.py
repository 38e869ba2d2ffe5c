"""What people type, made safe to keep."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.attendance import Participant, checked
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, fold, name_key, required, verbatim
from tests.stage import refusal


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anne  Lefèvre ", "Anne Lefèvre"),
        ("e\u0301te\u0301", "été"),
        ("zéro\x00octet", "zérooctet"),
        ("👩‍🌾 idée", "👩‍🌾 idée"),
        ("مرحبا", "مرحبا"),
        ("\u202egnp.exe", "gnp.exe"),
        ("<script>alert('x')</script>", "<script>alert('x')</script>"),
        ("deux\nlignes", "deux lignes"),
        ("deux\u2028lignes", "deux lignes"),
        ("e\x00\u0301", "é"),
        ("\ud800", ""),
    ],
)
def test_text_is_kept_without_what_could_harm(typed: str, kept: str) -> None:
    assert clean(typed, 100) == kept


def test_lines_stay_where_they_mean_something() -> None:
    assert clean("un\r\ndeux\rtrois", 100, lines=True) == "un\ndeux\ntrois"


def test_a_long_text_is_refused_with_its_length() -> None:
    with pytest.raises(Refused) as refused:
        clean("x" * 101, 100)
    assert refused.value.facts == {"limit": 100, "length": 101}


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b\u200d", "\n\n", "\x00"])
def test_an_invisible_text_is_no_text(nothing: str) -> None:
    assert refusal(lambda: required(nothing, 100)) is Refusal.EMPTY_TEXT


@pytest.mark.parametrize("nothing", ["\u200b\n\u200b", "\u3164", "\u2800 \u2800"])
def test_blank_lines_and_blank_letters_are_no_text(nothing: str) -> None:
    assert refusal(lambda: required(nothing, 100, lines=True)) is Refusal.EMPTY_TEXT
    assert refusal(lambda: checked(Participant("id", nothing, "\u200b"))) is Refusal.NAME_MISSING


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once_and_always_encodes(text: str) -> None:
    once = clean(text, 1000)
    assert clean(once, 1000) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


def test_names_match_without_accents_case_or_order() -> None:
    assert fold("LEFÈVRE Œuvre") == "lefevre oeuvre"
    assert name_key("Jean-Pierre", "d'Été") == name_key("D’ETE", "jean pierre")


@given(st.text())
def test_verbatim_is_the_same_twice(text: str) -> None:
    once = verbatim(f"«{text}»", 10_000)
    assert verbatim(once, 10_000) == once


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a  b\t", "  a  b\t"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("e\u0301 \x07\ud800!", "e\u0301 !"),
        ("\u202egnp.exe", "gnp.exe"),
    ],
)
def test_verbatim_changes_line_ends_and_drops_controls_alone(typed: str, kept: str) -> None:
    assert verbatim(typed, 100) == kept
