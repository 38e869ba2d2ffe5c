"""What is written opens in spreadsheets, runs nothing, and is read again."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from atelier_app.domain.attendance import Attendance, AttendanceList, Attendee, Participant, checked
from atelier_app.domain.core import Channel, Refused, new_id
from atelier_app.domain.half_days import WHOLE, HalfDay
from atelier_app.domain.refusals import Refusal
from atelier_app.exchange.attendance import attendance_sheets, figures_sheet, list_sheet
from atelier_app.exchange.formulas import guarded, may_run, unguarded
from atelier_app.exchange.registrations import DOUBLES, read_registrations
from atelier_app.exchange.sheet import Sheet
from atelier_app.exchange.writing import Format, write
from atelier_app.support.language import speaking

MORNING, AFTERNOON = HalfDay("am", "Matin", time(9)), HalfDay("pm", "Après-midi", time(14))
FORMULAS = ["=1+1", "+33 6", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "'=1", "''@x", "＝1"]
FORMATS = pytest.mark.parametrize("kind", list(Format))


def local(hour: int, minute: int) -> datetime:
    """A time on the clock of the room."""
    return datetime.combine(date(2026, 3, 12), time(hour, minute)).astimezone().astimezone(UTC)


def attendance(*people: Attendee, half_days: tuple[HalfDay, ...] = (MORNING, AFTERNOON)) -> AttendanceList:
    return AttendanceList("w", people, 0, 0, 0, 0, half_days)


def person(last_name: str, *came: Attendance, walk_in: bool = False, **here: str) -> Attendee:
    """`here` is what the workshop knows of them: table, college."""
    return Attendee(Participant(new_id(), last_name), walk_in, came, **here)  # type: ignore[arg-type]


def written(sheets: tuple[Sheet, ...], kind: Format, folder: Path) -> bytes:
    path = folder / f"out.{kind}"
    write(sheets, "Démarche & <atelier>", path, kind)
    return path.read_bytes()


# --- the list and its figures


def test_the_list_says_all_that_is_known_of_a_half_day() -> None:
    came = Attendance(
        "am",
        local(9, 5),
        Channel.FACILITATOR,
        recorded_by="Claire Dubois",
        reason="main bandée",
        moves=(local(10, 30), local(11, 0)),
    )
    with speaking("en"):
        sheet = list_sheet(attendance(person("Noël", came, walk_in=True, table="3", college="Élus")))
    (row,) = sheet.rows
    said = dict(zip(sheet.headings, row, strict=True))
    assert said["Last name"] == "Noël"
    assert (said["Table"], said["College"], said["Registered on the day"]) == ("3", "Élus", "yes")
    assert said["Matin – signed at"] == datetime.combine(date(2026, 3, 12), time(9, 5))
    assert said["Matin – channel"] == "facilitator"
    assert said["Matin – recorded by"] == "Claire Dubois"
    assert (said["Matin – signature"], said["Matin – reason"]) == ("no", "main bandée")
    assert said["Matin – left and came back"] == "left 10:30, back 11:00"
    assert said["Après-midi – signed at"] is None


def test_the_whole_of_a_workshop_needs_no_half_day_in_its_headings() -> None:
    with speaking("en"):
        sheet = list_sheet(attendance(half_days=(HalfDay(WHOLE, "", time(9)),)))
    assert "Signed at" in sheet.headings


@pytest.mark.parametrize("channel", list(Channel))
def test_every_channel_has_its_name(channel: Channel) -> None:
    with speaking("en"):
        sheet = list_sheet(attendance(person("Noël", Attendance("am", local(9, 0), channel))))
    assert all(isinstance(cell, str) or cell is None or isinstance(cell, datetime) for cell in sheet.rows[0])


def test_the_figures_come_row_by_row() -> None:
    came = Attendance("am", local(9, 0), Channel.PHONE, signed=True)
    with speaking("en"):
        sheet = figures_sheet(attendance(person("Noël", came), person("Petit")))
    assert sheet.rows[0] == ("Everyone", "", 2, 1, 1, 0, 1, 1)
    assert ("Half-day", "Après-midi", 2, 0, 0, 0, 2, 0) in sheet.rows
    assert ("Organisation", "not given", 2, 1, 1, 0, 1, 1) in sheet.rows
    assert ("Matin – Channel", "phone", None, 1, None, None, None, None) in sheet.rows


# --- files


def test_a_csv_opens_right_in_excel_in_french(tmp_path: Path) -> None:
    came = Attendance("am", local(9, 5), Channel.PHONE)
    with speaking("fr"):
        data = written((list_sheet(attendance(person("Noël", came))),), Format.CSV, tmp_path)
    assert data.startswith(b"\xef\xbb\xbfNom;")
    headings, row = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert row[0] == "Noël"
    assert "12/03/2026 09:05" in row
    assert len(headings) == len(row)


@FORMATS
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_runs_as_a_formula(kind: Format, formula: str, tmp_path: Path) -> None:
    data = written((Sheet("Liste", ("Nom", "Prénom"), ((formula, "Zoé"),)),), kind, tmp_path)
    if kind is Format.CSV:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert not any(cell.lstrip("' \t\r\n")[:1] == cell[:1] != "'" for row in rows[1:] for cell in row[:1])
        assert rows[1][0].startswith("'")
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            assert b"<f>" not in archive.read(part)
            assert b"table:formula" not in archive.read(part)
    (_, row) = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert isinstance(row[0], str)
    assert row[0].strip() == formula.strip()


@pytest.mark.parametrize("kind", [Format.XLSX, Format.ODS])
def test_moments_are_moments_and_numbers_numbers(kind: Format, tmp_path: Path) -> None:
    at = datetime.combine(date(2026, 3, 12), time(9, 5))
    sheets = (
        Sheet("A", ("Un", "Deux", "Trois"), ((at, 12, None),)),
        Sheet("B", ("X",), (("two\nlines  a",),)),
    )
    book = load_workbook(io.BytesIO(written(sheets, kind, tmp_path)))
    assert book.sheet_names == ["A", "B"]
    assert book.get_sheet_by_index(0).to_python()[1][:2] == [at, 12]
    assert book.get_sheet_by_index(1).to_python()[1] == ["two\nlines  a"]


@pytest.mark.parametrize("kind", [Format.XLSX, Format.ODS])
def test_every_part_is_well_formed_whatever_people_are_called(kind: Format, tmp_path: Path) -> None:
    name = "<&\"'> \x0b\ufffe 👩‍🌾 ليلى"
    sheets = attendance_sheets(attendance(person(name, table=name)))
    with zipfile.ZipFile(io.BytesIO(written(sheets, kind, tmp_path))) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(part))


@FORMATS
def test_an_empty_list_is_a_file_too(kind: Format, tmp_path: Path) -> None:
    assert written(attendance_sheets(attendance()), kind, tmp_path)


@FORMATS
def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(kind: Format, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        write((Sheet("A", ("X",), ()),), "", tmp_path / "nowhere" / "out", kind)
    assert caught.value.code is Refusal.CANNOT_WRITE
    assert list(tmp_path.iterdir()) == []


# --- what we write, we read


@given(text=st.text("=+-@'\t\r\n ax＝", max_size=8))
def test_what_is_guarded_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not may_run(text) or guarded(text).startswith("'")


# U+FFFD stands for what somebody's program could not read: such a line is told, not taken.
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\ufffd")
WORDS = st.text(LETTERS, min_size=1, max_size=20)
PEOPLE = st.builds(
    Participant,
    id=st.uuids().map(str),
    last_name=st.sampled_from(FORMULAS) | WORDS,
    first_name=st.sampled_from(["", *FORMULAS]) | WORDS,
    organisation=st.just("") | WORDS,
    role=st.just("") | WORDS,
    territory=st.just("") | WORDS,
)


def _clean(person: Participant) -> Participant | None:
    try:
        return checked(person)
    except Refused:
        return None


@FORMATS
@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=40)  # of each of six kinds of file
@given(people=st.lists(PEOPLE.map(_clean), max_size=6))
@example(people=[Participant("a", "_x0041_"), Participant("b", "Noël", "'=x")])
def test_the_people_of_an_export_come_back_the_same(
    kind: Format, language: str, people: list[Participant | None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    listed = [Attendee(one, attendances=_came(place)) for place, one in enumerate(people) if one]
    with speaking(language):
        data = written((list_sheet(attendance(*listed)),), kind, tmp_path_factory.mktemp("out"))
    read = read_registrations(data, half_days=(MORNING, AFTERNOON))
    found = [(p.last_name, p.first_name, p.organisation, p.role, p.territory) for p in read.participants]
    asked = [attendee.participant for attendee in listed]
    wanted = [(p.last_name, p.first_name, p.organisation, p.role, p.territory) for p in asked]
    assert set(found) <= set(wanted)
    assert len(found) + len(read.problems) == len(wanted)
    assert all(problem.reason in DOUBLES for problem in read.problems)


def _came(place: int) -> tuple[Attendance, ...]:
    at = local(9, 0) + timedelta(minutes=place)
    return (Attendance("am", at, Channel.PHONE, signed=True),) if place % 2 else ()
