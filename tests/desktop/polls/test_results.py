"""The results of each method in the panel and on the projector, over a real link; and nothing of them too early."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.desktop.polls.ranking import RankedOption
from atelier_app.desktop.polls.runoff import tied_at_cut
from atelier_app.desktop.polls.votes_page import COUNT, NAMES, OTHERS, RANKING
from atelier_app.desktop.projector.window import Projector
from atelier_app.domain.ballots import CastBallot, ballot_id
from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import ActivityKind, ReadAgenda
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import (
    ClosePoll,
    OpenPoll,
    Option,
    PollRecord,
    PollState,
    PreparePoll,
    PublishResults,
    ReadPoll,
)
from atelier_app.domain.priorities import PrepareMatrix
from atelier_app.domain.room import EnterActivity
from tests.desktop.conftest import Engine
from tests.desktop.steps import Ask, attendees, step

LABELS = ("Bus", "Tram", "Fibre")
# Three people's ballots: values on the first option, the second, the third; None for nothing.
BALLOTS: dict[str, tuple[tuple[int | None, ...], ...]] = {
    "dots": ((1, None, None), (1, None, None), (None, 1, None)),
    "approval": ((1, 1, None), (1, None, None), (None, 1, 1)),
    "score": ((5, 3, 0), (4, 1, 1), (2, 5, 0)),
    "budget": ((100, None, None), (50, 50, None), (None, 40, 60)),
    "quadratic": ((10, None, None), (6, 8, None), (None, 3, None)),
    "majority_judgment": ((6, 4, 0), (5, 3, 1), (2, 6, None)),
    "borda": ((1, 2, 2), (1, 2, None), (2, 1, 3)),
    "schulze": ((1, 2, 3), (1, 2, None), (2, 1, 3)),
    "instant_runoff": ((1, 2, 3), (1, 2, None), (2, 1, 3)),
    "pairwise": ((1, 2, None), (1, None, 2), (1, 2, None)),
}


@pytest.fixture
def panel(remote: Remote, ask: Ask, qtbot: QtBot) -> Iterator[PollPanel]:
    made = PollPanel(remote, step(ask, ActivityKind.VOTE))
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.resize(900, 700)
    made.show()
    made.side.show()
    qtbot.waitUntil(lambda: made.model.record is not None)
    yield made
    made.leave()


def held(
    panel: PollPanel,
    engine: Engine,
    ask: Ask,
    method: str,
    ballots: tuple[tuple[int | None, ...], ...] | None = None,
    *,
    secret: bool = True,
    withheld: bool = False,
) -> str:
    """A vote by this method, three people's ballots in it, still open."""
    poll_id = panel.activity.id
    options = tuple(Option(new_id(), text) for text in LABELS)
    settings = METHODS[method].suggested(len(options))
    engine.phone(
        PreparePoll(poll_id, "Which?", options, settings, method=method, secret=secret, withheld=withheld)
    )
    engine.phone(OpenPoll(poll_id))
    here = [one for one in attendees(ask, panel.activity.workshop_id) if one.signed_at is not None]
    for one, values in zip(here, ballots or BALLOTS[method], strict=False):
        said = zip(options, values, strict=True)
        choices = tuple(Choice(option.id, value) for option, value in said if value is not None)
        person = one.participant.id
        engine.phone(CastBallot(poll_id, person, ballot_id(person, poll_id), choices))
    return poll_id


def closed(panel: PollPanel, engine: Engine, qtbot: QtBot) -> None:
    engine.phone(ClosePoll(panel.activity.id))
    qtbot.waitUntil(lambda: panel.model.state is PollState.CLOSED)


def rows(panel: PollPanel) -> list[RankedOption]:
    return list(panel.votes.options.ranked.rows)


def offered(panel: PollPanel) -> set[int]:
    look = panel.votes.look
    return {place for place in (RANKING, COUNT, NAMES, OTHERS) if look.button(place).isVisible()}


def look_at(panel: PollPanel, place: int) -> None:
    panel.votes.look.button(place).click()


def cells(panel: PollPanel) -> list[list[str]]:
    model = panel.votes.facts.cells
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_ranks_in_the_panel_and_before_the_room(
    panel: PollPanel, remote: Remote, engine: Engine, ask: Ask, method: str, qtbot: QtBot
) -> None:
    poll_id = held(panel, engine, ask, method)
    engine.phone(EnterActivity(poll_id))
    projector = Projector(remote)
    projector.resize(1280, 720)
    projector.show()
    closed(panel, engine, qtbot)
    found = rows(panel)
    assert (found[0].option.label, found[0].rank) == ("Bus", 1)
    assert bool(found[0].said) == METHODS[method].scored
    assert bool(found[0].fact) == (method == "instant_runoff")
    panel.grab()
    panel.side.grab()
    if COUNT in offered(panel):
        look_at(panel, COUNT)
        assert cells(panel)
    qtbot.waitUntil(lambda: projector.model.poll is not None and projector.model.poll.outcome is not None)
    projector.grab()
    projector.leave()


def test_halves_are_said_as_halves(panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot) -> None:
    held(panel, engine, ask, "borda")
    closed(panel, engine, qtbot)
    assert [row.said for row in rows(panel)] == ["5", "3.5", "0.5"]


