"""The strokes a wall is drawn with, on a page or as a picture of its own. Lengths in points, y from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from atelier_app.documents.drawing.type import Line, Style


class Brush(Protocol):
    """What `Pen` and `SvgPen` have in common."""

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, radius: float = ...
    ) -> None: ...

    def frame(self, x: float, y: float, width: float, height: float, colour: str, radius: float) -> None: ...

    def lines(
        self, lines: Sequence[Line], style: Style, x: float, y: float, width: float | None = ...
    ) -> float: ...

    def picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None: ...

    def note(self, id: str) -> AbstractContextManager[None]:
        """What is drawn within is this note."""
