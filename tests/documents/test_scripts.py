"""Text is cut by typeface and turned to reading order without losing a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.documents.drawing import fonts, scripts
from atelier_app.documents.drawing.scripts import Family

FAMILY = "👨‍👩‍👧"
FRANCE = "🇫🇷"


def cut(text: str) -> list[tuple[Family, str]]:
    return scripts.split(text, fonts.covers)


def test_accents_and_typography_stay_in_one_stretch() -> None:
    assert cut("Où çà ? « Œuvre » — 40 €…") == [(Family.TEXT, "Où çà ? « Œuvre » — 40 €…")]


def test_what_counts_as_plain_is_covered_by_every_weight() -> None:
    plain = "".join(chr(code) for code in range(0x20, 0x2100) if scripts.PLAIN.fullmatch(chr(code)))
    assert len(plain) > 300
    for weight in fonts.Weight:
        face = fonts._font(f"Inter-{weight}").face
        assert [letter for letter in plain if ord(letter) not in face.charToGlyph] == []


def test_an_emoji_leaves_its_space_to_the_text() -> None:
    assert cut("Vélo 🚲 ici") == [(Family.TEXT, "Vélo "), (Family.EMOJI, "🚲"), (Family.TEXT, " ici")]


@pytest.mark.parametrize("cluster", [FAMILY, FRANCE, "👍🏽", "1️⃣", "❤️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "e\u0301"])
def test_what_reads_as_one_character_stays_whole(cluster: str) -> None:
    assert scripts.clusters(f"a{cluster}b") == ["a", cluster, "b"]


def test_arabic_keeps_its_spaces_and_digits_go_with_the_text() -> None:
    assert cut("مكتبة رقمية 12") == [(Family.ARABIC, "مكتبة رقمية "), (Family.TEXT, "12")]


def test_a_character_that_no_typeface_has_is_shown_as_missing() -> None:
    assert cut("漢") == [(Family.TEXT, scripts.MISSING)]


def test_direction_is_that_of_the_first_letter() -> None:
    assert scripts.reads_right_to_left("12 – ספרייה d'abord")
    assert not scripts.reads_right_to_left("D'abord ספרייה")
    assert not scripts.reads_right_to_left("12 %")


def test_hebrew_is_laid_out_from_the_right_and_numbers_are_not_reversed() -> None:
    assert scripts.in_reading_order("אב 12 גד", True) == "דג 12 בא"


def test_brackets_that_are_turned_round_open_and_close_again() -> None:
    assert scripts.in_reading_order("אב (12) ג", True) == "ג (12) בא"
    assert scripts.in_reading_order("a (אב) b", False) == "a (בא) b"
    assert scripts.in_reading_order("א ((ב) ג)", True) == "(ג (ב)) א"


def test_a_lone_bracket_is_left_alone() -> None:
    assert scripts.in_reading_order("1) א", False) == "1) א"


def test_emoji_sequences_survive_the_reordering() -> None:
    assert FAMILY in scripts.in_reading_order(f"אב {FAMILY} {FRANCE} ג", True)


def test_invisible_characters_and_towers_of_accents_are_not_drawn() -> None:
    assert scripts.visible("a\u200b\u00ad\u2067b\x00") == "ab"
    assert scripts.visible("e" + "\u0301" * 200) == "e\u0301\u0301\u0301"


@given(st.text(max_size=60), st.booleans())
def test_any_text_keeps_its_visible_characters(text: str, right_to_left: bool) -> None:
    shown = scripts.visible(text)
    assert "".join(scripts.clusters(shown)) == shown
    mirrors = str.maketrans(")]}>»›", "([{<«‹")
    ordered = scripts.in_reading_order(shown, right_to_left)
    assert sorted(ordered.translate(mirrors)) == sorted(shown.translate(mirrors))
