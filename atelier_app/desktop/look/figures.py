"""Counts, signing times and lists as the reader's language writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from babel.dates import format_time
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from atelier_app.support.language import language


def number(value: float) -> str:
    """A count with its thousands apart: `1 250` or `1,250`."""
    return _number(value, language())


@lru_cache(maxsize=10_000)
def _number(value: float, code: str) -> str:
    # Kept, for every paint of a row asks again.
    return str(format_decimal(value, locale=code))


def clock_time(moment: datetime) -> str:
    """The local time of day of an aware moment: `9:02`, in 24 hours in both languages, as agendas are."""
    return str(format_time(moment.astimezone(), "H:mm", locale=language()))


def enumeration(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    return str(format_list(list(parts), locale=language()))


def share(part: float) -> str:
    """A part of one in whole hundredths: `75 %` or `75%`."""
    return str(format_percent(part, locale=language()))
