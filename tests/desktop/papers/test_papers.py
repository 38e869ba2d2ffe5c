"""Paper ballots handed out and typed in by keyboard alone, over a real link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.papers.dialog import IN, OUT, PapersDialog
from atelier_app.desktop.papers.listing import paper_words
from atelier_app.desktop.papers.sheet import Work
from atelier_app.domain.ballots import unowned_ballot_id
from atelier_app.domain.colleges import College
from atelier_app.domain.methods import METHODS
from atelier_app.domain.papers import CheckPaper, EnterPaper, IssuePapers, PaperState, ReadPapers
from atelier_app.domain.polls import ClosePoll, ReadPoll
from atelier_app.domain.registrations import AssignCollege
from tests.desktop.conftest import Engine
from tests.desktop.papers.steps import Vote, keyboard, type_in
from tests.desktop.steps import Ask

Open = Callable[..., PapersDialog]


@pytest.fixture
def opened(remote: Remote, qtbot: QtBot) -> Iterator[Open]:
    """Opens the dialog of a vote's papers."""
    made: list[PapersDialog] = []

    def open_dialog(vote: Vote, page: int = IN) -> PapersDialog:
        dialog = PapersDialog(remote, vote.id, page=page)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: bool(dialog.typing.fields.fields))
        made.append(dialog)
        return dialog

    yield open_dialog
    for dialog in made:
        dialog.model.leave()


def states(dialog: PapersDialog) -> dict[int, str]:
    return {one.number: one.state.value for one in dialog.model.papers}


def typed(qtbot: QtBot, dialog: PapersDialog, *marks: str) -> None:
    """One paper, and what was said of it."""
    told: list[int] = []
    dialog.typing.recorded.connect(told.append)
    type_in(dialog, *marks)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.waitUntil(lambda: told[0] in states(dialog))


# --- handing out


def test_papers_are_handed_to_those_found_and_to_all_others_and_given_back(
    remote: Remote, engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask)
    vote.phone(vote.people[0], 1)
    out = opened(vote, OUT).out
    qtbot.waitUntil(lambda: out.people.voters.rowCount() == len(vote.people) - 1)
    name = out.people.voters.rows[2].full_name
    out.search.setText(name)
    assert [one.full_name for one in out.people.voters.rows] == [name]
    QTest.keyClick(out.search, Qt.Key.Key_Return)
    assert out.act_button.text() == "Hand 1 paper out"
    QTest.keyClick(out.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: out.which.button(1).text() == "Hold a paper · 1")
    out.search.clear()
    out.all_button.click()
    qtbot.waitUntil(lambda: out.which.button(0).text() == "Not voted · 0")
    assert "Everybody present" in out.note.text()
    out.which.button(1).click()
    out.people.selectAll()
    QTest.keyClick(out.people, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: out.which.button(1).text() == "Hold a paper · 0")
    remote.undo.undo()
    qtbot.waitUntil(lambda: out.which.button(0).text() == "Not voted · 0")


def test_a_paper_that_was_typed_in_is_not_given_back_and_that_is_said(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask)
    vote.do(IssuePapers(vote.id, (vote.people[0],)))
    vote.do(EnterPaper(vote.id, 1, unowned_ballot_id(), vote.choices(1)))
    dialog = opened(vote, OUT)
    dialog.out.which.button(1).click()
    dialog.out.people.selectAll()
    dialog.out.act()
    qtbot.waitUntil(lambda: "take an entry out" in dialog.out.told.text())


# --- typing in


