"""By what notes are told apart: theme, territory, author, colour, source; how many there are of each. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from atelier_app.desktop.board.wording import paper_name, source_name
from atelier_app.domain.board import Board, Colour, Note
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.text import fold
from atelier_app.support.language import N_, _


class Facet(StrEnum):
    """One way of telling notes apart."""

    THEME = "theme"
    TERRITORY = "territory"
    AUTHOR = "author"
    COLOUR = "colour"
    SOURCE = "source"


_NAMES = {
    Facet.THEME: N_("Theme"),
    Facet.TERRITORY: N_("Territory"),
    Facet.AUTHOR: N_("Author or table"),
    Facet.COLOUR: N_("Colour"),
    Facet.SOURCE: N_("Source"),
}
_NONE = {
    Facet.THEME: N_("Without a theme"),
    Facet.TERRITORY: N_("Without a territory"),
    Facet.AUTHOR: N_("Without an author"),
}
_folded = lru_cache(maxsize=4096)(fold)


@dataclass(frozen=True)
class Count:
    """So many notes have this value; `key` is what a filter knows it by."""

    key: str
    name: str
    count: int


@dataclass(frozen=True)
class Asked:
    """What one is looking for: all of these words, and of each facet this value."""

    words: tuple[str, ...] = ()
    wanted: Mapping[Facet, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.words or self.wanted)


def facet_name(facet: Facet) -> str:
    return _(_NAMES[facet])


class Reader:
    """Reads facets off notes, knowing who the authors are and what the papers stand for."""

    def __init__(self, board: Board, authors: Mapping[Id, str]) -> None:
        self._authors = authors
        self._papers = {meaning.colour: meaning.name for meaning in board.legend if meaning.name}

    def author(self, note: Note) -> str:
        """By name where it was given, else by what it is labelled with."""
        return self._authors.get(note.author_id or "", "") or note.label

    def key(self, note: Note, facet: Facet) -> str:
        """What a filter knows the note's value by."""
        return _folded(self._value(note, facet))

    def _value(self, note: Note, facet: Facet) -> str:
        if facet is Facet.THEME:
            return note.theme
        if facet is Facet.TERRITORY:
            return note.territory
        if facet is Facet.AUTHOR:
            return self.author(note)
        return note.colour.value if facet is Facet.COLOUR else note.channel.value

    def name(self, facet: Facet, value: str) -> str:
        """What to show for a value."""
        if facet is Facet.COLOUR:
            paper = Colour(value)
            return self._papers.get(paper) or paper_name(paper)
        if facet is Facet.SOURCE:
            return source_name(Channel(value))
        return value or _(_NONE[facet])

    def haystack(self, note: Note) -> str:
        """All that can be found of a note by typing."""
        return fold("\n".join((note.text, note.theme, note.territory, self.author(note))))

    def fits(self, note: Note, wanted: Mapping[Facet, str]) -> bool:
        """Whether a note has the value that is wanted of each facet."""
        return all(self.key(note, facet) == key for facet, key in wanted.items())

    def counted(self, notes: Iterable[Note], facet: Facet) -> tuple[Count, ...]:
        """How many notes have each value: the most first, those with none last."""
        counts: Counter[str] = Counter()
        spelled: dict[str, str] = {}
        for note in notes:
            value = self._value(note, facet)
            key = _folded(value)
            counts[key] += 1
            spelled.setdefault(key, value)
        found = [Count(key, self.name(facet, spelled[key]), count) for key, count in counts.items()]
        return tuple(sorted(found, key=lambda one: (not one.key, -one.count, one.name)))
