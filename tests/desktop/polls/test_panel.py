"""A vote run from its panel while phones vote, over a real link."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.desktop.polls.ranking import spoken
from atelier_app.desktop.polls.reopen_dialog import ReopenDialog
from atelier_app.domain.ballots import CastBallot, ballot_id
from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import OpenPoll, Option, PollState, PreparePoll, ReadPoll, Rules
from atelier_app.support.methods import method_sentence
from tests.desktop.conftest import Engine
from tests.desktop.steps import Ask, attendees, step


@pytest.fixture
def panel(remote: Remote, ask: Ask, qtbot: QtBot) -> Iterator[PollPanel]:
    made = PollPanel(remote, step(ask, ActivityKind.VOTE))
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.resize(900, 700)
    made.show()
    made.side.show()
    qtbot.waitUntil(lambda: len(made.model.candidates) > 2)
    yield made
    made.leave()


def open_vote(panel: PollPanel, qtbot: QtBot) -> None:
    panel.settings.open_button.click()
    qtbot.waitUntil(lambda: panel.model.state is PollState.OPEN)


def people(panel: PollPanel, ask: Ask) -> list[str]:
    found = attendees(ask, panel.activity.workshop_id)
    return [one.participant.id for one in found if one.signed_at is not None]


def vote(panel: PollPanel, engine: Engine, person: str, *points: int) -> None:
    """One phone's ballot: so many points on the first option, the second…"""
    assert panel.model.record is not None
    options = [option.id for option in panel.model.record.options]
    choices = tuple(Choice(option, value) for option, value in zip(options, points, strict=False) if value)
    poll_id = panel.activity.id
    engine.phone(CastBallot(poll_id, person, ballot_id(person, poll_id), choices))


def shown_ranks(panel: PollPanel) -> list[tuple[int, float, bool]]:
    return [(row.rank, row.score, row.tied) for row in panel.votes.options.ranked.rows]


def test_a_new_vote_suggests_the_groups_of_the_board_and_says_why_so_many_points(
    remote: Remote, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    ideas = step(ask, ActivityKind.IDEAS)
    fresh = Activity(new_id(), ideas.workshop_id, ActivityKind.VOTE, "What next?", "", 10)
    engine.phone(AddActivity(fresh))
    panel = PollPanel(remote, fresh)
    qtbot.addWidget(panel)
    qtbot.addWidget(panel.side)
    qtbot.waitUntil(lambda: len(panel.model.candidates) > 0)
    groups = panel.model.chosen
    assert panel.model.draft.by_group
    assert panel.draft.kind.choice == 0
    assert panel.draft.count.text() == f"{groups} of {groups} chosen"
    assert (
        panel.settings.settings.reason.text()
        == f"A quarter of the {groups} options, rounded up: {-(-groups // 4)}."
    )
    panel.draft.kind.button(1).click()
    assert panel.model.chosen > groups
    qtbot.waitUntil(lambda: panel.model.record is not None and len(panel.model.record.options) > groups)
    panel.leave()


def test_space_takes_an_option_out_and_it_is_kept_with_an_undo(panel: PollPanel, qtbot: QtBot) -> None:
    before = panel.model.chosen
    candidates = panel.draft.candidates
    candidates.setCurrentIndex(candidates.candidates.index(0, 0))
    QTest.keyClick(candidates, Qt.Key.Key_Space)
    assert panel.model.chosen == before - 1
    qtbot.waitUntil(lambda: panel.remote.undo.undoText() == "Preparation of the vote")
    qtbot.waitUntil(lambda: panel.model.record is not None and len(panel.model.record.options) == before - 1)
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: panel.model.chosen == before)


def test_none_then_all_unticks_and_ticks_everything(panel: PollPanel) -> None:
    panel.draft.none_button.click()
    assert panel.model.chosen == 0
    assert not panel.settings.open_button.isEnabled()
    assert panel.settings.missing.isVisible()
    panel.draft.all_button.click()
    assert panel.model.chosen == len(panel.model.candidates)


