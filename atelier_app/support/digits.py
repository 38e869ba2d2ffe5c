"""How many digits of a score are told."""

from __future__ import annotations

from atelier_app.domain.methods.method import Score


def sensible(score: Score) -> Score:
    """To one digit after the point: where colleges are weighed, a score may have no end of them."""
    found = round(score, 1)
    return int(found) if found == int(found) else found
