"""Somebody without a phone votes on another's: each has one ballot and a receipt of their own, and sees no other's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from atelier_app.domain.ballots import ReadBallots, receipt_code
from atelier_app.domain.core import Channel
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import ClosePoll, ReadPoll
from tests.phones.test_chromium import sign
from tests.phones.test_chromium_methods import press
from tests.stage import Stage

Scan = Callable[..., Page]
ANNE, KARIM = "Anne Lefèvre", "Karim Benali"


def sign_in(page: Page, name: str) -> None:
    first, last = name.split()
    page.get_by_label("First name").fill(first)
    page.get_by_label("Last name").fill(last)
    sign(page)
    expect(page.locator("#me")).to_contain_text(name)


def hand_over(page: Page, name: str) -> None:
    """To somebody who has signed on this phone."""
    press(page, name)
    expect(page.locator("#people b")).to_have_text(name)


def vote(page: Page, choice: str) -> str:
    """Ticks a choice, sends, and answers the receipt."""
    page.get_by_role("checkbox", name=choice).check()
    press(page, "Cast my vote")
    expect(page.locator("#receipt")).to_contain_text("Your vote is recorded")
    return page.locator("#receipt code").inner_text()


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_two_people_vote_on_one_phone(stage: Stage, chromium_phone: Scan, script: bool) -> None:
    shared = chromium_phone(java_script_enabled=script)
    sign_in(shared, ANNE)
    press(shared, "Someone else signs with this phone")
    sign_in(shared, KARIM)
    stage.enter(ActivityKind.VOTE)
    stage.open_poll_by("approval", "Bus", "Fibre")
    shared.goto(shared.url)
    karims = vote(shared, "Bus")
    hand_over(shared, ANNE)
    expect(shared.locator("#receipt")).to_have_count(0)
    expect(shared.get_by_role("checkbox", name="Bus")).not_to_be_checked()
    annes = vote(shared, "Fibre")
    assert annes != karims
    hand_over(shared, KARIM)
    expect(shared.locator("#receipt code")).to_have_text(karims)
    expect(shared.get_by_role("checkbox", name="Bus")).to_be_checked()
    expect(shared.get_by_role("checkbox", name="Fibre")).not_to_be_checked()
    record = stage.door.read(ReadPoll(stage.poll))
    assert (record.turnout, record.waiting) == ({Channel.PHONE: 2}, ())
    stage.do(ClosePoll(stage.poll))
    assert {receipt_code(one.id) for one in stage.door.read(ReadBallots(stage.poll))} == {annes, karims}
    shared.goto(shared.url)
    expect(shared.locator("#receipt code")).to_have_text(karims)
    hand_over(shared, ANNE)
    expect(shared.locator("#receipt code")).to_have_text(annes)