def setting(panel: PollPanel, key: str) -> Stepper:
    field = panel.settings.settings.fields[key]
    assert isinstance(field, Stepper)
    return field


def test_the_suggested_points_are_taken_with_one_press_and_own_ones_typed(
    panel: PollPanel, qtbot: QtBot
) -> None:
    setting(panel, "points").pick(9)
    panel.settings.settings.use_suggestion.click()
    assert panel.model.settings["points"] == -(-panel.model.chosen // 4)
    setting(panel, "points").field.setText("500")
    QTest.keyClick(setting(panel, "points").field, Qt.Key.Key_Return)
    assert panel.model.settings["points"] == 100
    setting(panel, "maximum").pick(3)
    open_vote(panel, qtbot)
    assert panel.model.record is not None
    assert dict(panel.model.record.poll.settings) == {
        "points": 100,
        "maximum": 3,
        "minimum": 0,
        "negative": 0,
    }


@pytest.mark.parametrize("method", METHODS)
def test_each_method_is_chosen_with_its_sentence_settings_and_reason(
    panel: PollPanel, method: str, qtbot: QtBot
) -> None:
    chooser = panel.settings.method.methods
    chooser.setCurrentIndex(chooser.findData(method))
    chooser.activated.emit(chooser.currentIndex())
    assert panel.settings.method.sentence.text() == method_sentence(method)
    assert set(panel.settings.settings.fields) == {one.key for one in METHODS[method].settings}
    panel.settings.settings.use_suggestion.click()
    assert panel.model.settings == METHODS[method].suggested(panel.model.chosen)
    assert panel.settings.settings.reason.text()
    panel.side.grab()
    open_vote(panel, qtbot)
    assert panel.model.record is not None
    assert panel.model.record.poll.method == method
    assert dict(panel.model.record.poll.settings) == METHODS[method].suggested(panel.model.chosen)


def test_every_rule_chosen_is_kept_and_can_be_undone(panel: PollPanel, qtbot: QtBot) -> None:
    settings = panel.settings
    settings.moment.setCurrentIndex(2)
    settings.moment.activated.emit(2)
    settings.secrecy.button(1).click()
    for tick in (settings.shuffled, settings.no_own_ideas, settings.with_timer, settings.with_all):
        QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert "by name" in settings.secrecy_note.text()
    wanted = Rules(
        withheld=True, secret=False, shuffled=True, own_ideas=False, with_timer=True, with_all=True
    )
    qtbot.waitUntil(
        lambda: panel.model.record is not None and Rules(**panel.model.record.poll.rules()) == wanted
    )
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: panel.model.draft.rules == Rules())
    assert settings.moment.currentIndex() == 1


def test_an_emptied_question_comes_back_and_a_typed_one_is_kept(panel: PollPanel, qtbot: QtBot) -> None:
    before = panel.model.draft.question
    panel.draft.question.setFocus()
    panel.draft.question.selectAll()
    QTest.keyClick(panel.draft.question, Qt.Key.Key_Delete)
    QTest.keyClick(panel.draft.question, Qt.Key.Key_Return)
    assert panel.draft.question.text() == before
    QTest.keyClicks(panel.draft.question, " <b>?")
    open_vote(panel, qtbot)
    assert panel.votes.question.text() == f"{before} <b>?"


