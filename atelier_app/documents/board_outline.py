"""A board as an outline to read: zones, their groups, their notes, and what was said of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from atelier_app.exchange.board import BoardNote, BoardRecord
from atelier_app.support.language import _


@dataclass(frozen=True)
class Item:
    """A note or what hangs on it: its words, a quiet remark after them, and its own items."""

    text: str
    remark: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Part:
    """A zone or a group; the parts in it come after its own items."""

    title: str
    items: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class BoardOutline:
    """The whole board, in the language in force."""

    title: str
    subtitle: str
    language: str
    legend: tuple[str, ...]
    items: tuple[Item, ...]
    parts: tuple[Part, ...]


def board_outline(record: BoardRecord, language: str) -> BoardOutline:
    """Zones as they were made, then what lies in none, then what waits in the inbox."""
    waiting = [one for one in record.notes if one.note.inbox]
    placed = [one for one in record.notes if not one.note.inbox]
    by_zone = _by(placed, lambda one: one.zone.id if one.zone else None)
    zones = [zone for zone in record.contents.zones if by_zone.get(zone.id)]
    parts = [_zone(record, zone.title or _("Untitled zone"), by_zone[zone.id]) for zone in zones]
    rest = by_zone.get(None, [])
    outside = _zone(record, _("Outside the zones"), rest)
    if not zones:
        parts += outside.parts
    elif rest:
        parts.append(outside)
    if waiting:
        parts.append(Part(_("Received from phones, not placed on the board"), _items(waiting)))
    return BoardOutline(
        record.activity.title,
        " · ".join(filter(None, (record.initiative, record.workshop))),
        language,
        tuple(meaning.name for meaning in record.board.legend if meaning.name),
        () if zones else outside.items,
        tuple(parts),
    )


def _zone(record: BoardRecord, title: str, notes: Sequence[BoardNote]) -> Part:
    by_group = _by(notes, lambda one: one.note.group_id)
    groups = tuple(
        Part(group.title or _("Untitled group"), _items(by_group[group.id]))
        for group in record.contents.groups
        if by_group.get(group.id)
    )
    return Part(title, _items(by_group.get(None, [])), groups)


def _by(
    notes: Sequence[BoardNote], key: Callable[[BoardNote], str | None]
) -> dict[str | None, list[BoardNote]]:
    found: defaultdict[str | None, list[BoardNote]] = defaultdict(list)
    for one in notes:
        found[key(one)].append(one)
    return dict(found)


def _items(notes: Sequence[BoardNote]) -> tuple[Item, ...]:
    return tuple(Item(one.note.text, _remark(one), tuple(_inside(one))) for one in notes)


def _remark(one: BoardNote) -> str:
    """Whom it comes from, what it is about, how many notes it holds."""
    merged = f"×{one.note.originals}" if one.note.originals else ""
    return " · ".join(filter(None, (merged, one.author, one.note.theme, one.note.territory)))


def _inside(one: BoardNote) -> Iterator[Item]:
    for original in one.originals:
        yield Item(_("Merged: {text}").format(text=original.text), original.author)
    for comment in one.comments:
        yield Item(_("Comment: {text}").format(text=comment.text), comment.author)
