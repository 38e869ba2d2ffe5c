"""A real browser as the phone: signing in, ideas, a vote, with and without a script, and through a lost network."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from atelier_app.domain.ballots import FindBallot, ballot_id
from atelier_app.domain.board import ReadBoard
from atelier_app.domain.initiative import ActivityKind, DescribeActivity
from atelier_app.domain.polls import ClosePoll, ReadPoll
from tests.fixtures_phones import WAIT, draw, serving
from tests.stage import SetClock, Stage

Scan = Callable[..., Page]


def sign(page: Page) -> None:
    """The last step: agreeing, drawing where there is a frame, sending."""
    if page.get_by_label("I have read").count():
        page.get_by_label("I have read").check()
    if page.locator("#pad").is_visible():
        draw(page)
    page.get_by_role("button", name="Sign my attendance").click()


def sign_in(page: Page, first: str = "Anne", last: str = "Lefèvre") -> Page:
    page.get_by_label("First name").fill(first)
    page.get_by_label("Last name").fill(last)
    sign(page)
    expect(page.locator("#me")).to_contain_text(f"{first} {last}")
    return page


def send_idea(page: Page, text: str) -> None:
    page.get_by_label("Your idea").fill(text)
    page.get_by_role("button", name="Send this idea").click()


def texts(stage: Stage) -> list[str]:
    return [note.text for note in stage.door.read(ReadBoard(stage.board)).notes]


def cast(stage: Stage, page: Page) -> list[int]:
    token = next(c["value"] for c in page.context.cookies() if c["name"] == "badge")
    ballot = stage.door.read(FindBallot(ballot_id(token, stage.poll)))
    return [choice.value for choice in ballot.choices] if ballot else []


def online(page: Page) -> None:
    expect(page.locator("#net")).to_have_text("online", use_inner_text=False)


@pytest.fixture(autouse=True)
def faults(chromium_phone: Scan) -> Iterator[list[str]]:
    """What the pages' scripts and policies complained of; nothing is expected."""
    found: list[str] = []
    yield found
    assert not found


@pytest.fixture
def scan(chromium_phone: Scan, faults: list[str]) -> Scan:
    """A phone whose every complaint is noted."""

    def scanned(**options: object) -> Page:
        page = chromium_phone(**options)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Policy" in said.text else None)
        return page

    return scanned


def test_a_person_signs_in_sends_an_idea_and_votes(stage: Stage, scan: Scan) -> None:
    anne = sign_in(scan())
    expect(anne.get_by_role("heading", level=1)).to_have_text("Hello Anne")
    stage.enter(ActivityKind.IDEAS)
    send_idea(anne, "Un bus numérique 🚌")
    expect(anne.locator("#mine li span")).to_have_text("Un bus numérique 🚌")
    expect(anne.get_by_label("Your idea")).to_have_value("")
    expect(anne.get_by_label("Your idea")).to_be_focused()
    expect(anne.locator("#say")).to_contain_text("has arrived")
    stage.enter(ActivityKind.VOTE)
    stage.open_poll("Bus numérique", "Fibre")
    plus = anne.get_by_role("button", name="One point more: Bus numérique")
    plus.click()
    plus.click()
    expect(plus).to_have_attribute("aria-disabled", "true")
    anne.get_by_role("button", name="One point more: Fibre").click()
    expect(anne.locator("#left output")).to_have_text("2 points left")
    assert anne.locator(".dots .on").count() == 3
    anne.get_by_role("button", name="Cast my vote").click()
    expect(anne.locator("#receipt")).to_contain_text("Your vote is recorded")
    expect(anne.locator("#turnout")).to_have_text("Voted: 1 of 1")
    assert texts(stage) == ["Un bus numérique 🚌"]
    assert cast(stage, anne) == [2, 1]
    stage.do(ClosePoll(stage.poll))
    expect(anne.locator("#results li")).to_have_count(2)


