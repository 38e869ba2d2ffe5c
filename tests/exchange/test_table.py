"""Workbooks as people's tools write them, and what only looks like one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from atelier_app.domain.attendance import REGISTRATIONS_LIMIT
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.exchange.registrations import Reason, RegistrationTable, read_registrations
from atelier_app.exchange.table import read_table
from atelier_app.support.language import speaking
from atelier_app.support.sentences import sentence
from tests.exchange.books import Rows, compound, rows_ods, rows_xlsx, with_part, xlsx

ROWS: Rows = [
    ("Nom", "Prénom", "Organisme", "Table"),
    ("Lefèvre", "Anaïs", "Mairie", "3"),
    ("Benali", "Karim", "Le Relais", "Bleue"),
]
BOOKS = pytest.mark.parametrize("book", [rows_xlsx, rows_ods], ids=["xlsx", "ods"])
Book = Callable[[Rows], bytes]


def names(table: RegistrationTable) -> list[str]:
    return [person.full_name for person in table.participants]


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read_table(data, "liste.xlsx")
    with speaking("en"):
        assert sentence(caught.value).startswith("liste.xlsx ")
    return caught.value


# --- what tools write


@BOOKS
def test_a_workbook_is_read_as_a_text_is(book: Book) -> None:
    table = read_registrations(book(ROWS))
    assert names(table) == ["Anaïs Lefèvre", "Karim Benali"]
    assert [entry.table for entry in table.registrations] == ["3", "Bleue"]
    assert table.problems == ()


def test_an_old_workbook_is_taken_for_what_it_holds() -> None:
    assert refusal(compound("Nothing of ours")).code is Refusal.NOT_A_TABLE


def test_a_table_number_is_read_as_one_sees_it() -> None:
    table = read_registrations(rows_xlsx([["Nom", "Table"], ["Noël", 3], ["Petit", 3.5]]))
    assert [entry.table for entry in table.registrations] == ["3", "3.5"]


def test_dates_and_times_are_read_as_texts() -> None:
    def fill(workbook: Workbook) -> None:
        page = workbook.add_worksheet()
        page.write_row(0, 0, ["Nom", "Jour", "Heure", "Le", "Coché"])
        page.write_string(1, 0, "Noël")
        for column, value, form in (
            (1, date(2026, 3, 12), "dd/mm/yyyy"),
            (2, time(9, 5), "hh:mm"),
            (3, datetime.combine(date(2026, 3, 12), time(9, 5)), "dd/mm/yyyy hh:mm"),
        ):
            page.write_datetime(1, column, value, workbook.add_format({"num_format": form}))
        page.write_boolean(1, 4, True)

    (row,) = read_table(xlsx(fill)).rows
    assert row.cells == ("Noël", "2026-03-12", "09:05", "2026-03-12 09:05", "x")


def test_formulas_give_their_values_and_errors_nothing() -> None:
    def fill(workbook: Workbook) -> None:
        page = workbook.add_worksheet()
        page.write_row(0, 0, ["Nom", "Prénom", "Organisme"])
        page.write_formula(1, 0, '="No"&"ël"', None, "Noël")
        page.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        page.write_string(1, 2, "=1+1")

    (person,) = read_registrations(xlsx(fill)).participants
    assert (person.last_name, person.first_name, person.organisation) == ("Noël", "", "=1+1")


def test_cells_that_are_merged_say_the_same_for_each_of_their_lines() -> None:
    def fill(workbook: Workbook) -> None:
        page = workbook.add_worksheet()
        page.merge_range(0, 0, 0, 2, "Inscriptions")
        page.write_row(1, 0, ["Nom", "Prénom", "Organisme"])
        page.merge_range(2, 2, 3, 2, "Mairie")
        page.write_row(2, 0, ["Noël", "Zoé"])
        page.write_row(3, 0, ["Petit", "Paul"])
        page.write_row(4, 0, ["Roy", "Anne"])

    people = read_registrations(xlsx(fill)).participants
    assert [person.organisation for person in people] == ["Mairie", "Mairie", ""]


@BOOKS
def test_headings_may_take_two_lines(book: Book) -> None:
    rows: Rows = [
        ("Identité", "", "Organisme", ""),
        ("Nom", "Prénom", "", "Fonction"),
        ("Noël", "Zoé", "Relais", "Présidente"),
    ]
    table = read_table(book(rows))
    assert (table.headings, table.line) == (("Nom", "Prénom", "Organisme", "Fonction"), 2)
    assert names(read_registrations(table)) == ["Zoé Noël"]


def test_the_sheet_with_the_clearest_headings_is_read_and_named() -> None:
    data = rows_xlsx([["Lisez-moi"], ["Bonjour"]], Inscrits=ROWS, Vide=[])
    table = read_table(data)
    assert (table.sheet, table.other_sheets) == ("Inscrits", ("Feuil1",))
    assert len(read_registrations(table).registrations) == 2


def test_a_hidden_sheet_is_not_read() -> None:
    def fill(workbook: Workbook) -> None:
        workbook.add_worksheet("Vue").write_row(0, 0, ["Ville", "Le Mans"])
        hidden = workbook.add_worksheet("Cachée")
        hidden.write_row(0, 0, ["Nom", "Prénom"])
        hidden.hide()

    assert read_table(xlsx(fill)).sheet == "Vue"


def test_lines_are_counted_as_the_spreadsheet_does() -> None:
    data = rows_xlsx([[], [], ["", "Nom", "Organisme"], [], ["", "", "Sans nom"], ["", "Noël"]])
    table = read_registrations(data)
    assert [(problem.line, problem.reason) for problem in table.problems] == [(5, Reason.NO_NAME)]
    assert names(table) == ["Noël"]


def test_a_list_that_begins_far_down_is_found() -> None:
    data = rows_xlsx([*[[]] * 300, ["Nom"], ["Noël"]])
    assert read_table(data).line == 301
    assert names(read_registrations(data)) == ["Noël"]


@BOOKS
def test_the_same_person_with_and_without_accents_comes_once(book: Book) -> None:
    table = read_registrations(book([("Nom", "Prénom"), ("Noël", "Zoé"), ("NOEL", "Zoe")]))
    assert names(table) == ["Zoé Noël"]
    assert [(one.line, one.reason, one.first_line) for one in table.problems] == [(3, Reason.SAME_PERSON, 2)]


def test_people_who_share_an_address_are_as_many_people() -> None:
    rows = [("Nom", "Prénom", "Courriel")]
    rows += [(name, "", "contact@mairie.fr") for name in ("Noël", "Petit", "Aubépine")]
    assert len(read_registrations(rows_xlsx(rows)).registrations) == 3


# --- more than a list of people


@BOOKS
def test_ten_thousand_rows_are_read_up_to_the_limit_which_is_said(book: Book) -> None:
    table = read_registrations(book([("Nom",), *((f"Nom{number}x{number}",) for number in range(10_000))]))
    assert len(table.registrations) == REGISTRATIONS_LIMIT
    assert [problem.reason for problem in table.problems] == [Reason.TOO_MANY_ROWS]


@BOOKS
def test_two_hundred_columns_do_no_harm(book: Book) -> None:
    others = [f"Question {number}" for number in range(198)]
    rows: Rows = [(*others[:99], "Nom", "Prénom", *others[99:]), (*["x"] * 99, "Noël", "Zoé", *["x"] * 99)]
    assert names(read_registrations(book(rows))) == ["Zoé Noël"]


# --- what is no list


def test_a_workbook_without_anything_says_so() -> None:
    assert refusal(rows_xlsx([], Autre=[])).code is Refusal.EMPTY_TABLE


def test_a_workbook_behind_a_password_says_so() -> None:
    assert refusal(compound("EncryptionInfo", "EncryptedPackage")).code is Refusal.TABLE_LOCKED
    locked = with_part(
        rows_ods(ROWS),
        "META-INF/manifest.xml",
        lambda xml: xml.replace(b"</m", b"<manifest:encryption-data/></m"),
    )
    assert refusal(locked).code is Refusal.TABLE_LOCKED


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 8,
        b"PK\x03\x04 and nothing more",
        compound("WordDocument"),
        rows_xlsx(ROWS)[:3000],
    ],
    ids=["jpeg", "zip", "doc", "half of one"],
)
def test_what_only_looks_like_a_workbook_is_refused(data: bytes, tmp_path: Path) -> None:
    assert refusal(data).code is Refusal.NOT_A_TABLE
    path = tmp_path / "photo.xlsx"
    path.write_bytes(data)
    with pytest.raises(Refused):
        read_registrations(path)


def test_an_archive_of_something_else_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("photo.jpg", b"\xff\xd8\xff")
        archive.writestr("word/document.xml", "<document/>")
    assert refusal(stream.getvalue()).code is Refusal.NOT_A_TABLE


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    heavy = with_part(rows_xlsx(ROWS), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 120_000_000)
    assert len(heavy) < 1_000_000
    assert refusal(heavy).code is Refusal.TABLE_TOO_LARGE


@pytest.mark.parametrize("where", ["XFD1048576", "A1048576", "xfd1048576", "C39999999", "AAAAAA1"])
def test_a_cell_at_the_end_of_the_world_does_not_fill_the_memory(where: str) -> None:
    cell = f'<row r="1048576"><c r="{where}"><v>1</v></c><c r="F1048576"><v>1</v></c></row></sheetData>'
    far = with_part(
        rows_xlsx(ROWS),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", cell.encode()),
    )
    assert refusal(far).code is Refusal.TABLE_TOO_LARGE


def test_entities_that_multiply_are_refused() -> None:
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    for book, part in ((rows_xlsx(ROWS), "xl/sharedStrings.xml"), (rows_ods(ROWS), "content.xml")):
        bomb = with_part(book, part, lambda xml: xml.replace(b"?>", b"?>" + entities, 1))
        assert refusal(bomb).code is Refusal.NOT_A_TABLE


@pytest.mark.parametrize(
    ("book", "part", "tag"),
    [(rows_xlsx, "xl/worksheets/sheet1.xml", b"</sheetData>"), (rows_ods, "content.xml", b"</table:table>")],
    ids=["xlsx", "ods"],
)
def test_tags_that_do_not_match_are_not_looked_for_forever(book: Book, part: str, tag: bytes) -> None:
    broken = with_part(book(ROWS), part, lambda xml: xml.replace(tag, tag.replace(b">", b"x>")))
    assert refusal(broken).code is Refusal.NOT_A_TABLE


def test_a_file_that_is_far_too_long_says_so() -> None:
    assert refusal(b"Nom\n" + b"x" * 10_000_001).code is Refusal.TABLE_TOO_LARGE


@BOOKS
@settings(max_examples=60)
@given(data=st.data())
def test_no_damage_makes_it_fall(book: Book, data: st.DataObject) -> None:
    damaged = bytearray(_once(book))
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        read_registrations(bytes(damaged))


@cache
def _once(book: Book) -> bytes:
    """The same bytes for every example: a workbook tells when it was made."""
    return book(ROWS)
