"""A cell of the history in words: its rank, how it moved, its score, quarter or category."""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.desktop.grids.wording import total_words
from atelier_app.desktop.look.figures import number
from atelier_app.desktop.polls.scores import long_score
from atelier_app.domain.history import History, HistoryCell, HistoryColumn, HistoryItem
from atelier_app.domain.initiative import ActivityKind
from atelier_app.support.language import _, ngettext
from atelier_app.support.priorities import level_name, quarter_name

UP, DOWN, SAME = "▲", "▼", "="


def moved_sign(moved: int | None) -> str:
    """`▲ 2`, `▼ 1`, `=`; nothing where there was no rank before."""
    if moved is None:
        return ""
    return f"{UP if moved > 0 else DOWN} {number(abs(moved))}" if moved else SAME


def detail(column: HistoryColumn, cell: HistoryCell) -> str:
    """What stands beside the rank: a score, a total, a category, a quarter."""
    if cell.quadrant is not None and column.matrix is not None:
        return quarter_name(column.matrix, cell.quadrant)
    if cell.category is not None:
        return level_name(cell.category)
    if cell.score is None:
        return ""
    return long_score(column, cell.score) if column.kind is ActivityKind.VOTE else total_words(cell.score)


def cell_text(column: HistoryColumn, cell: HistoryCell | None) -> str:
    """`1  ▲ 2  38 points`, as it is copied."""
    if cell is None:
        return ""
    rank = number(cell.rank) if cell.rank is not None and column.ranked else ""
    return "  ".join(filter(None, (rank, moved_sign(cell.moved), detail(column, cell))))


def spoken(column: HistoryColumn, cell: HistoryCell | None) -> str:
    """The same in a sentence."""
    if cell is None:
        return _("{column}: not there").format(column=column.title)
    parts = []
    if cell.rank is not None and column.ranked:
        parts.append(_("no. {rank}").format(rank=number(cell.rank)))
    parts += [_moved(cell.moved), detail(column, cell)]
    return f"{column.title}: {', '.join(filter(None, parts))}"


def _moved(moved: int | None) -> str:
    if moved is None:
        return ""
    if not moved:
        return _("same rank")
    said = (
        ngettext("{n} place up", "{n} places up", moved)
        if moved > 0
        else ngettext("{n} place down", "{n} places down", -moved)
    )
    return said.format(n=number(abs(moved)))


def as_text(history: History, items: Sequence[HistoryItem]) -> str:
    """The table as text, a tab between cells: a spreadsheet takes it as it is."""
    head = "\t".join((_("Idea"), _("Group"), *(_plain(column.title) for column in history.columns)))
    rows = (
        "\t".join(
            (
                _plain(item.label),
                _plain(item.group),
                *map(cell_text, history.columns, item.cells),
            )
        )
        for item in items
    )
    return "\n".join((head, *rows)) + "\n"


def _plain(text: str) -> str:
    return " ".join(text.split())
