"""A real browser rates ideas, with a script and without, and comes back from a lost network with its draft."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from atelier_app.domain.core import Id
from atelier_app.domain.grids import ReadGrid
from atelier_app.domain.presets import GridPreset
from atelier_app.domain.priorities import ReadMatrix
from atelier_app.domain.ratings import OpenRating
from tests.phones.test_chromium import sign_in
from tests.phones.test_phones_ratings import open_grid, open_matrix
from tests.stage import Stage

Scan = Callable[..., Page]


@pytest.fixture(params=[True, False], ids=["script", "plain"])
def scripted(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def slide(page: Page, option_id: Id, what: str, keys: str) -> None:
    slider = page.locator(f'[name="{option_id}.{what}"]')
    slider.focus()
    page.keyboard.press(keys)


def test_sliders_place_an_idea(stage: Stage, chromium_phone: Scan, scripted: bool) -> None:
    bus, fibre, _places = open_matrix(stage)
    page = sign_in(chromium_phone(java_script_enabled=scripted))
    slide(page, bus.id, "impact", "End")
    slide(page, bus.id, "effort", "Home")
    ticked = page.locator(f'[name="{bus.id}.said"]')
    if scripted:
        expect(ticked).to_be_checked()
    else:
        ticked.check()
    expect(page.locator(f'[name="{fibre.id}.said"]')).not_to_be_checked()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#receipt")).to_contain_text("What you said is recorded")
    stage.do(OpenRating(stage.matrix, open=False))
    if not scripted:
        page.goto(page.url)
    expect(page.locator("#quarters")).to_contain_text("Do now")
    first, second, _third = stage.door.read(ReadMatrix(stage.matrix)).items
    assert (first.impact, first.effort) == (1.0, 0.0)
    assert second.impact is None


def test_levels_are_chosen(stage: Stage, chromium_phone: Scan, scripted: bool) -> None:
    bus, _fibre, _places = open_grid(stage, GridPreset.MOSCOW)
    page = sign_in(chromium_phone(java_script_enabled=scripted))
    page.get_by_role("combobox", name="Bus numérique How necessary").select_option("Must")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#receipt")).to_be_visible()
    stage.do(OpenRating(stage.grid, open=False))
    first = stage.door.read(ReadGrid(stage.grid)).items[0]
    assert first.option.id == bus.id
    assert first.category is not None
    assert first.category.key == "must"


def test_a_lost_network_keeps_the_sliders_and_sends_them_by_itself(
    stage: Stage, chromium_phone: Scan
) -> None:
    bus, _fibre, _places = open_matrix(stage)
    page = sign_in(chromium_phone())
    slide(page, bus.id, "impact", "End")
    page.context.set_offline(True)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#wait")).to_contain_text("Not sent yet")
    page.context.set_offline(False)
    expect(page.locator("#receipt")).to_contain_text("What you said is recorded")
    assert stage.door.read(ReadMatrix(stage.matrix)).rated == 1


def test_what_was_moved_is_there_after_the_page_is_loaded_again(stage: Stage, chromium_phone: Scan) -> None:
    bus, _fibre, _places = open_matrix(stage)
    page = sign_in(chromium_phone())
    slide(page, bus.id, "effort", "End")
    page.goto(page.url)
    expect(page.locator(f'[name="{bus.id}.effort"]')).to_have_value("20")
    expect(page.locator(f'[name="{bus.id}.said"]')).to_be_checked()
