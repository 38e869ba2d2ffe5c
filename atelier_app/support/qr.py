"""Text as a QR code: a square of dark and light modules, for whoever draws it (window, phone page, PDF)."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

Modules: TypeAlias = tuple[tuple[bool, ...], ...]

# The light margin that the standard asks for on each side (ISO/IEC 18004), in modules; not part of a matrix.
QUIET_ZONE = 4
# Trying the eight masks takes half the time and scanners read any of them.
_MASK = 0


@lru_cache(maxsize=256)
def matrix(text: str) -> Modules:
    """The rows of modules, True where dark, without the quiet zone; 15 % of it may be soiled.

    Raises `ValueError` for an empty text or one that no code can hold (over about 2,300 bytes).
    """
    if not text:
        raise ValueError("a QR code needs a text")
    code = QRCode(error_correction=ERROR_CORRECT_M, mask_pattern=_MASK)
    code.add_data(text.encode(), optimize=0)
    try:
        code.make(fit=True)
    except ValueError as error:
        raise ValueError("the text is too long for a QR code") from error
    return tuple(tuple(bool(module) for module in row) for row in code.modules)
