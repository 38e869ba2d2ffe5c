"""The embedded typefaces: widths, and runs of text ready to be drawn, joined scripts shaped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, shapeFragWord

from atelier_app.documents.drawing import arabic, scripts
from atelier_app.documents.drawing.scripts import Family
from atelier_app.documents.drawing.typeface import Typeface
from atelier_app.support.places import resource


class Weight(StrEnum):
    REGULAR = "Regular"
    MEDIUM = "Medium"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


_HEAVY = {Weight.SEMIBOLD, Weight.BOLD}
# Kerning alone: the other features would draw glyphs whose text can no longer be copied.
_KERNING = {"kern": True, "liga": False, "calt": False, "clig": False}

# A zero-width space: what the other glyphs of a cluster say.
_NOTHING = "\u200b"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one typeface, in drawing order; `width` is for a size of 1."""

    font: str
    text: str
    width: float


@cache
def _font(file: str) -> Any:
    """A typeface, read and registered when a text first needs it."""
    font = Typeface(file, str(resource("fonts", f"{file}.ttf")))
    pdfmetrics.registerFont(font)
    return font


def _file(family: Family, weight: Weight) -> str:
    if family is Family.TEXT:
        return f"Inter-{weight}"
    if family is Family.EMOJI:
        return "NotoEmoji-Regular"
    name = "NotoSansArabic" if family is Family.ARABIC else "NotoSansHebrew"
    return f"{name}-{Weight.BOLD if weight in _HEAVY else Weight.REGULAR}"


def ready() -> str:
    """The name of the face pages start with, registered."""
    return str(_font(_file(Family.TEXT, Weight.REGULAR)).fontName)


def covers(family: Family, character: str) -> bool:
    return ord(character) in _font(_file(family, Weight.REGULAR)).face.charToGlyph


@cache
def _widths(file: str) -> dict[str, float]:
    return _Widths(_font(file).face)


class _Widths(dict[str, float]):
    """Character widths for a size of 1, filled as they are asked for."""

    def __init__(self, face: Any) -> None:
        self._face = face

    def __missing__(self, character: str) -> float:
        # ReportLab draws a no-break space as a space; it must count as one too.
        code = 32 if character == "\u00a0" else ord(character)
        width = float(self._face.charWidths.get(code, self._face.defaultWidth)) / 1000
        self[character] = width
        return width


def _plain_run(text: str, weight: Weight) -> Run:
    return _run_of(_file(Family.TEXT, weight), text)


def _run_of(file: str, text: str) -> Run:
    """A run whose characters are drawn one by one."""
    _font(file)
    return Run(file, text, sum(map(_widths(file).__getitem__, text)))


@lru_cache(maxsize=20_000)
def width(text: str, weight: Weight) -> float:
    """How wide the text is for a size of 1."""
    if scripts.PLAIN.fullmatch(text):
        return sum(map(_widths(_file(Family.TEXT, weight)).__getitem__, text))
    return sum(run.width for run in runs(text, weight))


def runs(text: str, weight: Weight, right_to_left: bool = False, kerned: bool = False) -> tuple[Run, ...]:
    """The runs that draw one line of text, from left to right."""
    if scripts.PLAIN.fullmatch(text):
        return (
            _shaped(_file(Family.TEXT, weight), text, only_kerning=True)
            if kerned
            else _plain_run(text, weight),
        )
    ordered = scripts.in_reading_order(scripts.visible(text), right_to_left)
    return tuple(_run(family, part, weight) for family, part in scripts.split(ordered, covers))


def _run(family: Family, part: str, weight: Weight) -> Run:
    if family is Family.TEXT and not scripts.has_marks(part):
        return _plain_run(part, weight)
    # The shaper wants joined scripts in the order they are read, and turns them round itself.
    file = _file(family, weight)
    logical = part[::-1] if family in {Family.ARABIC, Family.HEBREW} else part
    if family is Family.HEBREW and not scripts.has_marks(part):
        return _run_of(file, part)
    if family is Family.ARABIC and arabic.can_join(logical):
        return _run_of(file, arabic.joined(logical)[::-1])
    return _shaped(file, logical)


@dataclass
class _Fragment:
    """What ReportLab's shaper asks of a stretch of text; at a size of 1000 its widths are whole units."""

    fontName: str  # noqa: N815 - ReportLab's name
    fontSize: float = 1000  # noqa: N815


@lru_cache(maxsize=5_000)
def _shaped(file: str, text: str, only_kerning: bool = False) -> Run:
    font = _font(file)
    features = _KERNING if only_kerning else {}
    word = shapeFragWord([0, (_Fragment(file), text)], features=features, force=True)
    glyphs: Any = word[1][1]
    if not hasattr(glyphs, "__shapeData__"):
        return _run_of(file, text)
    if only_kerning and len(glyphs) == len(text):
        # One glyph a character: the characters that were written, not others that share their glyphs.
        glyphs = ShapedStr(text, glyphs.__shapeData__)
    else:
        _note_meanings(font, text, glyphs)
    return Run(file, glyphs, sum(glyph.x_advance for glyph in glyphs.__shapeData__) / 1000)


def _note_meanings(font: Typeface, text: str, glyphs: Any) -> None:
    """Tells the face what glyphs mean that are not simply a character's: the first of a cluster says it all."""
    starts = sorted({glyph.cluster for glyph in glyphs.__shapeData__})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    for character, glyph in zip(str(glyphs), glyphs.__shapeData__, strict=True):
        end = ends.pop(glyph.cluster, None)
        meant = _NOTHING if end is None else text[glyph.cluster : end]
        if meant != character:
            font.said.setdefault(ord(character), meant)
