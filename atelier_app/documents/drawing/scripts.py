"""Which typeface draws which stretch of text: Latin text, emoji, Arabic or Hebrew, cluster by cluster.

Pure: knows no font file. A cluster is what a reader takes for one character (UAX #29, simplified).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from itertools import groupby

from bidi import get_base_level, get_display  # type: ignore[import-untyped]


class Family(StrEnum):
    TEXT = "text"
    EMOJI = "emoji"
    ARABIC = "arabic"
    HEBREW = "hebrew"


# An emoji's space is as wide as an emoji.
_WITH_SPACES = {Family.ARABIC, Family.HEBREW}

Covers = Callable[[Family, str], bool]

# What every text typeface we use covers: no need to look closer at these lines.
PLAIN = re.compile(
    r"[ -~\u00a0-\u00ac\u00ae-\u0148\u014a-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u202f\u20ac]*"
)
MISSING = "□"

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_MODIFIERS = "\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_CLUSTER = re.compile(
    rf"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|.[{_MODIFIERS}{_MARKS}]*(?:\u200d.[{_MODIFIERS}{_MARKS}]*)*",
    re.DOTALL,
)
_STACKED = re.compile(rf"([{_MARKS}]{{3}})[{_MARKS}]+")
_MARK = re.compile(f"[{_MARKS}]")
_EMOJI_STYLE = re.compile("[\ufe0f\u20e3\u200d\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
# Zero-width or layout characters that no font draws; joiners stay, they shape what they join.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060-\u206f\u061c\ufeff\ufff9-\ufffb\x00-\x1f\x7f-\x9f]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
# Neutral to the bidirectional algorithm and drawn by nobody's idea: they stand for whole clusters while reordering.
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("«", "»"), ("‹", "›"))
_STAND_INS = [chr(code) for code in range(0x2500, 0x2580)]


def visible(text: str) -> str:
    """The text without what is never drawn, and without towers of accents."""
    return _STACKED.sub(r"\1", _INVISIBLE.sub("", text))


def clusters(text: str) -> list[str]:
    return _CLUSTER.findall(text)


def has_marks(text: str) -> bool:
    """Whether accents stand apart from their letters, so that only a shaper places them well."""
    return _MARK.search(text) is not None


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction goes right to left."""
    return bool(_RIGHT_TO_LEFT.search(text)) and get_base_level(text) == 1


def family_of(cluster: str, covers: Covers) -> Family | None:
    """The family that draws a cluster, or None when none of ours does."""
    first = cluster[0]
    if _EMOJI_STYLE.search(cluster) and covers(Family.EMOJI, first):
        return Family.EMOJI
    if covers(Family.TEXT, first):
        return Family.TEXT
    for family, letters in ((Family.HEBREW, _HEBREW), (Family.ARABIC, _ARABIC)):
        if letters.match(first):
            return family if covers(family, first) else None
    return Family.EMOJI if covers(Family.EMOJI, first) else None


def split(text: str, covers: Covers) -> list[tuple[Family, str]]:
    """Stretches in one family each, in the order given. A space stays with the letters before it."""
    tagged: list[tuple[Family, str]] = []
    for cluster in clusters(text):
        family = family_of(cluster, covers)
        if family is None:
            family, cluster = Family.TEXT, MISSING
        elif cluster == " " and tagged and tagged[-1][0] in _WITH_SPACES and covers(tagged[-1][0], " "):
            family = tagged[-1][0]
        tagged.append((family, cluster))
    return [
        (family, "".join(part for _, part in same)) for family, same in groupby(tagged, lambda one: one[0])
    ]


def in_reading_order(text: str, right_to_left: bool) -> str:
    """The line as the eye meets it from left to right (UAX #9); the same where nothing goes right to left."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    held: dict[str, str] = {}
    free = iter(character for character in _STAND_INS if character not in text)
    skeleton = ""
    for cluster in clusters(text):
        stand_in = next(free, None) if len(cluster) > 1 and _EMOJI_STYLE.search(cluster) else None
        if stand_in is not None:
            held[stand_in] = cluster
        skeleton += stand_in or cluster
    shown = _mirrored(str(get_display(skeleton, base_dir="R" if right_to_left else "L")))
    return "".join(held.get(character, character) for character in shown)


def _mirrored(shown: str) -> str:
    """Brackets as they must be drawn: a pair that the reordering turned round opens and closes again.

    The library moves brackets without mirroring them (rule L4 is left to who draws).
    """
    drawn = list(shown)
    for opening, closing in _BRACKETS:
        pending: list[tuple[int, str]] = []
        for place, sign in enumerate(shown):
            if sign not in (opening, closing):
                continue
            if not pending or sign == pending[-1][1]:
                pending.append((place, sign))
                continue
            first, _sign = pending.pop()
            drawn[first], drawn[place] = opening, closing
    return "".join(drawn)
