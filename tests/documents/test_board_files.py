"""A board that goes out: every format opened, and what can be read back is the same notes."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from atelier_app.documents.board_files import BoardFormat, write_board
from atelier_app.domain.board import (
    NOTE_LIMIT,
    Board,
    BoardContents,
    Colour,
    DescribeBoard,
    Meaning,
    Note,
    ReadBoard,
    Zone,
)
from atelier_app.domain.comments import AddComment, SendComment
from atelier_app.domain.core import Query, new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity, ReadActivity
from atelier_app.domain.merges import MergeNotes
from atelier_app.domain.notes import AddNote, GroupNotes
from atelier_app.domain.pictures import AttachPicture, LayBackground, Picture
from atelier_app.domain.text import is_blank
from atelier_app.domain.zones import PutZones
from atelier_app.exchange.board import BoardNote, BoardRecord, gather
from atelier_app.exchange.ideas_files import read_ideas
from atelier_app.exchange.ideas_placed import adding
from atelier_app.support.language import speaking
from tests.documents.reports import agenda
from tests.stage import PHONE, Stage

SVG = "{http://www.w3.org/2000/svg}"
TYPED = [
    "=cmd()|' /C calc'!A0",
    "'=déjà gardée",
    "-12,5",
    "@territoire",
    "  deux espaces devant, derrière  ",
    "ligne 1\n\n\tligne 3\n",
    '<script>alert("&amp;")</script> ]]>',
    "مكتبة رقمية (2021) ספרייה",
    "👨‍👩‍👧 👍🏽 🇫🇷 1️⃣",
    "« l’idée » ; , \\ * _x0041_",
    "٭\ufeffdébut",
]
# What a note can hold: `verbatim` leaves nothing else.
TEXTS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs", "Co"),
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2028\u2029\ufffe\uffff",
    )
    | st.sampled_from("\n\t=+-@'\"; "),
    min_size=1,
    max_size=60,
).filter(lambda text: not is_blank(text))


class NoReader:
    """Records made by hand have no picture to read."""

    def read(self, query: Query[Any]) -> Any:
        raise AssertionError(query)


def of_texts(texts: list[str]) -> BoardRecord:
    """A board with these notes alone."""
    notes = [Note(f"n{n}", "b", text, x=n * 160.0) for n, text in enumerate(texts)]
    line = next(one for one in agenda().lines if one.activity.kind is ActivityKind.IDEAS)
    contents = BoardContents(Board("b", "b"), tuple(notes), ())
    return BoardRecord(line.activity, "Démarche", "Atelier", "fr", contents, tuple(map(BoardNote, notes)))


def written(record: BoardRecord, folder: Path, kind: BoardFormat, reader: Any = None) -> Path:
    path = folder / f"board.{kind}"
    with speaking("en"):
        write_board(record, reader or NoReader(), path, kind)
    return path


def read_json(path: Path) -> list[str]:
    return [note["text"] for note in json.loads(path.read_bytes())["notes"]]


def read_table(path: Path) -> list[str]:
    return [idea.text for idea in read_ideas(path).ideas]


def read_svg(path: Path) -> list[str]:
    titles = ET.parse(path).iterfind(f".//{SVG}g[@class='note']/{SVG}title")
    return [title.text or "" for title in titles]


READ = {
    BoardFormat.JSON: read_json,
    BoardFormat.CSV: read_table,
    BoardFormat.XLSX: read_table,
    BoardFormat.SVG: read_svg,
}


@pytest.mark.parametrize("kind", READ)
def test_what_was_typed_is_read_back(tmp_path: Path, kind: BoardFormat) -> None:
    assert READ[kind](written(of_texts(TYPED), tmp_path, kind)) == TYPED


@pytest.mark.parametrize("kind", [BoardFormat.JSON, BoardFormat.CSV, BoardFormat.SVG])
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_so_is_anything_else(tmp_path: Path, kind: BoardFormat, texts: list[str]) -> None:
    assert READ[kind](written(of_texts(texts), tmp_path, kind)) == texts


def test_a_csv_opens_in_a_spreadsheet_and_runs_nothing(tmp_path: Path) -> None:
    content = written(of_texts(["=cmd()"]), tmp_path, BoardFormat.CSV).read_bytes()
    assert content.startswith(b"\xef\xbb\xbftext;group;zone;theme;territory;author;color;x;y;")
    assert b"\r\n'=cmd();" in content


def test_a_note_of_a_hundred_thousand_characters_goes_out_whole_where_it_can(tmp_path: Path) -> None:
    for text in ("x" * NOTE_LIMIT, "mot " * (NOTE_LIMIT // 4)):
        record = of_texts([text, "fin"])
        for kind in (BoardFormat.JSON, BoardFormat.CSV, BoardFormat.SVG):
            assert READ[kind](written(record, tmp_path, kind)) == [text, "fin"]
        assert len(PdfReader(written(record, tmp_path, BoardFormat.PDF)).pages) == 1
        with speaking("en"):
            (said,) = write_board(record, NoReader(), tmp_path / "o.xlsx", BoardFormat.XLSX)
        assert said.startswith("1 text is longer than a cell of Excel")
        assert [len(one) for one in read_table(tmp_path / "o.xlsx")] == [32_767, 3]


# --- a board with everything on it


def jpeg(width: int, height: int) -> Picture:
    out = BytesIO()
    Image.new("RGB", (width, height), "#44aa77").save(out, "JPEG")
    return Picture(new_id(), width, height, out.getvalue())


@pytest.fixture
def full(stage: Stage) -> BoardRecord:
    """Two zones, a group, three merged notes, comments, photos, a legend and an idea that waits."""
    board = stage.board
    stage.do(PutZones(board, (Zone("z", board, "Nord *gras*", -20, -40, 400, 200, Colour.GREEN),)))
    for key, x in (("a", 0), ("b", 160), ("c", 500), ("d", 660), ("e", 820)):
        stage.do(AddNote(key, board, f"Idée {key}", x=x, y=0, label=f"Table {key}", theme="Santé"))
    stage.do(GroupNotes("g", board, ("a", "b"), "Mobilité"))
    stage.do(MergeNotes("m", board, ("c", "d"), "Idées rapprochées"))
    stage.do(AddComment("k", "a", "Déjà fait ?", "Zoé"))
    stage.do(AttachPicture("e", jpeg(900, 600)))
    stage.do(LayBackground(board, jpeg(300, 200), 0, 300, 600))
    stage.do(DescribeBoard(board, legend=(Meaning(Colour.YELLOW, "Constat"),)))
    stage.do(DescribeBoard(board, to_inbox=True))
    stage.enter(ActivityKind.IDEAS)
    stage.idea(stage.sign_in("Noël"), "Du téléphone")
    return gather(stage.door, stage.door.read(ReadActivity(board)))


def test_the_data_say_everything(full: BoardRecord, tmp_path: Path) -> None:
    told = json.loads(written(full, tmp_path, BoardFormat.JSON).read_bytes())
    assert told["legend"] == [{"color": "yellow", "name": "Constat"}]
    assert [zone["title"] for zone in told["zones"]] == ["Nord *gras*"]
    assert [group["title"] for group in told["groups"]] == ["Mobilité"]
    notes = {note["text"]: note for note in told["notes"]}
    first = notes["Idée a"]
    assert (first["group"], first["zone"], first["theme"]) == ("Mobilité", "Nord *gras*", "Santé")
    assert (first["author"], first["color"], first["x"], first["source"]) == (
        "Table a",
        "yellow",
        0.0,
        "facilitator",
    )
    assert first["comments"] == [{"text": "Déjà fait ?", "author": "Zoé", "source": "facilitator"}]
    assert [one["text"] for one in notes["Idées rapprochées"]["originals"]] == ["Idée c", "Idée d"]
    assert notes["Idée e"]["picture"] is True
    waiting = notes["Du téléphone"]
    assert (waiting["inbox"], waiting["x"], waiting["zone"], waiting["source"]) == (True, None, "", "phone")


def test_a_csv_read_back_puts_the_same_notes_on_another_board(
    full: BoardRecord, stage: Stage, tmp_path: Path
) -> None:
    ideas = read_ideas(written(full, tmp_path, BoardFormat.CSV)).ideas
    other = _other_board(stage)
    stage.do(adding(ideas, other, stage.door.read(ReadBoard(other))))
    again = gather(stage.door, stage.door.read(ReadActivity(other)))

    def said(record: BoardRecord) -> list[tuple[object, ...]]:
        return [
            (
                one.note.text,
                one.author,
                one.group,
                one.zone_title,
                one.note.theme,
                one.note.territory,
                one.note.colour,
            )
            for one in record.notes
        ]

    assert said(again) == said(full)
    places = [
        [(one.note.x, one.note.y) for one in record.notes if not one.note.text.startswith("Du tél")]
        for record in (again, full)
    ]
    assert places[0] == places[1]


def test_the_svg_holds_words_fields_and_pictures(full: BoardRecord, stage: Stage, tmp_path: Path) -> None:
    root = ET.parse(written(full, tmp_path, BoardFormat.SVG, stage.door)).getroot()
    notes = {note.findtext(f"{SVG}title"): note for note in root.iterfind(f".//{SVG}g[@class='note']")}
    assert set(notes) == {"Idée a", "Idée b", "Idées rapprochées", "Idée e", "Du téléphone"}
    assert notes["Idée a"].get("data-zone") == "Nord *gras*"
    assert notes["Idée a"].get("data-author") == "Table a"
    shown = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert {"Constat", "Mobilité", "Nord *gras*", "×2", "Idée b"} <= set(shown)
    assert len(list(root.iter(f"{SVG}image"))) == 2
    assert not list(root.iter(f"{SVG}script"))


def test_the_page_is_one_and_the_png_twice_as_large(full: BoardRecord, stage: Stage, tmp_path: Path) -> None:
    (page,) = PdfReader(written(full, tmp_path, BoardFormat.PDF, stage.door)).pages
    said = " ".join(page.extract_text().split())
    for word in ("Nord *gras*", "Mobilité", "×2", "Constat", "Idée b", "Du téléphone"):
        assert word in said
    assert len(page.images) == 2
    with Image.open(written(full, tmp_path, BoardFormat.PNG, stage.door)) as image:
        assert image.width == pytest.approx(2 * float(page.mediabox.width), abs=2)
        colours = image.convert("RGB").getcolors(1 << 24) or []
    assert (0xFF, 0xE5, 0x88) in {colour for _count, colour in colours}


def test_a_board_too_large_for_a_page_or_for_pixels_is_scaled_and_said(tmp_path: Path) -> None:
    record = of_texts(["idée"] * 200)
    page = pypdfium2.PdfDocument(written(record, tmp_path, BoardFormat.PDF))
    assert max(page[0].get_size()) <= 14_400
    page.close()
    with speaking("en"):
        assert write_board(record, NoReader(), tmp_path / "o.png", BoardFormat.PNG) == ()
    wide = of_texts(["idée"] * 2)
    far = [Note(f"n{n}", "b", "x", x=(n % 60) * 300.0, y=(n // 60) * 300.0) for n in range(3600)]
    contents = BoardContents(Board("b", "b"), tuple(far), ())
    huge = BoardRecord(wide.activity, "", "", "fr", contents, tuple(map(BoardNote, far)))
    with speaking("en"):
        (said,) = write_board(huge, NoReader(), tmp_path / "o.png", BoardFormat.PNG)
    assert said.startswith("The board is so large that the PNG was scaled down to ")
    with Image.open(tmp_path / "o.png") as image:
        assert image.width * image.height < 49_000_000


@pytest.mark.parametrize("kind", list(BoardFormat))
def test_an_empty_board_goes_out_too(tmp_path: Path, kind: BoardFormat) -> None:
    assert written(of_texts([]), tmp_path, kind).stat().st_size > 0


def test_the_outline_reads_zone_group_note_and_what_was_said(full: BoardRecord, tmp_path: Path) -> None:
    lines = written(full, tmp_path, BoardFormat.MARKDOWN).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "# Ideas",
        "## Nord \\*gras\\*",
        "### Mobilité",
        "## Outside the zones",
        "## Received from phones, not placed on the board",
    ]
    place = lines.index("- Idée a — *Table a · Santé*")
    assert lines[place + 1] == "  - Comment: Déjà fait ? — *Zoé*"
    assert "  - Merged: Idée c — *Table c*" in lines


def test_in_markdown_what_was_typed_means_nothing(tmp_path: Path) -> None:
    record = of_texts(["# titre", "1. un", "a\n\n- b", "<b>&amp;</b> `x` [y](z)"])
    lines = written(record, tmp_path, BoardFormat.MARKDOWN).read_text(encoding="utf-8").splitlines()
    assert lines[-5:] == [
        "- \\# titre",
        "- 1\\. un",
        "- a  ",
        "  \\- b",
        "- \\<b\\>\\&amp;\\</b\\> \\`x\\` \\[y\\](z)",
    ]


def test_the_odt_has_headings_lists_and_breaks(full: BoardRecord, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(full, tmp_path, BoardFormat.ODT)) as archive:
        assert archive.namelist()[0] == "mimetype"
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert parts["mimetype"] == b"application/vnd.oasis.opendocument.text"
    for name, content in parts.items():
        if name.endswith(".xml"):
            ET.fromstring(content)
    root = ET.fromstring(parts["content.xml"])
    headings = [element for element in root.iter() if element.tag.endswith("}h")]
    assert ["".join(heading.itertext()) for heading in headings][:3] == ["Ideas", "Nord *gras*", "Mobilité"]
    assert "Comment: Déjà fait ?" in "".join(root.itertext())


# --- what is not revealed


def test_veiled_ideas_stay_in_the_file(stage: Stage, tmp_path: Path) -> None:
    stage.enter(ActivityKind.IDEAS)
    stage.idea(stage.sign_in("Noël"), "secret")
    stage.do(AddNote(new_id(), stage.board, "public"))
    stage.do(DescribeBoard(stage.board, private=True))
    record = gather(stage.door, stage.door.read(ReadActivity(stage.board)))
    assert record.veiled == 1
    for kind in BoardFormat:
        assert b"secret" not in written(record, tmp_path, kind, stage.door).read_bytes()
    assert read_json(written(record, tmp_path, BoardFormat.JSON)) == ["public"]


def test_what_phones_said_of_a_note_stays_in_the_file_too(stage: Stage, tmp_path: Path) -> None:
    stage.enter(ActivityKind.IDEAS)
    stage.do(DescribeBoard(stage.board, comments=True))
    person, note = stage.sign_in("Noël"), stage.note("public")
    stage.do(SendComment(new_id(), note, person, "secret", stage.author_key(person)), PHONE)
    stage.do(AddComment(new_id(), note, "ouvert"))
    stage.do(DescribeBoard(stage.board, private=True))
    record = gather(stage.door, stage.door.read(ReadActivity(stage.board)))
    assert [comment.text for comment in record.notes[0].comments] == ["ouvert"]
    for kind in BoardFormat:
        assert b"secret" not in written(record, tmp_path, kind, stage.door).read_bytes()


def _other_board(stage: Stage) -> str:
    activity = Activity(new_id(), stage.workshop_id, ActivityKind.IDEAS, "Autre", "", 10)
    stage.do(AddActivity(activity))
    return activity.id