def test_a_merit_profile_counts_each_grade_and_names_the_median(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    held(panel, engine, ask, "majority_judgment")
    closed(panel, engine, qtbot)
    bus, tram, fibre = rows(panel)
    assert (bus.said, bus.profile) == ("Very good", (0, 0, 1, 0, 0, 1, 1))
    assert (tram.said, fibre.said) == ("Good", "Reject")
    assert panel.votes.legend.isVisible()
    assert panel.votes.legend.accessibleName().startswith("Excellent · Very good")
    assert "median" in panel.votes.note.text()


def test_the_rounds_of_a_run_off_are_read_along_an_options_row(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    held(panel, engine, ask, "instant_runoff")
    closed(panel, engine, qtbot)
    look_at(panel, COUNT)
    assert cells(panel) == [["2", "2", "3"], ["1", "1", "–"], ["0", "–", "–"], ["0", "0", "0"]]
    assert rows(panel)[1].fact == "1 vote in round 2"


def test_two_by_two_says_how_many_pairs_are_left(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    held(panel, engine, ask, "pairwise")
    closed(panel, engine, qtbot)
    assert panel.turnout.points.text() == "1 pair of 3 not compared yet"
    assert rows(panel)[0].said.endswith("%")


def test_withheld_results_are_nowhere_until_published_and_gone_when_hidden_again(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    held(panel, engine, ask, "majority_judgment", secret=False, withheld=True)
    closed(panel, engine, qtbot)
    _sees_nothing(panel)
    assert panel.votes.note.text() == "The vote is closed; its results are seen once you publish them."
    panel.turnout.publish_button.click()
    qtbot.waitUntil(lambda: rows(panel)[0].rank == 1)
    assert offered(panel) == {RANKING, COUNT, NAMES, OTHERS}
    look_at(panel, NAMES)
    qtbot.waitUntil(lambda: len(cells(panel)) == 3)
    panel.turnout.withhold_button.click()
    qtbot.waitUntil(lambda: rows(panel)[0].rank == 0)
    _sees_nothing(panel)
    assert panel.readings.signed == ()


def _sees_nothing(panel: PollPanel) -> None:
    assert {(row.rank, row.score, row.said, row.profile) for row in rows(panel)} == {(0, 0, "", ())}
    assert panel.votes.pages.currentIndex() == 0
    assert not panel.votes.look.isVisible()
    assert not panel.votes.legend.isVisible()
    assert cells(panel) == []
    assert panel.turnout.points.text() == ""


def test_an_open_ballot_tells_who_voted_what_once_it_may_be_seen(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    held(panel, engine, ask, "dots", secret=False)
    qtbot.waitUntil(lambda: panel.model.record is not None and panel.model.record.cast == 3)
    assert panel.votes.secret.text() == "Open ballot"
    assert not panel.votes.look.isVisible()
    panel.turnout.results.button(1).click()
    qtbot.waitUntil(lambda: panel.votes.look.isVisible())
    look_at(panel, NAMES)
    qtbot.waitUntil(lambda: len(panel.readings.signed) == 3)
    qtbot.waitUntil(lambda: sorted(row[0] for row in cells(panel)) == ["Bus (1)", "Bus (1)", "Tram (1)"])


def test_a_secret_ballot_offers_no_names(panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot) -> None:
    held(panel, engine, ask, "borda")
    closed(panel, engine, qtbot)
    assert offered(panel) == {RANKING, COUNT, OTHERS}


def test_the_same_ballots_are_counted_by_the_other_rankings_where_they_fit(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    held(panel, engine, ask, "borda")
    closed(panel, engine, qtbot)
    look_at(panel, OTHERS)
    qtbot.waitUntil(lambda: len(cells(panel)) == 3 and len(cells(panel)[0]) == 2)
    assert cells(panel) == [["1", "1"], ["2", "2"], ["3", "3"]]
    assert "Ranking, by run-off" in panel.votes.note.text(), "two of a ballot's options share a place"


def test_a_tie_at_the_cut_makes_a_run_off_between_the_tied_that_can_be_undone(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    poll_id = held(panel, engine, ask, "dots", ((1, None, None), (None, 1, None), (None, None, None)))
    engine.phone(PrepareMatrix(step(ask, ActivityKind.MATRIX).id, poll_id, 1))
    closed(panel, engine, qtbot)
    qtbot.waitUntil(panel.turnout.run_off_button.isVisible)
    assert panel.turnout.tie.text() == "2 options are tied for the first place."
    panel.turnout.run_off_button.click()
    qtbot.waitUntil(panel.turnout.added.isVisible)
    assert not panel.turnout.run_off_button.isVisible()
    order = agenda(panel, ask)
    runoff = ask(ReadPoll(order[order.index(poll_id) + 1]))
    assert [option.label for option in runoff.options] == ["Bus", "Tram"]
    assert (runoff.poll.state, runoff.poll.question) == (PollState.DRAFT, "Which?")
    panel.remote.undo.undo()
    qtbot.waitUntil(lambda: len(agenda(panel, ask)) == len(order) - 1)


def agenda(panel: PollPanel, ask: Ask) -> list[str]:
    return [line.activity.id for line in ask(ReadAgenda(panel.activity.workshop_id)).lines]


def test_no_run_off_is_offered_where_nobody_voted_or_the_tie_changes_nothing(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    poll_id = held(panel, engine, ask, "dots", ((1, None, None), (None, 1, None)))
    engine.phone(PrepareMatrix(step(ask, ActivityKind.MATRIX).id, poll_id, 2))
    closed(panel, engine, qtbot)
    qtbot.waitUntil(lambda: panel.model.winners == 2)
    assert not panel.turnout.run_off_button.isVisible()
    assert tied_at_cut(PollRecord(ask(ReadPoll(poll_id)).poll, (), 0), 1) == ()


def test_results_that_are_published_or_hidden_from_elsewhere_are_followed(
    panel: PollPanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    poll_id = held(panel, engine, ask, "approval", withheld=True)
    closed(panel, engine, qtbot)
    panel.go_on()
    qtbot.waitUntil(lambda: rows(panel)[0].said == "2")
    engine.phone(PublishResults(poll_id, False))
    qtbot.waitUntil(lambda: rows(panel)[0].rank == 0)
