"""A signature: what a finger or mouse drew, as strokes of points, small enough to keep and sharp at any size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal

Point: TypeAlias = tuple[int, int]

WIDTH, HEIGHT = 1000, 400
"""The field that is signed in; every point lies in it, from its top left."""
POINTS_LIMIT = 4000
TEXT_LIMIT = 12 * POINTS_LIMIT
_LEAST_EXTENT = 40
_STROKE = re.compile(r"\d{1,4},\d{1,4}(?: \d{1,4},\d{1,4})*", re.ASCII)


@dataclass(frozen=True)
class Signature:
    """Each stroke is a line through its points."""

    strokes: tuple[tuple[Point, ...], ...]

    def __str__(self) -> str:
        """As it is kept and sent: points apart by spaces, strokes by semicolons (`12,40 15,44;200,31 …`)."""
        return ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in self.strokes)


def parse(text: str) -> Signature:
    """The signature that `str` wrote. Raises `Refused` (NOT_A_SIGNATURE, SIGNATURE_TOO_SMALL, SIGNATURE_TOO_LARGE)."""
    if len(text) > TEXT_LIMIT:
        raise Refused(Refusal.SIGNATURE_TOO_LARGE)
    strokes = text.split(";")
    if not all(_STROKE.fullmatch(stroke) for stroke in strokes):
        raise Refused(Refusal.NOT_A_SIGNATURE)
    signature = Signature(tuple(tuple(_point(pair) for pair in stroke.split(" ")) for stroke in strokes))
    points = [point for stroke in signature.strokes for point in stroke]
    if len(points) > POINTS_LIMIT:
        raise Refused(Refusal.SIGNATURE_TOO_LARGE)
    xs, ys = zip(*points, strict=True)
    if not (min(xs) >= 0 and max(xs) <= WIDTH and min(ys) >= 0 and max(ys) <= HEIGHT):
        raise Refused(Refusal.NOT_A_SIGNATURE)
    if max(max(xs) - min(xs), max(ys) - min(ys)) < _LEAST_EXTENT:
        raise Refused(Refusal.SIGNATURE_TOO_SMALL)
    return signature


def _point(pair: str) -> Point:
    x, _comma, y = pair.partition(",")
    return int(x), int(y)
