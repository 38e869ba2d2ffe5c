"""Colleges in words: what they are called, and how much each weighs in the whole."""

from __future__ import annotations

from collections.abc import Sequence

from babel.numbers import format_percent

from atelier_app.domain.colleges import College, CollegeOutcome
from atelier_app.support.language import _, language


def college_name(*names: str) -> str:
    """One college, or several that are counted together; the one without a name is everybody else's."""
    return " + ".join(name or _("Everybody else") for name in names)


def shares(weights: Sequence[int]) -> tuple[str, ...]:
    """What part of the whole each weight is: `50%`, or `16.7%` where that says more."""
    whole = sum(weights) or 1
    form = "#,##0.#\xa0%" if language() == "fr" else "#,##0.#%"
    return tuple(str(format_percent(weight / whole, format=form, locale=language())) for weight in weights)


def weights_line(colleges: Sequence[College | CollegeOutcome]) -> str:
    """`Elected officials 50% · Residents 50%`; nothing without colleges."""
    parts = shares([one.weight for one in colleges])
    return " · ".join(f"{_name(one)} {part}" for one, part in zip(colleges, parts, strict=True))


def weighted_by(colleges: Sequence[CollegeOutcome]) -> str:
    """That a result is weighted, and how; nothing where every ballot weighs the same."""
    return _("Weighted by college: {weights}").format(weights=weights_line(colleges)) if colleges else ""


def _name(one: College | CollegeOutcome) -> str:
    return college_name(one.name) if isinstance(one, College) else college_name(*one.names)
