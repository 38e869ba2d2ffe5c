"""What a poll will ask, while it can still change: candidates from a board, the method and its settings, its rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from atelier_app.domain.board import BoardContents, Colour, Group, Note
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.initiative import ActivityKind, Agenda
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import Option, PollRecord, PreparePoll, Rules
from atelier_app.support.language import _


@dataclass(frozen=True)
class Candidate:
    """A note, a group or an extra that may be voted on; `size` is the notes that a group holds.

    An extra, typed or taken from an earlier vote, is the option `option_id` already.
    """

    id: Id
    label: str
    colour: Colour
    chosen: bool = False
    size: int = 0
    note_id: Id | None = None
    group_id: Id | None = None
    option_id: Id = ""


@dataclass(frozen=True)
class Draft:
    """A poll in preparation. `own` holds the settings that no longer follow the suggestion.

    `extra` are the options that do not come from the board: typed, or taken from an earlier vote.
    """

    question: str = ""
    board_id: Id | None = None
    by_group: bool = False
    chosen: frozenset[Id] | None = None
    method: str = "dots"
    own: Mapping[str, int] = field(default_factory=dict)
    rules: Rules = field(default_factory=Rules)
    extra: tuple[Option, ...] = ()

    def suggested(self, options: int) -> dict[str, int]:
        """What the method suggests for that many options."""
        return METHODS[self.method].suggested(options)

    def settings(self, options: int) -> dict[str, int]:
        """The method's settings for that many options, always within its rules."""
        found = {**self.suggested(options), **self.own}
        for one in METHODS[self.method].settings:
            found[one.key] = max(one.least, min(one.most, found[one.key]))
        if self.method == "dots":
            for bounded in ("maximum", "minimum"):
                found[bounded] = min(found["points"], found[bounded])
        return found


def draft_of(record: PollRecord) -> Draft:
    """The draft that a stored poll stands for; one never prepared leaves everything to suggestion."""
    poll, options = record.poll, record.options
    extra = tuple(option for option in options if _is_extra(poll.id, option))
    sources = frozenset(_source(option) for option in options)
    suggested = METHODS[poll.method].suggested(len(options))
    stored = METHODS[poll.method].checked_settings(poll.settings, len(options))
    own = {key: value for key, value in stored.items() if value != suggested[key]}
    return Draft(
        question=poll.question,
        board_id=poll.board_id,
        by_group=any(option.group_id for option in options if option not in extra),
        chosen=sources if options else None,
        method=poll.method,
        own=own if options else {},
        rules=Rules(**poll.rules()),
        extra=extra,
    )


def _source(option: Option) -> Id:
    """What it was made from; an option that was typed stands for itself."""
    return option.group_id or option.note_id or option.id


def taken(poll_id: Id, option: Option) -> Option:
    """An option of an earlier vote, as one of this vote's: the same each time, so that none is taken twice."""
    return replace(option, id=_taken_id(poll_id, _source(option)))


def _taken_id(poll_id: Id, source: Id) -> Id:
    return sha256(f"{poll_id} {source}".encode()).hexdigest()[:32]


def _is_extra(poll_id: Id, option: Option) -> bool:
    """Whether it was typed, or taken from an earlier vote: its board need not be this one's."""
    source = _source(option)
    return option.id in {source, _taken_id(poll_id, source)}


def with_extra(draft: Draft, options: Sequence[Option], *, alone: bool = False) -> Draft:
    """The draft with these options beside what is chosen, or `alone`."""
    known = {_source(option): option for option in (*draft.extra, *options)}
    sources = frozenset(_source(option) for option in options)
    chosen = sources if alone else None if draft.chosen is None else draft.chosen | sources
    return replace(draft, extra=tuple(known.values()), chosen=chosen)


def suggested_board(agenda: Agenda, activity_id: Id) -> Id | None:
    """The board of the last ideas activity before this one, else of the first of the workshop."""
    before: Id | None = None
    first: Id | None = None
    for line in agenda.lines:
        if line.activity.id == activity_id and before:
            return before
        if line.activity.kind is ActivityKind.IDEAS:
            before = line.activity.id
            first = first or before
    return first


def candidates(contents: BoardContents | None, draft: Draft) -> tuple[Candidate, ...]:
    """What the board offers, if there is one, then the extras; all of it chosen until something was."""
    found: list[Candidate] = []
    if contents is not None:
        found = _groups(contents) if draft.by_group else _notes(contents)
    there = {one.id for one in found}
    found += [_extra(one) for one in draft.extra if _source(one) not in there]
    chosen = draft.chosen
    return tuple(replace(one, chosen=chosen is None or one.id in chosen) for one in found)


def _extra(option: Option) -> Candidate:
    return Candidate(
        _source(option),
        option.label,
        option.colour,
        note_id=option.note_id,
        group_id=option.group_id,
        option_id=option.id,
    )


def _notes(contents: BoardContents) -> list[Candidate]:
    return [
        Candidate(note.id, note.text, note.colour, note_id=note.id)
        for note in contents.notes
        if not note.inbox
    ]


def _groups(contents: BoardContents) -> list[Candidate]:
    members: dict[Id, list[Note]] = {}
    for note in contents.notes:
        if note.group_id is not None and not note.inbox:
            members.setdefault(note.group_id, []).append(note)
    return [_group(group, members[group.id]) for group in contents.groups if group.id in members]


def _group(group: Group, notes: Sequence[Note]) -> Candidate:
    """A group without a title is known by its first note."""
    colour = Counter(note.colour for note in notes).most_common(1)[0][0]
    label = group.title or _("Group “{note}”").format(note=notes[0].text)
    return Candidate(group.id, label, colour, size=len(notes), group_id=group.id)


def preparation(record: PollRecord, draft: Draft, offered: Sequence[Candidate]) -> PreparePoll:
    """The command that keeps this draft; an option made from the same note or group keeps its id."""
    known = {_source(option): option.id for option in record.options}
    options = tuple(
        Option(
            id=known.get(one.id) or one.option_id or new_id(),
            label=one.label,
            colour=one.colour,
            note_id=one.note_id,
            group_id=one.group_id,
        )
        for one in offered
        if one.chosen
    )
    return PreparePoll(
        poll_id=record.poll.id,
        question=draft.question,
        options=options,
        settings=draft.settings(len(options)),
        board_id=draft.board_id,
        method=draft.method,
        **draft.rules.rules(),
    )
