"""A board's outline as Markdown, in which nothing that was typed on a note means anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from atelier_app.documents.board_outline import BoardOutline, Item, Part

_DEEPEST = 6
_SIGNS = re.compile(r"[\\`*_{}\[\]<>&|~#$]")
# What opens a list, a quote, a heading or a rule at the start of a line.
_OPENING = re.compile(r"^(\s*)([-+=:!]|\d+(?=[.)]))")


def write_markdown(outline: BoardOutline, stream: BinaryIO) -> None:
    """Writes the outline in UTF-8."""
    stream.write("\n".join(_lines(outline)).encode())
    stream.write(b"\n")


def _lines(outline: BoardOutline) -> Iterator[str]:
    yield f"# {_one_line(outline.title)}"
    yield from ("", _one_line(outline.subtitle))
    if outline.legend:
        yield from ("", " · ".join(map(_one_line, outline.legend)))
    if outline.items:
        yield from ("", *_listed(outline.items))
    for part in outline.parts:
        yield from _part(part, 2)


def _part(part: Part, level: int) -> Iterator[str]:
    yield from ("", f"{'#' * min(level, _DEEPEST)} {_one_line(part.title)}")
    if part.items:
        yield from ("", *_listed(part.items))
    for inner in part.parts:
        yield from _part(inner, level + 1)


def _listed(items: Sequence[Item], indent: str = "") -> Iterator[str]:
    for item in items:
        first, *others = _escaped_lines(item.text)
        remark = f" — *{_one_line(item.remark)}*" if item.remark else ""
        # Two spaces at the end of a line break it where it is read.
        body = [f"{indent}- {first}", *(f"{indent}  {line}" for line in others)]
        yield from (f"{line}  " for line in body[:-1])
        yield body[-1] + remark
        yield from _listed(item.items, indent + "  ")


def _escaped_lines(text: str) -> list[str]:
    """The lines that say something; an empty one would end the list."""
    lines = [_escaped(line.strip()) for line in text.split("\n")]
    return [line for line in lines if line] or [""]


def _one_line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _escaped(line: str) -> str:
    return _OPENING.sub(_opened, _SIGNS.sub(r"\\\g<0>", line))


def _opened(start: re.Match[str]) -> str:
    """A number keeps its digits: what follows them loses its meaning."""
    return f"{start[1]}\\{start[2]}" if not start[2].isdigit() else f"{start[1]}{start[2]}\\"