def test_everything_works_without_a_script(stage: Stage, scan: Scan) -> None:
    anne = sign_in(scan(java_script_enabled=False))
    stage.enter(ActivityKind.IDEAS)
    anne.goto(anne.url)
    send_idea(anne, "Un bus")
    expect(anne.locator("#done")).to_contain_text("has arrived")
    stage.enter(ActivityKind.VOTE)
    stage.open_poll("Bus", "Fibre")
    anne.get_by_role("link", name="Refresh").click()
    anne.get_by_role("button", name="One point more: Bus").click()
    expect(anne.get_by_role("spinbutton", name="Bus")).to_have_value("1")
    expect(anne.locator("#left output")).to_have_text("4 points left")
    anne.get_by_role("spinbutton", name="Fibre").fill("2")
    anne.get_by_role("spinbutton", name="Fibre").press("Enter")
    expect(anne.locator("#receipt")).to_contain_text("Your vote is recorded")
    assert cast(stage, anne) == [1, 2]


def test_two_phones_at_once_see_the_turnout_of_both(stage: Stage, scan: Scan) -> None:
    anne, marc = sign_in(scan()), sign_in(scan(), "Marc", "Petit")
    stage.enter(ActivityKind.VOTE)
    stage.open_poll("Bus", "Fibre")
    for page in (anne, marc):
        page.get_by_role("button", name="One point more: Bus").click()
    anne.get_by_role("button", name="Cast my vote").click()
    expect(marc.locator("#turnout")).to_have_text("Voted: 1 of 2")
    expect(marc.get_by_role("spinbutton", name="Bus")).to_have_value("1")
    marc.get_by_role("button", name="Cast my vote").click()
    expect(anne.locator("#turnout")).to_have_text("Voted: 2 of 2")
    assert stage.door.read(ReadPoll(stage.poll)).cast == 2


def test_what_is_being_typed_survives_what_happens_in_the_room(stage: Stage, scan: Scan) -> None:
    anne = sign_in(scan())
    stage.enter(ActivityKind.IDEAS)
    box = anne.get_by_label("Your idea")
    box.press_sequentially("Un bus nu")
    node = box.element_handle()
    stage.enter(ActivityKind.TALK)
    expect(box).to_have_count(0)
    stage.enter(ActivityKind.IDEAS)
    expect(box).to_have_value("Un bus nu")
    box.focus()
    stage.sign_in("Petit")
    stage.do(_renamed(stage, "Encore des idées"))
    expect(anne.get_by_role("heading", level=1)).to_have_text("Encore des idées")
    expect(box).to_be_focused()
    box.press_sequentially("mérique")
    anne.reload()
    expect(box).to_have_value("Un bus numérique")
    assert node is not None


def _renamed(stage: Stage, title: str) -> DescribeActivity:
    return DescribeActivity(stage.board, title, "", 10)


def test_a_refused_idea_stays_in_place(stage: Stage, scan: Scan) -> None:
    anne = sign_in(scan())
    stage.enter(ActivityKind.IDEAS)
    send_idea(anne, "a" * 3000)
    expect(anne.get_by_role("alert").filter(visible=True)).to_contain_text("3000 characters")
    expect(anne.get_by_label("Your idea")).to_have_value("a" * 3000)
    send_idea(anne, "Un bus")
    expect(anne.locator("#mine li span")).to_have_text("Un bus")
    expect(anne.locator("#error")).to_have_count(0)
    assert texts(stage) == ["Un bus"]


def test_a_phone_that_lost_the_network_comes_back_with_what_it_missed(stage: Stage, scan: Scan) -> None:
    anne = sign_in(scan())
    stage.enter(ActivityKind.IDEAS)
    expect(anne.get_by_label("Your idea")).to_be_visible()
    anne.context.set_offline(True)
    expect(anne.locator("#net")).to_contain_text("offline")
    send_idea(anne, "Envoyée hors ligne")
    expect(anne.locator("#wait")).to_contain_text("Not sent yet")
    stage.do(_renamed(stage, "Encore des idées"))
    anne.context.set_offline(False)
    expect(anne.get_by_role("heading", level=1)).to_have_text("Encore des idées")
    expect(anne.locator("#mine li span")).to_have_text("Envoyée hors ligne")
    expect(anne.locator("#wait")).to_be_hidden()
    expect(anne.get_by_label("Your idea")).to_have_value("")
    assert texts(stage) == ["Envoyée hors ligne"]


