"""Lines of type: nothing is lost, nothing sticks out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.documents.drawing import fonts, theme
from atelier_app.documents.drawing.type import Line, set_lines, set_title
from atelier_app.documents.outline import Span, words


def text_of(line: Line) -> str:
    return "".join(str(run.text) for run in line.runs)


def texts(content: str, width: float, most: int | None = None) -> list[str]:
    return [text_of(line) for line in set_lines(content, theme.BODY, width, most)]


def test_words_go_to_the_next_line() -> None:
    assert texts("Un bus numérique itinérant", 70) == ["Un bus", "numérique", "itinérant"]


def test_a_long_word_is_cut_where_the_line_ends() -> None:
    lines = texts("Donaudampfschifffahrtselektrizität" * 4, 120)
    assert "".join(lines) == "Donaudampfschifffahrtselektrizität" * 4
    assert len(lines) > 3


def test_an_address_is_cut_after_a_slash() -> None:
    assert texts("https://sarthe.example/usages/numeriques", 120)[0].endswith("/")


def test_french_signs_do_not_start_a_line_and_numbers_keep_their_noun() -> None:
    assert texts("Quels usages ?", 66)[-1] == "usages\u00a0?"
    assert texts("participants, 29 organismes", 90) == ["participants,", "29\u00a0organismes"]


def test_what_exceeds_the_lines_ends_with_an_ellipsis() -> None:
    lines = texts("Une phrase qui continue encore et encore, longtemps", 80, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_empty_lines_count_once_and_nothing_gives_nothing() -> None:
    assert texts("Une\n\n\nDeux\n", 100) == ["Une", "Deux"]
    assert texts(" \n ", 100) == []


def test_a_strong_word_is_set_in_its_own_weight_and_keeps_its_full_stop() -> None:
    (line,) = set_lines((Span("Voici "), Span("le bus", strong=True), Span(".")), theme.BODY, 300)
    assert [(run.font, str(run.text)) for run in line.runs] == [
        ("Inter-Regular", "Voici "),
        ("Inter-SemiBold", "le bus"),
        ("Inter-Regular", "."),
    ]


def test_a_title_is_balanced() -> None:
    lines = set_title("Usages numériques en Sarthe", theme.TITLE, 220)
    assert [text_of(line) for line in lines] == ["Usages numériques", "en Sarthe"]


def test_arabic_stands_at_the_right_and_means_what_was_written() -> None:
    (line,) = set_lines("مكتبة رقمية", theme.BODY, 200)
    assert line.right_to_left


def test_a_missing_character_is_said_although_it_cannot_be_drawn() -> None:
    (line,) = set_lines("漢字", theme.BODY, 200)
    assert (text_of(line), line.said) == ("□□", "漢字")


def test_markup_is_only_text() -> None:
    assert texts("<b>&amp;</b> <script>", 300) == ["<b>&amp;</b> <script>"]


@pytest.mark.parametrize("emoji", ["💊", "👨‍👩‍👧", "👍🏽", "🇫🇷", "1️⃣"])
def test_an_emoji_is_a_glyph_of_the_emoji_typeface(emoji: str) -> None:
    (run,) = fonts.runs(emoji, fonts.Weight.BOLD)
    assert run.font == "NotoEmoji-Regular"
    face = fonts._font(run.font).face
    assert all(face.charToGlyph[ord(letter)] != 0 for letter in str(run.text))
    assert 0.5 < run.width < 2.5


@given(st.text(max_size=200), st.floats(20, 400))
def test_no_line_is_wider_than_asked(text: str, width: float) -> None:
    for line in set_lines(words(text), theme.CELL, width):
        # One wide character may exceed a very narrow column; kerning rounds.
        assert line.width <= width + 0.05 or len(line.runs) == 1 or width < 40
