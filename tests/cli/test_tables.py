"""Lists in, attendances out, from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import pytest

from atelier_app.domain.attendance import (
    AttendanceList,
    ReadAttendance,
    ReadSignatures,
    RecordAttendance,
    Sign,
)
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.initiative import AddWorkshop, Workshop
from atelier_app.domain.signature import HEIGHT, WIDTH
from atelier_app.exchange.registrations import read_registrations
from atelier_app.link import engines
from atelier_app.link.serving import Serving
from atelier_app.workshop.door import Workshop as Door
from atelier_app.workshop.files import Reader
from tests.cli.conftest import Atelier, Ran
from tests.exchange.books import rows_ods, rows_xlsx
from tests.stage import new_file

HALF_DAYS = (HalfDay("am", "Matin", time(9)), HalfDay("pm", "Après-midi", time(14)))
WORKSHOP = Workshop("w", "Atelier 1", date(2026, 3, 12), time(9), "Le Mans", half_days=HALF_DAYS)
LIST = "Nom;Prénom;Organisme;Courriel;Table;Présence\n"
PEOPLE = LIST + "Noël;Zoé;Mairie;zoe@mairie.fr;3;matin\nPetit;Paul;;;;\n"
STROKES = f"0,0 {WIDTH // 2},{HEIGHT // 2};{WIDTH},0"


@dataclass(frozen=True)
class Kept:
    """A file, and what it says without being opened for writing."""

    path: Path

    def listed(self) -> AttendanceList:
        with Reader(self.path) as reader:
            return reader.read(ReadAttendance("w"))

    def names(self) -> list[str]:
        return [one.participant.full_name for one in self.listed().attendees]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    path = tmp_path / "d.atelier"
    new_file(path)
    door = Door(path)
    door.execute(AddWorkshop(WORKSHOP))
    door.close()
    return Kept(path)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def counts(ran: Ran) -> dict[str, int]:
    assert (ran.code, ran.error) == (0, "")
    first = [line.split(" ") for line in ran.out.splitlines()[:4]]
    return {word: int(number) for word, number in first}


# --- register


def test_a_list_is_imported_and_counted(atelier: Atelier, kept: Kept, people: Path) -> None:
    ran = atelier("register", kept.path, people)
    assert ran.out.splitlines() == ["new 2", "updated 0", "duplicate 0", "refused 0"]
    noel, petit = kept.listed().attendees
    assert (noel.participant.full_name, noel.table, noel.half_days) == ("Zoé Noël", "3", ("am",))
    assert (petit.participant.full_name, petit.half_days) == ("Paul Petit", ())


@pytest.mark.parametrize("book", [rows_xlsx, rows_ods], ids=["xlsx", "ods"])
def test_workbooks_are_imported_too(atelier: Atelier, kept: Kept, tmp_path: Path, book: object) -> None:
    path = tmp_path / "liste.xlsx"
    path.write_bytes(book([line.split(";") for line in PEOPLE.splitlines()]))  # type: ignore[operator]
    assert counts(atelier("register", kept.path, path))["new"] == 2


def test_a_dry_run_says_the_same_and_changes_nothing(atelier: Atelier, kept: Kept, people: Path) -> None:
    told = atelier("register", kept.path, people, "--dry-run")
    assert counts(told)["new"] == 2
    assert kept.names() == []
    assert atelier("register", kept.path, people).out == told.out


def test_what_is_wrong_is_told_line_by_line(atelier: Atelier, kept: Kept, people: Path) -> None:
    people.write_text(PEOPLE + ";Sans nom\nNOEL;Zoe;;;;\n;;Mairie\nRoy;Anne;;;;gala\n", encoding="utf-8")
    ran = atelier("register", kept.path, people)
    assert counts(ran) == {"new": 4, "updated": 0, "duplicate": 1, "refused": 1}
    lines = ran.out.splitlines()[4:]
    assert lines == [
        "line 5: same person as line 2 (Zoe NOEL)",
        "line 6: no name (Mairie)",
        "line 7: taken, but no half-day of this workshop is called “gala” (Anne Roy)",
    ]
    assert (
        "ligne 6\N{NO-BREAK SPACE}: pas de nom" in atelier("register", kept.path, people, "--lang", "fr").out
    )


def test_a_corrected_list_updates_and_loses_no_signature(atelier: Atelier, kept: Kept, people: Path) -> None:
    atelier("register", kept.path, people)
    noel = kept.listed().attendees[0].participant.id
    door = Door(kept.path)
    door.execute(RecordAttendance("w", (noel,), "am"))
    door.execute(Sign("w", noel, STROKES, "am"))
    door.close()
    before = kept.listed().attendees[0].attendances
    people.write_text(
        LIST + "NOEL;Zoé;Mairie du Mans;zoe@mairie.fr;4;tous\nPetit;Paul;;;;\nRoy;Anne;;;;\n",
        encoding="utf-8",
    )
    assert counts(atelier("register", kept.path, people)) == {
        "new": 1,
        "updated": 1,
        "duplicate": 1,
        "refused": 0,
    }
    after = kept.listed().attendees[0]
    assert (after.participant.id, after.participant.organisation) == (noel, "Mairie du Mans")
    assert (after.table, after.half_days) == ("4", ("am", "pm"))
    assert after.attendances == before
    assert before[0].signed
    with Reader(kept.path) as reader:
        (signature,) = reader.read(ReadSignatures("w"))
    assert signature.participant_id == noel
    assert counts(atelier("register", kept.path, people))["duplicate"] == 3
    assert len(kept.names()) == 3


@pytest.fixture
def engine(kept: Kept) -> Iterator[Kept]:
    """The same file while its engine serves it, as when the window is open."""
    starting = engines.start(kept.path, host="127.0.0.1", port=0)
    while (link := engines.find(kept.path)) is None:
        assert starting.process.poll() is None
    yield kept
    link.stop()
    link.close()
    starting.process.wait(20)


def test_both_work_while_the_window_is_open(atelier: Atelier, engine: Kept, people: Path) -> None:
    assert counts(atelier("register", engine.path, people, "--dry-run"))["new"] == 2
    assert engine.names() == []
    assert counts(atelier("register", engine.path, people))["new"] == 2
    assert engine.names() == ["Zoé Noël", "Paul Petit"]
    out = engine.path.with_name("out.ods")
    assert atelier("attendance", engine.path, "--ods", out).code == 0
    assert len(read_registrations(out).participants) == 2


def test_another_program_that_has_the_file_is_told(atelier: Atelier, kept: Kept, people: Path) -> None:
    with Serving(kept.path):
        assert "already open" in atelier("register", kept.path, people).sentence


def test_headings_that_are_not_clear_are_told(atelier: Atelier, kept: Kept, people: Path) -> None:
    people.write_text("Truc;Machin\na;b\n", encoding="utf-8")
    said = atelier("register", kept.path, people).sentence
    assert "liste.csv" in said
    assert "Truc, Machin" in said
    assert kept.names() == []


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_what_cannot_be_is_told_in_a_sentence(
    atelier: Atelier, kept: Kept, people: Path, dry: tuple[str, ...]
) -> None:
    assert "absent.csv was not found" in atelier("register", kept.path, "absent.csv", *dry).sentence
    gone = kept.path.with_name("gone.atelier")
    assert "gone.atelier was not found" in atelier("register", gone, people, *dry).sentence
    assert "“Zzz”" in atelier("register", kept.path, people, "--workshop", "Zzz", *dry).sentence
    people.write_bytes(b"\xff\xd8\xff\xe0")
    assert "is not a table" in atelier("register", kept.path, people, *dry).sentence


# --- attendance


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_an_attendance_becomes_a_spreadsheet_that_we_read_too(
    atelier: Atelier, kept: Kept, people: Path, kind: str
) -> None:
    atelier("register", kept.path, people)
    out = kept.path.with_name(f"out.{kind}")
    out.write_text("an older one", encoding="utf-8")
    assert atelier("attendance", kept.path, f"--{kind}", out, "--workshop", "1") == Ran(0, "", "")
    assert [one.full_name for one in read_registrations(out).participants] == ["Zoé Noël", "Paul Petit"]
    assert counts(atelier("register", kept.path, out))["duplicate"] == 2


def test_it_speaks_the_language_of_the_initiative_unless_another_is_asked_for(
    atelier: Atelier, kept: Kept
) -> None:
    out = kept.path.with_name("out.csv")
    atelier("attendance", kept.path, "--csv", out)
    assert out.read_text(encoding="utf-8-sig").startswith("Nom;")
    atelier("attendance", kept.path, "--csv", out, "--lang", "en")
    assert out.read_text(encoding="utf-8-sig").startswith("Last name;")


def test_a_csv_may_hold_the_figures(atelier: Atelier, kept: Kept, people: Path) -> None:
    atelier("register", kept.path, people)
    out = kept.path.with_name("out.csv")
    assert atelier("attendance", kept.path, "--csv", out, "--figures", "--lang", "en").code == 0
    assert "Everyone;;2;0;0;0;2;0" in out.read_text(encoding="utf-8-sig").splitlines()


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods", "pdf"])
def test_an_initiative_is_never_written_over(atelier: Atelier, kept: Kept, kind: str) -> None:
    before = kept.path.read_bytes()
    assert "d.atelier is an initiative" in atelier("attendance", kept.path, f"--{kind}", kept.path).sentence
    assert kept.path.read_bytes() == before


def test_one_format_and_no_more_is_asked_for(atelier: Atelier, kept: Kept) -> None:
    assert atelier("attendance", kept.path).code == 2
    assert atelier("attendance", kept.path, "--csv", "a.csv", "--ods", "a.ods").code == 2
