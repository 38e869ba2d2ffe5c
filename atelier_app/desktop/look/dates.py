"""Dates and times as people of the language in force write them."""

from __future__ import annotations

from datetime import date, datetime, time
from datetime import timedelta as _delta

from atelier_app.support.language import _, language, ngettext


def locale_name() -> str:
    """As on the phones and in the PDF: the day before the month."""
    return {"en": "en_GB"}.get(language(), language())


def long_date(day: date) -> str:
    """ "mardi 16 mars 2021"."""
    from babel.dates import format_date

    return str(format_date(day, "full", locale=locale_name()))


def short_date(day: date) -> str:
    """ "16 mars 2021"."""
    from babel.dates import format_date

    return str(format_date(day, "long", locale=locale_name()))


def near_date(day: date, today: date) -> str:
    """ "today", "yesterday", "16 March" or, another year, with the year."""
    from babel.dates import format_date, format_skeleton

    if day == today:
        return _("today")
    if day == today - _delta(days=1):
        return _("yesterday")
    if day.year == today.year:
        return str(format_skeleton("MMMMd", datetime.combine(day, time()), locale=locale_name()))
    return str(format_date(day, "long", locale=locale_name()))


def clock_time(moment: datetime) -> str:
    """ "10:42:07", local."""
    return moment.astimezone().strftime("%H:%M:%S")


def ago(moment: datetime, now: datetime) -> str:
    """ "just now", "3 min ago", "2 h ago"; both aware."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("{n} min ago", "{n} min ago", minutes).format(n=minutes)
    hours = minutes // 60
    return ngettext("{n} h ago", "{n} h ago", hours).format(n=hours)
