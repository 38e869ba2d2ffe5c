"""Votes that weigh colleges: prepared, counted, shown in the panel and before the room, over a real link."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.polls.college_counts import counted, suggested
from atelier_app.desktop.polls.colleges_dialog import CollegesDialog
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.desktop.polls.ranking import ranking
from atelier_app.desktop.polls.votes_page import COLLEGES, OTHERS
from atelier_app.desktop.projector.results import draw_results
from atelier_app.desktop.projector.window import Projector
from atelier_app.domain.attendance import Attendee, Participant
from atelier_app.domain.ballots import CastBallot, ballot_id
from atelier_app.domain.colleges import COLLEGES_LIMIT, College, checked_colleges
from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import (
    ClosePoll,
    OpenPoll,
    Option,
    PollState,
    PreparePoll,
    ReadPoll,
    ReopenPoll,
    ShowResults,
)
from atelier_app.domain.registrations import AssignCollege
from atelier_app.domain.room import EnterActivity
from tests.desktop.conftest import Engine
from tests.desktop.steps import Ask, attendees, step

BOTH = (College("Élus", 1), College("", 1))


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


def present(panel: PollPanel, ask: Ask) -> list[str]:
    found = attendees(ask, panel.activity.workshop_id)
    return [one.participant.id for one in found if one.signed_at is not None]


def assign(panel: PollPanel, engine: Engine, people: list[str], college: str) -> None:
    engine.door.execute(AssignCollege(panel.activity.workshop_id, tuple(people), college))


def colleges(panel: PollPanel) -> tuple[College, ...]:
    assert panel.model.record is not None
    return panel.model.record.poll.colleges


def dialog_of(panel: PollPanel, qtbot: QtBot) -> CollegesDialog:
    def there() -> CollegesDialog | None:
        found = panel.settings.window().findChildren(CollegesDialog)
        return next((one for one in found if one.isVisible()), None)

    qtbot.waitUntil(lambda: there() is not None)
    found = there()
    assert found is not None
    return found


# --- prepared


def test_a_tick_takes_the_colleges_of_those_registered_with_equal_weights(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    assign(panel, engine, present(panel, ask)[:4], "Élus")
    panel.settings.colleges.tick.box.click()
    qtbot.waitUntil(lambda: colleges(panel) == BOTH)
    assert panel.settings.colleges.weights.text() == "Élus 50% · Everybody else 50%"
    panel.settings.colleges.tick.box.click()
    qtbot.waitUntil(lambda: colleges(panel) == ())
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: colleges(panel) == BOTH)


def test_where_nobody_is_in_a_college_they_are_asked_for(panel: PollPanel, qtbot: QtBot) -> None:
    panel.settings.colleges.tick.box.click()
    dialog = dialog_of(panel, qtbot)
    assert [row.fixed for row in dialog.rows] == [False, True]
    dialog.reject()
    assert not panel.settings.colleges.tick.box.isChecked()
    assert colleges(panel) == ()


def test_colleges_are_named_weighed_added_and_removed_and_people_counted_in_them(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    here = present(panel, ask)
    assign(panel, engine, here[:4], "Élus")
    panel.settings.colleges.ask()
    dialog = dialog_of(panel, qtbot)
    qtbot.waitUntil(dialog.suggest_button.isEnabled)
    dialog.suggest_button.click()
    officials, others = dialog.rows
    assert officials.people.text() == "4 registered · 4 of them present"
    officials.weight.pick(3)
    assert (officials.share.text(), others.share.text()) == ("75%", "25%")
    dialog.add().setText("Members")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: colleges(panel) == (College("Élus", 3), College("Members"), College("")))
    panel.settings.colleges.ask()
    dialog = dialog_of(panel, qtbot)
    dialog.rows[1].remove.click()
    dialog.rows[0].name.setText("Elected")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: colleges(panel) == (College("Elected", 3), College("")))


def test_two_colleges_of_one_name_are_refused_in_words(panel: PollPanel, qtbot: QtBot) -> None:
    panel.settings.colleges.ask()
    dialog = dialog_of(panel, qtbot)
    dialog.rows[0].name.setText("Élus")
    dialog.add().setText("ELUS")
    dialog.done_button.click()
    assert dialog.error.isVisible()
    assert dialog.isVisible()
    dialog.reject()


def test_paper_ballots_are_typed_in_twice_where_the_facilitator_says_so(
    panel: PollPanel, qtbot: QtBot
) -> None:
    panel.settings.double_entry.box.click()
    qtbot.waitUntil(lambda: panel.model.record is not None and panel.model.record.poll.double_entry)


@given(st.lists(st.sampled_from(["", "Élus", "elus", "A", "B", *(f"College {n}" for n in range(14))])))
def test_what_is_suggested_may_be_kept_and_counts_everyone_once(names: list[str]) -> None:
    people = [Attendee(Participant(new_id(), "Noël"), college=name) for name in names]
    found = suggested(people)
    assert checked_colleges(found) == found
    assert len(found) <= COLLEGES_LIMIT
    if found:
        assert sum(one.registered for one in counted(found, people).values()) == len(people)


# --- counted and shown


def held(
    panel: PollPanel,
    engine: Engine,
    ask: Ask,
    counts: tuple[int, int] = (3, 6),
    weights: tuple[int, int] = (1, 1),
) -> str:
    """A closed vote by dots: officials are all for the bus, everybody else for the tram."""
    poll_id = panel.activity.id
    options = tuple(Option(new_id(), text) for text in ("Bus", "Tram", "Fibre"))
    parts = (College("Élus", weights[0]), College("", weights[1]))
    settings = METHODS["dots"].suggested(3)
    engine.phone(PreparePoll(poll_id, "Which?", options, settings, colleges=parts))
    here = present(panel, ask)[: sum(counts)]
    assign(panel, engine, here[: counts[0]], "Élus")
    engine.phone(OpenPoll(poll_id))
    for place, person in enumerate(here):
        choice = Choice(options[0 if place < counts[0] else 1].id, 1)
        engine.phone(CastBallot(poll_id, person, ballot_id(person, poll_id), (choice,)))
    engine.phone(ClosePoll(poll_id))
    return poll_id


def closed(panel: PollPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.model.state is PollState.CLOSED)


def cells(panel: PollPanel) -> list[list[str]]:
    model = panel.votes.facts.cells
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_whole_is_weighted_and_each_college_stands_beside_it(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    held(panel, engine, ask, weights=(2, 1))
    closed(panel, qtbot)
    assert [(row.option.label, row.said) for row in panel.votes.options.ranked.rows[:2]] == [
        ("Bus", "6"),
        ("Tram", "3"),
    ]
    assert panel.votes.weighing.text() == "Weighted by college: Élus 66.7% · Everybody else 33.3%"
    panel.votes.look.button(COLLEGES).click()
    assert cells(panel) == [
        ["", "66.7%", "33.3%"],
        ["9", "3", "6"],
        ["1 · 6", "1 · 3", "2 · 0"],
        ["2 · 3", "2 · 0", "1 · 6"],
        ["3 · 0", "2 · 0", "2 · 0"],
    ]
    facts = panel.votes.facts.cells.facts
    assert facts is not None
    assert [facts.stands_out(2, column) for column in range(3)] == [False, False, True]
    panel.grab()


def test_while_people_vote_no_college_is_shown_apart_even_where_the_standings_are(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    poll_id = held(panel, engine, ask)
    closed(panel, qtbot)
    assert panel.votes.look.button(COLLEGES).isVisible()
    engine.phone(ReopenPoll(poll_id))
    engine.phone(ShowResults(poll_id, True))
    qtbot.waitUntil(lambda: panel.votes.weighing.isVisible() and panel.model.state is PollState.OPEN)
    qtbot.waitUntil(lambda: panel.votes.options.ranked.rows[0].rank == 1)
    assert not panel.votes.look.button(COLLEGES).isVisible()


def test_scores_without_end_are_told_to_one_digit(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    held(panel, engine, ask, (3, 4), weights=(2, 1))
    closed(panel, qtbot)
    assert [row.said for row in panel.votes.options.ranked.rows] == ["4.7", "2.3", "0"]


def test_other_rules_weigh_the_same_colleges(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    held(panel, engine, ask, weights=(2, 1))
    closed(panel, qtbot)
    panel.votes.look.button(OTHERS).click()
    qtbot.waitUntil(lambda: len(cells(panel)) == 3 and len(cells(panel)[0]) == 2)
    assert [row[1] for row in cells(panel)] == ["1", "2", "3"]


def test_colleges_too_small_to_be_told_apart_weigh_nothing_and_that_is_said(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    held(panel, engine, ask, (2, 5))
    closed(panel, qtbot)
    assert (
        panel.votes.weighing.text() == "Too few ballots to tell colleges apart: every ballot weighs the same."
    )
    assert not panel.votes.look.button(COLLEGES).isVisible()
    assert panel.votes.options.ranked.rows[0].option.label == "Tram"


@pytest.mark.parametrize("method", METHODS)
def test_every_method_shows_its_colleges(
    panel: PollPanel, remote: Remote, engine: Engine, ask: Ask, method: str, qtbot: QtBot
) -> None:
    poll_id = panel.activity.id
    options = tuple(Option(new_id(), text) for text in ("Bus", "Tram", "Fibre"))
    settings = METHODS[method].suggested(3)
    engine.phone(PreparePoll(poll_id, "Which?", options, settings, method=method, colleges=BOTH))
    here = present(panel, ask)[:7]
    assign(panel, engine, here[:3], "Élus")
    engine.phone(OpenPoll(poll_id))
    engine.phone(EnterActivity(poll_id))
    values = (1, 2, 3) if method in {"borda", "schulze", "instant_runoff"} else (1, 0, 0)
    if method == "pairwise":
        values = (1, 2, 0)
    for place, person in enumerate(here):
        order = options if place < 4 else options[::-1]
        choices = tuple(
            Choice(option.id, value) for option, value in zip(order, values, strict=True) if value
        )
        engine.phone(CastBallot(poll_id, person, ballot_id(person, poll_id), choices))
    engine.phone(ClosePoll(poll_id))
    closed(panel, qtbot)
    panel.votes.look.button(COLLEGES).click()
    assert len(cells(panel)) == 5
    panel.grab()
    projector = Projector(remote)
    projector.resize(1280, 720)
    projector.show()
    qtbot.waitUntil(lambda: projector.model.poll is not None and projector.model.poll.outcome is not None)
    projector.grab()
    projector.leave()


def test_the_room_is_told_that_a_result_is_weighted(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    record = ask(ReadPoll(held(panel, engine, ask)))

    def drawn(above: str) -> QImage:
        image = QImage(1280, 720, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        draw_results(painter, QRectF(40, 40, 1200, 640), ranking(record), 1.0, above)
        painter.end()
        return image

    assert drawn("") == drawn("")
    assert drawn("Weighted by college: Élus 50%") != drawn("")
