"""How a count of rankings came to its result: pairs, strongest paths, rounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atelier_app.documents.outline import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
    Tone,
    Words,
    words,
)
from atelier_app.documents.poll_ranking import figures_of
from atelier_app.documents.wording import number, short
from atelier_app.domain.core import Id
from atelier_app.domain.methods.method import Figures, Score
from atelier_app.domain.polls import Outcome, PollRecord
from atelier_app.support.language import _

# A page's width holds no more columns that can be read.
_MOST = 12
_SHORT = 60
_NAME_SHARE = 0.4


def figures(record: PollRecord, outcome: Outcome) -> Iterator[Block]:
    """The tables behind a ranking, where its method has any."""
    for found in outcome.figures:
        if found.key == "pairwise":
            told = _(
                "How many ballots put the option of the line before that of the column; in bold, the more of the two."
            )
            yield from _square(record, outcome, found, _("Pair by pair"), told)
        elif found.key == "strongest_paths":
            told = _(
                "The strongest chain of majorities from the option of the line to that of the column: as strong as the "
                "weakest of its links; in bold, the stronger of the two ways."
            )
            yield from _square(record, outcome, found, _("Strongest paths"), told)
        elif found.key == "rounds":
            yield from _rounds(record, outcome, found)


def _square(record: PollRecord, outcome: Outcome, found: Figures, title: str, told: str) -> Iterator[Block]:
    yield Heading(title)
    size = len(found.rows)
    if size > _MOST:
        left_out = _(
            "{count} options make a table too wide for a page: “atelier recount FILE --json” writes it."
        )
        yield Paragraph(words(left_out.format(count=number(size))), Tone.QUIET)
        return
    order = [one.option_id for one in outcome.standings]
    letters = {option_id: _letter(index) for index, option_id in enumerate(order)}
    at = {option_id: index for index, option_id in enumerate(found.rows)}
    columns = [Column(letters[other], (1 - _NAME_SHARE) / size, Align.END) for other in order]
    rows = [
        Row(
            (
                _("{letter} · {option}").format(letter=letters[one], option=_label(record, one)),
                *(_duel(found, at[one], at[other]) for other in order),
            )
        )
        for one in order
    ]
    yield Table((Column(_("Idea"), _NAME_SHARE), *columns), tuple(rows), compact=True)
    yield Paragraph(words(told), Tone.QUIET)


def _letter(index: int) -> str:
    return chr(ord("A") + index)


def _label(record: PollRecord, option_id: Id) -> str:
    return short(next(option.label for option in record.options if option.id == option_id), _SHORT)


def _duel(found: Figures, row: int, column: int) -> Words:
    value, other = found.cells[row][column], found.cells[column][row]
    if value is None or other is None:
        return words("·")
    return words(number(value), strong=value > other)


def _rounds(record: PollRecord, outcome: Outcome, found: Figures) -> Iterator[Block]:
    """The last rounds as columns; who leaves at the end of one is in bold in it."""
    yield Heading(_("Round after round"))
    shown = found.rows[-_MOST:]
    told = _(
        "The ballots that each option holds in each round; in bold, those of the options that leave after it."
    )
    if len(shown) < len(found.rows):
        hidden = _("Of {rounds} rounds, the last {shown}; “atelier recount FILE --json” writes them all.")
        told = f"{told} {hidden.format(rounds=number(len(found.rows)), shown=number(len(shown)))}"
    by_round = figures_of(outcome, "rounds")
    columns = [Column(name, (1 - _NAME_SHARE) / len(shown), Align.END) for name in shown]
    rows = []
    for standing in outcome.standings:
        at = found.columns.index(standing.option_id)
        held = [by_round[name][at] for name in shown]
        if any(votes is not None for votes in held):
            rows.append(Row((_label(record, standing.option_id), *_held(held))))
    spent = [by_round[name][-1] for name in shown]
    rows.append(Row((_("Ballots with no option left"), *(number(votes or 0) for votes in spent))))
    yield Table((Column(_("Idea"), _NAME_SHARE), *columns), tuple(rows), compact=True)
    yield Paragraph(words(told), Tone.QUIET)


def _held(votes: Sequence[Score | None]) -> Iterator[Cell]:
    """An option's ballots round by round; nothing once it has left."""
    last = max(index for index, value in enumerate(votes) if value is not None)
    for index, value in enumerate(votes):
        leaves = index == last and index < len(votes) - 1
        yield "" if value is None else words(number(value), strong=leaves)
