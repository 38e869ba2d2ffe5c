"""The impact and effort matrix: the picture, then each idea with its quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atelier_app.documents.outline import (
    Align,
    Block,
    Card,
    Column,
    Dot,
    Paragraph,
    Quadrants,
    Row,
    Section,
    Table,
    Tone,
    Words,
    words,
)
from atelier_app.documents.poll_scores import score_alone, score_title
from atelier_app.documents.wording import filled, listed, number, short, tenths
from atelier_app.domain.initiative import Activity
from atelier_app.domain.polls import Poll, PollState
from atelier_app.domain.priorities import MatrixItem, MatrixRecord, Quadrant, quadrant
from atelier_app.support.language import N_, _

QUADRANTS = {
    Quadrant.QUICK_WIN: N_("Do now"),
    Quadrant.MAJOR_PROJECT: N_("Major projects"),
    Quadrant.FILL_IN: N_("Nice to have"),
    Quadrant.NOT_NOW: N_("Later"),
}
_NAMED = 4
# Placements are kept from 0 to 1 and read better out of ten.
_SCALE = 10


def matrix_section(activity: Activity, record: MatrixRecord, poll: Poll | None = None) -> Section:
    """What comes out first, then the picture, then the table; `poll` chose what is placed."""
    return Section(
        _("Priorities"), activity.title, tuple(_blocks(activity, record, poll)), bool(record.items)
    )


def placement(item: MatrixItem) -> Quadrant | None:
    """The quarter an item lies in, None until it is placed."""
    if item.impact is None or item.effort is None:
        return None
    return quadrant(item.impact, item.effort)


def _blocks(activity: Activity, record: MatrixRecord, poll: Poll | None) -> Iterator[Block]:
    if not record.items:
        yield Paragraph(words(_nothing_yet(poll)), Tone.QUIET)
        return
    result = first_things(record.items)
    yield Paragraph(result or words(_("No idea was judged high in impact and low in effort.")), Tone.LEAD)
    if activity.instruction:
        yield Paragraph(words(activity.instruction), Tone.QUIET)
    yield _picture(record.items)
    yield _table(record.items, poll)


def _nothing_yet(poll: Poll | None) -> str:
    if poll and poll.state is PollState.CLOSED and poll.withheld:
        return _("Nothing to place: the results of the vote it follows are not published.")
    return _("Nothing to place: the vote it follows is not closed.")


def first_things(items: Sequence[MatrixItem]) -> Words:
    """The sentence that names what to do now; nothing when no item lies there."""
    now = [item for item in items if placement(item) is Quadrant.QUICK_WIN]
    if not now:
        return ()
    named = [words(short(item.option.label), strong=True) for item in now[:_NAMED]]
    if len(now) > _NAMED:
        named.append(words(_("{count} more").format(count=number(len(now) - _NAMED))))
    return filled(_("High impact for little effort: {ideas}."), ideas=listed(named))


def _picture(items: Sequence[MatrixItem]) -> Quadrants:
    dots = tuple(
        Dot(index, Card(item.option.label, item.option.colour), item.effort, item.impact)
        for index, item in enumerate(items, 1)
        if item.effort is not None and item.impact is not None
    )
    quarters = (Quadrant.QUICK_WIN, Quadrant.MAJOR_PROJECT, Quadrant.FILL_IN, Quadrant.NOT_NOW)
    first, second, third, fourth = (_(QUADRANTS[one]) for one in quarters)
    return Quadrants(
        (first, second, third, fourth), (_("little effort"), _("much effort")), _("high impact"), dots
    )


def _table(items: Sequence[MatrixItem], poll: Poll | None) -> Table:
    """The score stands where it says something: not where only ranks do."""
    scores = poll is None or bool(score_title(poll))
    title = score_title(poll) if poll else _("Points")
    columns = (
        Column("", 0.06, quiet=True),
        Column(_("Idea"), 0.42 if scores else 0.52),
        *([Column(title, 0.1, Align.END)] if scores else []),
        Column(_("Impact"), 0.11, Align.END),
        Column(_("Effort"), 0.11, Align.END),
        Column(_("So"), 0.2, strong=True),
    )
    rows = [
        Row((number(index), " ".join(item.option.label.split()), *_score(item, poll, scores), *_place(item)))
        for index, item in enumerate(items, 1)
    ]
    return Table(columns, tuple(rows), compact=True)


def _score(item: MatrixItem, poll: Poll | None, told: bool) -> list[str]:
    if not told:
        return []
    return [score_alone(poll, item.score) if poll else number(item.score)]


def _place(item: MatrixItem) -> tuple[str, str, str]:
    quarter = placement(item)
    if item.impact is None or item.effort is None or quarter is None:
        return "–", "–", _("Not placed")
    return tenths(item.impact * _SCALE), tenths(item.effort * _SCALE), _(QUADRANTS[quarter])