def test_while_results_are_hidden_the_turnout_is_live_and_no_score_is_anywhere(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    open_vote(panel, qtbot)
    first, *rest = people(panel, ask)
    vote(panel, engine, first, 2, 1)
    qtbot.waitUntil(lambda: panel.model.record is not None and panel.model.record.cast == 1)
    assert panel.turnout.figure.accessibleName() == f"1 of {len(rest) + 1} have voted"
    assert panel.turnout.waiting.rowCount() == len(rest)
    assert ("Phones", "1") in [(line.name, line.figure) for line in panel.turnout.reconciliation.lines]
    assert panel.turnout.points.text() == ""
    assert {row[0] for row in shown_ranks(panel)} == {0}
    assert [spoken(row) for row in panel.votes.options.ranked.rows] == [
        row.option.label for row in panel.votes.options.ranked.rows
    ]


def test_shown_results_move_as_votes_arrive_and_can_be_hidden_again(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    open_vote(panel, qtbot)
    panel.turnout.results.button(1).click()
    qtbot.waitUntil(lambda: shown_ranks(panel)[0][0] == 1)
    vote(panel, engine, people(panel, ask)[0], 0, 2)
    qtbot.waitUntil(lambda: shown_ranks(panel)[0][1] == 2)
    panel.turnout.results.button(0).click()
    qtbot.waitUntil(lambda: shown_ranks(panel)[0][0] == 0)


def test_a_closed_vote_ranks_with_ties_shown_and_can_be_reopened(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    open_vote(panel, qtbot)
    first, second, *_rest = people(panel, ask)
    vote(panel, engine, first, 2, 1, 1)
    vote(panel, engine, second, 1)
    panel.turnout.close_button.click()
    qtbot.waitUntil(lambda: panel.model.state is PollState.CLOSED)
    assert shown_ranks(panel)[:3] == [(1, 3, False), (2, 1, True), (2, 1, True)]
    assert ", tie, " in spoken(panel.votes.options.ranked.rows[1])
    assert panel.turnout.points.text().startswith("5 points placed of")
    panel.grab()
    reopen(panel, "")
    dialog = panel.turnout.findChild(ReopenDialog)
    assert dialog is not None
    assert dialog.error.isVisible()
    dialog.reason.setText("Two were late")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: panel.model.state is PollState.OPEN)
    assert panel.votes.again.text().endswith(": Two were late")


def reopen(panel: PollPanel, reason: str) -> None:
    panel.turnout.reopen_button.click()
    dialog = panel.turnout.findChild(ReopenDialog)
    assert dialog is not None
    dialog.reason.setText(reason)
    dialog.done_button.click()


def test_a_vote_is_paused_and_resumed_and_says_so(panel: PollPanel, qtbot: QtBot) -> None:
    open_vote(panel, qtbot)
    panel.turnout.pause_button.click()
    qtbot.waitUntil(lambda: panel.model.state is PollState.PAUSED)
    assert panel.votes.state.text() == "paused"
    assert panel.turnout.pause_button.text() == "Resume"
    panel.pause()
    qtbot.waitUntil(lambda: panel.model.state is PollState.OPEN)


def test_ctrl_enter_goes_on_from_draft_to_open_to_closed(panel: PollPanel, qtbot: QtBot) -> None:
    panel.go_on()
    qtbot.waitUntil(lambda: panel.model.state is PollState.OPEN)
    panel.go_on()
    qtbot.waitUntil(lambda: panel.model.state is PollState.CLOSED)


def test_what_was_just_changed_is_kept_when_one_leaves_at_once(
    panel: PollPanel, ask: Ask, qtbot: QtBot
) -> None:
    setting(panel, "points").pick(11)
    panel.leave()
    qtbot.waitUntil(lambda: ask(ReadPoll(panel.activity.id)).poll.settings["points"] == 11)


def test_two_hundred_long_options_are_listed_and_ranked(
    panel: PollPanel, engine: Engine, qtbot: QtBot
) -> None:
    options = tuple(Option(new_id(), f"{number} " + "très long " * 40) for number in range(200))
    engine.phone(PreparePoll(panel.activity.id, "Many?", options, {"points": 20, "maximum": 20}))
    qtbot.waitUntil(lambda: panel.model.record is not None and len(panel.model.record.options) == 200)
    engine.phone(OpenPoll(panel.activity.id))
    qtbot.waitUntil(lambda: panel.votes.options.ranked.rowCount() == 200)
    panel.grab()
