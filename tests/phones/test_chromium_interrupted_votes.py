"""A vote that is interrupted while somebody fills it in, by each way of filling in: nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import ClosePoll, PausePoll, ReadPoll, ReopenPoll
from tests.phones.test_chromium import sign_in
from tests.phones.test_chromium_methods import cast, press
from tests.stage import Stage

Scan = Callable[..., Page]
LABELS = ("Bus", "Fibre", "Tiers-lieux")


@dataclass(frozen=True)
class Way:
    """A method that is filled in that way, what somebody does, what the page then holds, and the ballot of it."""

    method: str
    fill: Callable[[Page], None]
    held: Callable[[Page], None]
    ballot: list[int]


def _points(page: Page) -> None:
    press(page, "One point more: Bus")
    page.get_by_role("spinbutton", name="Fibre").fill("1")


def _points_held(page: Page) -> None:
    expect(page.get_by_role("spinbutton", name="Bus")).to_have_value("1")
    expect(page.get_by_role("spinbutton", name="Fibre")).to_have_value("1")
    expect(page.locator("#left output")).to_have_text("98 credits left")


def _checks(page: Page) -> None:
    page.get_by_role("checkbox", name="Fibre").check()


def _checks_held(page: Page) -> None:
    expect(page.get_by_role("checkbox", name="Fibre")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Bus")).not_to_be_checked()


def _grades(page: Page) -> None:
    page.get_by_role("combobox", name="Bus").select_option("Excellent")
    page.get_by_role("combobox", name="Fibre").select_option("Reject")


def _grades_held(page: Page) -> None:
    expect(page.get_by_role("combobox", name="Bus")).to_have_value("6")
    expect(page.get_by_role("combobox", name="Fibre")).to_have_value("0")


def _places(page: Page) -> None:
    press(page, "Further forward: Tiers-lieux")
    press(page, "Further forward: Fibre")


def _places_held(page: Page) -> None:
    expect(page.get_by_role("spinbutton", name="Tiers-lieux")).to_have_value("1")
    expect(page.get_by_role("spinbutton", name="Fibre")).to_have_value("2")
    expect(page.locator(".options li").first).to_contain_text("Tiers-lieux")


WAYS = {
    "points": Way("quadratic", _points, _points_held, [1, 1]),
    "checks": Way("approval", _checks, _checks_held, [1]),
    "grades": Way("majority_judgment", _grades, _grades_held, [6, 0]),
    "places": Way("borda", _places, _places_held, [2, 1]),
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Way:
    return WAYS[request.param]


@pytest.fixture
def anne(stage: Stage, chromium_phone: Scan, way: Way) -> Page:
    """Somebody who has begun to fill in a ballot."""
    stage.enter(ActivityKind.VOTE)
    stage.open_poll_by(way.method, *LABELS)
    page = sign_in(chromium_phone())
    way.fill(page)
    way.held(page)
    return page


def recorded(page: Page) -> None:
    expect(page.locator("#receipt")).to_contain_text("Your vote is recorded")


def test_a_page_loaded_again_and_a_network_lost_keep_what_was_filled_in(
    stage: Stage, anne: Page, way: Way
) -> None:
    anne.reload()
    way.held(anne)
    anne.context.set_offline(True)
    press(anne, "Cast my vote")
    expect(anne.locator("#wait")).to_contain_text("Not sent yet")
    way.held(anne)
    assert stage.door.read(ReadPoll(stage.poll)).cast == 0
    anne.context.set_offline(False)
    recorded(anne)
    assert cast(stage, anne) == way.ballot
    assert stage.door.read(ReadPoll(stage.poll)).cast == 1


def test_a_pause_is_said_and_what_was_filled_in_goes_on_after_it(stage: Stage, anne: Page, way: Way) -> None:
    stage.do(PausePoll(stage.poll))
    expect(anne.locator("#paused")).to_contain_text("The vote is paused. Your choices stay on this page")
    way.held(anne)
    press(anne, "Cast my vote")
    expect(anne.get_by_role("alert").filter(visible=True)).to_contain_text("This vote is paused")
    way.held(anne)
    anne.reload()
    way.held(anne)
    stage.do(PausePoll(stage.poll, False))
    expect(anne.locator("#paused")).to_have_count(0)
    way.held(anne)
    press(anne, "Cast my vote")
    recorded(anne)
    assert cast(stage, anne) == way.ballot


def test_a_vote_that_closes_at_the_moment_of_sending_says_so_and_a_reopened_one_finds_the_ballot_filled_in(
    stage: Stage, anne: Page, way: Way
) -> None:
    anne.route("**/vote", lambda route: (stage.do(ClosePoll(stage.poll)), route.continue_()))
    press(anne, "Cast my vote")
    expect(anne.get_by_role("alert").filter(visible=True)).to_contain_text("This vote is closed")
    expect(anne.locator("#vote")).to_have_count(0)
    assert cast(stage, anne) == []
    anne.unroute("**/vote")
    stage.do(ReopenPoll(stage.poll, "Le car vient d’arriver"))
    way.held(anne)
    press(anne, "Cast my vote")
    recorded(anne)
    assert cast(stage, anne) == way.ballot


# --- which of these two?


@pytest.fixture
def asked(stage: Stage, chromium_phone: Scan) -> Page:
    """Somebody who is asked the first of several pairs."""
    stage.enter(ActivityKind.VOTE)
    stage.open_poll_by("pairwise", *LABELS)
    page = sign_in(chromium_phone())
    expect(page.locator(".one-of")).to_have_count(2)
    return page


def pair(page: Page) -> list[str]:
    return page.locator(".one-of").all_inner_texts()


def test_an_answer_given_without_a_network_arrives_and_a_page_loaded_again_goes_on(
    stage: Stage, asked: Page
) -> None:
    first = pair(asked)
    asked.context.set_offline(True)
    asked.locator(".one-of").first.click()
    expect(asked.locator("#wait")).to_contain_text("Not sent yet")
    assert pair(asked) == first
    asked.context.set_offline(False)
    expect(asked.locator("[name=said]")).to_have_value("n")
    assert sorted(cast(stage, asked)) == [1, 2]
    second = pair(asked)
    asked.reload()
    expect(asked.locator("[name=said]")).to_have_value("n")
    assert pair(asked) == second != first


def test_an_answer_during_a_pause_is_not_taken_and_the_same_two_are_asked_again(
    stage: Stage, asked: Page
) -> None:
    first = pair(asked)
    stage.do(PausePoll(stage.poll))
    expect(asked.locator("#paused")).to_be_visible()
    asked.locator(".one-of").first.click()
    expect(asked.get_by_role("alert").filter(visible=True)).to_contain_text("This vote is paused")
    assert pair(asked) == first
    assert cast(stage, asked) == []
    stage.do(PausePoll(stage.poll, False))
    expect(asked.locator("#paused")).to_have_count(0)
    asked.clock.set_fixed_time(datetime.now(UTC) + timedelta(seconds=10))  # no second tap of a double one
    asked.locator(".one-of").first.click()
    expect(asked.locator("[name=said]")).to_have_value("n")
    assert sorted(cast(stage, asked)) == [1, 2]
