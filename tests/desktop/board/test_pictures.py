"""The pictures on the wall: seen on notes and under them, never of a veiled note, and within bounds."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board import pictures
from atelier_app.desktop.board.pictures import Pictures
from atelier_app.desktop.board.projected import ProjectedBoard
from atelier_app.domain.attendance import ReadAttendance
from atelier_app.domain.board import NOTE_WIDTH, Colour, DescribeBoard, Meaning
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import ReadInitiative
from atelier_app.domain.pictures import NOTE_PICTURE_SIDE, AttachPicture, LayBackground
from atelier_app.support.pictures import prepared
from tests.desktop.board.conftest import Hands
from tests.desktop.board.photos import BLUE, RED, photo
from tests.desktop.board.test_zones import zone


def attach(hands: Hands, note_id: Id, colour: tuple[int, int, int] = RED) -> Id:
    """Puts a picture on a note from elsewhere; the answer is its id."""
    picture = prepared(photo(colour=colour), NOTE_PICTURE_SIDE)
    hands.engine.door.execute(AttachPicture(note_id, picture))
    hands.eventually(lambda: hands.wall.notes[note_id].picture_id == picture.id)
    return picture.id


def shade(view: QWidget, x: int, y: int) -> QColor:
    return QColor(view.grab().toImage().pixel(x, y))


def is_near(found: QColor, colour: tuple[int, int, int]) -> bool:
    rgb = found.red(), found.green(), found.blue()
    return all(abs(one - other) < 30 for one, other in zip(rgb, colour, strict=True))


def test_a_note_shows_its_picture_above_its_words(hands: Hands) -> None:
    (note,) = hands.with_notes(("La salle", 0, 0))
    attach(hands, note)
    at = hands.at(note, 0.1, 0.1)
    hands.eventually(lambda: is_near(shade(hands.canvas, at.x(), at.y()), RED))
    below = hands.at(note, 0.95, 0.9)
    assert not is_near(shade(hands.canvas, below.x(), below.y()), RED)


def test_it_is_sharper_the_nearer_one_looks(hands: Hands) -> None:
    (note,) = hands.with_notes(("La salle", 0, 0))
    id = attach(hands, note)
    found = hands.model.pictures
    hands.canvas.grab()
    hands.eventually(lambda: found.sized(id, 160, 160) is not None)
    for scale, wanted in ((0.5, 160), (4.0, 592)):
        hands.canvas.zoom_to(scale)
        hands.canvas.settle()
        width = NOTE_WIDTH * scale

        def is_sharp(width: float = width, wanted: int = wanted) -> bool:
            shown = found.sized(id, width, width)
            return shown is not None and shown.width() >= wanted

        hands.eventually(is_sharp)


def test_an_idea_that_nobody_may_see_yet_shows_no_picture(hands: Hands) -> None:
    workshop = hands.engine.door.read(ReadInitiative()).workshops[0]
    people = hands.engine.door.read(ReadAttendance(workshop.id)).attendees
    note = hands.idea("Secrète", people[0].participant.id)
    hands.eventually(lambda: note in hands.wall.notes)
    attach(hands, note)
    hands.canvas.fit()
    hands.canvas.settle()
    at = hands.at(note, 0.1, 0.1)
    hands.eventually(lambda: is_near(shade(hands.canvas, at.x(), at.y()), RED))
    hands.engine.door.execute(DescribeBoard(hands.board, private=True))
    hands.eventually(lambda: not is_near(shade(hands.canvas, at.x(), at.y()), RED))
    hands.engine.door.execute(DescribeBoard(hands.board, private=False))
    hands.eventually(lambda: is_near(shade(hands.canvas, at.x(), at.y()), RED))


def test_a_photographed_wall_shows_calmly_where_nothing_lies_on_it(hands: Hands) -> None:
    made = zone(hands, "Dessus", 100, 100)
    picture = prepared(photo(colour=BLUE), NOTE_PICTURE_SIDE)
    hands.engine.door.execute(LayBackground(hands.board, picture, 0, 0, 1600))
    hands.eventually(lambda: hands.wall.background is not None)
    hands.canvas.fit()
    hands.canvas.settle()
    at, covered = hands.spot(20, 20), hands.spot(made.x + 600, made.y + 350)
    hands.eventually(
        lambda: shade(hands.canvas, at.x(), at.y()).blue() > shade(hands.canvas, at.x(), at.y()).red() + 60
    )
    on_zone = shade(hands.canvas, covered.x(), covered.y())
    assert abs(on_zone.blue() - on_zone.red()) < 20


def test_the_projector_shows_zones_legend_pictures_and_the_wall_beneath(hands: Hands) -> None:
    (note,) = hands.with_notes(("La salle", 200, 200))
    attach(hands, note)
    zone(hands, "Besoins", 100, 100)
    picture = prepared(photo(colour=BLUE), NOTE_PICTURE_SIDE)
    hands.engine.door.execute(LayBackground(hands.board, picture, 0, 0, 1600))
    hands.engine.door.execute(DescribeBoard(hands.board, legend=(Meaning(Colour.YELLOW, "Besoin"),)))
    projected = ProjectedBoard(hands.panel.remote, hands.board)
    hands.qtbot.addWidget(projected)
    projected.resize(900, 600)
    projected.show()
    hands.eventually(lambda: bool(projected.wall.zones) and projected.wall.background is not None)
    projected.settle()
    seen = projected.wall.notes[note]
    x, y = (round(value) for value in projected.camera.to_view(seen.x + 12, seen.y + 10))
    hands.eventually(lambda: is_near(shade(projected, x, y), RED))
    assert projected.legend.isVisible()
    assert "Besoin" in projected.legend.accessibleName()
    assert projected.wall.zones == hands.wall.zones
    projected.leave()


def test_what_is_kept_stays_within_bounds(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    bound = 400_000
    monkeypatch.setattr(pictures, "KEPT", bound)
    monkeypatch.setattr(pictures, "KEPT_FILES", 20_000)
    notes = hands.with_notes(*((f"Note {n}", n * 160, 0) for n in range(8)))
    ids = [attach(hands, note) for note in notes]
    found = hands.model.pictures
    for id in ids:

        def has_come(id: Id = id) -> bool:
            return found.sized(id, 160, 160) is not None

        hands.eventually(has_come)
        assert found.bytes_kept <= bound


def test_a_picture_that_is_gone_or_broken_is_given_up_not_asked_for_again(hands: Hands) -> None:
    found = Pictures(hands.panel.remote, hands.panel)
    assert found.sized("unknown", 100, 100) is None
    hands.eventually(lambda: found.is_unreadable("unknown"))
    assert found.sized("unknown", 100, 100) is None
    assert hands.panel.remote.pending == 0
