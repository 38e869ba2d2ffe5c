"""Dates, times, numbers and enumerations, written as the language in force writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent

from atelier_app.documents.outline import Span, Words
from atelier_app.support.language import _, language, pgettext

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}


def locale() -> str:
    return _LOCALES[language()]


def number(value: float) -> str:
    """To hundredths at most: what is weighted has many more digits than anyone reads."""
    return str(format_decimal(round(value, 2), locale=locale(), decimal_quantization=False))


def plural(value: float) -> int:
    """The whole number whose grammatical number `value` takes: 1.5 is singular in French, 0.5 plural in English."""
    whole = int(abs(value))
    return whole if whole == abs(value) or language() == "fr" else whole + 2


def tenths(value: float) -> str:
    """One digit after the decimal sign, always."""
    return str(format_decimal(value, format="0.0", locale=locale()))


def percent(part: float, whole: float) -> str:
    """Rounded, but 100 % only for all and 0 % only for none."""
    share = round(100 * part / whole) if whole else 0
    if 0 < part < whole:
        share = min(99, max(1, share))
    return str(format_percent(share / 100, locale=locale()))


def day(value: date) -> str:
    """The full date, capitalised: "Jeudi 8 avril 2021"."""
    text = str(format_date(value, "full", locale=locale()))
    return text[:1].upper() + text[1:]


def hour(value: time) -> str:
    """The time of day: "14 h" or "15 h 42" in French."""
    # Translators: patterns of Unicode's CLDR; French says H 'h' mm and H 'h' (with a no-break space).
    pattern = (
        pgettext("time of day", "HH:mm") if value.minute else pgettext("time of day, on the hour", "HH:mm")
    )
    return str(format_time(value, pattern, locale=locale()))


def moment(value: datetime) -> str:
    """The time of day here of an aware instant."""
    return hour(value.astimezone().time())


def later(start: time, minutes: int) -> time:
    return (datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=minutes)).time()


def span_of_time(start: time, minutes: int) -> str:
    if not minutes:
        return hour(start)
    return _("{start} – {end}").format(start=hour(start), end=hour(later(start, minutes)))


def hours(start: time, end: time | None) -> str:
    """From one time of day to another, where there is another."""
    return _("{start} – {end}").format(start=hour(start), end=hour(end)) if end else hour(start)


def short_day(value: date) -> str:
    """The day and month in few letters: "8 avr." in French."""
    return str(format_date(value, "d MMM", locale=locale()))


def long_day(value: date) -> str:
    """A date within a sentence: "8 avril 2021"."""
    return str(format_date(value, "long", locale=locale()))


def days(first: date, last: date) -> str:
    """One full date, or from one to another."""
    if first == last:
        return day(first)
    return _("{first} to {last}").format(first=day(first), last=day(last))


def duration(minutes: int) -> str:
    return _("{minutes} min").format(minutes=number(minutes)) if minutes else ""


def listed(items: Sequence[Words]) -> Words:
    """ "A, B and C", keeping what stands out."""
    if not items:
        return ()
    joined: list[Span] = list(items[0])
    for index, item in enumerate(items[1:], 1):
        last = index == len(items) - 1
        joined.append(Span(pgettext("before the last of a list", " and ") if last else ", "))
        joined.extend(item)
    return tuple(joined)


def filled(template: str, **parts: Words | str) -> Words:
    """A translated sentence whose `{blanks}` are filled with words that keep their weight."""
    spans: list[Span] = []
    rest = template
    while "{" in rest:
        before, _brace, rest = rest.partition("{")
        name, _brace, rest = rest.partition("}")
        part = parts[name]
        spans += [Span(before), *([Span(part)] if isinstance(part, str) else part)]
    return tuple(span for span in (*spans, Span(rest)) if span.text)


def short(text: str, limit: int = 70) -> str:
    """A label within a sentence: on one line, cut at a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[:limit].rsplit(" ", 1)[0] if " " in line[: limit // 2] else line[:limit]
    return cut.rstrip(" ,;:.-–") + "…"
