"""What was put on the wall: the notes by group, then the wall itself as a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from atelier_app.documents.board_wall import wall
from atelier_app.documents.outline import Block, Card, Cards, Heading, Paragraph, Section, Tone, words
from atelier_app.documents.wording import number
from atelier_app.domain.board import BoardContents, Note
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.initiative import Activity
from atelier_app.exchange.board import without_veiled
from atelier_app.support.language import _, ngettext

# Whatever a phone may send is shown whole; of a text that was pasted, so much: the exports hold it all.
_LONGEST = 2500
# Empty stretches of the wall wider than this are closed up in the picture.
_WIDEST_GAP = 90.0


def board_section(activity: Activity, whole: BoardContents) -> Section:
    """Groups in the order they hold most, loose notes after them, ideas still waiting last; none that is veiled."""
    contents = without_veiled(whole)
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
        cards = [(note, card(note)) for note in placed]
        yield wall(_("The board"), contents, cards, widest=_WIDEST_GAP)


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
    """A note's card, cut where no page needs more of it; where it came from at its foot."""
    origin = _("Phone") if note.channel is Channel.PHONE else ""
    return Card(cut(note.text), note.colour, note.label or origin)


def cut(text: str) -> str:
    """The beginning of a text that is far too long to be printed."""
    text = text.strip()
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
