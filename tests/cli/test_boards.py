"""Ideas in and boards out, from the command line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

import pytest

from atelier_app.domain.board import BoardContents, ReadBoard
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    AddActivity,
    AddWorkshop,
    Initiative,
    ReadAgenda,
    ReadInitiative,
    Workshop,
)
from atelier_app.workshop import files
from atelier_app.workshop.door import Workshop as Door
from atelier_app.workshop.files import Reader
from tests.cli.conftest import Atelier, Ran


@dataclass(frozen=True)
class Kept:
    """A file, and what it says without being opened for writing."""

    path: Path

    def boards(self) -> dict[str, BoardContents]:
        """By title, in the order of the agendas."""
        with Reader(self.path) as reader:
            workshops = reader.read(ReadInitiative()).workshops
            lines = [line for one in workshops for line in reader.read(ReadAgenda(one.id)).lines]
            return {
                line.activity.title: reader.read(ReadBoard(line.activity.id))
                for line in lines
                if line.activity.kind is ActivityKind.IDEAS
            }

    def texts(self, board: str) -> list[str]:
        return [note.text for note in self.boards()[board].notes]


@pytest.fixture
def empty(tmp_path: Path) -> Kept:
    path = tmp_path / "d.atelier"
    files.create(path, Initiative("i", "Démarche", language="fr"))
    return Kept(path)


@pytest.fixture
def kept(empty: Kept) -> Kept:
    """Two workshops, the first with a break and a board, the second with another board."""
    door = Door(empty.path)
    for key, day in (("w1", 12), ("w2", 13)):
        door.execute(AddWorkshop(Workshop(key, f"Atelier {key}", date(2026, 3, day), time(9), "")))
    door.execute(AddActivity(Activity("b1", "w1", ActivityKind.IDEAS, "Idées du matin", "", 30)))
    door.execute(AddActivity(Activity("p", "w1", ActivityKind.BREAK, "Pause", "", 30)))
    door.execute(AddActivity(Activity("b2", "w2", ActivityKind.IDEAS, "Mobilité", "", 30)))
    door.close()
    return empty


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "idees.txt"
    path.write_text("  un \n\n=deux\n", encoding="utf-8")
    return path


# --- ideas


def test_ideas_go_to_the_board_of_that_name_whatever_its_accents(
    atelier: Atelier, kept: Kept, lines: Path
) -> None:
    ran = atelier("ideas", kept.path, lines, "--board", "IDEES  du matin")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "2 notes were added to the board “Idées du matin”.",
        "blank lines skipped: 1 (2)",
    ]
    assert kept.texts("Idées du matin") == ["  un ", "=deux"]
    assert list(kept.boards()) == ["Idées du matin", "Mobilité"]


def test_without_a_name_the_first_board_of_the_usual_workshop(
    atelier: Atelier, kept: Kept, lines: Path
) -> None:
    assert atelier("ideas", kept.path, lines).code == 0
    assert kept.texts("Mobilité") == ["  un ", "=deux"]
    assert atelier("ideas", kept.path, lines, "--workshop", "1").code == 0
    assert kept.texts("Idées du matin") == ["  un ", "=deux"]


def test_a_board_that_is_not_there_is_made_at_the_end_of_the_agenda(
    atelier: Atelier, kept: Kept, lines: Path
) -> None:
    ran = atelier("ideas", kept.path, lines, "--board", "Après-midi", "--workshop", "w1")
    assert ran.out.splitlines()[0] == "2 notes were added to the board “Après-midi” (the board was made)."
    assert list(kept.boards()) == ["Idées du matin", "Après-midi", "Mobilité"]
    with Reader(kept.path) as reader:
        titles = [line.activity.title for line in reader.read(ReadAgenda("w1")).lines]
    assert titles == ["Idées du matin", "Pause", "Après-midi"]


def test_a_file_without_a_workshop_gets_one(atelier: Atelier, empty: Kept, lines: Path) -> None:
    assert atelier("ideas", empty.path, lines).code == 0
    assert empty.texts("Idées") == ["  un ", "=deux"]
    with Reader(empty.path) as reader:
        assert [one.title for one in reader.read(ReadInitiative()).workshops] == ["Démarche"]


def test_twice_the_same_file_is_twice_its_notes(atelier: Atelier, kept: Kept, lines: Path) -> None:
    for _ in range(2):
        assert atelier("ideas", kept.path, lines).code == 0
    assert kept.texts("Mobilité") == ["  un ", "=deux"] * 2
    places = [(note.x, note.y) for note in kept.boards()["Mobilité"].notes]
    assert len(set(places)) == 4


def test_groups_are_counted_and_wrong_lines_told(atelier: Atelier, kept: Kept, lines: Path) -> None:
    table = lines.with_suffix(".csv")
    table.write_text("text;groupe;color\nun;G;rose\ndeux;G;\ntrois;H;\n", encoding="utf-8")
    ran = atelier("ideas", kept.path, table, "--lang", "en")
    assert ran.out.splitlines() == [
        "3 notes were added to the board “Mobilité”, in 2 groups.",
        "line 2: taken in yellow: no paper is called “rose”",
    ]


def test_what_cannot_be_imported_makes_no_board(atelier: Atelier, kept: Kept, lines: Path) -> None:
    lines.write_text("\n \n", encoding="utf-8")
    assert atelier("ideas", kept.path, lines, "--board", "X").sentence == "idees.txt holds no idea."
    assert "absent.txt was not found" in atelier("ideas", kept.path, "absent.txt").sentence
    lines.write_text("un", encoding="utf-8")
    gone = kept.path.with_name("gone.atelier")
    assert "gone.atelier was not found" in atelier("ideas", gone, lines).sentence
    lines.write_text("un\n" * 20_001, encoding="utf-8")
    assert "holds 20000 notes" in atelier("ideas", kept.path, lines, "--board", "X").sentence
    assert list(kept.boards()) == ["Idées du matin", "Mobilité"]
    assert kept.texts("Mobilité") == []


# --- board


def test_a_board_goes_out_in_several_formats_at_once(
    atelier: Atelier, kept: Kept, lines: Path, tmp_path: Path
) -> None:
    atelier("ideas", kept.path, lines, "--board", "Idées du matin")
    outs = {
        kind: tmp_path / f"out.{kind}" for kind in ("svg", "png", "pdf", "csv", "json", "md", "odt", "xlsx")
    }
    outs["csv"].write_text("an older one", encoding="utf-8")
    words = [word for kind, out in outs.items() for word in (f"--{kind}", out)]
    assert atelier("board", kept.path, "--board", "idees du MATIN", *words) == Ran(0, "", "")
    told = json.loads(outs["json"].read_bytes())
    assert told["board"]["title"] == "Idées du matin"
    assert [note["text"] for note in told["notes"]] == ["  un ", "=deux"]
    assert outs["pdf"].read_bytes().startswith(b"%PDF-")
    assert outs["png"].read_bytes().startswith(b"\x89PNG")
    assert "Aucune" not in outs["md"].read_text(encoding="utf-8")
    again = tmp_path / "again.json"
    assert atelier("ideas", kept.path, outs["csv"], "--board", "Copie").code == 0
    assert atelier("board", kept.path, "--board", "copie", "--json", again).code == 0
    assert [note["text"] for note in json.loads(again.read_bytes())["notes"]] == ["  un ", "=deux"]


def test_progress_is_told_where_it_is_asked_for(atelier: Atelier, kept: Kept, tmp_path: Path) -> None:
    ran = atelier("board", kept.path, "--pdf", tmp_path / "o.pdf", "--progress")
    assert ran.out.splitlines() == ["progress 0/1", "progress 1/1"]


def test_what_cannot_be_exported_is_told(atelier: Atelier, kept: Kept, tmp_path: Path) -> None:
    out = tmp_path / "o.json"
    assert "“Idées du matin”" in atelier("board", kept.path, "--board", "Zzz", "--json", out).sentence
    assert "Say what to write" in atelier("board", kept.path).sentence
    assert "file of its own" in atelier("board", kept.path, "--json", out, "--csv", out).sentence
    before = kept.path.read_bytes()
    assert "is an initiative" in atelier("board", kept.path, "--json", kept.path).sentence
    assert kept.path.read_bytes() == before
    assert (
        "o.json could not be written"
        in atelier("board", kept.path, "--json", tmp_path / "x" / "o.json").sentence
    )
    assert not out.exists()


def test_without_any_board_there_is_nothing_to_export(atelier: Atelier, empty: Kept, tmp_path: Path) -> None:
    assert "There is no board yet" in atelier("board", empty.path, "--json", tmp_path / "o.json").sentence
