"""Ideas in and boards out of the window: seen before they are added, written by a real command."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from atelier_app.desktop.board.export_dialog import FORMATS, ExportDialog
from atelier_app.desktop.board.ideas_dialog import IdeasDialog
from atelier_app.documents.board_files import BoardFormat
from tests.desktop.board.conftest import Hands

CONTROL = Qt.KeyboardModifier.ControlModifier


def read(hands: Hands, dialog: IdeasDialog) -> list[str]:
    """Waits until the file is read; answers the notes that are shown."""
    hands.eventually(lambda: not dialog.bar.isVisible())
    return [idea.text for idea in dialog.preview.rows.rows]


def test_a_file_is_seen_then_added_and_undone_at_once(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "idees.csv"
    path.write_text(
        "text;group;color\n  Bus ;Mobilité;rose\nVélo;Mobilité;\n\nTrain;;bleu\n", encoding="utf-8"
    )
    dialog = hands.panel.files.import_file(path)
    assert read(hands, dialog) == ["  Bus ", "Vélo", "Train"]
    assert dialog.state.text() == "3 notes will be added, in 1 group."
    assert [dialog.preview.told.item(n).text() for n in range(dialog.preview.told.count())] == [
        "blank lines skipped: 1 (4)",
        "line 2: taken in yellow: no paper is called “rose”",
    ]
    assert dialog.import_button.text() == "Import 3 notes"
    assert hands.texts() == []
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    hands.eventually(lambda: len(hands.texts()) == 3)
    hands.settled()
    assert hands.texts() == ["  Bus ", "Vélo", "Train"]
    assert [group.title for group in hands.saved.groups] == ["Mobilité"]
    hands.undo()
    hands.eventually(lambda: hands.texts() == [])


def test_what_was_copied_is_added_below_what_is_there(hands: Hands) -> None:
    hands.with_notes(("là", 0.0, 0.0))
    QGuiApplication.clipboard().setText("text\tauthor\nBus\tZoé\n")
    dialog = hands.panel.files.take_copied()
    assert read(hands, dialog) == ["Bus"]
    dialog.accept()
    hands.eventually(lambda: hands.texts() == ["là", "Bus"])
    hands.settled()
    assert hands.saved.notes[1].label == "Zoé"
    assert hands.saved.notes[1].y >= 112


def test_what_cannot_be_read_is_said_and_the_dialog_stays(hands: Hands, tmp_path: Path) -> None:
    dialog = hands.panel.files.import_file(tmp_path / "absent.txt")
    hands.eventually(lambda: "absent.txt was not found" in dialog.state.text())
    assert dialog.isVisible()
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_a_file_of_blank_lines_has_nothing_to_import(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "vide.txt"
    path.write_text("\n \n", encoding="utf-8")
    dialog = hands.panel.files.import_file(path)
    assert read(hands, dialog) == []
    assert dialog.import_button.text() == "Nothing to import"
    assert not dialog.import_button.isEnabled()
    dialog.reject()


def test_keys_open_both(hands: Hands) -> None:
    QTest.keyClick(hands.canvas, Qt.Key.Key_I, CONTROL)
    hands.eventually(lambda: isinstance(hands.panel.files.dialog, QFileDialog))
    assert hands.panel.files.dialog is not None
    hands.panel.files.dialog.reject()
    QTest.keyClick(hands.canvas, Qt.Key.Key_P, CONTROL)
    hands.eventually(lambda: isinstance(hands.panel.files.dialog, ExportDialog))
    hands.panel.files.dialog.reject()


def test_the_board_is_written_by_a_command_of_its_own(hands: Hands, tmp_path: Path) -> None:
    hands.with_notes(("Bus", 0.0, 0.0), ("Vélo", 160.0, 0.0))
    hands.panel.files.export()
    hands.eventually(lambda: isinstance(hands.panel.files.dialog, ExportDialog))
    dialog = hands.panel.files.dialog
    assert isinstance(dialog, ExportDialog)
    dialog.opener = lambda _path: True
    assert dialog.out.name == "Board - Ideas.pdf"
    assert not dialog.warning.isVisible()
    for suffix in ("json", "pdf"):
        dialog.format.setCurrentIndex(dialog.format.findData(suffix))
        dialog.write_to(str(tmp_path / "tableau"))
        dialog.done_button.click()
        hands.qtbot.waitUntil(lambda: dialog.job is None, timeout=60_000)
        assert dialog.error.isHidden(), dialog.error.text()
    told = json.loads((tmp_path / "tableau.json").read_bytes())
    assert [note["text"] for note in told["notes"]] == ["Bus", "Vélo"]
    assert (tmp_path / "tableau.pdf").read_bytes().startswith(b"%PDF-")
    dialog.reject()


def test_every_format_of_the_command_can_be_chosen(hands: Hands) -> None:
    assert set(FORMATS) == {kind.value for kind in BoardFormat}
