"""Templates and the legend, as the facilitator chooses them: beside what is there, in both languages, undone at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.legend import LegendDialog
from atelier_app.desktop.board.swatches import Swatch
from atelier_app.desktop.board.template_words import Wishes, titled
from atelier_app.desktop.board.templates_dialog import TemplatesDialog
from atelier_app.domain.board import Colour, DescribeBoard, Meaning
from atelier_app.domain.templates import Layout
from atelier_app.domain.zones import zone_of
from atelier_app.support.language import speaking
from tests.desktop.board.conftest import Hands
from tests.desktop.board.test_zones import zone

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NEEDS = (Meaning(Colour.YELLOW, "Besoin"), Meaning(Colour.CORAL, "Frein <b>fort</b>"))


@pytest.fixture
def dialog(hands: Hands, tmp_path: Path) -> Iterator[TemplatesDialog]:
    assert hands.canvas.zones is not None
    made = TemplatesDialog(hands.canvas.zones.zoning, hands.panel.window(), path=tmp_path / "templates.json")
    made.show()
    yield made
    made.close()
    made.deleteLater()


def titles(hands: Hands) -> list[str]:
    return [found.title for found in hands.saved.zones]


def test_swot_is_put_on_an_empty_board_and_taken_away_by_one_undo(
    hands: Hands, dialog: TemplatesDialog
) -> None:
    dialog.choose(Layout.SWOT)
    dialog.done_button.click()
    hands.eventually(lambda: titles(hands) == ["Strengths", "Weaknesses", "Opportunities", "Threats"])
    hands.settled()
    hands.canvas.setFocus()
    hands.press(Key.Key_Z, Modifier.ControlModifier)
    hands.eventually(lambda: titles(hands) == [])


def test_the_words_are_french_for_the_french() -> None:
    with speaking("fr"):
        words = {layout: [outline.title for outline in titled(layout, Wishes())] for layout in Layout}
    assert words[Layout.SWOT] == ["Atouts", "Faiblesses", "Opportunités", "Menaces"]
    assert words[Layout.START_STOP] == ["Commencer", "Arrêter", "Continuer"]
    assert words[Layout.QUADRANTS][0] == "Impact + · Effort −"
    assert words[Layout.JOURNEY][0] == "Étape 1 · Actions"
    assert words[Layout.TABLES][5] == "Table 6"


def test_zones_never_come_over_what_is_there(hands: Hands, dialog: TemplatesDialog) -> None:
    notes = hands.with_notes(*((f"Note {n}", n % 6 * 160, n // 6 * 124) for n in range(24)))
    for layout in Layout:
        dialog.choose(layout)
        dialog.accept()
    hands.settled()
    zones = hands.saved.zones
    assert len(zones) == 33
    assert all(zone_of(hands.note(note), zones) is None for note in notes)
    for number, one in enumerate(zones):
        for other in zones[:number]:
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_columns_are_counted_and_axes_are_named(hands: Hands, dialog: TemplatesDialog) -> None:
    assert dialog.chosen is Layout.COLUMNS
    QTest.keyClick(dialog.count.field, Key.Key_Up)
    QTest.keyClick(dialog.count.field, Key.Key_Up)
    dialog.accept()
    hands.eventually(lambda: len(hands.saved.zones) == 5)
    dialog.choose(Layout.QUADRANTS)
    assert dialog.count.isHidden()
    dialog.up.setText("Envie")
    dialog.accept()
    hands.eventually(lambda: "Envie + · Effort −" in titles(hands))


def test_arrow_keys_go_from_card_to_card(dialog: TemplatesDialog) -> None:
    dialog.cards[Layout.COLUMNS].setFocus()
    QTest.keyClick(dialog.cards[Layout.COLUMNS], Key.Key_Right)
    assert dialog.chosen is Layout.SWOT
    assert "4 zones" in dialog.cards[Layout.SWOT].accessibleName()


def test_one_s_own_template_is_kept_found_again_applied_deleted_and_put_back(
    hands: Hands, dialog: TemplatesDialog, tmp_path: Path
) -> None:
    assert not dialog.name.isEnabled()
    zone(hands, "À moi")
    hands.engine.door.execute(DescribeBoard(hands.board, legend=NEEDS))
    hands.eventually(lambda: hands.model.fresh.board.legend == NEEDS)
    assert hands.canvas.zones is not None
    again = TemplatesDialog(hands.canvas.zones.zoning, hands.panel.window(), path=tmp_path / "templates.json")
    again.show()
    QTest.keyClicks(again.name, "Mon atelier")
    QTest.keyClick(again.name, Key.Key_Return)
    assert [template.name for template in again.own.values()] == ["Mon atelier"]
    assert json.loads((tmp_path / "templates.json").read_bytes())["templates"][0]["name"] == "Mon atelier"
    again.accept()
    hands.eventually(lambda: titles(hands) == ["À moi", "À moi"])
    assert hands.saved.board.legend == NEEDS
    next(iter(again.own)).setChecked(True)
    again.forget.click()
    assert again.own == {}
    again.put_back.click()
    assert [template.name for template in again.own.values()] == ["Mon atelier"]
    again.deleteLater()


def test_a_file_of_templates_that_holds_something_else_is_told_and_ready_made_ones_still_work(
    hands: Hands, tmp_path: Path
) -> None:
    path = tmp_path / "templates.json"
    path.write_text('{"templates": [{"name": "<script>", "outlines": 3}]}')
    assert hands.canvas.zones is not None
    made = TemplatesDialog(hands.canvas.zones.zoning, hands.panel.window(), path=path)
    assert "templates.json" in made.error.text()
    made.choose(Layout.START_STOP)
    made.accept()
    hands.eventually(lambda: titles(hands) == ["Start", "Stop", "Continue"])
    made.deleteLater()


# --- the legend


def swatch_names(widget: QWidget) -> set[str]:
    return {swatch.accessibleName() for swatch in widget.findChildren(Swatch)}


def test_the_legend_is_named_in_its_dialog_and_shown_wherever_one_chooses_a_paper(hands: Hands) -> None:
    assert hands.panel.legend.isHidden()
    hands.panel.tools.legend.click()
    dialog = hands.panel.window().findChild(LegendDialog)
    assert dialog is not None
    for meaning in NEEDS:
        QTest.keyClicks(dialog.names[meaning.colour], meaning.name)
    QTest.keyClick(dialog.names[Colour.YELLOW], Key.Key_Return)
    hands.eventually(lambda: hands.saved.board.legend == NEEDS)
    hands.eventually(hands.panel.legend.isVisible)
    assert "Besoin" in hands.panel.legend.accessibleName()
    assert "Besoin · Yellow" in swatch_names(hands.panel)
    assert "Besoin · Yellow" in swatch_names(hands.panel.side)
    hands.panel.legend.grab()
    hands.settled()
    hands.canvas.setFocus()
    hands.press(Key.Key_Z, Modifier.ControlModifier)
    hands.eventually(lambda: hands.saved.board.legend == () and hands.panel.legend.isHidden())
    assert "Yellow" in swatch_names(hands.panel)


def test_fitted_the_wall_keeps_clear_of_the_legend(hands: Hands) -> None:
    hands.with_notes(*((f"Note {n}", n % 6 * 160, n // 6 * 124) for n in range(40)))
    long = tuple(Meaning(paper, "Une très longue explication de ce papier " * 3) for paper in Colour)
    hands.engine.door.execute(
        DescribeBoard(hands.board, legend=tuple(Meaning(m.colour, m.name[:120]) for m in long))
    )
    hands.eventually(hands.panel.legend.isVisible)
    hands.canvas.fit()
    top = min(hands.canvas.camera.to_view(note.x, note.y)[1] for note in hands.wall.notes.values())
    assert top >= hands.panel.legend.geometry().bottom()
    hands.panel.window().resize(700, 600)
    assert hands.panel.legend.geometry().right() <= hands.canvas.width()


# --- the side column


def test_the_side_column_of_a_zone_does_all_that_the_mouse_does(hands: Hands) -> None:
    made = zone(hands)
    (inside,) = hands.with_notes(("dedans", 60, 80))
    hands.panel.tools.grab()
    way = next(
        button for button in hands.panel.tools.findChildren(QWidget) if button.accessibleName() == "Besoins"
    )
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    side = hands.panel.zone_side
    hands.eventually(side.isVisible)
    assert (side.title.text(), side.left.value(), side.wide.value()) == ("Besoins", 0, 700)
    side.title.setFocus()
    side.title.selectAll()
    QTest.keyClicks(side.title, "Freins")
    QTest.keyClick(side.title, Key.Key_Return)
    hands.eventually(lambda: titles(hands) == ["Freins"])
    side.left.setValue(40)
    QTest.keyClick(side.left, Key.Key_Return)
    hands.eventually(lambda: hands.saved.zones[0].x == 40 and hands.note(inside).x == 100)
    side.high.setValue(500)
    QTest.keyClick(side.high, Key.Key_Return)
    hands.eventually(lambda: hands.saved.zones[0].height == 500 and hands.saved.zones[0].x == 40)
    side.locked.click()
    hands.eventually(lambda: hands.saved.zones[0].locked)
    hands.eventually(lambda: not side.title.isEnabled())
    side.locked.click()
    hands.eventually(lambda: not hands.saved.zones[0].locked)
    hands.eventually(side.remove.isEnabled)
    side.notes.click()
    assert hands.canvas.selection.ids == (inside,)
    assert hands.canvas.zones is not None
    hands.canvas.zones.zoning.choose(made.id)
    side.remove.click()
    hands.eventually(lambda: titles(hands) == [])
