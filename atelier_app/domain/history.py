"""What became of each idea: its ranks in the votes, its quarters and places, side by side in the agenda's order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from atelier_app.domain.board import Colour
from atelier_app.domain.core import Id, Query, Topic
from atelier_app.domain.criteria import Level
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.methods.method import Score
from atelier_app.domain.polls import Option
from atelier_app.domain.priorities import Matrix, Quadrant
from atelier_app.domain.text import fold


@dataclass(frozen=True)
class HistoryColumn:
    """A vote, matrix or grid whose results may be seen. `ranked` where it puts options in an order.

    `method` and `settings` are a vote's (its scores are read by them); `preset` is a matrix's or a grid's, `matrix` the
    matrix itself, for the names of its quarters.
    """

    activity_id: Id
    kind: ActivityKind
    title: str
    ranked: bool = True
    method: str = ""
    settings: Mapping[str, int] = field(default_factory=dict)
    preset: str = ""
    matrix: Matrix | None = None


@dataclass(frozen=True)
class HistoryCell:
    """Where an item stood in a column: in a vote its `rank` and `score` (by the method: points, a median grade…); in a
    grid its place as `rank`, its total as `score` and its `category`; in a matrix its placement and `quadrant`.

    `moved` is how many places it rose (above zero) or fell since the ranked column before in which it stood.
    """

    rank: int | None = None
    score: Score | None = None
    impact: float | None = None
    effort: float | None = None
    quadrant: Quadrant | None = None
    category: Level | None = None
    moved: int | None = None


@dataclass(frozen=True)
class HistoryItem:
    """An idea and its cells, one a column, None where it did not stand. Nothing says whose idea it is.

    `text` is the note's as it reads now, empty without one; `group` the title of the group it is in, or is.
    """

    label: str
    colour: Colour
    note_id: Id | None = None
    group_id: Id | None = None
    text: str = ""
    group: str = ""
    cells: tuple[HistoryCell | None, ...] = ()


@dataclass(frozen=True)
class History:
    """The workshop's ideas that were voted on, those furthest along first, then by their latest rank."""

    columns: tuple[HistoryColumn, ...] = ()
    items: tuple[HistoryItem, ...] = ()


@dataclass(frozen=True)
class ReadHistory(Query[History]):
    """Raises `Refused` (UNKNOWN_WORKSHOP)."""

    workshop_id: Id
    topics: ClassVar = frozenset({Topic.INITIATIVE, Topic.BOARD, Topic.POLLS, Topic.PRIORITIES})


@dataclass
class _Story:
    option: Option
    note_ids: set[Id] = field(default_factory=set)
    group_ids: set[Id] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    cells: dict[int, HistoryCell] = field(default_factory=dict)

    def is_of_note(self, option: Option) -> bool:
        return option.note_id in self.note_ids

    def is_of_group(self, option: Option) -> bool:
        return option.note_id is None and not self.note_ids and option.group_id in self.group_ids

    def says(self, option: Option) -> bool:
        """The same words, where one of the two is no more than words."""
        sourced = option.note_id is not None or option.group_id is not None
        known = bool(self.note_ids or self.group_ids)
        return not (sourced and known) and fold(option.label) in self.labels

    def add(self, column: int, option: Option, cell: HistoryCell) -> None:
        self.note_ids.update(filter(None, (option.note_id,)))
        self.group_ids.update(filter(None, (option.group_id,)))
        self.labels.add(fold(option.label))
        self.cells[column] = cell


Entries = Sequence[tuple[Option, HistoryCell]]


def told(columns: Sequence[tuple[HistoryColumn, Entries]]) -> History:
    """The history of these columns, in their order; `text` and `group` are the caller's to fill in."""
    stories: list[_Story] = []
    for index, (_column, entries) in enumerate(columns):
        left = list(entries)
        for tells in (_Story.is_of_note, _Story.is_of_group, _Story.says):
            left = [entry for entry in left if not _continued(stories, index, entry, tells)]
        for option, cell in left:
            stories.append(_Story(option))
            stories[-1].add(index, option, cell)
    ranked = [column.ranked for column, _ in columns]
    stories.sort(key=lambda story: _order(story, ranked))
    return History(tuple(column for column, _ in columns), tuple(_item(story, ranked) for story in stories))


def _continued(
    stories: Sequence[_Story],
    column: int,
    entry: tuple[Option, HistoryCell],
    tells: Callable[[_Story, Option], bool],
) -> bool:
    """Whether a story that has nothing in this column yet goes on with this entry."""
    option, cell = entry
    free = (one for one in stories if column not in one.cells and tells(one, option))
    story = next(free, None)
    if story is not None:
        story.add(column, option, cell)
    return story is not None


def _order(story: _Story, ranked: Sequence[bool]) -> tuple[int, int]:
    """Furthest along first; there, by the latest rank it had."""
    ranks = [story.cells[index].rank for index in sorted(story.cells) if ranked[index]]
    known = [rank for rank in ranks if rank is not None]
    return -max(story.cells), known[-1] if known else 0


def _item(story: _Story, ranked: Sequence[bool]) -> HistoryItem:
    cells: list[HistoryCell | None] = []
    before: int | None = None
    for index, counts in enumerate(ranked):
        cell = story.cells.get(index)
        if cell is not None and counts and cell.rank is not None:
            cell = replace(cell, moved=None if before is None else before - cell.rank)
            before = cell.rank
        cells.append(cell)
    return HistoryItem(
        label=story.option.label,
        colour=story.option.colour,
        note_id=next(iter(story.note_ids), None),
        group_id=next(iter(story.group_ids), None),
        cells=tuple(cells),
    )
