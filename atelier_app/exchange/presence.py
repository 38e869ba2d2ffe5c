"""Which half-days a cell says that a person comes to: named, ticked under the name of one, or all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time

from atelier_app.domain.core import Id
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.text import fold


def _either(alike: str) -> frozenset[str]:
    return frozenset(alike.split("|"))


YES = _either(
    "x|oui|o|yes|y|vrai|true|1|ok|v|✓|✔|☑|✅|present|presente|inscrit|inscrite|coche|cochee|selected"
)
_NO = _either("non|no|n|faux|false|0|absent|absente|-|–|—|non selectionne|not selected")
_ALL = _either(
    "tous|toutes|tout|all|both|les deux|journee|journee entiere|la journee|toute la journee|journee complete"
    "|whole day|full day|all day|the whole day|all of them|each"
)
# The parts of a day by the hours between which a half-day of theirs starts.
_PARTS = (
    (frozenset({"matin", "matinee", "morning", "am"}), time(0), time(12)),
    (frozenset({"apres", "aprem", "apm", "afternoon", "pm"}), time(12), time(18)),
    (frozenset({"soir", "soiree", "evening"}), time(18), time(23, 59)),
)
_PART_WORDS = frozenset().union(*(words for words, _, _ in _PARTS))
_AROUND = _either(
    "demi|journee|journees|half|day|days|jour|jours|presence|present|participation|midi|le|la|les|de|du|des|au|en"
    "|a|l|the|of|in|on|session|seance|creneau|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday"
    "|wednesday|thursday|friday|saturday|sunday"
)
_BETWEEN = re.compile(r"[,;/|+&\n]| et | and | puis | then ")


@dataclass(frozen=True)
class Presence:
    """The half-days that were understood, in their order, what could not be, and whether the answer is: none."""

    half_days: tuple[Id, ...] = ()
    unknown: tuple[str, ...] = ()
    none: bool = False


def is_about_presence(heading: str, half_days: Iterable[HalfDay] = ()) -> bool:
    """Whether a heading names a half-day, or a part of the day."""
    said = _words(heading)
    if said and any(said == _words(one.title) for one in half_days):
        return True
    return bool(said & _PART_WORDS) and all(
        word in _PART_WORDS or word in _AROUND or word.isdecimal() for word in said
    )


def read_presence(answers: Iterable[tuple[str, str]], half_days: tuple[HalfDay, ...]) -> Presence:
    """What the cells say, each with its heading. Of half-days without a name nothing can be said."""
    named = tuple(one for one in half_days if one.title)
    if not named:
        return Presence()
    chosen: set[Id] = set()
    unknown: list[str] = []
    refused = False
    for heading, cell in answers:
        said = " ".join(fold(cell).split())
        refused = refused or said in _NO
        for found, text in _read(heading, said, named):
            chosen |= {one.id for one in found}
            unknown += [] if found else [text]
    understood = tuple(one.id for one in named if one.id in chosen)
    return Presence(understood, tuple(unknown), refused and not understood and not unknown)


def _read(
    heading: str, said: str, half_days: tuple[HalfDay, ...]
) -> Iterator[tuple[tuple[HalfDay, ...], str]]:
    """The half-days that a cell names, part by part; none beside a part that is not understood."""
    if not said or said in _NO:
        return
    if title := tuple(one for one in half_days if _words(one.title) == _words(said)):
        yield title if len(title) == 1 else (), said
    elif said in YES:
        yield _ticked(heading, half_days), heading.strip() or said
    else:
        for part in filter(None, map(str.strip, _BETWEEN.split(said))):
            yield half_days if part in _ALL else _named(part, half_days), part


def _ticked(heading: str, half_days: tuple[HalfDay, ...]) -> tuple[HalfDay, ...]:
    """The half-days of a column that is ticked: those of its heading, all where it names no part of a day."""
    named = _named(fold(heading), half_days)
    return named or (() if _words(heading) & _PART_WORDS else half_days)


def _named(said: str, half_days: tuple[HalfDay, ...]) -> tuple[HalfDay, ...]:
    """The half-day of this title or, without one, those of one day at this part of it."""
    words = _words(said)
    if not words:
        return ()
    for alike in (frozenset.__eq__, _is_within):
        found = tuple(one for one in half_days if alike(words, _words(one.title)))
        if len(found) == 1:
            return found
    for names, starts, ends in _PARTS:
        if words & names and all(word in names or word in _AROUND for word in words):
            found = tuple(one for one in half_days if starts <= one.starts < ends)
            return found if len({one.date for one in found}) == 1 else ()
    return ()


def _is_within(words: frozenset[str], title: frozenset[str]) -> bool:
    return words <= title or title <= words


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", fold(text)))
