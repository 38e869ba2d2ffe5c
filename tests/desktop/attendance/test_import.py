"""Importing a list: what each column is taken for, what will happen to whom, one undo for all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from atelier_app.desktop.attendance.import_dialog import ImportDialog
from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.domain.half_days import WHOLE
from atelier_app.domain.matching import Outcome
from tests.desktop.attendance.steps import at, now, split_the_day, undo
from tests.desktop.conftest import Engine


def opened(panel: AttendancePanel, path: Path, qtbot: QtBot) -> ImportDialog:
    """The dialog, once it knows what would happen."""
    dialog = panel.import_file(path)
    qtbot.waitUntil(lambda: not dialog.bar.isVisible(), timeout=30_000)
    return dialog


def people(dialog: ImportDialog, outcome: Outcome) -> list[str]:
    rows = dialog.preview.people[outcome]
    return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]


def problems(dialog: ImportDialog) -> list[tuple[str, str]]:
    rows = dialog.preview.problems
    return [(rows.index(row, 0).data(), rows.index(row, 1).data()) for row in range(rows.rowCount())]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "inscriptions.csv"
    path.write_text(
        "Nom;Prénom;Organisme;Groupe\nZidane;Inès;Mairie;2\n;;Sans nom;\nZidane;Inès;Mairie;2\n", "cp1252"
    )
    return path


def test_it_says_who_is_new_and_which_lines_are_refused_then_imports_and_one_undo_takes_it_back(
    panel: AttendancePanel, table: Path, qtbot: QtBot
) -> None:
    before = panel.model.rowCount()
    dialog = opened(panel, table, qtbot)
    assert people(dialog, Outcome.NEW) == ["Zidane Inès"]
    assert problems(dialog) == [("3", "no name"), ("4", "same person as line 2")]
    assert "1 new person and 2 lines refused" in dialog.state.text()
    assert dialog.import_button.text() == "Import 1 person"
    dialog.accept()
    qtbot.waitUntil(lambda: panel.model.rowCount() == before + 1)
    assert panel.model.rows[-1].table == "2"
    undo(panel, qtbot)
    qtbot.waitUntil(lambda: panel.model.rowCount() == before)


def test_a_corrected_list_updates_and_keeps_signatures(
    panel: AttendancePanel, tmp_path: Path, qtbot: QtBot
) -> None:
    someone = next(one for one in panel.model.rows if one.attendances and one.participant.email)
    other = panel.model.rows[-1].participant
    person = someone.participant
    path = tmp_path / "corrected.csv"
    path.write_text(
        "Last name,First name,E-mail,Organisation,Role\n"
        f"{person.last_name.upper()},{person.first_name},{person.email},{person.organisation},Mayor\n"
        f"{other.last_name},{other.first_name},,,\n",
        "utf-8",
    )
    dialog = opened(panel, path, qtbot)
    assert people(dialog, Outcome.NEW) == []
    assert len(people(dialog, Outcome.UPDATED)) == len(people(dialog, Outcome.SAME)) == 1
    change = dialog.preview.people[Outcome.UPDATED].index(0, 1).data()
    assert f"Role: {person.role or '—'} → Mayor" in change
    signed = at(panel, someone)
    dialog.accept()
    qtbot.waitUntil(lambda: now(panel, someone).participant.role == "Mayor")
    assert at(panel, someone) == signed


def test_a_column_is_taken_for_something_else_and_what_happens_follows(
    panel: AttendancePanel, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Qui,Nom,Où\nAda Lovelace,x,Nord Sarthe\n", "utf-8")
    dialog = opened(panel, path, qtbot)
    assert people(dialog, Outcome.NEW) == ["x"]
    who, name, where = dialog.columns.choices
    assert who.currentText() == "not taken"
    who.setCurrentIndex(who.findData("first_then_last"))
    name.setCurrentIndex(0)
    where.setCurrentIndex(where.findData("territory"))
    assert not dialog.import_button.isEnabled()
    qtbot.waitUntil(lambda: people(dialog, Outcome.NEW) == ["Lovelace Ada"])
    dialog.accept()
    qtbot.waitUntil(lambda: panel.model.rows[-1].participant.territory == "Nord Sarthe" or _found(panel))
    assert _found(panel)


def _found(panel: AttendancePanel) -> bool:
    return any(one.participant.full_name == "Ada Lovelace" for one in panel.model.counts.attendees)


def test_without_a_column_of_names_nothing_can_be_imported_until_one_is_chosen(
    panel: AttendancePanel, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Truc,Courriel\nLovelace,ada@example.org\n", "utf-8")
    dialog = opened(panel, path, qtbot)
    assert dialog.state.text().startswith("No column holds names")
    assert not dialog.import_button.isEnabled()
    choice = dialog.columns.choices[0]
    choice.setCurrentIndex(choice.findData("last_name"))
    qtbot.waitUntil(dialog.import_button.isEnabled)
    assert "1 new person" in dialog.state.text()
    dialog.reject()


def test_half_days_are_recognised_by_their_names(
    panel: AttendancePanel, engine: Engine, tmp_path: Path, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot)
    path = tmp_path / "list.csv"
    path.write_text("Nom,Demi-journées\nAaaa,Morning\n", "utf-8")
    dialog = opened(panel, path, qtbot)
    assert dialog.columns.choices[1].currentText() == "Half-days"
    dialog.accept()
    qtbot.waitUntil(lambda: panel.model.rows[0].participant.last_name == "Aaaa")
    assert panel.model.rows[0].half_days == (WHOLE,)


def test_a_list_that_changes_nothing_is_not_imported(
    panel: AttendancePanel, tmp_path: Path, qtbot: QtBot
) -> None:
    person = panel.model.rows[0].participant
    path = tmp_path / "same.csv"
    path.write_text(f"Nom,Prénom\n{person.last_name},{person.first_name}\n", "utf-8")
    dialog = opened(panel, path, qtbot)
    assert dialog.import_button.text() == "Nothing to import"
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_a_picture_called_csv_is_refused_in_words(
    panel: AttendancePanel, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8)
    dialog = opened(panel, path, qtbot)
    assert "photo.csv is not a table" in dialog.state.text()
    assert not dialog.import_button.isEnabled()
    assert not dialog.body.isVisible()
    dialog.reject()


def test_two_thousand_people_come_in_at_once(panel: AttendancePanel, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "many.csv"
    lines = [f"Nom {n};Zoé;Mairie {n % 40};p{n}@example.org" for n in range(2000)]
    path.write_text("\n".join(["Nom;Prénom;Organisme;Courriel", *lines]), "utf-8")
    before = panel.model.rowCount()
    dialog = opened(panel, path, qtbot)
    assert len(people(dialog, Outcome.NEW)) == 2000
    dialog.accept()
    qtbot.waitUntil(lambda: panel.model.rowCount() == before + 2000, timeout=30_000)


def test_a_file_dropped_on_the_list_is_read(panel: AttendancePanel, table: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    panel.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    dialog = panel.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(dialog.import_button.isEnabled)
    dialog.reject()
