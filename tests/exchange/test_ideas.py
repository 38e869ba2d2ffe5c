"""Ideas read from files: each just as it was typed, whatever wrote them, and every line accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atelier_app.domain.board import NOTE_LIMIT, Colour
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.exchange.ideas import IdeasRead, Reason, problem_sentence, told
from atelier_app.exchange.ideas_files import read_copied, read_ideas
from atelier_app.support.language import speaking
from tests.exchange.books import rows_ods, rows_xlsx


def read(tmp_path: Path, name: str, content: str | bytes) -> IdeasRead:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_ideas(path)


def texts(found: IdeasRead) -> list[str]:
    return [idea.text for idea in found.ideas]


def refusal(tmp_path: Path, name: str, content: str | bytes) -> Refusal:
    with pytest.raises(Refused) as refused:
        read(tmp_path, name, content)
    return refused.value.code


# --- plain text


def test_a_text_is_a_note_a_line_just_as_it_was_typed(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", "- une puce\r\n\r\n  des espaces  \n=cmd()\n\t\n<script>x</script>")
    assert texts(found) == ["- une puce", "  des espaces  ", "=cmd()", "<script>x</script>"]
    assert [idea.line for idea in found.ideas] == [1, 3, 4, 6]
    assert found.blanks == (2, 5)


@pytest.mark.parametrize(
    "content",
    ["é\nœ".encode(), b"\xef\xbb\xbf" + "é\nœ".encode(), "é\nœ".encode("cp1252"), "é\nœ\n".encode("utf-16")],
    ids=["utf-8", "a mark", "cp1252", "utf-16"],
)
def test_whatever_the_encoding(tmp_path: Path, content: bytes) -> None:
    assert texts(read(tmp_path, "a.txt", content)) == ["é", "œ"]


def test_a_text_that_no_note_holds_is_refused_by_its_line(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", "x" * NOTE_LIMIT + "\n" + "y" * (NOTE_LIMIT + 1) + "\nz")
    assert [len(text) for text in texts(found)] == [NOTE_LIMIT, 1]
    (problem,) = found.problems
    assert (problem.line, problem.reason, problem.left_out) == (2, Reason.TOO_LONG, True)
    with speaking("en"):
        assert problem_sentence(problem).startswith("left out: this text has 100001 characters")


def test_control_characters_go_and_the_rest_stays(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a.txt", "a\x07b\x1b[31m\n\x00\x01\nc")) == ["ab[31m", "c"]


# --- tables


def test_a_table_says_more_of_each_note(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "a.csv",
        "Idée;Groupe;Thématique;Territoire;Auteur;Couleur\nBus;Mobilité;Santé;Perche;Table 3;Bleue\n",
    )
    (bus,) = found.ideas
    assert (bus.text, bus.group, bus.theme, bus.territory, bus.author, bus.colour) == (
        "Bus",
        "Mobilité",
        "Santé",
        "Perche",
        "Table 3",
        Colour.BLUE,
    )
    assert (found.groups, bus.place) == (1, None)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_cells_keep_their_breaks_quotes_and_spaces(tmp_path: Path, delimiter: str) -> None:
    content = f'text{delimiter}author\r\n"  un\n""deux"" ; , \t "{delimiter}Zoé\r\n'
    (idea,) = read(tmp_path, "a.csv", content).ideas
    assert (idea.text, idea.author, idea.line) == ('  un\n"deux" ; , \t ', "Zoé", 2)


def test_a_table_of_one_column_is_never_cut_at_a_comma(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a.csv", "text\nun, deux; trois\t quatre\n")) == ["un, deux; trois\t quatre"]


def test_an_apostrophe_that_was_typed_stays(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a.csv", "text;group\n'=1+1;\n'-tiret;\n")) == ["'=1+1", "'-tiret"]


def test_a_note_that_says_note_is_no_heading(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a.csv", "text;other\nnote;groupe\nIdée;zone\n")) == ["note", "Idée"]


def test_the_heading_text_is_better_than_another_that_may_be_it(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a.csv", "note;text\n4;Bus\n")) == ["Bus"]


@pytest.mark.parametrize("book", [rows_xlsx, rows_ods], ids=["xlsx", "ods"])
def test_workbooks_too(tmp_path: Path, book: object) -> None:
    rows = [["text", "colour"], ["  =cmd()\nun ", "vert"], ["", ""], ["fin", ""]]
    found = read(tmp_path, "a.ods", book(rows))  # type: ignore[operator]
    assert [(idea.text, idea.colour) for idea in found.ideas] == [
        ("  =cmd()\nun ", Colour.GREEN),
        ("fin", Colour.YELLOW),
    ]
    assert found.blanks == (3,)


def test_what_is_wrong_is_told_line_by_line(tmp_path: Path) -> None:
    content = (
        'text;color;x;y;group\n\n;bleu;;;\nBus;fuchsia;;;\nVélo;;ici;1;\nTrain;;1,5;-2.25;\n"a"b;;;;\nFin;;;;'
        + "g" * 121
    )
    found = read(tmp_path, "a.csv", content)
    assert texts(found) == ["Bus", "Vélo", "Train", "Fin"]
    assert found.ideas[2].place == (1.5, -2.25)
    assert len(found.ideas[3].group) == 120
    with speaking("en"):
        assert list(told(found)) == [
            "blank lines skipped: 2 (2, 3)",
            "line 4: taken in yellow: no paper is called “fuchsia”",
            "line 5: taken and laid out anew: “ici; 1” is no place",
            "line 7: left out: its quotes do not match",
            "line 8: taken, with the end of “" + "g" * 60 + "” cut off: it holds 120 characters",
        ]


def test_a_text_too_long_for_a_cell_is_told_as_one(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", "text;group\n" + "x" * 300_000 + ";g\nfin;\n")
    assert texts(found) == ["fin"]
    assert [problem.reason for problem in found.problems] == [Reason.TOO_LONG]


def test_a_note_of_a_thousand_lines_is_one(tmp_path: Path) -> None:
    lines = "\n".join(map(str, range(1000)))
    assert texts(read(tmp_path, "a.csv", f'text;group\n"{lines}";g\nfin;\n')) == [lines, "fin"]


def test_what_holds_no_ideas_is_refused_in_its_own_words(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a.csv", "a;b\n1;2\n") is Refusal.NO_TEXT_COLUMN
    assert refusal(tmp_path, "a.xlsx", rows_xlsx([["a"], ["b"]])) is Refusal.NO_TEXT_COLUMN
    assert refusal(tmp_path, "a.csv", " \n") is Refusal.NO_IDEAS
    assert refusal(tmp_path, "a.txt", b"\x89PNG\r\n\x1a\n\x00\x00") is Refusal.NOT_IDEAS
    assert refusal(tmp_path, "a.txt", b"a\n" * 200_001) is Refusal.IDEAS_TOO_LARGE
    assert refusal(tmp_path, "a.xlsx", b"PK\x03\x04 nothing") is Refusal.NOT_IDEAS


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300), name=st.sampled_from(["a.csv", "a.txt", "a.xlsx"]))
def test_no_file_breaks_it(tmp_path: Path, content: bytes, name: str) -> None:
    try:
        read(tmp_path, name, content)
    except Refused:
        pass


# --- the clipboard


def test_what_was_copied_is_a_table_under_headings_else_a_note_a_line() -> None:
    copied = read_copied("text\tgroup\nBus\tMobilité\n", "")
    assert [(idea.text, idea.group) for idea in copied.ideas] == [("Bus", "Mobilité")]
    assert texts(read_copied("Idées\nBus, train\n", "")) == ["Idées", "Bus, train"]
