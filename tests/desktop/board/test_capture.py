"""Ideas typed and pasted: tags with suggestions, long pastes that can be stopped, text that stays text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from atelier_app.desktop.board.suggesting import Suggestions
from atelier_app.domain.initiative import DescribeInitiative, ReadInitiative
from tests.desktop.board.conftest import Hands

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 60_000


@pytest.fixture
def known(hands: Hands) -> Hands:
    """An initiative with a few themes and territories."""
    record = hands.engine.door.read(ReadInitiative()).initiative
    themes = ("Mobilité", "Transition énergétique", "Santé")
    territories = ("Pays Fléchois", "Le Mans Métropole")
    hands.engine.door.execute(DescribeInitiative(replace(record, themes=themes, territories=territories)))
    hands.eventually(lambda: hands.model.words().themes == themes)
    return hands


def paste(hands: Hands, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(hands.panel.dock.capture, Key.Key_V, CONTROL)


def suggested(hands: Hands) -> Suggestions:
    return hands.panel.dock.capture.suggestions


def test_tags_are_taken_off_and_kept_with_the_note(known: Hands) -> None:
    known.type("Un bus de nuit #mobilite @pays-flechois")
    known.type("Une navette @table-4 #gratuite")
    known.settled()
    first, second = known.saved.notes
    assert (first.text, first.theme, first.territory, first.label) == (
        "Un bus de nuit",
        "Mobilité",
        "Pays Fléchois",
        "",
    )
    assert (second.text, second.theme, second.territory, second.label) == (
        "Une navette",
        "gratuite",
        "",
        "table-4",
    )


def test_french_is_never_corrected(hands: Hands) -> None:
    hands.type("les velo , c'est  bien ! “oui”")
    hands.settled()
    assert hands.texts() == ["les velo , c'est  bien ! “oui”"]


def test_tab_takes_the_first_suggestion_and_enter_makes_the_note(known: Hands) -> None:
    line = known.panel.dock.capture
    QTest.keyClicks(line, "Isoler #tran")
    assert suggested(known).shown == ("Transition énergétique",)
    QTest.keyClick(line, Key.Key_Tab)
    assert line.text() == "Isoler #Transition-énergétique "
    assert line.hasFocus()
    QTest.keyClick(line, Key.Key_Return)
    known.settled()
    (note,) = known.saved.notes
    assert (note.text, note.theme) == ("Isoler", "Transition énergétique")


def test_arrows_choose_and_enter_takes_what_was_chosen(known: Hands) -> None:
    line = known.panel.dock.capture
    QTest.keyClicks(line, "Un bus @")
    assert suggested(known).shown == ("Pays Fléchois", "Le Mans Métropole")
    QTest.keyClick(line, Key.Key_Down)
    QTest.keyClick(line, Key.Key_Down)
    QTest.keyClick(line, Key.Key_Return)
    assert line.text() == "Un bus @Le-Mans-Métropole "
    assert not known.wall.notes


def test_escape_leaves_the_suggestions_and_enter_without_choosing_makes_the_note(known: Hands) -> None:
    line = known.panel.dock.capture
    QTest.keyClicks(line, "Soigner #san")
    QTest.keyClick(line, Key.Key_Escape)
    assert suggested(known).shown == ()
    assert line.text() == "Soigner #san"
    QTest.keyClicks(line, "t")
    QTest.keyClick(line, Key.Key_Return)
    known.settled()
    assert [note.theme for note in known.saved.notes] == ["Santé"]


def test_tables_and_themes_of_the_board_are_suggested_too(known: Hands) -> None:
    known.type("un #eau @Table_du_fond")
    known.settled()
    line = known.panel.dock.capture
    QTest.keyClicks(line, "deux @tab")
    assert suggested(known).shown == ("Table du fond",)
    QTest.keyClick(line, Key.Key_Tab)
    QTest.keyClicks(line, "#ea")
    assert suggested(known).shown == ("eau",)


def test_twenty_lines_are_twenty_notes_and_one_undo(hands: Hands) -> None:
    paste(hands, "\n\n".join(f"- idée {number} #lot" for number in range(20)))
    hands.settled()
    assert hands.texts() == [f"idée {number}" for number in range(20)]
    assert {note.theme for note in hands.saved.notes} == {"lot"}
    assert hands.panel.remote.undo.count() == 1
    hands.undo()
    hands.eventually(lambda: hands.texts() == [])


def test_marks_pasted_are_text(hands: Hands) -> None:
    svg = '<svg onload="alert(1)">\n<b>gras</b> &amp; <script>x</script>\n</svg>'
    paste(hands, svg)
    hands.settled()
    assert hands.texts() == svg.splitlines()
    data = QMimeData()
    data.setHtml("<ul><li>un <b>bus</b></li><li>un vélo</li></ul>")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(hands.panel.dock.capture, Key.Key_V, CONTROL)
    hands.settled()
    assert hands.texts()[3:] == ["un bus", "un vélo"]


def test_what_was_left_out_of_a_paste_is_said(hands: Hands) -> None:
    paste(hands, f"un\n   \ndeux\x07 bis\n{'x' * 100_001}\ntrois")
    hands.settled()
    assert hands.texts() == ["un", "deux bis", "trois"]
    assert hands.panel.toast.text == (
        "3 notes added; 1 blank line skipped; invisible characters taken out of 1 line;"
        " 1 line too long, left out."
    )


def test_ten_thousand_lines_come_in_parts_with_their_progress(hands: Hands) -> None:
    paste(hands, "\n".join(f"ligne {number}" for number in range(10_000)))
    pasting, card = hands.panel.pasting, hands.panel.paste_card
    assert pasting is not None
    hands.eventually(lambda: card.isVisible() and 0 < card.bar.value() < 10_000)
    hands.qtbot.waitUntil(lambda: hands.panel.pasting is None, timeout=PATIENCE)
    assert not card.isVisible()
    assert hands.panel.toast.text == "10,000 notes added."
    hands.qtbot.waitUntil(lambda: len(hands.wall.notes) == 10_000, timeout=PATIENCE)
    assert len({(note.x, note.y) for note in hands.wall.notes.values()}) == 10_000


def test_a_long_paste_can_be_stopped(hands: Hands) -> None:
    paste(hands, "\n".join(f"ligne {number}" for number in range(3000)))
    hands.eventually(lambda: hands.panel.paste_card.isVisible())
    QTest.mouseClick(hands.panel.paste_card.cancel, Qt.MouseButton.LeftButton)
    hands.qtbot.waitUntil(lambda: hands.panel.pasting is None, timeout=PATIENCE)
    hands.settled()
    kept = len(hands.texts())
    assert 0 < kept < 3000
    assert f"stopped: {3000 - kept:,} lines were not read" in hands.panel.toast.text
