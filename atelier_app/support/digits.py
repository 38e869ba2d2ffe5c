"""How many digits of a number are told, and how they are written."""

from __future__ import annotations

from atelier_app.domain.methods.method import Score
from atelier_app.support.language import language


def sensible(score: Score) -> Score:
    """To one digit after the point: where colleges are weighed, a score may have no end of them."""
    found = round(score, 1)
    return int(found) if found == int(found) else found


def written(digits: str) -> str:
    """A number's plain digits as the language spoken now writes them."""
    digits = digits.replace("-", "−")
    return digits.replace(".", ",") if language() == "fr" else digits
