"""Which texts say nearly the same: blind to accents, case, marks, word order, plurals and little words.

Letters alone tell little ("for the elderly", "for the elected" differ by three), so words are paired one by one. Figures,
and words that turn a sentence round, have to agree. It points out, and is sometimes wrong: nothing is done by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from atelier_app.domain.text import fold

# Whoever says the same does it in the first lines.
_READ = 400
# Measured on pairs of real ideas (tests/support/test_likeness.py): of ten words, eight have to find one like them.
_SHARE = 0.8
# Two words are one, in singular and plural, as verb and noun. A short one has to be the same.
_WORD = 78
_SHORT = 3
# What is worth comparing word by word.
_CANDIDATE = 72

_LITTLE_WORDS = """
a an and are as at au aux avec be by ce ces cet cette chez d dans de des du elle en entre est et etre faire for from il
ils in is it its j je l la le les leur leurs ma mes mettre mise mon n ne nos notre nous of on or ou our par pour qu que
qui s sa se ses si son sur t ta tes that the their this to un une vers vos votre vous we with y your
"""
_TURNING_WORDS = "aucun aucune jamais less moins more never no non not pas plus sans without"
_LITTLE, _TURNING = frozenset(_LITTLE_WORDS.split()), frozenset(_TURNING_WORDS.split())


@dataclass(frozen=True)
class Shape:
    """What is compared of a text; `line` has its words in alphabetical order, `joined` as they were written."""

    words: tuple[str, ...]
    turning: frozenset[str]
    figures: tuple[str, ...]
    line: str
    joined: str


def shape(text: str) -> Shape:
    """What is compared of a text."""
    folded = fold(text[:_READ])
    every = re.findall(r"[^\W_]+", folded)
    words = sorted({word for word in every if word not in _LITTLE}) or sorted(set(every))
    return Shape(
        tuple(words),
        _TURNING.intersection(words),
        tuple(sorted(word for word in every if any(map(str.isdigit, word)))),
        " ".join(words),
        "".join(every or folded.split()),
    )


def alike(one: Shape, other: Shape) -> bool:
    """Whether two texts look as if they said the same."""
    if not one.joined or one.figures != other.figures or one.turning != other.turning:
        return False
    if one.joined == other.joined or not (one.words and other.words):
        return one.joined == other.joined
    fewer, more = sorted((one.words, other.words), key=lambda words: (len(words), words))
    if 2 * len(fewer) < _SHARE * (len(fewer) + len(more)):
        return False
    return 2 * _paired(fewer, list(more)) >= _SHARE * (len(fewer) + len(more))


def _paired(words: Sequence[str], left: list[str]) -> int:
    """How many words find one like them among those left, each only once."""
    found = 0
    for word in words:
        partner = word if word in left else next((other for other in left if _same(word, other)), None)
        if partner is not None:
            left.remove(partner)
            found += 1
    return found


@lru_cache(maxsize=20_000)
def _same(one: str, other: str) -> bool:
    if min(len(one), len(other)) <= _SHORT:
        shorter, longer = sorted((one, other), key=len)
        return longer in (shorter, shorter + "s", shorter + "x")
    return fuzz.ratio(one, other) >= _WORD


def near(wanted: Shape, among: Sequence[Shape]) -> list[int]:
    """The positions of the shapes that look like the wanted one."""
    found = process.extract(
        wanted.line, [one.line for one in among], scorer=fuzz.ratio, score_cutoff=_CANDIDATE, limit=None
    )
    close = {position for _line, _score, position in found}
    close |= {position for position, one in enumerate(among) if one.joined == wanted.joined}
    return sorted(position for position in close if alike(wanted, among[position]))
