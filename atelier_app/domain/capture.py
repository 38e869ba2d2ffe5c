"""Quick entry: `#word` says a note's theme, `@word` its territory or its table; the other words stay as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from atelier_app.domain.board import LABEL_LIMIT
from atelier_app.domain.text import fold

# A word of its own: an e-mail address or a web page is none, and a mark of punctuation may follow.
_TAG = re.compile(r"(?<!\S)([#@])(\w[\w\-'’]*)(?=[.,;:!?…)»]*(?:\s|$))")
_BEING_TYPED = re.compile(r"(?<!\S)([#@])(\w[\w\-'’]*|)$")


@dataclass(frozen=True)
class Vocabulary:
    """The themes and territories of the initiative, and the tables and other themes that a board knows."""

    themes: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()

    def of(self, mark: str) -> tuple[str, ...]:
        """What `#` or `@` may stand before."""
        return self.themes if mark == "#" else (*self.territories, *self.tables)


@dataclass(frozen=True)
class Captured:
    """A line taken apart."""

    text: str
    theme: str = ""
    territory: str = ""
    label: str = ""


@dataclass(frozen=True)
class Typing:
    """The tag that is being typed: it begins at `start`, and `word` follows its `mark`."""

    start: int
    mark: str
    word: str


def key(name: str) -> str:
    """Equal for two ways of typing one name: no accent, case, space, hyphen nor other mark."""
    return "".join(re.findall(r"[^\W_]+", fold(name)))


def slug(name: str) -> str:
    """A name as one word, to be typed after `#` or `@`."""
    return "-".join(re.findall(r"[\w'’]+", name))


def take_apart(line: str, known: Vocabulary) -> Captured:
    """The first theme and the first place of a line, and its words without them.

    A line that is nothing but tags keeps them as its words.
    """
    found: dict[str, str] = {}
    rest, end = "", 0
    for tag in _TAG.finditer(line):
        field, name = _meaning(tag[1], tag[2], known)
        mark = "theme" if field == "theme" else "place"
        if field and mark not in {"theme" if one == "theme" else "place" for one in found}:
            found[field] = name
            rest += line[end : tag.start()].rstrip()
            end = tag.end()
    rest = (rest + line[end:]).strip()
    rest = rest.lstrip(",;: ") if found else rest
    return Captured(rest if any(map(str.isalnum, rest)) else line.strip(), **found)


def _meaning(mark: str, word: str, known: Vocabulary) -> tuple[str, str]:
    """The field that a tag fills and with what, or nothing: `#1` is a number."""
    if mark == "#":
        name = match(word, known.themes, whole=word[0].isdigit())
        return ("theme", name or _spelled(word)) if name or not word[0].isdigit() else ("", "")
    name = match(word, known.of("@"))
    return ("territory", name) if name in known.territories else ("label", name or _spelled(word))


def _spelled(word: str) -> str:
    return word.replace("_", " ").strip()[:LABEL_LIMIT]


def match(word: str, names: Iterable[str], *, whole: bool = False) -> str:
    """The name that a word stands for: the same, or unless `whole` the only one that begins so; else nothing."""
    wanted = key(word)
    keys: dict[str, str] = {}
    for name in names:
        keys.setdefault(key(name), name)
    if not wanted or wanted in keys or whole:
        return keys.get(wanted, "") if wanted else ""
    begun = [name for known, name in keys.items() if _begins(known, wanted)]
    return begun[0] if len(begun) == 1 else ""


def _begins(name: str, start: str) -> bool:
    """Whether a name begins so; Table 12 does not begin with Table 1."""
    return name.startswith(start) and not (start[-1].isdigit() and name[len(start) :][:1].isdigit())


def typing(line: str, cursor: int) -> Typing | None:
    """The tag at the end of what is before the cursor, if there is one."""
    found = _BEING_TYPED.search(line[:cursor])
    return Typing(found.start(), found[1], found[2]) if found else None


def suggestions(word: str, names: Iterable[str], most: int = 8) -> tuple[str, ...]:
    """The names a word may become: those that begin so, then those with a word inside that does."""
    wanted = key(word)
    unique = {key(name): name for name in reversed(list(names)) if key(name)}
    first = [name for known, name in unique.items() if known.startswith(wanted)]
    inside = [
        name
        for name in unique.values()
        if name not in first and any(key(part).startswith(wanted) for part in re.findall(r"\w+", name))
    ]
    return tuple([*reversed(first), *reversed(inside)][:most])