@pytest.mark.parametrize(
    ("method", "marks", "wrong"),
    [
        ("dots", ("2", "", "1"), "7"),
        ("approval", ("x", "", "1"), "2"),
        ("score", ("5", "0", "3"), "6"),
        ("budget", ("60", "", "40"), "101"),
        ("quadratic", ("8", "", "6"), "11"),
        ("majority_judgment", ("A", "g", "3"), "h"),
        ("borda", ("2", "1", ""), "4"),
        ("schulze", ("1", "1", "2"), "0"),
        ("instant_runoff", ("3", "1", "2"), "x"),
        ("pairwise", ("1", "2", "3"), "-1"),
    ],
)
def test_a_ballot_of_each_method_is_typed_by_keys_alone_and_a_wrong_mark_is_told_at_its_field(
    method: str, marks: tuple[str, ...], wrong: str, engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    settings = {"points": 3, "maximum": 2} if method == "dots" else {}
    vote = Vote(engine, ask, method, settings=settings)
    vote.do(IssuePapers(vote.id, tuple(vote.people[:2])))
    dialog = opened(vote)
    type_in(dialog, wrong)
    assert dialog.typing.fields.fault(0)
    assert dialog.typing.fields.fields[0].accessibleDescription() == dialog.typing.fields.fault(0)
    assert keyboard(dialog) is dialog.typing.fields.fields[0]
    typed(qtbot, dialog, *marks)
    assert not dialog.typing.fields.fault(0)
    assert dialog.typing.told.text() == "Paper 1: recorded."
    assert (dialog.typing.number.text(), dialog.typing.fields.texts) == ("2", ["", "", ""])
    (paper,) = vote.read(ReadPapers(vote.id))
    model = dialog.model.marks
    assert model is not None
    assert paper.choices == model.choices(marks)
    assert set(METHODS) >= {method}


def test_an_empty_paper_is_recorded_as_blank_and_one_against_the_rules_as_spoiled(
    engine: Engine, ask: Ask, opened: Open, remote: Remote, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask)
    vote.do(IssuePapers(vote.id, tuple(vote.people[:3])))
    dialog = opened(vote)
    type_in(dialog, "", "", "")
    assert "F7" in dialog.typing.told.text()
    QTest.keyClick(keyboard(dialog), Qt.Key.Key_F7)
    QTest.keyClick(keyboard(dialog), Qt.Key.Key_F8)  # no answer yet: it waits for it
    qtbot.waitUntil(lambda: states(dialog) == {1: "typed", 2: "spoiled"})
    remote.undo.undo()
    qtbot.waitUntil(lambda: states(dialog) == {1: "typed"})
    record = vote.read(ReadPoll(vote.id))
    assert (record.papers.entered, record.papers.out) == (1, 2)


def test_whoever_types_faster_than_the_disk_loses_no_key(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, settings={"points": 2, "maximum": 2})
    vote.do(IssuePapers(vote.id, tuple(vote.people[:3])))
    dialog = opened(vote)
    type_in(dialog, "1", "", "1", "2", "", "", "", "2", "")
    qtbot.waitUntil(lambda: states(dialog) == dict.fromkeys((1, 2, 3), "typed"))
    assert [one.choices for one in dialog.model.papers] == [
        vote.choices(1, 0, 1),
        vote.choices(2),
        vote.choices(0, 2),
    ]


def test_what_the_door_refuses_is_said_and_the_marks_stay(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask)
    dialog = opened(vote)
    type_in(dialog, "1", "", "")
    qtbot.waitUntil(lambda: "hand one out to somebody first" in dialog.typing.told.text())
    assert dialog.typing.fields.texts == ["1", "", ""]


def test_a_number_of_ones_own_is_taken_and_one_that_is_used_is_not(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask)
    vote.do(IssuePapers(vote.id, tuple(vote.people[:5])))
    dialog = opened(vote)
    number = dialog.typing.number
    QTest.keyClick(dialog.typing.fields.fields[0], Qt.Key.Key_Up)
    assert keyboard(dialog) is number
    QTest.keyClicks(number, "31")
    QTest.keyClick(number, Qt.Key.Key_Return)
    typed(qtbot, dialog, "1", "", "")
    assert (list(states(dialog)), number.text()) == ([31], "32")
    number.take()
    QTest.keyClicks(number, "31")
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert "typed in already" in dialog.typing.told.text()


def test_a_paper_is_corrected_from_the_list_and_taken_out_when_asked_twice(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask)
    vote.do(IssuePapers(vote.id, tuple(vote.people[:5])))
    dialog = opened(vote)
    typed(qtbot, dialog, "1", "", "")
    dialog.papers.setFocus()
    dialog.papers.select(1)
    QTest.keyClick(dialog.papers, Qt.Key.Key_Return)
    assert dialog.typing.work is Work.CORRECTING
    assert dialog.typing.fields.texts == ["1", "", ""]
    QTest.keyClick(dialog.typing.fields.fields[0], Qt.Key.Key_Delete)
    type_in(dialog, "", "1", "")
    qtbot.waitUntil(lambda: dialog.model.papers[0].choices == vote.choices(0, 1))
    QTest.keyClick(dialog.papers, Qt.Key.Key_Delete)
    assert "Once more" in dialog.told.text()
    QTest.keyClick(dialog.papers, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not states(dialog))


def test_the_second_entry_does_not_show_the_first_and_a_difference_is_settled_by_typing_it_again(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, double_entry=True)
    vote.do(IssuePapers(vote.id, tuple(vote.people[:3])))
    dialog = opened(vote)
    typed(qtbot, dialog, "1", "", "")
    typed(qtbot, dialog, "", "1", "")
    dialog.typing.passes.button(1).click()
    assert (dialog.typing.number.text(), dialog.typing.fields.is_empty) == ("1", True)
    typed(qtbot, dialog, "1", "", "")
    assert dialog.typing.told.text() == "Paper 1: both entries agree."
    type_in(dialog, "", "", "1")
    qtbot.waitUntil(lambda: dialog.typing.work is Work.SETTLING)
    assert dialog.typing.pair.lines == [("Idea 2", "1", "–"), ("Idea 3", "–", "1")]
    type_in(dialog, "", "", "1")
    qtbot.waitUntil(lambda: states(dialog) == {1: "checked", 2: "checked"})
    assert dialog.model.papers[1].choices == vote.choices(0, 0, 1)
    assert dialog.typing.told.text() in {"Paper 2: settled.", "No paper waits for a second entry."}


def test_a_valid_paper_is_spoiled_at_the_second_entry_only_when_asked_twice(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, double_entry=True)
    vote.do(IssuePapers(vote.id, (vote.people[0],)))
    vote.do(EnterPaper(vote.id, 1, unowned_ballot_id(), vote.choices(1)))
    dialog = opened(vote)
    dialog.typing.passes.button(1).click()
    dialog.typing.spoil()
    assert "F8 once more" in dialog.typing.told.text()
    dialog.typing.spoil()
    qtbot.waitUntil(lambda: states(dialog) == {1: "spoiled"})


def test_the_college_is_chosen_once_for_the_pile_and_an_open_vote_asks_whose_paper_it_is(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, secret=False, colleges=(College("Officials", 2), College("", 1)))
    first, second, *_others = vote.people
    vote.do(AssignCollege(vote.activity.workshop_id, (first, second), "Officials"))
    vote.do(IssuePapers(vote.id, (first, second)))
    dialog = opened(vote)
    head = dialog.typing.head
    head.college.setCurrentIndex(0)
    dialog.typing.fields.begin()
    type_in(dialog, "1", "", "")
    qtbot.waitUntil(lambda: "say whose it is" in dialog.typing.told.text())
    head.holder.setCurrentIndex(head.holder.findData(first))
    dialog.typing.fields.finished.emit()
    qtbot.waitUntil(lambda: states(dialog) == {1: "typed"})
    assert (head.chosen_college, head.chosen_holder) == ("Officials", "")
    assert head.holder.findData(first) == -1
    (paper,) = dialog.model.papers
    assert (paper.college, paper.participant_id) == ("Officials", first)
    assert paper_words(paper, "Anne") == "Paper 1: typed in · Anne"


def test_in_an_open_vote_a_paper_keeps_its_name_when_it_is_corrected_or_settled(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, secret=False, double_entry=True)
    whose = vote.people[0]
    vote.do(IssuePapers(vote.id, (whose,)))
    ballot_id = unowned_ballot_id()
    vote.do(EnterPaper(vote.id, 1, ballot_id, vote.choices(1), participant_id=whose))
    dialog = opened(vote)
    qtbot.waitUntil(lambda: states(dialog) == {1: "typed"})
    dialog.typing.correct(dialog.model.papers[0])
    QTest.keyClick(dialog.typing.fields.fields[0], Qt.Key.Key_Delete)
    typed(qtbot, dialog, "", "1", "")
    qtbot.waitUntil(lambda: dialog.model.papers[0].choices == vote.choices(0, 1))
    vote.do(CheckPaper(vote.id, 1, vote.choices(1)))
    qtbot.waitUntil(lambda: states(dialog) == {1: "different"})
    dialog.typing.correct(dialog.model.papers[0])
    typed(qtbot, dialog, "", "1", "")
    qtbot.waitUntil(lambda: states(dialog) == {1: "checked"})
    assert dialog.model.papers[0].participant_id == whose


def test_escape_empties_the_fields_before_it_closes(engine: Engine, ask: Ask, opened: Open) -> None:
    dialog = opened(Vote(engine, ask))
    QTest.keyClicks(keyboard(dialog), "1")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.typing.fields.is_empty
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_dialog_closes_with_the_vote(engine: Engine, ask: Ask, opened: Open, qtbot: QtBot) -> None:
    vote = Vote(engine, ask)
    dialog = opened(vote)
    vote.do(ClosePoll(vote.id))
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_sixty_options_and_many_papers_stay_in_sight(
    engine: Engine, ask: Ask, opened: Open, qtbot: QtBot
) -> None:
    vote = Vote(engine, ask, "majority_judgment", options=60, double_entry=True)
    vote.do(IssuePapers(vote.id, tuple(vote.people)))
    for number in range(1, len(vote.people) + 1):
        vote.do(EnterPaper(vote.id, number, unowned_ballot_id(), vote.choices(*[1] * 60)))
    vote.do(CheckPaper(vote.id, 1, vote.choices(2)))
    dialog = opened(vote)
    dialog.resize(900, 560)
    dialog.settle()
    assert dialog.typing.work is Work.SETTLING
    assert len(dialog.typing.pair.lines) == 60
    dialog.typing.fields.fields[59].setFocus()
    dialog.grab()
    state: Any = dialog.model.papers[0].state
    assert state is PaperState.DIFFERENT
