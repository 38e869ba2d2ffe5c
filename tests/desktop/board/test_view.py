"""What is painted: the kept picture is always the one that a fresh view would draw; hostile notes hurt nothing."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from atelier_app.desktop.board import carrying
from atelier_app.desktop.board.boxes import Box, note_box
from atelier_app.desktop.board.camera import LARGEST, SMALLEST, Camera, fitted, next_step
from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.carrying import lifted
from atelier_app.desktop.board.lettering import Letterer
from atelier_app.desktop.board.view import WallView
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.look.theme import Mode, appearance
from atelier_app.domain.board import EXTENT, Board, BoardContents, Colour, Group, Note, Zone

HOSTILE = {
    "long": "mot " * 500,
    "one long word": "a" * 2000,
    "emoji": "👩‍👩‍👧‍👦🇫🇷🏳️‍🌈" * 60,
    "arabic": "مكتبة رقمية متنقلة في القرى " * 20,
    "controls": "a\x00b\x07c\u202ed\u2028e\u200b",
    "combining": "e" + "\u0301" * 500,
    "markup": "<script>alert(1)</script> <b>gras</b> &amp;",
    "blank lines": "\n" * 300 + "fin",
    "100,000 letters": "a" * 100_000,
    "tabs": "a" + "\t" * 99_000 + "b",
}


def filled(count: int = 40) -> Wall:
    wall = Wall()
    notes = [
        Note(
            str(number),
            "b",
            f"Note {number} " * (number % 7 + 1),
            list(Colour)[number % 6],
            (number % 8) * 160,
            (number // 8) * 124,
            group_id="g" if number % 8 < 2 and number < 24 else None,
            label="Table 1" if number % 3 else "",
        )
        for number in range(count)
    ]
    wall.read(BoardContents(Board("b", "b"), tuple(notes), (Group("g", "b", "Mobilité & santé"),)))
    return wall


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[WallView]:
    made = WallView(filled())
    made.resize(700, 500)
    made.show()
    yield made
    made.deleteLater()


def picture(view: WallView) -> QImage:
    return view.grab().toImage()


def alike(one: QImage, other: QImage) -> bool:
    """The same but for a shade, as Qt rounds a corner or a letter differently when a part of it is mended.

    The faintest edge there is, a zone's on the paper, differs by more.
    """
    pillows = [Image.frombytes("RGBX", (i.width(), i.height()), bytes(i.constBits())) for i in (one, other)]
    largest = ImageChops.difference(*pillows).convert("L").getextrema()[1]
    return isinstance(largest, (int, float)) and largest <= 14


def fresh_picture(view: WallView) -> QImage:
    """The same, drawn from nothing."""
    other = WallView(view.wall)
    other.resize(view.size())
    other.look(view.camera)
    other.selection.choose(view.selection.ids, view.selection.current)
    other.carry(view.carried)
    other.choose_zone(view.zone_overlay.chosen)
    other.hold_zone(view.zone_overlay.held)
    image = picture(other)
    view.wall.damaged.disconnect(other._on_damage)
    other.deleteLater()
    return image


def framed(id: str, chance: random.Random) -> Zone:
    """A zone somewhere on the wall."""
    x, y = chance.randint(-100, 900), chance.randint(-100, 500)
    width, height = chance.randint(80, 600), chance.randint(80, 400)
    return Zone(
        id, "b", f"Zone {x}", x, y, width, height, chance.choice([None, *Colour]), chance.random() < 0.3
    )


def change_zones(view: WallView, chance: random.Random) -> None:
    """Puts, takes away, chooses or holds one."""
    id = chance.choice("xyz")
    if chance.random() < 0.6:
        view.wall.put_zones([framed(id, chance)])
    elif chance.random() < 0.3:
        view.wall.put_zones([], gone=[id])
    view.choose_zone(id)
    view.hold_zone(chance.choice([None, framed("x", chance)]))


def test_after_any_changes_the_kept_picture_is_what_a_fresh_one_would_be(
    view: WallView, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)
    monkeypatch.setattr(view.newness, "add", lambda _ids: None)  # rings fade by the clock
    for step in range(60):
        for _change in range(chance.randint(1, 4)):
            note = view.wall.notes[chance.choice(list(view.wall.notes))]
            match chance.randrange(8):
                case 0:
                    view.pan(chance.randint(-90, 90), chance.randint(-90, 90))
                case 1:
                    view.wall.put([replace(note, x=note.x + chance.randint(-99, 99), y=note.y + 7)])
                case 2:
                    view.wall.put([replace(note, text=f"étape {step}")])
                case 3:
                    view.wall.put([replace(note, group_id=chance.choice([None, "g", "h"]))])
                case 4:
                    view.selection.toggle(note.id)
                case 5:
                    view.wall.name(Group("g", "b", f"Titre {step}"))
                case 6:
                    change_zones(view, chance)
                case _:
                    view.zoom(chance.choice([0.5, 0.8, 1.25, 2.0]), 300, 200)
                    view.settle()
        assert alike(picture(view), fresh_picture(view)), f"differs after step {step}"


def test_zooming_shows_something_at_once_and_becomes_sharp_by_itself(view: WallView, qtbot: QtBot) -> None:
    picture(view)
    view.zoom(0.5, 350, 250)
    assert not alike(picture(view), fresh_picture(view))
    qtbot.waitUntil(lambda: alike(picture(view), fresh_picture(view)), timeout=5000)


def test_what_changes_while_sharpening_is_sharp_too(
    view: WallView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture(view)
    monkeypatch.setattr(view.newness, "add", lambda _ids: None)  # rings fade by the clock
    view.zoom(0.6, 350, 250)
    view._picture.sharpen(view.camera, 0.0)
    view.wall.put([replace(view.wall.notes["0"], text="changé entre-temps", colour=Colour.VIOLET)])
    qtbot.waitUntil(lambda: not view._blurred, timeout=5000)
    assert alike(picture(view), fresh_picture(view))


@pytest.mark.parametrize("count", [2, 35])
def test_notes_in_hand_are_lifted_off_and_put_back(view: WallView, count: int) -> None:
    before = picture(view)
    held = lifted(view.wall, frozenset(map(str, range(count))))
    assert held is not None
    view.carry(held.moved(40, 30))
    assert picture(view) != before
    assert alike(picture(view), fresh_picture(view))
    view.carry(None)
    assert picture(view) == before


def test_many_notes_in_hand_look_like_notes_drawn_one_by_one(
    view: WallView, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = lifted(view.wall, frozenset(view.wall.notes))
    assert held is not None
    view.carry(held)
    for dx, dy in ((20, 10), (-300, 90), (800, -400), (0, 0)):
        view.carry(held.moved(dx, dy))
        view.pan(7, -3)
        monkeypatch.setattr(carrying, "_MANY", 24)
        as_one = picture(view)
        monkeypatch.setattr(carrying, "_MANY", 1000)
        assert alike(as_one, picture(view))


def test_dark_and_light_are_painted_anew(view: WallView) -> None:
    light = picture(view)
    try:
        appearance().choose(Mode.DARK)
        dark = picture(view)
    finally:
        appearance().choose(Mode.LIGHT)
    assert light != dark
    assert picture(view) == light


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_fits_its_note(text: str, qtbot: QtBot) -> None:
    words = Letterer().note(text, labelled=True)
    assert words.text.size().height() <= 112
    wall = Wall()
    wall.put([Note("a", "b", text, label=text[:120])])
    canvas = BoardCanvas(wall)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    for scale in (4.0, 1.0, 0.31, 0.1):
        canvas.zoom_to(scale)
        canvas.settle()
        canvas.grab()


def test_a_text_that_is_cut_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    letterer = Letterer()
    assert letterer.note("mot " * 500, True).text.text().endswith("…")
    assert letterer.note("mot " * 500, True).cut
    assert not letterer.note("Bus numérique", True).cut


def test_notes_at_the_ends_of_the_wall_still_fit_the_view(view: WallView) -> None:
    view.wall.put(
        [Note("far", "b", "loin", x=EXTENT, y=-EXTENT), Note("low", "b", "bas", x=-EXTENT, y=EXTENT)]
    )
    view.fit()
    view.settle()
    camera = view.camera
    assert all(math.isfinite(value) for value in (camera.scale, camera.x, camera.y))
    seen = camera.box_to_view(note_box(EXTENT, -EXTENT))
    assert 0 <= seen.left <= view.width()
    assert 0 <= seen.top <= view.height()
    picture(view)


def test_an_empty_wall_can_be_looked_at(qtbot: QtBot) -> None:
    canvas = BoardCanvas(Wall(), read_only=True)
    qtbot.addWidget(canvas)
    canvas.resize(1, 1)
    canvas.fit()
    canvas.grab()
    canvas.resize(300, 200)
    canvas.zoom(0.0, 10, 10)
    canvas.grab()
    assert canvas.camera.scale == SMALLEST


def test_the_point_under_the_mouse_stays_there_while_zooming() -> None:
    camera = Camera(1.0, 40, 40)
    x, y = camera.to_scene(300, 200)
    for factor in (1.2, 1.2, 0.3, 5.0):
        camera = camera.zoomed(factor, 300, 200)
        seen = camera.to_view(x, y)
        assert abs(seen[0] - 300) < 3
        assert abs(seen[1] - 200) < 3


def test_zoom_keys_go_up_and_down_within_the_limits() -> None:
    scale = 1.0
    for _press in range(20):
        scale = next_step(scale, larger=True)
    assert scale == LARGEST
    assert next_step(1.0, larger=False) == 0.8
    assert fitted(Box(0, 0, 1e9, 1e9), 800, 600).scale == SMALLEST


def test_what_shows_nothing_takes_no_room(qtbot: QtBot) -> None:
    letterer = Letterer()
    assert letterer.note("\n" * 50_000 + "fin", False).text.text() == "fin"
    assert not letterer.note("\n" * 50_000 + "fin", False).cut
    assert letterer.note("a\t\t\tb", False).text.text() == "a b"


def test_what_is_written_from_right_to_left_is_on_the_right(qtbot: QtBot) -> None:
    letterer = Letterer()
    for text, side in (("שלום", "AlignRight"), ("Wi-Fi مجاني", "AlignLeft"), ("مجاني Wi-Fi", "AlignRight")):
        assert letterer.note(text, False).text.textOption().alignment().name == side
