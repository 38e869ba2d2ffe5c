"""Lines of type: styled words broken to a width, long words cut, the excess ended by an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from atelier_app.documents.drawing import fonts, scripts
from atelier_app.documents.drawing.fonts import Run, Weight
from atelier_app.documents.outline import Span, Words

ELLIPSIS = "…"
# From this size on the eye sees uneven gaps between letters.
KERNED_FROM = 13.0
# French puts a space before these signs and inside its quotes, and a number stays with what it counts.
_STAYS = re.compile(r" (?=[?!:;»%€])|(?<=[«°]) |(?<=\d) (?=[^\W\d])")
_ATOMS = re.compile(r" +|[^ ]+")
_CUT_AFTER = re.compile(r"[-‐/_@.,]")


@dataclass(frozen=True)
class Style:
    """How a text is set; sizes in points. `strong` is the weight of what stands out."""

    size: float
    leading: float
    colour: str
    weight: Weight = Weight.REGULAR
    strong: Weight = Weight.SEMIBOLD
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One set line, `width` in points; `text` is what it says, in the order it is read.

    `said` is that text where a glyph was missing ("" otherwise).
    """

    runs: tuple[Run, ...]
    width: float
    right_to_left: bool = False
    said: str = ""
    text: str = ""


_Pieces = list[tuple[str, bool]]


class _Setter:
    """Fills lines word by word."""

    def __init__(self, style: Style, width: float) -> None:
        self.style = style
        self.width = width

    def measure(self, text: str, strong: bool) -> float:
        weight = self.style.strong if strong else self.style.weight
        return fonts.width(text, weight) * self.style.size + self.style.tracking * len(text)

    def broken(self, pieces: _Pieces) -> Iterator[_Pieces]:
        """Lines of (text, strong); a word goes to the next line, or is cut when no line can hold it."""
        line: _Pieces = []
        used = 0.0
        for word in _words(pieces):
            taken = sum(self.measure(text, strong) for text, strong in word)
            if line and used + taken > self.width + 0.01 and not word[0][0].isspace():
                yield _trimmed(line)
                line, used = [], 0.0
            if not line and word[0][0].isspace():
                continue
            while taken > self.width + 0.01 and not word[0][0].isspace():
                head, word = self._cut(word)
                yield head
                taken = sum(self.measure(text, strong) for text, strong in word)
            line.extend(word)
            used += taken
        yield _trimmed(line)

    def _cut(self, word: _Pieces) -> tuple[_Pieces, _Pieces]:
        """What of a word fits one line, after a hyphen or a slash where there is one; and the rest of it."""
        text, strong = "".join(part for part, _ in word), word[0][1]
        clusters = scripts.clusters(text)
        used, count = 0.0, 0
        for cluster in clusters:
            used += self.measure(cluster, strong)
            if used > self.width and count:
                break
            count += 1
        better = [index for index in range(count // 2, count) if _CUT_AFTER.match(clusters[index])]
        count = better[-1] + 1 if better else count
        return [("".join(clusters[:count]), strong)], [("".join(clusters[count:]), strong)]

    def shortened(self, line: _Pieces) -> _Pieces:
        """The line with an ellipsis at its end, within the width."""
        text, strong = "".join(part for part, _ in line), bool(line) and line[0][1]
        clusters = scripts.clusters(text)
        while clusters and self.measure("".join(clusters).rstrip() + ELLIPSIS, strong) > self.width:
            clusters.pop()
        return [("".join(clusters).rstrip() + ELLIPSIS, strong)]

    def line(self, pieces: _Pieces, right_to_left: bool) -> Line:
        """The line as runs; each stretch of one weight is its own context for the reading order."""
        style = self.style
        set_runs: list[Run] = []
        joined = _joined(pieces)
        for text, strong in reversed(joined) if right_to_left else joined:
            weight = style.strong if strong else style.weight
            kerned = style.size >= KERNED_FROM and not style.tracking
            set_runs += fonts.runs(text, weight, right_to_left, kerned)
        letters = sum(len(run.text) for run in set_runs)
        width = sum(run.width for run in set_runs) * style.size + style.tracking * letters
        missing = any(scripts.MISSING in run.text for run in set_runs)
        text = "".join(part for part, _ in pieces)
        said = text if missing and not right_to_left else ""
        return Line(tuple(set_runs), width, right_to_left, said, text)


def _words(pieces: _Pieces) -> Iterator[_Pieces]:
    """Spaces, and words: a word may change its weight on its way."""
    word: _Pieces = []
    for text, strong in pieces:
        for atom in _ATOMS.findall(text):
            if atom[0] != " ":
                word.append((atom, strong))
                continue
            if word:
                yield word
                word = []
            yield [(atom, strong)]
    if word:
        yield word


def _trimmed(line: _Pieces) -> _Pieces:
    while line and line[-1][0].isspace():
        line = line[:-1]
    return line


def _joined(pieces: _Pieces) -> _Pieces:
    joined: _Pieces = []
    for text, strong in pieces:
        if joined and joined[-1][1] == strong:
            joined[-1] = (joined[-1][0] + text, strong)
        else:
            joined.append((text, strong))
    return joined


def _paragraphs(content: Words) -> Iterator[_Pieces]:
    """The content cut at its line breaks; runs of empty lines count as one break."""
    pieces: _Pieces = []
    for span in content:
        first, *others = _STAYS.sub("\u00a0", span.text).replace("\t", " ").split("\n")
        pieces.append((first, span.strong))
        for other in others:
            if any(text.strip() for text, _ in pieces):
                yield pieces
            pieces = [(other, span.strong)]
    if any(text.strip() for text, _ in pieces):
        yield pieces


def set_lines(content: Words | str, style: Style, width: float, most: int | None = None) -> tuple[Line, ...]:
    """The lines of a text no wider than `width` points, `most` of them at most; none for an empty text."""
    setter = _Setter(style, width)
    spans = (Span(content),) if isinstance(content, str) else content
    lines: list[tuple[_Pieces, bool]] = []
    for pieces in _paragraphs(spans):
        backwards = scripts.reads_right_to_left("".join(text for text, _ in pieces))
        for broken in setter.broken(pieces):
            if most is not None and len(lines) == most:
                lines[-1] = (setter.shortened(lines[-1][0]), lines[-1][1])
                return tuple(setter.line(*one) for one in lines)
            lines.append((broken, backwards))
    return tuple(setter.line(*one) for one in lines)


def set_title(content: str, style: Style, width: float, most: int | None = None) -> tuple[Line, ...]:
    """As `set_lines`, the lines of nearly one length: no last word alone under a long line."""
    best = set_lines(content, style, width, most)
    if not 1 < len(best) < 5 or any(line.right_to_left for line in best):
        return best
    narrower = width
    while (narrower := narrower - style.size / 2) > width * 0.4:
        lines = set_lines(content, style, narrower, most and most + 1)
        if len(lines) > len(best) or any(len(line.runs) == 0 for line in lines):
            break
        best = lines
    return best


def resized(style: Style, size: float) -> Style:
    """The style at another size, its leading in proportion."""
    return replace(style, size=size, leading=style.leading * size / style.size)
