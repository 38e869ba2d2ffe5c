"""The matrix while phones rate and afterwards: the count, medians, dissent, and the facilitator's own word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.priorities.card import WinnerCard
from atelier_app.desktop.priorities.panel import MatrixPanel
from atelier_app.domain.core import Id
from atelier_app.domain.priorities import MatrixItem, PlaceOption
from atelier_app.domain.ratings import Placing
from tests.desktop.conftest import Engine
from tests.desktop.priorities.steps import present, rate
from tests.desktop.steps import Ask


def by_phones(panel: MatrixPanel, qtbot: QtBot) -> None:
    """The facilitator chooses, as one does, and opens."""
    combo = panel.controls.form.placings
    combo.setCurrentIndex(combo.findData(Placing.PHONES))
    combo.activated.emit(combo.currentIndex())
    qtbot.waitUntil(panel.controls.rating.open_button.isVisible)
    panel.controls.rating.open_button.click()
    qtbot.waitUntil(panel.controls.rating.close_button.isVisible)


def say(panel: MatrixPanel, engine: Engine, person: Id, *places: tuple[float, float]) -> None:
    """A person rates the cards in their order."""
    said: dict[tuple[Id, Id], float] = {}
    for option_id, (impact, effort) in zip(panel.plane.cards, places, strict=False):
        said |= {(option_id, "impact"): impact, (option_id, "effort"): effort}
    rate(engine, panel.model.id, person, said)


def first(panel: MatrixPanel) -> WinnerCard[MatrixItem]:
    return next(iter(panel.plane.cards.values()))


def rated_by_three(panel: MatrixPanel, engine: Engine, ask: Ask, qtbot: QtBot) -> None:
    """About the first idea's impact they are two camps."""
    people = present(engine, ask, 3)
    by_phones(panel, qtbot)
    for person, impact in zip(people, (0.1, 0.8, 0.9), strict=True):
        say(panel, engine, person, (impact, 0.3), (0.5, 0.5))
    qtbot.waitUntil(lambda: panel.controls.rating.figure.accessibleName().startswith("3 people have rated"))
    panel.controls.rating.close_button.click()
    qtbot.waitUntil(lambda: first(panel).item.impact == 0.8)


def test_the_count_is_live_and_nothing_that_is_said_is_seen_before_it_is_closed(
    panel: MatrixPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    person, _other = present(engine, ask, 2)
    by_phones(panel, qtbot)
    assert panel.rating.isVisible()
    say(panel, engine, person, (0.8, 0.2))
    qtbot.waitUntil(lambda: panel.controls.rating.figure.accessibleName().startswith("1 person has rated"))
    assert panel.controls.rating.bar.value() == 1
    assert first(panel).item.impact is None
    assert not panel.controls.form.polls.isEnabled()


def test_once_closed_cards_lie_at_their_medians_and_dissent_is_said_in_words(
    panel: MatrixPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    rated_by_three(panel, engine, ask, qtbot)
    card = first(panel)
    assert card.accessibleName().endswith("Do now: impact 80%, effort 30%, people disagree")
    panel.activateWindow()
    card.setFocus()
    qtbot.waitUntil(panel.controls.note.isVisible)
    said = panel.controls.note.spread.text().splitlines()
    assert said[0] == "Impact: median 80%, half of them from 45% to 85% (3 ratings) ≠ people disagree"
    assert said[1] == "Effort: median 30%, half of them from 30% to 30% (3 ratings)"
    assert not panel.controls.note.off_button.isVisible()
    panel.grab()


def test_an_own_placement_comes_before_the_median_and_goes_back_to_it(
    panel: MatrixPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    rated_by_three(panel, engine, ask, qtbot)
    card = first(panel)
    panel.activateWindow()
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: card.item.own and card.item.effort == 0.35)
    qtbot.waitUntil(panel.controls.note.off_button.isVisible)
    assert "placed by you over the median" in panel.controls.note.place.text()
    assert panel.controls.note.off_button.text() == "Back to the median"
    QTest.keyClick(card, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not card.item.own and card.item.effort == 0.3)
    qtbot.waitUntil(lambda: panel.remote.undo.undoText().startswith("Return of"))
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: card.item.own and card.item.effort == 0.35)


def test_the_keyboard_opens_and_closes_and_undo_reopens(
    panel: MatrixPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    rated_by_three(panel, engine, ask, qtbot)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    QTest.keyClick(panel, Qt.Key.Key_Return, _CTRL_SHIFT)
    qtbot.waitUntil(lambda: panel.model.matrix.open)
    QTest.keyClick(panel, Qt.Key.Key_Return, _CTRL_SHIFT)
    qtbot.waitUntil(lambda: not panel.model.matrix.open)
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: panel.model.matrix.open)


def test_what_is_refused_is_taken_back_on_screen(
    panel: MatrixPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    by_phones(panel, qtbot)
    with qtbot.waitSignal(panel.remote.refused):
        panel.model.prepare("Other ranks", winners=30)
    assert panel.controls.form.winners.value == 2


def test_the_own_placement_of_another_window_is_seen_here(
    panel: MatrixPanel, engine: Engine, qtbot: QtBot
) -> None:
    card = first(panel)
    engine.phone(PlaceOption(panel.model.id, card.item.option.id, 0.25, 0.75))
    qtbot.waitUntil(lambda: card.accessibleName().endswith("Later: impact 25%, effort 75%"))


_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
