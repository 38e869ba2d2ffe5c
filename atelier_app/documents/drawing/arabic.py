"""Arabic letters in the form their neighbours ask for, one character a letter, so that they can be copied.

The forms and which letters join come from Unicode's own presentation forms (blocks A and B). Text beyond them
(vowel signs, rare letters) is left to the shaper, whose glyphs are parts of letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_BLOCKS = (range(0xFB50, 0xFC00), range(0xFE80, 0xFEFD))
_LAM = "\u0644"
_TATWEEL = "\u0640"


class Forms(NamedTuple):
    """A letter's forms; those it lacks are empty."""

    isolated: str = ""
    final: str = ""
    initial: str = ""
    medial: str = ""


@cache
def _forms() -> dict[str, Forms]:
    """The forms of each letter, and of lam followed by an alef, by what they stand for."""
    found: dict[str, Forms] = {}
    for block in _BLOCKS:
        for code in block:
            kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
            if kind.strip("<>") in Forms._fields:
                stands_for = "".join(chr(int(letter, 16)) for letter in letters)
                known = found.get(stands_for, Forms())
                found[stands_for] = known._replace(**{kind.strip("<>"): chr(code)})
    found[_TATWEEL] = Forms(_TATWEEL, _TATWEEL, _TATWEEL, _TATWEEL)
    return found


@cache
def _letters() -> re.Pattern[str]:
    """A lam with its alef, or any character."""
    ligatures = "|".join(text for text in _forms() if len(text) == 2 and text[0] == _LAM)
    return re.compile(f"{ligatures}|.", re.DOTALL)


def can_join(text: str) -> bool:
    """Whether every letter of the text has its forms, and none carries a sign of its own."""
    return all(letter in _forms() or not _joins_or_marks(letter) for letter in text)


def _joins_or_marks(letter: str) -> bool:
    return unicodedata.category(letter) in {"Lo", "Lm", "Mn", "Cf"}


def joined(text: str) -> str:
    """The text, in the order it is read, with each letter in its form."""
    forms = _forms()
    letters = _letters().findall(text)
    shown = ""
    reaches = False  # whether the letter before joins this one
    for index, letter in enumerate(letters):
        form = forms.get(letter)
        if form is None:
            shown, reaches = shown + letter, False
            continue
        after = forms.get(letters[index + 1]) if index + 1 < len(letters) else None
        joins_next = bool(form.initial and after and after.final)
        if reaches and form.final:
            shown += (joins_next and form.medial) or form.final
        else:
            shown += (joins_next and form.initial) or form.isolated or letter
        reaches = joins_next
    return shown
