"""What became of each idea: its ranks and quarters side by side, and what moved."""

from __future__ import annotations

from collections.abc import Sequence

from atelier_app.documents.outline import (
    Block,
    Cell,
    Column,
    Paragraph,
    Rich,
    Row,
    Section,
    Table,
    Tone,
    words,
)
from atelier_app.documents.poll_scores import score_in_words
from atelier_app.documents.wording import number, short, tenths
from atelier_app.domain.history import History, HistoryCell, HistoryColumn, HistoryItem
from atelier_app.domain.initiative import ActivityKind
from atelier_app.support.language import _
from atelier_app.support.priorities import level_name, quarter_name

_MOST = 5
_SCALE = 10


def history_section(history: History) -> Section | None:
    """The ideas that went through two steps at least; None where there is no story to tell."""
    first = max(0, len(history.columns) - _MOST)
    items = [item for item in history.items if sum(cell is not None for cell in item.cells) > 1]
    if not items:
        return None
    blocks: list[Block] = [Paragraph(words(_explained(history, len(items))), Tone.QUIET)]
    blocks.append(_table(history.columns[first:], items, first))
    return Section(_("History"), _("What became of the ideas"), tuple(blocks))


def _explained(history: History, told: int) -> str:
    sentences = [_("Each idea’s rank, step after step; ↑ and ↓ say by how many places it rose or fell.")]
    if told < len(history.items):
        rest = _("Of {all} ideas, the {told} that went through several steps.")
        sentences.append(rest.format(all=number(len(history.items)), told=number(told)))
    if len(history.columns) > _MOST:
        last = _("Of {all} steps, the last {shown}.")
        sentences.append(last.format(all=number(len(history.columns)), shown=number(_MOST)))
    return " ".join(sentences)


def _table(columns: Sequence[HistoryColumn], items: Sequence[HistoryItem], first: int) -> Table:
    each = min(0.2, 0.68 / len(columns))
    titles = (Column(short(one.title, 40), each) for one in columns)
    rows = (
        Row(
            (
                _idea(item),
                *(_cell(column, cell) for column, cell in zip(columns, item.cells[first:], strict=True)),
            )
        )
        for item in items
    )
    return Table((Column(_("Idea"), 1 - each * len(columns)), *titles), tuple(rows), compact=True)


def _idea(item: HistoryItem) -> Cell:
    label = " ".join(item.label.split())
    if item.group and item.group != label:
        return Rich(label, _("in “{group}”").format(group=short(item.group, 50)))
    return label


def _cell(column: HistoryColumn, cell: HistoryCell | None) -> Cell:
    if cell is None:
        return "–"
    if column.kind is ActivityKind.MATRIX:
        return _on_matrix(column, cell)
    rank = "–" if cell.rank is None else number(cell.rank)
    text = " ".join(filter(None, (rank, moved(cell.moved))))
    return Rich(text, _score(column, cell))


def _on_matrix(column: HistoryColumn, cell: HistoryCell) -> Cell:
    if column.matrix is None or cell.quadrant is None or cell.impact is None or cell.effort is None:
        return "–"
    place = f"{tenths(cell.impact * _SCALE)} / {tenths(cell.effort * _SCALE)}"
    return Rich(quarter_name(column.matrix, cell.quadrant), place)


def moved(places: int | None) -> str:
    """ "↑ 2", "↓ 1", "=", or nothing where there was no rank before."""
    if places is None:
        return ""
    if not places:
        return "="
    return f"{'↑' if places > 0 else '↓'} {number(abs(places))}"


def _score(column: HistoryColumn, cell: HistoryCell) -> str:
    if cell.category is not None:
        return level_name(cell.category)
    if cell.score is None:
        return ""
    if column.kind is ActivityKind.CRITERIA:
        return _("total {total}").format(total=number(float(f"{cell.score:.4g}")))
    return score_in_words(column, cell.score)
