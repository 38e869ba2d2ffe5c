"""QR codes are read back by another library than the one that made them."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image

from atelier_app.support.qr import QUIET_ZONE, matrix


def _scanned(text: str, module: int) -> str:
    """What a scanner reads from the code, drawn with this many pixels a module."""
    rows = matrix(text)
    side = len(rows) + 2 * QUIET_ZONE
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            image.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0 if dark else 255)
    codes = zxingcpp.read_barcodes(image.resize((side * module, side * module), Image.Resampling.NEAREST))
    assert len(codes) == 1
    return str(codes[0].text)


@pytest.mark.parametrize("module", [2, 5, 12])
@pytest.mark.parametrize(
    "text",
    [
        "http://192.168.1.5:8080",
        "http://[fe80::1]:8081/b/3f0c2a9d4e5b4f7c8a6d1e0b9c8d7e6f",
        "http://10.0.0.2:8080/?q=Sillé-le-Guillaume ✓",
    ],
)
def test_what_a_phone_scans_is_what_was_written(text: str, module: int) -> None:
    assert _scanned(text, module) == text


def test_a_code_is_a_square_whose_side_the_standard_allows() -> None:
    rows = matrix("http://192.168.1.5:8080")
    assert all(len(row) == len(rows) for row in rows)
    assert (len(rows) - 17) % 4 == 0


def test_an_empty_text_has_no_code() -> None:
    with pytest.raises(ValueError, match="needs a text"):
        matrix("")


def test_a_text_beyond_the_largest_code_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        matrix("x" * 3000)
