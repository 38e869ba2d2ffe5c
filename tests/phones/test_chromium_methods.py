"""A real browser votes by each way of filling in a ballot, with a script and without, and by each method without."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from atelier_app.domain.ballots import FindBallot, ballot_id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Entry
from atelier_app.domain.polls import ClosePoll
from tests.phones.test_chromium import sign_in
from tests.stage import Stage

Scan = Callable[..., Page]
LABELS = ("Bus", "Fibre", "Tiers-lieux")


def cast(stage: Stage, page: Page) -> list[int]:
    token = next(c["value"] for c in page.context.cookies() if c["name"] == "badge")
    ballot = stage.door.read(FindBallot(ballot_id(token, stage.poll)))
    return [choice.value for choice in ballot.choices] if ballot else []


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


@pytest.fixture(params=[True, False], ids=["script", "plain"])
def anne(request: pytest.FixtureRequest, stage: Stage, chromium_phone: Scan) -> Page:
    stage.enter(ActivityKind.VOTE)
    return sign_in(chromium_phone(java_script_enabled=request.param))


def begin(stage: Stage, page: Page, method: str, **settings: int) -> None:
    stage.open_poll_by(method, *LABELS, settings=settings)
    page.goto(page.url)


def send(page: Page) -> None:
    press(page, "Cast my vote")
    expect(page.locator("#receipt")).to_contain_text("Your vote is recorded")


def test_credits(stage: Stage, anne: Page) -> None:
    begin(stage, anne, "quadratic", credits=5)
    press(anne, "One point more: Bus")
    expect(anne.locator("#left output")).to_have_text("4 credits left")
    press(anne, "One point more: Bus")
    expect(anne.locator("#left output")).to_have_text("1 credit left")
    expect(anne.locator(".cost").first).to_have_text("costs 4")
    press(anne, "One point more: Fibre")
    send(anne)
    assert cast(stage, anne) == [2, 1]


def test_checks(stage: Stage, anne: Page) -> None:
    begin(stage, anne, "approval", maximum=2)
    anne.get_by_role("checkbox", name="Fibre").check()
    send(anne)
    assert cast(stage, anne) == [1]


def test_grades(stage: Stage, anne: Page) -> None:
    begin(stage, anne, "majority_judgment")
    anne.get_by_role("combobox", name="Bus").select_option("Excellent")
    anne.get_by_role("combobox", name="Fibre").select_option("Reject")
    send(anne)
    assert cast(stage, anne) == [6, 0]


def test_places(stage: Stage, anne: Page) -> None:
    begin(stage, anne, "borda")
    press(anne, "Further forward: Tiers-lieux")
    expect(anne.locator(".options li").first).to_contain_text("Tiers-lieux")
    press(anne, "Further forward: Fibre")
    expect(anne.get_by_role("spinbutton", name="Fibre")).to_have_value("2")
    press(anne, "Further forward: Fibre")
    expect(anne.locator(".options li").first).to_contain_text("Fibre")
    send(anne)
    assert cast(stage, anne) == [1, 2]


def test_pairs(stage: Stage, anne: Page) -> None:
    begin(stage, anne, "pairwise")
    expect(anne.locator("#left")).to_have_text(re.compile("At most 3"))
    for turn in range(1, 4):
        if not anne.locator(".one-of").count():
            break
        said = anne.locator("[name=said]").input_value()
        # A second tap within an instant is taken for a double one: by the phone's clock, ten seconds have gone by.
        anne.clock.set_fixed_time(datetime.now(UTC) + turn * timedelta(seconds=10))
        anne.locator(".one-of").first.click()
        expect(anne.locator("[name=said]")).to_have_value(said + "n")
    expect(anne.locator("#vote")).to_contain_text("You have compared all")
    assert sorted(cast(stage, anne)) == [1, 2, 3]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_without_a_script(stage: Stage, chromium_phone: Scan, method: str) -> None:
    stage.enter(ActivityKind.VOTE)
    anne = sign_in(chromium_phone(java_script_enabled=False))
    stage.open_poll_by(method, *LABELS)
    anne.get_by_role("link", name="Refresh").click()
    entry = METHODS[method].entry
    if entry is Entry.CHECKS:
        anne.get_by_role("checkbox", name="Bus").check()
    elif entry is Entry.GRADES:
        anne.get_by_role("combobox", name="Bus").select_option("1")
    elif entry is Entry.PAIRS:
        anne.locator(".one-of").first.click()
        expect(anne.locator("#vote")).to_contain_text("At most 2")
    else:
        more = "Further forward: Bus" if entry is Entry.RANKS else re.compile("more: Bus", re.IGNORECASE)
        anne.get_by_role("button", name=more).click()
        expect(anne.get_by_role("spinbutton", name="Bus")).not_to_have_value("0")
    if entry is not Entry.PAIRS:
        send(anne)
    assert len(cast(stage, anne)) == (2 if entry is Entry.PAIRS else 1)
    stage.do(ClosePoll(stage.poll))
    anne.get_by_role("link", name="Refresh").click()
    expect(anne.locator("#receipt")).to_contain_text("Your vote was counted")
    expect(anne.locator("#results .rank")).to_have_count(len(LABELS))


@pytest.mark.parametrize("method", ["dots", "approval", "majority_judgment", "borda"])
def test_beside_words_taller_than_the_screen_what_one_presses_stays_in_sight(
    stage: Stage, chromium_phone: Scan, method: str
) -> None:
    stage.enter(ActivityKind.VOTE)
    bus, _fibre = stage.open_poll_by(method, "réseau " * 280, "Fibre")
    anne = sign_in(chromium_phone())
    pressed = anne.locator(f"[name='{bus.id}']")
    text = anne.locator("#o1")
    for part in (0.1, 0.5, 0.8):
        text.evaluate(
            "(e, part) => scrollTo(0, scrollY + e.getBoundingClientRect().top + part * e.offsetHeight)", part
        )
        box, bar = pressed.bounding_box(), anne.locator(".bar").bounding_box()
        assert box is not None
        assert bar is not None
        assert 0 <= box["y"] <= bar["y"] - box["height"]
    stage.vote(stage.sign_in("Petit"), (bus, 1))
    stage.do(ClosePoll(stage.poll))
    expect(anne.locator(".what").first).to_be_visible()
    shown = anne.locator(".what").first.bounding_box()
    assert shown is not None
    assert shown["height"] < 250
