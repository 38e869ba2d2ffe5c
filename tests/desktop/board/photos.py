"""Real pictures for the board's tests."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

RED, BLUE = (210, 40, 40), (40, 60, 210)


def photo(
    width: int = 800, height: int = 600, colour: tuple[int, int, int] = RED, kind: str = "JPEG"
) -> bytes:
    """A picture with something on it."""
    image = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(image).ellipse((width * 0.3, height * 0.3, width * 0.7, height * 0.7), fill=(250, 220, 90))
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def file(folder: Path, name: str = "Salle.jpg", data: bytes | None = None) -> Path:
    path = folder / name
    path.write_bytes(photo() if data is None else data)
    return path
