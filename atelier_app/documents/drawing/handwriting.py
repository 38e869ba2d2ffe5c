"""Signatures: the strokes of a finger or mouse, drawn as lines within a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.pen import Pen
from atelier_app.domain.signature import HEIGHT, WIDTH, Point, Signature

# Points nearer to one another than this, in points of the page, are one: nobody sees the difference at any zoom used.
_NEAR = 0.2
# A small signature is drawn larger than it was signed, but not much.
_LARGEST = 1.6


def draw_signature(
    pen: Pen, signature: Signature, x: float, y: float, width: float, height: float, colour: str = theme.INK
) -> None:
    """The signature, as large as the frame allows, in its middle."""
    xs, ys = zip(*(point for stroke in signature.strokes for point in stroke), strict=True)
    across, down = max(xs) - min(xs), max(ys) - min(ys)
    scale = min(width / max(across, 1), height / max(down, 1), _LARGEST * min(width / WIDTH, height / HEIGHT))
    left = x + (width - across * scale) / 2 - min(xs) * scale
    top = y + (height - down * scale) / 2 - min(ys) * scale
    strokes = (_thinned(stroke, scale) for stroke in signature.strokes)
    placed = [[(left + across * scale, top + down * scale) for across, down in stroke] for stroke in strokes]
    pen.curves(placed, colour, max(0.55, min(1.1, 9 * scale)))


def _thinned(stroke: Sequence[Point], scale: float) -> Iterator[Point]:
    """The stroke without the points that fall on one another at this scale; its ends stay."""
    near = (_NEAR / scale) ** 2
    last = stroke[0]
    yield last
    for point in stroke[1:-1]:
        if (point[0] - last[0]) ** 2 + (point[1] - last[1]) ** 2 >= near:
            last = point
            yield point
    if len(stroke) > 1:
        yield stroke[-1]
