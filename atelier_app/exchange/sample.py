"""The sample: the founding case in Sarthe, three workshops, invented people, the second one under way.

Its words are in `resources/sample/`, one JSON and one table of registrations a language; its ids are the same
each time and in each language, so that what is made from it can be compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_DNS, uuid5

from atelier_app.domain.attendance import Attendance, KeptAttendance, Participant, RestoreAttendance
from atelier_app.domain.board import Colour, DescribeBoard
from atelier_app.domain.core import Channel, Command, Id, Origin, Together
from atelier_app.domain.door import Door
from atelier_app.domain.half_days import WHOLE
from atelier_app.domain.ideas import SendIdea, author_key
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    AddActivity,
    AddWorkshop,
    Initiative,
    Phase,
    Workshop,
)
from atelier_app.domain.notes import AddNote, GroupNotes
from atelier_app.domain.polls import Option, PreparePoll
from atelier_app.domain.priorities import PrepareMatrix
from atelier_app.domain.registrations import Register
from atelier_app.domain.room import EnterActivity, SetTimer
from atelier_app.exchange.layout import block_corner, in_rows
from atelier_app.exchange.registrations import read_registrations
from atelier_app.support.language import DEFAULT, LANGUAGES
from atelier_app.support.places import resource

UNDER_WAY: Final = "2"
_NAMESPACE = uuid5(NAMESPACE_DNS, "sample.atelier.example")
_ARRIVALS = timedelta(minutes=18)


def sample(language: str) -> tuple[Initiative, tuple[Command, ...]]:
    """The initiative and the commands that fill its file, in order; see `fill`."""
    parts = Sample(language)
    return parts.initiative, tuple(parts.commands())


def fill(door: Door, commands: Iterable[Command]) -> None:
    """Executes the sample's commands: those of phones as phones, the others as the facilitator's."""
    for channel, run in groupby(commands, key=_channel):
        door.execute(Together(tuple(run)), Origin(channel, "sample"))


def _channel(command: Command) -> Channel:
    return Channel.PHONE if isinstance(command, SendIdea) else Channel.FACILITATOR


def sample_id(*parts: str) -> Id:
    """The id of a part of the sample, named by its path: `sample_id("2", "ideas")` is an activity."""
    return uuid5(_NAMESPACE, "/".join(parts)).hex


def privacy_notice(
    language: str, organisation: str = "…", contact: str = "…", months: str = "…", recipients: str = "…"
) -> str:
    """What participants are told of their data, to be completed where an ellipsis is left."""
    text = _file(language, "notice.txt").read_text(encoding="utf-8")
    return text.format(
        organisation=organisation or "…", contact=contact, months=months, recipients=recipients
    ).strip()


def _file(language: str, suffix: str) -> Path:
    return resource("sample", f"{language if language in LANGUAGES else DEFAULT}.{suffix}")


class Sample:
    """The sample in parts, for who plays the workshop rather than shows it. Workshops go by their key, "1" to "3"."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else DEFAULT
        self._data: dict[str, Any] = json.loads(_file(language, "json").read_text(encoding="utf-8"))
        self._workshops: dict[str, dict[str, Any]] = {part["key"]: part for part in self._data["workshops"]}

    @property
    def initiative(self) -> Initiative:
        data = self._data
        return Initiative(
            id=sample_id("initiative"),
            title=data["title"],
            organisation=data["organisation"],
            language=self.language,
            objectives=tuple(data["objectives"]),
            themes=tuple(data["themes"]),
            territories=tuple(data["territories"]),
            phases=tuple(Phase(phase["title"], phase["period"]) for phase in data["phases"]),
            privacy_notice=privacy_notice(self.language, data["organisation"], **data["notice"]),
        )

    @cached_property
    def people(self) -> tuple[Participant, ...]:
        """Those who registered."""
        table = read_registrations(_file(self.language, "csv"))
        return tuple(
            replace(person, id=sample_id("person", person.full_name)) for person in table.participants
        )

    @cached_property
    def walk_ins(self) -> tuple[Participant, ...]:
        """Those who came without having registered."""
        return tuple(
            Participant(sample_id("person", f"{first} {last}"), last, first, organisation)
            for last, first, organisation in self._data["walk_ins"]
        )

    def idea(self, number: int) -> str:
        """What people may think of at workshop 2: all different up to some 190, then again from the first."""
        ideas, places = self._data["ideas"], ("", *self._data["territories"])
        text: str = ideas[number % len(ideas)][1]
        place = places[number // len(ideas) % len(places)]
        return f"{text} ({place})" if place else text

    def group_of(self, idea: str) -> Id:
        """The group of workshop 2 that such an idea belongs to."""
        group = next(group for group, text in self._data["ideas"] if idea.startswith(text))
        return self.group_id(UNDER_WAY, group)

    def commands(self) -> Iterator[Command]:
        """Everything: the three workshops prepared, what the first left, the second in the middle of its ideas."""
        yield from self.preparation()
        for key in ("1", UNDER_WAY):
            yield EnterActivity(sample_id(key, "welcome"))
            yield from self.attendance(key)
            yield EnterActivity(sample_id(key, "ideas"))
            yield from self.board(key)
        yield from self.phone_ideas(UNDER_WAY)
        yield self.poll(UNDER_WAY)
        yield self.matrix(UNDER_WAY)
        yield SetTimer(self._workshops[UNDER_WAY]["current"]["remaining"], running=False)

    def preparation(self) -> Iterator[Command]:
        """The workshops, their agendas and those expected."""
        for key, part in self._workshops.items():
            yield AddWorkshop(self._workshop(key, part))
            for activity in part["agenda"]:
                yield AddActivity(_activity(key, activity))
            yield Register(sample_id(key), self.people[: part["expected"]])

    def _workshop(self, key: str, part: dict[str, Any]) -> Workshop:
        starts = time.fromisoformat(part["starts"])
        return Workshop(
            sample_id(key), part["title"], date.fromisoformat(part["date"]), starts, part["place"]
        )

    def attendance(self, key: str) -> Iterator[Command]:
        """Who came, a few at a time, mostly by phone."""
        part = self._workshops[key]
        people = self.people[: part["expected"]]
        came = [person for index, person in enumerate(people) if index % part["absent_every"] != 2]
        if part.get("walk_ins"):
            yield Register(sample_id(key), self.walk_ins, walk_in=True)
            came += self.walk_ins
        first = self._opening(key)
        for index, person in enumerate(came):
            at = first + index * _ARRIVALS / len(came)
            channel = Channel.FACILITATOR if index % 7 == 6 else Channel.PHONE
            came_at = KeptAttendance(person.id, Attendance(WHOLE, at, channel))
            yield RestoreAttendance(sample_id(key), (came_at,))

    def _opening(self, key: str) -> datetime:
        """Doors open a little early, by the clock of the room, which is this computer's."""
        part = self._workshops[key]
        starts = datetime.combine(date.fromisoformat(part["date"]), time.fromisoformat(part["starts"]))
        return starts.astimezone(UTC) - timedelta(minutes=8)

    def board(self, key: str) -> Iterator[Command]:
        """What the tables stuck on the wall, in its groups."""
        board_id = sample_id(key, "ideas")
        for group in self._workshops[key]["board"]["groups"]:
            corner = block_corner(group["column"], group["row"])
            note_ids = [sample_id(key, group["key"], str(index)) for index in range(len(group["notes"]))]
            places = in_rows(len(note_ids), group["columns"], corner)
            for note_id, (text, label, *_), (x, y) in zip(note_ids, group["notes"], places, strict=True):
                yield AddNote(note_id, board_id, text, Colour(group["colour"]), x, y, label=label)
            yield GroupNotes(self.group_id(key, group["key"]), board_id, tuple(note_ids), group["title"])

    def group_id(self, key: str, group: str) -> Id:
        return sample_id(key, "group", group)

    def phone_ideas(self, key: str) -> Iterator[Command]:
        """Ideas that wait in the inbox; their authors have signed in."""
        board_id = sample_id(key, "ideas")
        yield DescribeBoard(board_id, to_inbox=True)
        for index, text in enumerate(self._workshops[key]["board"]["phone_ideas"]):
            author = self.people[index * 5].id
            yield SendIdea(
                sample_id(key, "phone", str(index)), board_id, author, text, author_key(author, board_id)
            )

    def poll(self, key: str) -> PreparePoll:
        """The vote on the ideas that the room shortlisted, not opened yet."""
        part = self._workshops[key]["poll"]
        return PreparePoll(
            poll_id=sample_id(key, part["activity"]),
            question=part["question"],
            options=tuple(option for option, _ in self._shortlist(key)),
            settings={"points": part["points"], "maximum": part["maximum"]},
            board_id=sample_id(key, "ideas"),
        )

    def _shortlist(self, key: str) -> Iterator[tuple[Option, int]]:
        """The notes that are voted on, each with how much the room likes it."""
        for group in self._workshops[key]["board"]["groups"]:
            for index, (text, _label, *liking) in enumerate(group["notes"]):
                if liking:
                    note_id = sample_id(key, group["key"], str(index))
                    option_id = sample_id(key, "option", group["key"], str(index))
                    yield Option(option_id, text, Colour(group["colour"]), note_id=note_id), liking[0]

    def liking(self, key: str) -> dict[Id, int]:
        """How much the room likes each option, for who plays its votes."""
        return {option.id: liking for option, liking in self._shortlist(key)}

    def matrix(self, key: str) -> PrepareMatrix:
        part = self._workshops[key]["matrix"]
        matrix_id, poll_id = sample_id(key, part["activity"]), sample_id(key, part["poll"])
        return PrepareMatrix(matrix_id, poll_id, part["winners"])


def _activity(key: str, part: dict[str, Any]) -> Activity:
    return Activity(
        id=sample_id(key, part["key"]),
        workshop_id=sample_id(key),
        kind=ActivityKind(part["kind"]),
        title=part["title"],
        instruction=part["instruction"],
        minutes=part["minutes"],
    )
