"""The PDF that is handed over: read back by another library, whole or absent, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from atelier_app.documents.pdf import Cancelled, write
from atelier_app.documents.report import Report
from atelier_app.documents.summary import outline
from atelier_app.support.language import speaking
from tests.documents import reports

TITLES = (
    "What this workshop is part of",
    "The programme",
    "Who took part",
    "Coeur d’îlot – « L’idée »",
    "Quelles actions lancer en premier ?",
    "Impact et effort",
)


def written(report: Report, path: Path, language: str = "en") -> PdfReader:
    with speaking(language):
        write(outline(report), path)
    return PdfReader(path)


def text(reader: PdfReader) -> str:
    """All that can be copied, with plain spaces in place of line ends."""
    joined = " ".join(page.extract_text() for page in reader.pages)
    return joined.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", "").replace("\n", " ")


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    report = reports.usual()
    activity = replace(report.boards[0][0], title="Coeur d’îlot – « L’idée »")
    titled = replace(report, boards=((activity, report.boards[0][1]),))
    return written(titled, tmp_path_factory.mktemp("pdf") / "summary.pdf")


def fonts_of(reader: PdfReader) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            found[font.get_object()["/BaseFont"]] = font.get_object()
    return found


def test_what_was_written_can_be_copied(usual: PdfReader) -> None:
    said = text(usual)
    for expected in (
        "Usages numériques en Sarthe",
        "Maÿlis d'Œuvre",
        "Hélène Çelik",
        "pharmacie 💊",
        "👨‍👩‍👧 Familles 👍🏽 🇫🇷 et 1️⃣",
        "مكتبة رقمية متنقلة",
        "ספרייה דיגיטלית",
        '<script>alert("&amp;',
        "People present",
        "Coeur d’îlot – « L’idée »",
    ):
        assert expected in said


def test_every_typeface_is_embedded(usual: PdfReader) -> None:
    fonts = fonts_of(usual)
    assert {name.partition("+")[2] for name in fonts} >= {
        "Inter-Regular",
        "Inter-Bold",
        "NotoEmoji-Regular",
        "NotoSansArabic-Regular",
        "NotoSansHebrew-Regular",
    }
    for font in fonts.values():
        assert "/FontFile2" in font["/FontDescriptor"]


def test_no_glyph_is_drawn_as_missing(usual: PdfReader) -> None:
    """Code 0 is each subset's .notdef: no shown string may hold it."""
    for page in usual.pages:
        contents = page.get_contents()
        assert contents is not None
        assert b"\\000" not in contents.get_data()


def test_pages_are_numbered_and_the_cover_is_not(usual: PdfReader) -> None:
    total = len(usual.pages)
    assert f"/ {total}" not in usual.pages[0].extract_text()
    for number, page in enumerate(usual.pages[1:], 2):
        assert page.extract_text().rstrip().endswith(f"{number} / {total}")


def test_the_contents_lead_to_their_sections(usual: PdfReader) -> None:
    contents = usual.pages[1]
    annotations: Any = contents["/Annots"]
    assert len(annotations) == 6
    numbers = {page.indirect_reference: number for number, page in enumerate(usual.pages, 1)}
    for link, title in zip(annotations, TITLES, strict=True):
        number = numbers[link.get_object()["/Dest"][0]]
        assert title in usual.pages[number - 1].extract_text()
        assert re.search(rf"{re.escape(title)}\s+{number}\b", contents.extract_text())


def test_the_reader_shows_title_bookmarks_and_language(usual: PdfReader) -> None:
    metadata, root = usual.metadata, dict(usual.root_object)
    assert metadata is not None
    assert metadata.title == "Atelier 2 : coconstruire la feuille de route: summary"
    assert metadata.author == "Sarthe, le Département"
    assert str(root["/Lang"]) == "en"
    assert str(root["/PageMode"]) == "/UseOutlines"
    entries: Any = usual.outline
    assert [entry.title for entry in entries if not isinstance(entry, list)][1:3] == ["Contents", TITLES[0]]
    inner = [entry.title for one in entries if isinstance(one, list) for entry in one]
    assert "Inclusion & médiation" in inner


def test_the_board_is_drawn_not_pictured(usual: PdfReader) -> None:
    wall = next(page for page in usual.pages if page.mediabox.width > page.mediabox.height)
    assert "Inclusion & médiation" in wall.extract_text()
    assert not any(page.images for page in usual.pages)


def test_it_speaks_french_too(tmp_path: Path) -> None:
    reader = written(reports.usual(), tmp_path / "synthese.pdf", "fr")
    assert "Jeudi 8 avril 2021" in text(reader)
    assert str(reader.root_object["/Lang"]) == "fr"


@pytest.mark.parametrize("made", [reports.empty, reports.unopened, reports.fullest])
def test_any_room_has_its_summary(made: Callable[[], Report], tmp_path: Path) -> None:
    reader = written(made(), tmp_path / "summary.pdf")
    assert len(reader.pages) >= 3
    assert all(page.extract_text().strip() for page in reader.pages)


def test_a_note_of_two_thousand_characters_is_all_there(tmp_path: Path) -> None:
    said = text(written(reports.fullest(), tmp_path / "summary.pdf"))
    assert said.count("Non") >= 500


@settings(max_examples=25)
@given(st.lists(st.text(max_size=300), min_size=1, max_size=6), st.text(min_size=1, max_size=200))
def test_whatever_people_write_there_is_a_summary(notes: list[str], name: str) -> None:
    report = reports.usual()
    activity, _contents = report.boards[0]
    named = replace(report.initiative, title=name, organisation=name, themes=tuple(notes))
    written_by_people = replace(
        report, initiative=named, boards=((activity, reports.board("b", tuple(notes))),)
    )
    with TemporaryDirectory() as folder:
        reader = written(written_by_people, Path(folder) / "summary.pdf")
        assert len(reader.pages) > 5


def test_a_note_of_a_thousand_lines_goes_over_pages(tmp_path: Path) -> None:
    report = reports.usual()
    contents = reports.board("b", ("a\n" * 1000,))
    reader = written(replace(report, boards=((report.boards[0][0], contents),)), tmp_path / "summary.pdf")
    assert len(reader.pages) > 20


def test_progress_counts_pages_from_none_to_all(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    with speaking("en"):
        pages = write(outline(reports.usual()), tmp_path / "summary.pdf", lambda *told: heard.append(told))
    assert heard == [(number, pages) for number in range(pages + 1)]


def test_cancelling_leaves_no_file_and_keeps_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")

    def stop(done: int, total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled), speaking("en"):
        write(outline(reports.usual()), path, stop)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
