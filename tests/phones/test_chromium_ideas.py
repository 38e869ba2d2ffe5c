"""A real browser as the phone of someone with ideas: one's own, a table's, those of the room, a photo, a lost network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from atelier_app.domain.board import DescribeBoard, ReadBoard
from atelier_app.domain.initiative import ActivityKind
from tests.stage import Stage

Scan = Callable[..., Page]


@pytest.fixture
def scan(stage: Stage, chromium_phone: Scan) -> Iterator[Scan]:
    """A phone whose holder has signed in while ideas are collected; its scripts and policies complain of nothing."""
    found: list[str] = []
    stage.enter(ActivityKind.IDEAS)

    def scanned(first: str = "Anne", **options: object) -> Page:
        page = chromium_phone(**options)
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("console", lambda said: found.append(said.text) if "Policy" in said.text else None)
        page.get_by_label("First name").fill(first)
        page.get_by_label("Last name").fill("Lefèvre")
        page.get_by_label("I have read").check()
        page.get_by_role("button", name="Sign my attendance").click()
        if page.get_by_role("button", name="Sign without drawing").is_visible():
            page.get_by_role("button", name="Sign without drawing").click()
        expect(page.locator("#idea")).to_be_visible()
        return page

    yield scanned
    assert not found


def texts(stage: Stage) -> list[str]:
    return [note.text for note in stage.door.read(ReadBoard(stage.board)).notes]


def send(page: Page, text: str) -> None:
    page.get_by_label("Your idea").fill(text)
    page.get_by_role("button", name="Send this idea").click()
    expect(page.locator("#mine li span").first).to_have_text(text)


@pytest.mark.parametrize("script", [True, False])
def test_ones_own_idea_is_corrected_taken_back_and_put_back(stage: Stage, scan: Scan, script: bool) -> None:
    anne = scan(java_script_enabled=script)
    send(anne, "Un bsu 🚌")
    anne.locator("#mine li a").click()
    anne.get_by_label("In your words").fill("Un bus 🚌")
    anne.get_by_role("button", name="Save").click()
    expect(anne.locator("#done")).to_contain_text("corrected")
    anne.locator("#mine li a").click()
    anne.get_by_role("button", name="Take this idea back").click()
    expect(anne.locator("#mine li")).to_contain_text("taken back by you")
    assert texts(stage) == []
    anne.locator("#mine li a").click()
    anne.get_by_role("button", name="Put it back").click()
    expect(anne.locator("#mine li")).to_contain_text("on the wall")
    assert texts(stage) == ["Un bus 🚌"]


@pytest.mark.parametrize("script", [True, False])
def test_a_photo_goes_with_an_idea(stage: Stage, scan: Scan, tmp_path: Path, script: bool) -> None:
    picture = tmp_path / "abribus.jpg"
    Image.new("RGB", (2400, 1600), "orange").save(picture)
    anne = scan(java_script_enabled=script)
    send(anne, "Un abribus")
    anne.locator("#mine li a").click()
    anne.get_by_label("A photo with it").set_input_files(picture)
    if not script:
        anne.get_by_role("button", name="Send the photo").click()
    expect(anne.get_by_alt_text("The photo on this idea")).to_be_visible()
    (note,) = stage.door.read(ReadBoard(stage.board)).notes
    assert note.picture_id
    anne.get_by_role("button", name="Remove the photo").click()
    expect(anne.get_by_alt_text("The photo on this idea")).to_have_count(0)


def test_a_tables_lines_survive_a_reload_and_a_lost_network(stage: Stage, scan: Scan) -> None:
    anne = scan()
    anne.get_by_role("link", name="I write for my table").click()
    anne.get_by_label("Table", exact=True).fill("Table 4")
    anne.get_by_label("one a line").press_sequentially("Une borne\nUn café")
    anne.reload()
    expect(anne.get_by_label("one a line")).to_have_value("Une borne\nUn café")
    expect(anne.locator("#net")).to_have_text("online", use_inner_text=False)
    anne.context.set_offline(True)
    anne.get_by_role("button", name="Send these ideas").click()
    expect(anne.locator("#wait")).to_contain_text("Not sent yet")
    anne.context.set_offline(False)
    expect(anne.locator("#done")).to_contain_text("2 ideas of Table 4")
    expect(anne.get_by_label("Table", exact=True)).to_have_value("Table 4")
    expect(anne.get_by_label("one a line")).to_have_value("")
    assert texts(stage) == ["Une borne", "Un café"]


def test_the_room_is_read_live_and_hides_when_it_is_hidden(stage: Stage, scan: Scan) -> None:
    anne, marc = scan(), scan("Marc")
    marc.get_by_role("link", name="Ideas of the room").click()
    send(anne, "<script>alert(1)</script> مركز")
    expect(marc.locator("main li span")).to_have_text("<script>alert(1)</script> مركز")
    stage.do(DescribeBoard(stage.board, private=True))
    expect(marc.locator("#veiled")).to_be_visible()
    expect(marc.locator("main li")).to_have_count(0)


def test_an_idea_being_typed_outlives_the_closing_of_the_board(stage: Stage, scan: Scan) -> None:
    anne = scan()
    anne.get_by_label("Your idea").press_sequentially("Un bus nu")
    stage.do(DescribeBoard(stage.board, closed=True))
    expect(anne.locator("#closed")).to_be_visible()
    expect(anne.get_by_label("Your idea")).to_have_value("Un bus nu")
    expect(anne.get_by_role("button", name="Send this idea")).to_be_hidden()
    stage.do(DescribeBoard(stage.board, closed=False))
    expect(anne.locator("#closed")).to_have_count(0)
    anne.get_by_role("button", name="Send this idea").click()
    expect(anne.locator("#mine li span")).to_have_text("Un bus nu")


def test_two_tabs_of_one_phone_lose_nothing(stage: Stage, scan: Scan) -> None:
    first = scan()
    first.get_by_label("Your idea").press_sequentially("Un bus")
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.get_by_label("Your idea")).to_have_value("Un bus")
    send(first, "Un bus")
    send(second, "Un bus du soir")
    assert texts(stage) == ["Un bus", "Un bus du soir"]


def test_fingers_find_everything_on_a_small_phone(stage: Stage, scan: Scan) -> None:
    stage.do(DescribeBoard(stage.board, comments=True))
    stage.note("Anticonstitutionnellement" * 3)
    anne = scan(viewport={"width": 320, "height": 568})
    send(anne, "consultation" * 8)
    for path in ("/", "/wall", "/table"):
        anne.goto(anne.url.split("/", 3)[0] + "//" + anne.url.split("/")[2] + path)
        assert anne.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        for target in anne.locator("main button:visible, main a:visible, main input:visible, summary").all():
            box = target.bounding_box()
            assert box is not None
            assert box["height"] >= 44, (path, target.inner_text())
            assert box["width"] >= 44, (path, target.inner_text())