def test_a_server_that_was_away_is_found_again_without_a_gesture(
    stage: Stage, clock: SetClock, browser: Browser
) -> None:
    page = browser.new_page(locale="en-GB")
    with serving(stage.door, clock) as first:
        page.goto(first.address)
        sign_in(page)
        stage.enter(ActivityKind.VOTE)
        stage.open_poll("Bus", "Fibre")
        page.get_by_role("button", name="One point more: Fibre").click()
    expect(page.locator("#net")).to_contain_text("offline")
    page.get_by_role("button", name="Cast my vote").click()
    expect(page.locator("#wait")).to_contain_text("Not sent yet")
    stage.sign_in("Petit")
    with serving(stage.door, clock, first.port):
        expect(page.locator("#receipt")).to_contain_text("Your vote is recorded", timeout=WAIT)
        expect(page.locator("#turnout")).to_have_text("Voted: 1 of 2")
        expect(page.locator("#wait")).to_be_hidden()
        assert cast(stage, page) == [1]
        page.close()


def test_fingers_and_small_screens_find_everything(stage: Stage, scan: Scan) -> None:
    anne = sign_in(scan(viewport={"width": 320, "height": 568}))
    stage.enter(ActivityKind.VOTE)
    stage.open_poll("Télé" + "consultation" * 6, *(f"Idée n° {n}" for n in range(12)))
    expect(anne.locator("#vote")).to_be_visible()
    assert anne.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for target in anne.locator(
        "main button:not(.hide):visible, main input:visible, footer a:visible, footer button:visible"
    ).all():
        box = target.bounding_box()
        assert box is not None, target
        assert box["height"] >= 44
        assert box["width"] >= (24 if "number" in (target.get_attribute("type") or "") else 44)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(stage: Stage, scan: Scan, scheme: str) -> None:
    anne = scan(color_scheme=scheme)
    anne.get_by_role("button", name="Sign my attendance").evaluate("button => button.form.noValidate = true")
    anne.get_by_role("button", name="Sign my attendance").click()
    expect(anne.locator("#ask")).to_be_visible()
    assert anne.evaluate(_CONTRASTS) >= 4.5
    anne.get_by_role("button", name="Sign without drawing").click()
    expect(anne.locator("#error")).to_be_visible()
    assert anne.evaluate(_CONTRASTS) >= 4.5
    sign_in(anne)
    stage.enter(ActivityKind.VOTE)
    options = stage.open_poll("Bus", "Fibre")
    anne.get_by_role("button", name="One point more: Bus").click()
    anne.get_by_role("button", name="Cast my vote").click()
    expect(anne.locator("#receipt")).to_be_visible()
    assert anne.evaluate(_CONTRASTS) >= 4.5
    stage.do(ClosePoll(stage.poll))
    expect(anne.locator("#results")).to_be_visible()
    assert anne.evaluate(_CONTRASTS) >= 4.5
    assert options


# The least contrast (WCAG 2.2) of the texts shown, those of controls that are off aside.
_CONTRASTS = """() => {
  const light = (c) => { c /= 255; return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => .2126 * light(r) + .7152 * light(g) + .0722 * light(b);
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const ground = (e) => {
    const c = rgb(getComputedStyle(e).backgroundColor);
    return c[3] === 0 ? ground(e.parentElement) : c;
  };
  let least = 21;
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || e.value;
    if (!own || !e.checkVisibility() || e.closest("[aria-disabled=true], .hide, noscript, svg, script")) continue;
    const [a, b] = [rgb(getComputedStyle(e).color), ground(e)].map(luminance).sort((x, y) => y - x);
    least = Math.min(least, (a + .05) / (b + .05));
  }
  return least;
}"""
