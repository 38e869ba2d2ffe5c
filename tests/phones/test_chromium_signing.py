"""A real browser signs in: found by name, by badge, with a finger or without, and keeps what was drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from atelier_app.domain.attendance import CancelAttendance, ReadAttendance, ReadSignatures
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.signature import HEIGHT, POINTS_LIMIT, WIDTH, parse
from tests.fixtures_phones import draw
from tests.stage import SetClock, Stage

Scan = Callable[..., Page]


def points(text: str) -> list[tuple[int, int]]:
    return [point for stroke in parse(text).strokes for point in stroke]


def drawn(stage: Stage) -> list[str]:
    return [one.strokes for one in stage.door.read(ReadSignatures(stage.workshop_id))]


def kept(page: Page) -> str:
    return page.locator("[name=signature]").input_value()


def send(page: Page) -> None:
    page.get_by_role("button", name="Sign my attendance").click()


def test_one_finds_oneself_while_typing_and_signs_with_a_finger(stage: Stage, chromium_phone: Scan) -> None:
    stage.expect("Lefèvre", "Anne", "Mairie du Lude")
    stage.expect("Garnier", "Bruno")
    anne = chromium_phone()
    anne.get_by_label("Your name").press_sequentially("lefev")
    anne.get_by_role("link", name="Anne Lefèvre Mairie du Lude").click()
    expect(anne.get_by_role("heading", level=1)).to_have_text("Hello Anne Lefèvre")
    draw(anne)
    anne.get_by_label("I have read").check()
    send(anne)
    expect(anne.locator("#me")).to_contain_text("Anne Lefèvre")
    expect(anne.locator("#signed")).to_contain_text("Your attendance is recorded")
    assert anne.evaluate("location.pathname") == "/"
    (text,) = drawn(stage)
    xs, ys = zip(*points(text), strict=True)
    assert 150 < min(xs) < max(xs) < 850
    assert 50 < min(ys) < max(ys) < 350


def test_without_a_script_one_signs_by_agreeing(stage: Stage, chromium_phone: Scan) -> None:
    stage.expect("Lefèvre")
    anne = chromium_phone(java_script_enabled=False)
    anne.get_by_label("Your name").fill("lefèvre")
    anne.get_by_role("button", name="Find me on the list").click()
    anne.get_by_role("link", name="Anne Lefèvre").click()
    expect(anne.locator("#pad")).to_be_hidden()
    expect(anne.locator("noscript p")).to_be_visible()
    anne.get_by_label("I have read").check()
    send(anne)
    expect(anne.locator("#me")).to_contain_text("Anne Lefèvre")
    assert drawn(stage) == []
    assert stage.door.read(ReadAttendance(stage.workshop_id)).present == 1


def test_an_empty_frame_is_asked_about_and_there_is_a_way_without(stage: Stage, chromium_phone: Scan) -> None:
    anne = chromium_phone()
    anne.get_by_label("First name").fill("Anne")
    anne.get_by_label("Last name").fill("Lefèvre")
    anne.get_by_label("I have read").check()
    anne.get_by_label("I have read").press("Enter")
    expect(anne.locator("#ask")).to_be_focused()
    anne.keyboard.press("Tab")
    expect(anne.get_by_role("button", name="Sign without drawing")).to_be_focused()
    anne.keyboard.press("Enter")
    expect(anne.locator("#me")).to_contain_text("Anne Lefèvre")
    assert drawn(stage) == []


def test_a_dot_is_too_small_and_what_was_typed_stays(stage: Stage, chromium_phone: Scan) -> None:
    anne = chromium_phone()
    anne.get_by_label("First name").fill("Anne")
    anne.get_by_label("Last name").fill("Lefèvre")
    anne.get_by_label("I have read").check()
    draw(anne, (0.5, 0.5))
    send(anne)
    expect(anne.locator("#error")).to_contain_text("too small")
    expect(anne.locator("#error")).to_be_focused()
    expect(anne.get_by_label("Last name")).to_have_value("Lefèvre")
    expect(anne.get_by_label("I have read")).to_be_checked()
    draw(anne)
    send(anne)
    expect(anne.locator("#me")).to_contain_text("Anne Lefèvre")
    assert len(drawn(stage)) == 1


def test_what_was_drawn_survives_turning_the_phone_and_loading_again(chromium_phone: Scan) -> None:
    anne = chromium_phone()
    draw(anne)
    draw(anne, (0.1, 0.9), (0.9, 0.9))
    before = kept(anne)
    assert before.count(";") == 1
    ink = """() => {
      const canvas = document.querySelector("canvas");
      return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);
    }"""
    anne.set_viewport_size({"width": 844, "height": 390})
    anne.wait_for_function(ink)
    assert kept(anne) == before
    anne.reload()
    assert kept(anne) == before
    assert anne.evaluate(ink)
    anne.get_by_role("button", name="Clear").click()
    assert kept(anne) == ""
    assert not anne.evaluate(ink)
    anne.reload()
    assert kept(anne) == ""


def test_a_scribble_without_end_stays_a_signature(stage: Stage, chromium_phone: Scan) -> None:
    anne = chromium_phone()
    box = anne.locator("#pad canvas").bounding_box()
    assert box is not None
    anne.evaluate(
        """([x, y, w, h]) => {
          const canvas = document.querySelector("canvas");
          canvas.setPointerCapture = () => {};
          const at = (type, i) => canvas.dispatchEvent(new PointerEvent(type, {
            bubbles: true, isPrimary: true, pointerId: 1,
            clientX: x + w * (i % 97) / 80 - 20, clientY: y + h * (i % 31) / 25 - 9,
          }));
          at("pointerdown", 0);
          for (let i = 0; i < 3000; i++) at("pointermove", i);
          at("pointerup", 3000);
        }""",
        [box["x"], box["y"], box["width"], box["height"]],
    )
    found = points(kept(anne))
    assert 100 < len(found) < POINTS_LIMIT / 2
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in found)


def test_a_badge_is_known_and_its_token_leaves_the_address(stage: Stage, chromium_phone: Scan) -> None:
    token = stage.badge(stage.expect("Lefèvre"))
    anne = chromium_phone()
    anne.goto(f"{anne.url}b/{token}")
    assert token not in anne.url
    assert anne.evaluate("history.length") <= 3
    expect(anne.get_by_role("heading", level=1)).to_have_text("Hello Anne Lefèvre")
    anne.get_by_label("I have read").check()
    draw(anne)
    send(anne)
    expect(anne.locator("#me")).to_contain_text("Anne Lefèvre")
    assert len(drawn(stage)) == 1


def test_the_clock_alone_asks_for_the_afternoon(
    stage: Stage, chromium_phone: Scan, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atelier_app.phones.live.HEARTBEAT", 0.2)
    stage.split_day()
    clock.now = datetime(2021, 4, 8, 8, 0, tzinfo=UTC)
    anne = chromium_phone()
    anne.get_by_label("First name").fill("Anne")
    anne.get_by_label("Last name").fill("Lefèvre")
    anne.get_by_label("I have read").check()
    draw(anne)
    send(anne)
    expect(anne.locator("#me")).to_contain_text("Matin")
    expect(anne.locator("#due")).to_have_count(0)
    anne.reload()  # its stream waited for the first, slower beat
    clock.now = datetime(2021, 4, 8, 15, 0, tzinfo=UTC)
    expect(anne.locator("#due")).to_contain_text("Après-midi", timeout=40_000)
    anne.get_by_role("link", name="Sign", exact=True).click()
    draw(anne)
    send(anne)
    expect(anne.locator("#me")).to_contain_text("Après-midi")
    assert len(drawn(stage)) == 2


def test_two_people_share_a_phone_and_no_draft(stage: Stage, chromium_phone: Scan) -> None:
    shared = chromium_phone()
    for first, last in (("Anne", "Lefèvre"), ("Karim", "Benali")):
        shared.get_by_label("First name").fill(first)
        shared.get_by_label("Last name").fill(last)
        shared.get_by_label("I have read").check()
        draw(shared)
        send(shared)
        expect(shared.locator("#me")).to_contain_text(last)
        if first == "Anne":
            shared.get_by_role("button", name="Someone else signs with this phone").click()
            expect(shared.locator("#people")).to_contain_text("someone new")
            assert kept(shared) == ""
    stage.enter(ActivityKind.VOTE)
    stage.open_poll("Bus", "Fibre")
    shared.get_by_role("button", name="One point more: Bus").click()
    shared.get_by_role("button", name="Anne Lefèvre").click()
    expect(shared.locator("#people b")).to_have_text("Anne Lefèvre")
    expect(shared.get_by_role("spinbutton", name="Bus")).to_have_value("0")
    shared.get_by_role("button", name="Karim Benali").click()
    expect(shared.get_by_role("spinbutton", name="Bus")).to_have_value("1")


def test_the_next_person_hears_what_happens_to_them(stage: Stage, chromium_phone: Scan) -> None:
    shared = chromium_phone()
    shared.get_by_label("First name").fill("Anne")
    shared.get_by_label("Last name").fill("Lefèvre")
    shared.get_by_label("I have read").check()
    draw(shared)
    send(shared)
    expect(shared.locator("#me")).to_contain_text("Anne")
    (anne,) = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    stage.do(CancelAttendance(stage.workshop_id, (anne.participant.id,)))
    expect(shared.get_by_role("heading", level=1)).to_have_text("Hello Anne Lefèvre")
    expect(shared.locator("#pad canvas")).to_be_visible()


def test_everything_can_be_reached_by_fingers_on_a_small_screen(stage: Stage, chromium_phone: Scan) -> None:
    stage.expect("Lefèvre", "Anne", "Communauté de communes du Val-aux-Saules et des Bois-Fleuris")
    anne = chromium_phone(viewport={"width": 320, "height": 568})
    for address in ("find?name=lefevre", "sign?name=Anne", f"b/{stage.badge(stage.expect('Petit'))}"):
        anne.goto(f"{anne.url.split('/', 3)[0]}//{anne.url.split('/')[2]}/{address}")
        assert anne.evaluate("document.documentElement.scrollWidth <= innerWidth")
        targets = (
            "main button:visible, main a:visible, main input:visible, main summary:visible, footer a:visible"
        )
        for target in anne.locator(targets).all():
            box = target.bounding_box()
            assert box is not None
            tick = target.get_attribute("type") == "checkbox"  # its label belongs to it
            assert box["height"] >= (24 if tick else 43), target.inner_text()
