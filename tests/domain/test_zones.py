"""Which zone a note lies in."""

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.board import EXTENT, NOTE_HEIGHT, NOTE_WIDTH, Note, Zone
from atelier_app.domain.zones import SMALLEST, checked_frame, zone_of

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def note(x: float, y: float) -> Note:
    return Note("n", "b", "texte", x=x, y=y)


def zone(name: str, x: float, y: float, side: float) -> Zone:
    return Zone(name, "b", name, x, y, side, side)


def test_a_note_is_in_the_smallest_zone_around_its_middle() -> None:
    wide, narrow = zone("large", 0, 0, 1000), zone("étroite", 0, 0, 300)
    assert zone_of(note(10, 10), (wide, narrow)) is narrow
    assert zone_of(note(600, 600), (wide, narrow)) is wide
    assert zone_of(note(5000, 0), (wide, narrow)) is None


def test_half_a_note_outside_is_outside() -> None:
    here = zone("ici", 0, 0, 500)
    assert zone_of(note(-NOTE_WIDTH / 2, -NOTE_HEIGHT / 2), (here,)) is here
    assert zone_of(note(-NOTE_WIDTH / 2 - 1, 0), (here,)) is None
    assert zone_of(note(500 - NOTE_WIDTH / 2, 0), (here,)) is None


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_any_frame_is_brought_within_the_wall(x: float, y: float, width: float, height: float) -> None:
    left, top, wide, high = checked_frame(x, y, width, height)
    assert left >= -EXTENT
    assert top >= -EXTENT
    assert left + wide <= EXTENT * (1 + 1e-9)
    assert top + high <= EXTENT * (1 + 1e-9)
    assert min(wide, high) >= SMALLEST
