"""Each command on good files and on bad ones."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier_app.demo import play
from atelier_app.demo.phone import PhoneError
from atelier_app.domain.initiative import DescribeInitiative, Initiative, ReadInitiative
from atelier_app.exchange.sample import sample_id
from atelier_app.link.serving import Serving
from atelier_app.storage.backup import back_up
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.files import Reader
from tests.cli.conftest import Atelier

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


def read_initiative(path: Path) -> Initiative:
    with Reader(path) as reader:
        return reader.read(ReadInitiative()).initiative


# --- create


def test_a_new_file_holds_its_initiative(atelier: Atelier, tmp_path: Path) -> None:
    path = tmp_path / "new.atelier"
    words = ("--title", "Médiathèque", "--organisation", "Ville", "--lang", "en")
    assert atelier("create", path, *words).code == 0
    made = read_initiative(path)
    assert (made.title, made.organisation, made.language) == ("Médiathèque", "Ville", "en")
    assert "Controller: Ville" in made.privacy_notice


def test_the_sample_is_a_file_like_any_other(atelier: Atelier, tmp_path: Path) -> None:
    path = tmp_path / "sarthe.atelier"
    assert atelier("create", path, "--sample", "--lang", "fr").code == 0
    assert read_initiative(path).title == "Usages numériques en Sarthe"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_ever_overwritten_by_a_new_file(atelier: Atelier, tmp_path: Path) -> None:
    path = tmp_path / "mine.atelier"
    path.write_text("precious", encoding="utf-8")
    assert atelier("create", path, "--sample").sentence.startswith("mine.atelier already exists")
    assert path.read_text(encoding="utf-8") == "precious"


def test_a_file_without_title_is_not_made(atelier: Atelier, tmp_path: Path) -> None:
    assert atelier("create", tmp_path / "new.atelier").code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(atelier: Atelier, tmp_path: Path) -> None:
    assert (
        "new.atelier could not be written"
        in atelier("create", tmp_path / "no" / "new.atelier", "--title", "T").sentence
    )


# --- export


def test_the_summary_is_written_with_its_progress(
    atelier: Atelier, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "summary.pdf"
    ran = atelier("export", sample_file, "--pdf", out, "--progress")
    lines = ran.out.splitlines()
    assert (ran.code, ran.error) == (0, "")
    assert lines == [f"progress {done}/{len(lines) - 1}" for done in range(len(lines))]
    assert "Usages numériques" in PdfReader(out).pages[0].extract_text()


def test_without_being_asked_export_says_nothing(atelier: Atelier, sample_file: Path, tmp_path: Path) -> None:
    ran = atelier("export", sample_file, "--pdf", tmp_path / "summary.pdf")
    assert (ran.code, ran.out, ran.error) == (0, "", "")


@pytest.mark.parametrize(
    ("workshop", "place"), [("1", "La Flèche"), ("une GOUVERNANCE", "Mamers"), (None, "Le Mans")]
)
def test_a_workshop_is_chosen_by_number_or_title(
    atelier: Atelier, sample_file: Path, tmp_path: Path, workshop: str | None, place: str
) -> None:
    out = tmp_path / "summary.pdf"
    assert (
        atelier("export", sample_file, "--pdf", out, *(["--workshop", workshop] if workshop else [])).code
        == 0
    )
    assert place in PdfReader(out).pages[0].extract_text()


@pytest.mark.parametrize("asked", ["9", "Atelier", "nowhere"])
def test_an_unclear_workshop_is_answered_by_the_list(
    atelier: Atelier, sample_file: Path, tmp_path: Path, asked: str
) -> None:
    sentence = atelier("export", sample_file, "--pdf", tmp_path / "s.pdf", "--workshop", asked).sentence
    assert "1. Atelier 1 : partager le diagnostic" in sentence
    assert not (tmp_path / "s.pdf").exists()


def test_a_summary_never_replaces_an_initiative(atelier: Atelier, sample_file: Path) -> None:
    before = sample_file.read_bytes()
    assert "choose another name" in atelier("export", sample_file, "--pdf", sample_file).sentence
    assert sample_file.read_bytes() == before


def test_a_summary_never_replaces_its_own_initiative_whatever_its_name(
    atelier: Atelier, sample_file: Path
) -> None:
    path = sample_file.rename(sample_file.with_suffix(".db"))
    before = path.read_bytes()
    assert "choose another name" in atelier("export", path, "--pdf", path).sentence
    assert path.read_bytes() == before


def test_an_initiative_without_workshop_has_nothing_to_export(atelier: Atelier, tmp_path: Path) -> None:
    path = tmp_path / "new.atelier"
    atelier("create", path, "--title", "T")
    assert "no workshop yet" in atelier("export", path, "--pdf", tmp_path / "s.pdf").sentence


def test_a_place_that_takes_no_pdf_is_told(atelier: Atelier, sample_file: Path, tmp_path: Path) -> None:
    assert (
        "could not be written" in atelier("export", sample_file, "--pdf", tmp_path / "no" / "s.pdf").sentence
    )


# --- check


def test_a_sound_file_is_told_with_its_figures(atelier: Atelier, sample_file: Path) -> None:
    ran = atelier("check", sample_file)
    assert (ran.code, ran.error) == (0, "")
    assert ran.out.splitlines()[:2] == ["sarthe.atelier: sound.", "  72 signatures, 31 notes"]
    assert "“Quelles actions lancer en premier ?” (not opened)" in ran.out


def test_checking_changes_nothing(atelier: Atelier, sample_file: Path) -> None:
    before = sample_file.read_bytes()
    sample_file.chmod(0o400)
    assert atelier("check", sample_file).code == 0
    assert sample_file.read_bytes() == before
    assert [path.name for path in sample_file.parent.iterdir()] == [sample_file.name]


def test_a_file_that_an_engine_has_open_can_be_checked_and_exported(
    atelier: Atelier, sample_file: Path, tmp_path: Path
) -> None:
    door = Workshop(sample_file)
    try:
        initiative = door.read(ReadInitiative()).initiative
        door.execute(DescribeInitiative(Initiative(initiative.id, "Just now")))
        assert atelier("check", sample_file).code == 0
        assert atelier("export", sample_file, "--pdf", tmp_path / "s.pdf").code == 0
    finally:
        door.close()
    assert "Just now" in PdfReader(tmp_path / "s.pdf").pages[0].extract_text()


def test_a_cut_file_is_broken_and_its_good_backup_is_named(atelier: Atelier, sample_file: Path) -> None:
    back_up(sample_file, NOW)
    with sample_file.open("r+b") as file:
        file.truncate(sample_file.stat().st_size // 2)
    ran = atelier("check", sample_file)
    assert (ran.code, ran.error) == (1, "")
    assert ran.out.splitlines()[1].startswith("  these cannot be read: the ")
    assert "0 signatures" not in ran.out
    assert "The newest good backup is " in ran.out
    backup = Path(ran.out.rpartition("The newest good backup is ")[2].strip())
    assert atelier("check", backup).code == 0


def test_a_file_whose_beginning_is_gone_is_broken_since_it_has_backups(
    atelier: Atelier, sample_file: Path
) -> None:
    back_up(sample_file, NOW)
    with sample_file.open("r+b") as file:
        file.write(bytes(4096))
    ran = atelier("check", sample_file)
    assert ran.code == 1
    assert "The newest good backup is " in ran.out


def test_more_ballots_than_voters_is_broken(atelier: Atelier, sample_file: Path) -> None:
    with closing(sqlite3.connect(sample_file)) as connection, connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(ballot)")}
        values = {"id": "f" * 64, "poll_id": sample_id("2", "vote"), "choices": "[]", "college": ""}
        assert columns == set(values), columns
        connection.execute(
            "INSERT INTO ballot (id, poll_id, choices) VALUES (:id, :poll_id, :choices)", values
        )
    ran = atelier("check", sample_file)
    assert ran.code == 1
    assert "1 ballots for a turnout of 0" in ran.out


# --- files that are none


@pytest.mark.parametrize("command", [["check"], ["serve"], ["export", "--pdf", "out.pdf"]])
def test_a_foreign_file_is_refused_by_name(
    atelier: Atelier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "photo.atelier").write_bytes(b"\xff\xd8\xff\xe0" * 500)
    (tmp_path / "empty.atelier").touch()
    (tmp_path / "folder.atelier").mkdir()
    with closing(sqlite3.connect(tmp_path / "other.atelier")) as connection, connection:
        connection.execute("CREATE TABLE t (x)")
    for name in ("photo.atelier", "empty.atelier", "folder.atelier", "other.atelier"):
        sentence = atelier(*command, name).sentence
        assert sentence.startswith(f"{name} is not an Atelier initiative")
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("command", [["check"], ["serve"], ["create", "--title", "T"]])
def test_a_folder_is_named_however_it_is_meant(
    atelier: Atelier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert atelier(*command, ".").sentence.startswith(f"{tmp_path.name} ")
    assert f"{tmp_path.anchor} is a whole disk" in atelier(*command, tmp_path.anchor).sentence


def test_a_summary_is_a_file_not_a_folder(
    atelier: Atelier, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample_file.parent)
    sentence = atelier("export", sample_file, "--pdf", ".").sentence
    assert sentence.startswith(f"{sample_file.parent.name} could not be written")


@pytest.mark.parametrize("command", [["check"], ["serve"], ["export", "--pdf", "out.pdf"]])
def test_a_newer_file_asks_for_a_newer_program(
    atelier: Atelier, sample_file: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(sample_file.parent)
    with closing(sqlite3.connect(sample_file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "made by a newer Atelier" in atelier(*command, sample_file).sentence


def test_a_file_that_is_being_served_is_not_served_twice(atelier: Atelier, sample_file: Path) -> None:
    with Serving(sample_file):
        assert "already open" in atelier("serve", sample_file).sentence


def test_a_home_that_cannot_be_written_to_is_told(
    atelier: Atelier, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "a file"))
    assert "a file" in atelier("serve", sample_file, "--port", 0).sentence


def test_an_address_of_another_computer_cannot_be_served_on(atelier: Atelier, sample_file: Path) -> None:
    assert "192.0.2.7" in atelier("serve", sample_file, "--host", "192.0.2.7").sentence


# --- demo


def test_what_a_phone_was_told_is_why_a_demo_stops(
    atelier: Atelier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> int:
        raise PhoneError("The disk is full.")

    monkeypatch.setattr(play, "run", stopped)
    assert atelier("demo", "--out", tmp_path).sentence.endswith("a phone was told: The disk is full.")
