"""Raised hands counted from the panel, corrected and undone; closing refused while papers are unsettled."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.papers.dialog import PapersDialog
from atelier_app.desktop.papers.printing import PrintDialog
from atelier_app.desktop.polls.hands_dialog import HandsDialog
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.desktop.polls.reconciliation import Line, lines
from atelier_app.domain.ballots import unowned_ballot_id
from atelier_app.domain.colleges import College
from atelier_app.domain.hands import CountHands, HandCount, ReadHands
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.papers import CheckPaper, EnterPaper, IssuePapers, SpoilPaper
from atelier_app.domain.polls import PollState, ReadPoll
from atelier_app.domain.registrations import AssignCollege
from tests.desktop.conftest import Engine
from tests.desktop.papers.steps import Vote, keyboard, type_in
from tests.desktop.steps import Ask

Open = Callable[[Vote], HandsDialog]


@pytest.fixture
def opened(remote: Remote, qtbot: QtBot) -> Iterator[Open]:
    made: list[HandsDialog] = []

    def open_dialog(vote: Vote) -> HandsDialog:
        dialog = HandsDialog(remote, vote.id)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog.hands))
        made.append(dialog)
        return dialog

    yield open_dialog
    for dialog in made:
        dialog.reject()


def counted(vote: Vote) -> tuple[int, set[Choice]]:
    """How many people, and the hands for each option."""
    found: tuple[HandCount, ...] = vote.read(ReadHands(vote.id))
    return (found[0].people, set(found[0].hands)) if found else (0, set())


@pytest.fixture
def on_screen(remote: Remote, qtbot: QtBot) -> Iterator[Callable[[Vote], PollPanel]]:
    made: list[PollPanel] = []

    def show(vote: Vote) -> PollPanel:
        panel = PollPanel(remote, vote.activity)
        qtbot.addWidget(panel)
        qtbot.addWidget(panel.side)
        panel.show()
        panel.side.show()
        qtbot.waitUntil(lambda: panel.model.record is not None)
        made.append(panel)
        return panel

    yield show
    for panel in made:
        panel.leave()


def test_hands_are_counted_by_keys_alone_then_corrected_and_undone(
    engine: Engine, ask: Ask, opened: Open, remote: Remote, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, "approval")
    vote.phone(vote.people[0], 1)
    dialog = opened(vote)
    free = len(vote.people) - 1
    assert dialog.most.text() == f"of {free} people present who have not voted"
    type_in(dialog, "10", "7", "0", "3")
    assert f"{free - 10} people present would remain" in dialog.meaning.text()
    assert keyboard(dialog) is dialog.record_button
    QTest.keyClick(dialog.record_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert counted(vote) == (10, {*vote.choices(7, 0, 3)})
    again = opened(vote)
    assert [again.people.value, *(one.value for one in again.hands.values())] == [10, 7, 0, 3]
    QTest.keyClick(list(again.hands.values())[1].field, Qt.Key.Key_Up)
    QTest.keyClick(again, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not again.isVisible())
    assert counted(vote) == (10, {*vote.choices(7, 1, 3)})
    remote.undo.undo()
    qtbot.waitUntil(lambda: counted(vote) == (10, {*vote.choices(7, 0, 3)}))
    remote.undo.undo()
    qtbot.waitUntil(lambda: counted(vote) == (0, set()))


def test_no_option_has_more_hands_than_people_and_nobody_counts_twice(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, "approval")
    dialog = opened(vote)
    dialog.record()
    assert "how many people" in dialog.told.text()
    dialog.people.pick(len(vote.people) + 50)
    assert dialog.people.value == len(vote.people)
    dialog.people.pick(4)
    next(iter(dialog.hands.values())).pick(9)
    assert next(iter(dialog.hands.values())).value == 4
    vote.do(IssuePapers(vote.id, tuple(vote.people[:-2])))
    dialog.record()
    qtbot.waitUntil(lambda: "more people than are present" in dialog.told.text())


def test_counting_as_none_lets_the_others_vote_again(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, "approval")
    vote.do(CountHands(vote.id, 5, vote.choices(5)))
    opened(vote).none_button.click()
    qtbot.waitUntil(lambda: not vote.read(ReadHands(vote.id)))
    vote.phone(vote.people[0], 1)


def test_each_college_has_its_own_count(engine: Engine, ask: Ask, opened: Open, qtbot: QtBot) -> None:
    vote = Vote(engine, ask, "approval", colleges=(College("Officials", 2), College("", 1)))
    vote.do(AssignCollege(vote.activity.workshop_id, tuple(vote.people[:4]), "Officials"))
    vote.do(CountHands(vote.id, 3, vote.choices(0, 2)))
    dialog = opened(vote)
    assert dialog.most.text().startswith("of 4 people")
    assert dialog.people.value == 0
    dialog.college.setCurrentIndex(1)
    dialog.college.activated.emit(1)
    assert [one.value for one in dialog.hands.values()] == [0, 2, 0]


# --- the panel


def test_the_panel_reconciles_what_was_issued_and_cast_by_channel(engine: Engine, ask: Ask) -> None:
    vote = Vote(engine, ask, "approval", results_shown=True)
    vote.phone(vote.people[0], 1)
    vote.phone(vote.people[1])
    vote.do(IssuePapers(vote.id, tuple(vote.people[2:6])))
    vote.do(EnterPaper(vote.id, 1, unowned_ballot_id(), vote.choices(1)))
    vote.do(SpoilPaper(vote.id, 2))
    vote.do(CountHands(vote.id, 2, vote.choices(2)))
    assert lines(vote.read(ReadPoll(vote.id))) == (
        Line("Present", str(len(vote.people))),
        Line("Phones", "2"),
        Line("Paper", "1", "4 handed out · 1 spoiled · 2 still out"),
        Line("Raised hands", "2"),
        Line("Blank, among these", "1", inner=True),
    )


def test_closing_is_refused_for_unsettled_papers_with_a_way_to_them(
    engine: Engine, ask: Ask, on_screen: Callable[[Vote], PollPanel], qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, double_entry=True)
    vote.do(IssuePapers(vote.id, tuple(vote.people[:2])))
    vote.do(EnterPaper(vote.id, 1, unowned_ballot_id(), vote.choices(1)))
    vote.do(CheckPaper(vote.id, 1, vote.choices(0, 1)))
    panel = on_screen(vote)
    side = panel.turnout
    side.close_button.click()
    qtbot.waitUntil(side.settle_button.isVisible)
    assert side.unsettled.text().startswith("1 paper ballot still wants a second entry")
    side.settle_button.click()
    dialog = panel.dialogs.dialog
    assert isinstance(dialog, PapersDialog)
    qtbot.waitUntil(dialog.typing.pair.isVisible)
    type_in(dialog, "1", "", "")
    qtbot.waitUntil(lambda: not side.settle_button.isVisible())
    dialog.accept()
    side.close_button.click()
    qtbot.waitUntil(lambda: panel.model.state is PollState.CLOSED)
    assert not side.papers_button.isVisible()


def test_the_keys_open_papers_and_hands_and_print_asks_how_many(
    engine: Engine, ask: Ask, on_screen: Callable[[Vote], PollPanel], qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, "approval")
    panel = on_screen(vote)
    panel.dialogs.hands()
    assert isinstance(panel.dialogs.dialog, HandsDialog)
    panel.dialogs.dialog.reject()
    panel.dialogs.papers()
    dialog = panel.dialogs.dialog
    assert isinstance(dialog, PapersDialog)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.findChild(PrintDialog) is not None)
    printing = dialog.findChild(PrintDialog)
    assert printing is not None
    words = printing.command(printing.out)
    assert words[0] == "paper-ballots"
    assert words[words.index("--copies") + 1] == str(printing.copies.value())
    assert printing.copies.value() >= len(vote.people)
    printing.reject()
    dialog.accept()


def test_hands_are_offered_only_where_the_method_can_count_them(
    engine: Engine, ask: Ask, on_screen: Callable[[Vote], PollPanel]
) -> None:
    panel = on_screen(Vote(engine, ask, "schulze"))
    assert panel.turnout.papers_button.isVisible()
    assert not panel.turnout.hands_button.isVisible()
    panel.dialogs.hands()
    assert panel.dialogs.dialog is None
