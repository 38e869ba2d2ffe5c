"""What was put on the wall: the notes by group, then the wall itself as a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from atelier_app.documents.outline import (
    Block,
    Card,
    Cards,
    Frame,
    Heading,
    Paragraph,
    PlacedCard,
    Section,
    Tone,
    Wall,
    words,
)
from atelier_app.documents.wording import number
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, BoardContents, Note
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.initiative import Activity
from atelier_app.support.language import _, ngettext

# Around the notes of a group, in scene units.
_FRAME = 14.0
_FRAME_TOP = 24.0
# Empty stretches of the wall wider than this are closed up in the picture.
_WIDEST_GAP = 90.0


def board_section(activity: Activity, contents: BoardContents) -> Section:
    """Groups in the order they hold most, loose notes after them, ideas still waiting last."""
    return Section(_("Ideas"), activity.title, tuple(_blocks(activity, contents)), bool(contents.notes))


def _blocks(activity: Activity, contents: BoardContents) -> Iterator[Block]:
    placed = [note for note in contents.notes if not note.inbox]
    waiting = [note for note in contents.notes if note.inbox]
    yield Paragraph(words(_result(contents)), Tone.LEAD)
    if activity.instruction:
        yield Paragraph(words(activity.instruction), Tone.QUIET)
    by_group: defaultdict[Id | None, list[Note]] = defaultdict(list)
    for note in placed:
        by_group[note.group_id].append(note)
    for group in sorted(contents.groups, key=lambda one: -len(by_group[one.id])):
        yield from _cards(group.title or _("Untitled group"), by_group.pop(group.id, []))
    loose = [note for notes in by_group.values() for note in notes]
    yield from _cards(_("Not grouped") if contents.groups else _("Ideas"), loose)
    yield from _cards(_("Received from phones, not placed on the board"), waiting)
    if placed:
        yield _wall(contents, placed)


def _result(contents: BoardContents) -> str:
    count = len(contents.notes)
    if not count:
        return _("No idea was put on this board.")
    ideas = ngettext("{ideas} idea", "{ideas} ideas", count).format(ideas=number(count))
    if not contents.groups:
        return _("{ideas}, not grouped.").format(ideas=ideas)
    groups = len(contents.groups)
    return ngettext("{ideas} in {groups} group.", "{ideas} in {groups} groups.", groups).format(
        ideas=ideas, groups=number(groups)
    )


def _cards(title: str, notes: Sequence[Note]) -> Iterator[Block]:
    if notes:
        yield Heading(title, number(len(notes)))
        yield Cards(tuple(card(note) for note in notes))


def card(note: Note) -> Card:
    """A note's card; where it came from at its foot."""
    origin = _("Phone") if note.channel is Channel.PHONE else ""
    return Card(note.text, note.colour, note.label or origin)


def _wall(contents: BoardContents, placed: Sequence[Note]) -> Wall:
    xs = _closed_up([note.x for note in placed], NOTE_WIDTH)
    ys = _closed_up([note.y for note in placed], NOTE_HEIGHT)
    cards = tuple(PlacedCard(card(note), xs[note.x], ys[note.y]) for note in placed)
    places: defaultdict[Id | None, list[tuple[float, float]]] = defaultdict(list)
    for note, shown in zip(placed, cards, strict=True):
        places[note.group_id].append((shown.x, shown.y))
    frames = tuple(_frame(group.title, places[group.id]) for group in contents.groups if places.get(group.id))
    return Wall(_("The board"), cards, frames)


def _frame(title: str, places: Sequence[tuple[float, float]]) -> Frame:
    left, top = min(x for x, _y in places) - _FRAME, min(y for _x, y in places) - _FRAME_TOP
    right = max(x for x, _y in places) + NOTE_WIDTH + _FRAME
    bottom = max(y for _x, y in places) + NOTE_HEIGHT + _FRAME
    return Frame(title, left, top, right - left, bottom - top)


def _closed_up(starts: Sequence[float], size: float) -> dict[float, float]:
    """Where each start goes once gaps wider than `_WIDEST_GAP` are narrowed to it: a lost note shrinks nothing."""
    moved: dict[float, float] = {}
    shift, reached = 0.0, None
    for start in sorted(set(starts)):
        if reached is not None and start - reached > _WIDEST_GAP:
            shift += start - reached - _WIDEST_GAP
        moved[start] = start - shift
        reached = start + size if reached is None else max(reached, start + size)
    return moved
