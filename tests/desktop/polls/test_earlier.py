"""Options that do not come from the board: typed ones, and the first ones of an earlier vote."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.polls.draft import Draft, candidates, draft_of, preparation, taken
from atelier_app.desktop.polls.earlier import first_places
from atelier_app.desktop.polls.earlier_dialog import EarlierDialog
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.domain.ballots import CastBallot, ballot_id
from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity, ReadAgenda
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice, Standing
from atelier_app.domain.polls import (
    ClosePoll,
    OpenPoll,
    Option,
    Outcome,
    Poll,
    PollRecord,
    PollState,
    PreparePoll,
    PublishResults,
    ReadPoll,
)
from tests.desktop.conftest import Engine
from tests.desktop.steps import Ask, attendees, step

POLL = Poll("p", "p", "Which?", "dots", {"points": 5, "maximum": 2}, PollState.DRAFT)


@pytest.fixture
def earlier(engine: Engine, ask: Ask) -> str:
    """A closed vote on two notes of the board and a typed line; the first two are tied."""
    ideas = step(ask, ActivityKind.IDEAS)
    first, second, *_rest = ask(ReadBoard(ideas.id)).notes
    activity = Activity(new_id(), ideas.workshop_id, ActivityKind.VOTE, "Before", "", 10)
    engine.phone(AddActivity(activity))
    options = (
        Option(new_id(), first.text, first.colour, note_id=first.id),
        Option(new_id(), second.text, second.colour, note_id=second.id),
        Option(new_id(), "A third way"),
    )
    engine.phone(PreparePoll(activity.id, "What before?", options, METHODS["dots"].suggested(3), ideas.id))
    engine.phone(OpenPoll(activity.id))
    here = [one for one in attendees(ask, ideas.workshop_id) if one.signed_at is not None]
    for one, option in zip(here, options[:2], strict=False):
        person = one.participant.id
        ballot = CastBallot(activity.id, person, ballot_id(person, activity.id), (Choice(option.id, 1),))
        engine.phone(ballot)
    engine.phone(ClosePoll(activity.id))
    return activity.id


@pytest.fixture
def panel(remote: Remote, ask: Ask, qtbot: QtBot) -> Iterator[PollPanel]:
    made = PollPanel(remote, step(ask, ActivityKind.VOTE))
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.resize(900, 700)
    made.show()
    qtbot.waitUntil(lambda: len(made.model.candidates) > 2)
    yield made
    made.leave()


def stored(panel: PollPanel, ask: Ask) -> tuple[Option, ...]:
    options: tuple[Option, ...] = ask(ReadPoll(panel.activity.id)).options
    return options


def searched(panel: PollPanel, qtbot: QtBot) -> EarlierDialog:
    dialog = panel.draft.ask_earlier()
    qtbot.waitUntil(lambda: not dialog._earlier.searching)
    return dialog


def choose(dialog: EarlierDialog, question: str) -> None:
    names = [dialog.votes.itemText(place) for place in range(dialog.votes.count())]
    dialog.votes.setCurrentIndex(names.index(question))


def test_the_first_options_of_an_earlier_vote_are_taken_with_their_notes_and_the_tied_come_along(
    panel: PollPanel, earlier: str, ask: Ask, qtbot: QtBot
) -> None:
    dialog = searched(panel, qtbot)
    choose(dialog, "What before?")
    dialog.places.pick(1)
    assert dialog.state.text() == "Those tied for the last of these places all come along."
    dialog.done_button.click()
    qtbot.waitUntil(lambda: len(stored(panel, ask)) == 2)
    before = ask(ReadPoll(earlier)).options
    assert {one.note_id for one in stored(panel, ask)} == {one.note_id for one in before[:2]}
    assert not {one.id for one in stored(panel, ask)} & {one.id for one in before}


def test_they_are_taken_beside_what_is_chosen_and_twice_changes_nothing(
    panel: PollPanel, earlier: str, ask: Ask, qtbot: QtBot
) -> None:
    before = panel.model.chosen
    for _time in range(2):
        dialog = searched(panel, qtbot)
        choose(dialog, "What before?")
        dialog.places.pick(3)
        dialog.how.button(1).click()
        dialog.done_button.click()
    texts = [one.label for one in panel.model.candidates if one.chosen]
    assert texts.count("A third way") == 1
    assert panel.model.chosen > before
    qtbot.waitUntil(lambda: len(stored(panel, ask)) == panel.model.chosen)


def test_a_later_workshop_takes_them_from_an_earlier_one_which_is_named(
    remote: Remote, earlier: str, ask: Ask, qtbot: QtBot
) -> None:
    later = PollPanel(remote, step(ask, ActivityKind.VOTE, workshop=2))
    qtbot.addWidget(later)
    qtbot.addWidget(later.side)
    qtbot.waitUntil(lambda: later.model.record is not None)
    dialog = searched(later, qtbot)
    place = ask(ReadAgenda(step(ask, ActivityKind.VOTE).workshop_id)).workshop.title
    choose(dialog, f"What before? · {place}")
    assert [one.label for one in dialog.options][2:] == ["A third way"]
    dialog.reject()
    later.leave()


def test_a_withheld_vote_an_open_one_and_this_one_are_not_offered(
    panel: PollPanel, earlier: str, engine: Engine, qtbot: QtBot
) -> None:
    engine.phone(PublishResults(earlier, False))
    dialog = searched(panel, qtbot)
    names = [dialog.votes.itemText(place) for place in range(dialog.votes.count())]
    assert "What before?" not in names
    assert panel.model.draft.question not in names
    dialog.reject()


def test_a_line_typed_is_an_option_and_stays_when_the_vote_is_opened_again_later(
    panel: PollPanel, remote: Remote, ask: Ask, qtbot: QtBot
) -> None:
    panel.draft.line.setText("  Something else  ")
    QTest.keyClick(panel.draft.line, Qt.Key.Key_Return)
    assert panel.draft.line.text() == ""
    qtbot.waitUntil(lambda: "Something else" in [one.label for one in stored(panel, ask)])
    again = PollPanel(remote, panel.activity)
    qtbot.addWidget(again)
    qtbot.addWidget(again.side)
    qtbot.waitUntil(lambda: "Something else" in [one.label for one in again.model.candidates if one.chosen])
    again.leave()


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12), st.integers(1, 14))
def test_the_first_places_are_as_many_as_asked_for_unless_some_are_tied(
    points: list[int], count: int
) -> None:
    ordered = sorted(points, reverse=True)
    standings = tuple(
        Standing(str(place), score=one, voters=1, rank=1 + sum(other > one for other in ordered))
        for place, one in enumerate(ordered)
    )
    options = tuple(Option(str(place), str(place)) for place in range(len(ordered)))
    record = PollRecord(POLL, options, 0, outcome=Outcome(standings, 1, 1))
    found = first_places(record, count)
    assert len(found) >= min(count, len(points))
    lowest = min(ordered[int(one.id)] for one in found)
    assert {one.id for one in found} == {str(at) for at, one in enumerate(ordered) if one >= lowest}
    assert sum(one > lowest for one in ordered) < count


@given(note=st.sampled_from([None, "n9"]), group=st.sampled_from([None, "g9"]))
def test_what_was_taken_is_known_as_such_when_the_draft_is_read_again(
    note: str | None, group: str | None
) -> None:
    option = taken("p", Option("o", "Bus", note_id=note, group_id=None if note else group))
    record = PollRecord(POLL, (option,), 0)
    draft = draft_of(record)
    assert (draft.extra, draft.by_group) == ((option,), False)
    assert preparation(record, draft, candidates(None, draft)).options == (option,)
    assert candidates(None, Draft()) == ()
