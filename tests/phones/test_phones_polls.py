"""Votes cast from a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from atelier_app.domain.ballots import FindBallot, ballot_id, receipt_code
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import ClosePoll, Option, ReadPoll, ReopenPoll, ShowResults
from tests.fixtures_phones import HttpPhone
from tests.stage import Stage

Scan = Callable[[], HttpPhone]
Options = tuple[Option, ...]


@pytest.fixture
def options(stage: Stage) -> Options:
    """The vote is open: five points, two at most an idea."""
    stage.enter(ActivityKind.VOTE)
    return stage.open_poll("Bus numérique", "Fibre <partout>", "Tiers-lieux")


@pytest.fixture
def anne(options: Options, phone: Scan) -> HttpPhone:
    return phone().sign_in()


def ballot(stage: Stage, phone: HttpPhone) -> dict[Id, int]:
    found = stage.door.read(FindBallot(ballot_id(phone.token, stage.poll)))
    return {choice.option_id: choice.value for choice in found.choices} if found else {}


def test_a_vote_counts_and_gives_a_receipt(stage: Stage, options: Options, anne: HttpPhone) -> None:
    bus, fibre, _places = options
    anne.vote(**{bus.id: "2", fibre.id: "1"})
    assert ballot(stage, anne) == {bus.id: 2, fibre.id: 1}
    assert receipt_code(ballot_id(anne.token, stage.poll)) in anne.text
    assert f'name="{bus.id}" value="2"' in anne.text


def test_a_vote_answers_see_other_without_a_page(stage: Stage, options: Options, anne: HttpPhone) -> None:
    answer = anne.http.post("/vote", data={"poll": stage.poll, options[0].id: "1"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert answer.content == b""


def test_a_vote_can_be_changed_until_it_closes(stage: Stage, options: Options, anne: HttpPhone) -> None:
    bus, fibre, _places = options
    anne.vote(**{bus.id: "2"})
    anne.vote(**{fibre.id: "2"})
    assert ballot(stage, anne) == {fibre.id: 2}
    assert stage.door.read(ReadPoll(stage.poll)).cast == 1
    stage.do(ClosePoll(stage.poll))
    anne.post("/vote", poll=stage.poll, **{bus.id: "1"})
    assert anne.answer.status_code == 409
    assert ballot(stage, anne) == {fibre.id: 2}
    stage.do(ReopenPoll(stage.poll))
    anne.vote(**{bus.id: "1"})
    assert ballot(stage, anne) == {bus.id: 1}


def test_plus_and_minus_work_without_a_script(stage: Stage, options: Options, anne: HttpPhone) -> None:
    bus = options[0]
    poll = anne.hidden("poll")
    anne.post("/vote", poll=poll, plus=bus.id, **{bus.id: "1"})
    assert anne.answer.status_code == 200
    assert f'name="{bus.id}" value="2"' in anne.text
    anne.post("/vote", poll=poll, minus=bus.id, **{bus.id: "0"})
    assert f'name="{bus.id}" value="0"' in anne.text
    assert ballot(stage, anne) == {}


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (("3", "0", "0"), 422),
        (("2", "2", "2"), 422),
        (("-1", "0", "0"), 422),
        (("1.5", "0", "0"), 422),
        (("²", "0", "0"), 422),
        (("1" * 5000, "0", "0"), 422),
        (("<b>", "0", "0"), 422),
    ],
)
def test_a_ballot_over_the_limits_is_refused_and_shown_again(
    stage: Stage, options: Options, anne: HttpPhone, given: tuple[str, ...], status: int
) -> None:
    anne.vote(**{option.id: value for option, value in zip(options, given, strict=True)})
    assert anne.answer.status_code == status
    assert 'role="alert"' in anne.text
    assert "<b>" not in anne.answer.text
    assert ballot(stage, anne) == {}


def test_an_unknown_or_repeated_option_is_refused(stage: Stage, options: Options, anne: HttpPhone) -> None:
    anne.vote(**{"0" * 32: "1"})
    assert anne.answer.status_code == 422
    body = f"poll={stage.poll}&{options[0].id}=1&{options[0].id}=1"
    answer = anne.http.post(
        "/vote", content=body, headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 422
    assert ballot(stage, anne) == {}


@pytest.mark.parametrize("badge", ["", "forged", "A" * 32, "\x01" * 32, "../../etc/passwd"])
def test_without_a_badge_or_with_a_forged_one_nothing_is_cast(
    stage: Stage, options: Options, phone: Scan, badge: str
) -> None:
    stranger = phone()
    stranger.http.cookies.clear()
    answer = stranger.http.post(
        "/vote", data={"poll": stage.poll, options[0].id: "1"}, headers={"cookie": f"badge={badge}"}
    )
    assert answer.status_code in (400, 403)
    assert stage.door.read(ReadPoll(stage.poll)).cast == 0


def test_an_unknown_poll_and_one_not_open_are_refused(stage: Stage, phone: Scan) -> None:
    stage.enter(ActivityKind.VOTE)
    anne = phone().sign_in()
    assert anne.post("/vote", poll=stage.poll).answer.status_code == 409
    assert anne.post("/vote", poll="nowhere").answer.status_code == 409


def test_results_are_in_no_page_before_they_are_shown(
    stage: Stage, options: Options, anne: HttpPhone
) -> None:
    bus, fibre, _places = options
    for number in range(7):
        stage.vote(stage.sign_in(f"Nom {number}"), (bus, 2), (fibre, 2))
    # The turnout may be a twentieth of a second old.
    page = next(text for _turn in range(500) if "Voted: 7 of 8" in (text := anne.open().text))
    assert 'id="results"' not in page
    assert "14 point" not in page
    stage.do(ShowResults(stage.poll, True))
    assert "14 point" in anne.open().text
    stage.do(ShowResults(stage.poll, False))
    assert "14 point" not in anne.open().text
    stage.do(ClosePoll(stage.poll))
    assert "14 point" in anne.open().text


def test_shown_results_hold_every_ballot_there_is_when_they_are_looked_at(
    stage: Stage, options: Options, anne: HttpPhone
) -> None:
    bus, fibre, _places = options
    stage.do(ShowResults(stage.poll, True))
    anne.open()
    for name, option, scores in (("A", bus, "200"), ("B", fibre, "220"), ("C", fibre, "420")):
        stage.vote(stage.sign_in(name), (option, 2))
        assert re.findall(r'class="score">(\d)', anne.open().text) == list(scores)
    anne.vote(**{bus.id: "1"})
    assert re.findall(r'class="score">(\d)', anne.text) == list("430")


def test_a_tie_is_shown_as_a_tie(stage: Stage, options: Options, anne: HttpPhone) -> None:
    bus, fibre, places = options
    anne.vote(**{bus.id: "2", fibre.id: "2", places.id: "1"})
    stage.do(ClosePoll(stage.poll))
    results = anne.open().text.partition('id="results"')[2]
    assert results.count('class="rank">1<') == 2
    assert results.count('class="rank">3<') == 1


def test_what_is_voted_on_is_shown_as_text(anne: HttpPhone) -> None:
    assert "Fibre &lt;partout&gt;" in anne.answer.text
