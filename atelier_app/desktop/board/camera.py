"""Which part of the wall is seen, and how large: a scale and an offset, kept on whole pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor

from atelier_app.desktop.board.boxes import Box

# Two notes in opposite corners of the largest wall still fit a small window.
SMALLEST = 0.001
LARGEST = 4.0
# The steps of the zoom keys.
STEPS = (0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


@dataclass(frozen=True)
class Camera:
    """A scene point `p` is seen at `p * scale + (x, y)`, in view pixels."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        return x * self.scale + self.x, y * self.scale + self.y

    def to_scene(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def box_to_view(self, box: Box) -> Box:
        return Box(*self.to_view(box.left, box.top), *self.to_view(box.right, box.bottom))

    def pixels(self, box: Box) -> Box:
        """`box` in the view, its edges on whole pixels: the same ones wherever the wall is panned to."""
        x, y, scale = round(self.x), round(self.y), self.scale
        return Box(
            x + floor(box.left * scale + 0.5),
            y + floor(box.top * scale + 0.5),
            x + floor(box.right * scale + 0.5),
            y + floor(box.bottom * scale + 0.5),
        )

    def box_to_scene(self, box: Box) -> Box:
        return Box(*self.to_scene(box.left, box.top), *self.to_scene(box.right, box.bottom))

    def panned(self, dx: float, dy: float) -> Camera:
        """The wall moved by this many view pixels; whole ones, so that the kept picture can be scrolled."""
        return replace(self, x=round(self.x + dx), y=round(self.y + dy))

    def zoomed(self, factor: float, x: float, y: float) -> Camera:
        """Larger by `factor`, the view point `x`, `y` staying where it is."""
        return self.scaled(self.scale * factor, x, y)

    def scaled(self, scale: float, x: float, y: float) -> Camera:
        """At this scale, within the limits, the view point `x`, `y` staying where it is."""
        scale = min(LARGEST, max(SMALLEST, scale))
        scene_x, scene_y = self.to_scene(x, y)
        return Camera(scale, round(x - scene_x * scale), round(y - scene_y * scale))


def next_step(scale: float, larger: bool) -> float:
    """The scale that the zoom key goes to from `scale`."""
    if larger:
        return next((step for step in STEPS if step > scale * 1.01), LARGEST)
    return next((step for step in reversed(STEPS) if step < scale * 0.99), scale / 1.5)


def fitted(box: Box, width: float, height: float, *, margin: float = 32.0, largest: float = 1.0) -> Camera:
    """All of `box` in the middle of a view of this size (pixels), never larger than `largest`."""
    room_x, room_y = max(20.0, width - 2 * margin), max(20.0, height - 2 * margin)
    scale = min(largest, room_x / max(1.0, box.width), room_y / max(1.0, box.height))
    scale = min(LARGEST, max(SMALLEST, scale))
    x, y = box.centre
    return Camera(scale, round(width / 2 - x * scale), round(height / 2 - y * scale))
