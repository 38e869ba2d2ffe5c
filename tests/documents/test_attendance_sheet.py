"""The attendance sheet: who signed what and when, on as many pages as it takes, each telling what it is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier_app.documents.attendance_sheet import Order, attendance_sheet, blank_sheet
from atelier_app.documents.papers import write_sheet
from atelier_app.documents.presence import Presence, gather
from atelier_app.documents.sheet import Empty, NotExpected, Row, Sheet, Signed, Unsigned, count
from atelier_app.domain.attendance import RecordAttendance, RecordDeparture, Sign
from atelier_app.domain.core import Channel
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.initiative import DescribeWorkshop, ReadAgenda
from atelier_app.support.language import speaking
from tests.documents.presences import presence, scribble
from tests.stage import SetClock, Stage


def made(shown: Presence, order: Order = Order.NAME, *, blank: bool = False, language: str = "en") -> Sheet:
    with speaking(language):
        return blank_sheet(shown, order) if blank else attendance_sheet(shown, order)


def printed(sheet: Sheet, path: Path) -> list[str]:
    with speaking(sheet.language):
        write_sheet(sheet, path)
    return [" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in PdfReader(path).pages]


def said(row: Row) -> str:
    return "".join(span.text for span in row.name)


def test_what_people_did_is_what_the_sheet_says(stage: Stage, clock: SetClock) -> None:
    signed, ticked, paper, _absent = (stage.expect(name) for name in ("Adam", "Brun", "Caron", "Duval"))
    stage.do(Sign(stage.workshop_id, signed.id, str(scribble(1))))
    stage.do(RecordAttendance(stage.workshop_id, (ticked.id,), reason="Broken arm"))
    stage.do(RecordAttendance(stage.workshop_id, (paper.id,), channel=Channel.PAPER))
    clock.advance(minutes=90)
    stage.do(RecordDeparture(stage.workshop_id, (signed.id,)))
    sheet = made(gather(stage.door, signed=True))
    assert [said(row) for row in sheet.rows] == ["Adam Anne", "Brun Anne", "Caron Anne", "Duval Anne"]
    first, second, third, fourth = (row.cells[0] for row in sheet.rows)
    assert isinstance(first, Signed)
    assert first.signature == scribble(1)
    came, left = (
        moment.astimezone().strftime("%H:%M") for moment in (clock.now - timedelta(minutes=90), clock.now)
    )
    assert first.foot == f"{came} · facilitator · left {left}"
    assert isinstance(second, Unsigned)
    assert (second.said, second.reason) == ("Present without signature", "Broken arm")
    assert isinstance(third, Unsigned)
    assert third.said == "Signed on paper"
    assert fourth == Empty()
    assert count(sheet.rows, 0).present == 3
    assert count(sheet.rows, 0).signed == 1
    assert sheet.summary == "3 people came, 4 were expected"


def test_half_days_are_columns_and_the_whole_day_is_one(stage: Stage) -> None:
    stage.expect("Adam")
    assert [column.title for column in made(gather(stage.door)).columns] == ["Signature"]
    record = stage.door.read(ReadAgenda(stage.workshop_id)).workshop
    parts = tuple(HalfDay(f"h{index}", f"Part {index}", record.starts) for index in range(3))
    stage.do(DescribeWorkshop(record.__class__(**{**record.__dict__, "half_days": parts})))
    assert [column.title for column in made(gather(stage.door)).columns] == ["Part 0", "Part 1", "Part 2"]


def test_a_half_day_that_is_not_ones_own_is_hatched_and_not_counted() -> None:
    sheet = made(presence(20, 2))
    other = [row for row in sheet.rows if isinstance(row.cells[1], NotExpected)]
    assert other
    assert all(not row.expected[1] for row in other)
    assert count(sheet.rows, 1).expected < count(sheet.rows, 0).expected


def test_the_heading_is_on_each_page_and_pages_are_numbered(tmp_path: Path) -> None:
    pages = printed(made(presence(113, 2, odd=True)), tmp_path / "sheet.pdf")
    assert 8 < len(pages) < 16
    for number, text in enumerate(pages, 1):
        for part in (
            "ATTENDANCE SHEET",
            "Atelier 2 : coconstruire la feuille de route",
            "Usages numériques en Sarthe",
            "Thursday, 8 April 2021",
            "Le Mans, salle des Fêtes",
            "Sarthe, le Département",
            "Claire Martin",
            "Total of the page",
            f"Page {number} of {len(pages)}",
        ):
            assert part in text
        assert ("Signature of the facilitator" in text) == (number == len(pages))
    assert "103 people came, 111 were expected, 8 came without registering" in pages[-1]


def test_everyone_is_on_one_page_and_one_only(tmp_path: Path) -> None:
    sheet = made(presence(60, 2))
    pages = printed(sheet, tmp_path / "sheet.pdf")
    numbers = [
        number
        for page in pages
        for number in range(1, 61)
        if f" {number} {said(sheet.rows[number - 1])}" in page
    ]
    assert sorted(numbers) == list(range(1, 61))


def test_twelve_half_days_are_spread_over_two_sets_of_pages(tmp_path: Path) -> None:
    pages = printed(made(presence(20, 12)), tmp_path / "sheet.pdf")
    half = len(pages) // 2
    assert all("half-days 1 to 6 of 12" in page for page in pages[:half])
    assert all("half-days 7 to 12 of 12" in page for page in pages[half:])
    assert sum("Signature of the facilitator" in page for page in pages) == 2


@pytest.mark.parametrize("days", range(1, 13))
def test_any_number_of_half_days_can_be_printed(tmp_path: Path, days: int) -> None:
    with speaking("fr"):
        assert write_sheet(attendance_sheet(presence(3, days, odd=True)), tmp_path / "sheet.pdf")


def test_a_blank_sheet_expects_the_registered_and_leaves_lines_for_others(tmp_path: Path) -> None:
    shown = presence(30, 2)
    sheet = made(shown, blank=True)
    expected = [one for one in shown.attendees if not one.walk_in]
    assert [said(row) for row in sheet.rows if row.name] != []
    assert len([row for row in sheet.rows if row.name]) == len(expected)
    assert len([row for row in sheet.rows if not row.name]) == 8
    assert {type(cell) for row in sheet.rows for cell in row.cells} == {Empty, NotExpected}
    text = " ".join(printed(sheet, tmp_path / "sheet.pdf"))
    assert "present" not in text
    assert f"{len(expected)} people expected" in text


def test_rows_follow_the_order_that_was_asked_for() -> None:
    shown = presence(20)
    by_name = [said(row) for row in made(shown).rows]
    organised = [row.organisation for row in made(shown, Order.ORGANISATION).rows]
    assert organised == sorted(filter(None, organised)) + [""] * organised.count("")
    came = [one for one in shown.attendees if one.signed_at]
    arrived = [said(row) for row in made(shown, Order.ARRIVAL).rows]
    assert sorted(arrived) == sorted(by_name)
    first = min((one.signed_at, place) for place, one in enumerate(came) if one.signed_at)[1]
    assert arrived[0].startswith(came[first].participant.last_name)
    assert {said(row) for row in made(shown, Order.ARRIVAL).rows[len(came) :]} == {
        f"{one.participant.last_name} {one.participant.first_name}"
        for one in shown.attendees
        if not one.signed_at
    }


def test_a_signature_of_thousands_of_points_stays_small_in_the_file(tmp_path: Path) -> None:
    shown = presence(12)
    heavy = Presence(**{**shown.__dict__, "signatures": {key: scribble(1, 3900) for key in shown.signatures}})
    for name, people in (("light", shown), ("heavy", heavy)):
        write_sheet(made(people), tmp_path / f"{name}.pdf")
    light, large = (tmp_path / f"{name}.pdf" for name in ("light", "heavy"))
    assert large.stat().st_size - light.stat().st_size < 20_000 * len(shown.signatures)
