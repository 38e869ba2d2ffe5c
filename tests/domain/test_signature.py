"""A signature is strokes in a field, small enough to keep; anything else is refused by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.signature import HEIGHT, POINTS_LIMIT, TEXT_LIMIT, WIDTH, Signature, parse
from tests.stage import refusal

POINTS = st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT))
STROKES = st.lists(st.lists(POINTS, min_size=1, max_size=30).map(tuple), min_size=1, max_size=8).map(tuple)


@given(STROKES)
def test_what_is_written_reads_back_the_same(strokes: tuple[tuple[tuple[int, int], ...], ...]) -> None:
    wide = (((0, 0), (WIDTH, HEIGHT)), *strokes)
    assert parse(str(Signature(wide))) == Signature(wide)


@given(st.text(max_size=200))
def test_any_text_is_a_signature_or_refused(text: str) -> None:
    try:
        assert str(parse(text)) == text
    except Refused as refused:
        assert refused.code in (Refusal.NOT_A_SIGNATURE, Refusal.SIGNATURE_TOO_SMALL)  # noqa: PT017


@pytest.mark.parametrize("text", ["500,200", "500,200 505,203", "1,1;2,2;30,1"])
def test_a_dot_is_too_small(text: str) -> None:
    assert refusal(lambda: parse(text)) is Refusal.SIGNATURE_TOO_SMALL


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<svg>",
        "1,2,3",
        "1,2 ",
        "1,2;;3,4",
        "-1,2 900,3",
        "1001,0 0,0",
        "0,401 0,0",
        "1.5,2 9,9",
        "٣,١ 9,9",
    ],
)
def test_what_is_not_strokes_in_the_field_is_no_signature(text: str) -> None:
    assert refusal(lambda: parse(text)) is Refusal.NOT_A_SIGNATURE


@pytest.mark.parametrize("points", [POINTS_LIMIT + 1, 100_000])
def test_too_many_points_are_refused(points: int) -> None:
    text = " ".join(f"{index % WIDTH},{index % HEIGHT}" for index in range(points))
    assert refusal(lambda: parse(text)) is Refusal.SIGNATURE_TOO_LARGE


def test_the_longest_signature_fits_its_limit() -> None:
    text = " ".join(f"{WIDTH},{index % HEIGHT}" for index in range(POINTS_LIMIT))
    assert len(text) <= TEXT_LIMIT
    assert len(parse(text).strokes[0]) == POINTS_LIMIT
