"""Who of a list is already there: by name, told apart by organisation and address, or by address under a like name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from atelier_app.domain.attendance import FIELDS, Participant
from atelier_app.domain.registrations import Registration
from atelier_app.domain.text import fold, name_key

_ALIKE = 0.8
"""From here on two names under one address are two spellings of one, and not two people who share it."""
_SHARED = 60
"""An address that more people have than this is a switchboard's: under it only the very same name is one person."""


class Outcome(StrEnum):
    """What becomes of an entry; SAME is there already, as it is or as another entry of the same list."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"


@dataclass(frozen=True)
class Planned:
    """`registration` is the entry as it will be, under the id of who is there already if anyone is."""

    outcome: Outcome
    registration: Registration
    before: Registration | None = None


class Directory:
    """People by what they are recognised by."""

    def __init__(self, people: Iterable[Participant] = ()) -> None:
        self._by_email: dict[str, dict[str, Participant]] = {}
        self._by_name: dict[str, list[Participant]] = {}
        for person in people:
            self.add(person)

    def add(self, person: Participant) -> None:
        key = _key(person)
        if email := fold(person.email):
            self._by_email.setdefault(email, {}).setdefault(key, person)
        self._by_name.setdefault(key, []).append(person)

    def replace(self, before: Participant, after: Participant) -> None:
        """Knows someone by what is said of them now."""
        key, email = _key(before), fold(before.email)
        self._by_name[key].remove(before)
        if self._by_email.get(email, {}).get(key) == before:
            del self._by_email[email][key]
        self.add(after)

    def find(self, person: Participant) -> Participant | None:
        """Who this is, if they are here."""
        key, email = _key(person), fold(person.email)
        by_address = _alike(key, self._by_email.get(email, {})) if email else None
        return by_address or next((one for one in self._by_name.get(key, ()) if _may_be(person, one)), None)


def _key(person: Participant) -> str:
    return name_key(person.first_name, person.last_name) or fold(person.full_name)


def _alike(key: str, people: Mapping[str, Participant]) -> Participant | None:
    """The one of this name, else the first whose name is another spelling of it."""
    if key in people or len(people) > _SHARED:
        return people.get(key)
    words, spelling = set(key.split()), SequenceMatcher(b=key)
    for other, person in people.items():
        others = set(other.split())
        spelling.set_seq1(other)
        if words <= others or others <= words or _close(spelling):
            return person
    return None


def _close(spelling: SequenceMatcher[str]) -> bool:
    """Whether the two are nearly the same; bounds that cost little come first."""
    bounds = (spelling.real_quick_ratio, spelling.quick_ratio, spelling.ratio)
    return all(bound() >= _ALIKE for bound in bounds)


def _may_be(one: Participant, other: Participant) -> bool:
    pairs = ((fold(one.organisation), fold(other.organisation)), (fold(one.email), fold(other.email)))
    return not any(a and b and a != b for a, b in pairs)


def plan(incoming: Iterable[Registration], listed: Iterable[Registration]) -> tuple[Planned, ...]:
    """What an import does, entry by entry, given who is on the list already."""
    known = {entry.participant.id: entry for entry in listed}
    at_first = dict(known)
    directory = Directory(entry.participant for entry in known.values())
    planned = []
    for entry in incoming:
        own = known.get(entry.participant.id)
        found = own.participant if own else directory.find(entry.participant)
        if found is None:
            directory.add(entry.participant)
            known[entry.participant.id] = entry
            planned.append(Planned(Outcome.NEW, entry))
            continue
        before = known[found.id]
        known[found.id] = after = merged(before, entry)
        directory.replace(before.participant, after.participant)
        outcome = Outcome.SAME if after == before else Outcome.UPDATED
        planned.append(Planned(outcome, after, at_first.get(found.id)))
    return tuple(planned)


def merged(before: Registration, entry: Registration) -> Registration:
    """What is there with what the entry says; what the entry leaves blank stays, and so does a spelling as good."""
    said = {
        name: value
        for name in FIELDS
        if (value := getattr(entry.participant, name))
        and _says_more(getattr(before.participant, name), value)
    }
    return Registration(
        replace(before.participant, **said),
        entry.table or before.table,
        entry.half_days or before.half_days,
        entry.college or before.college,
    )


def _says_more(before: str, said: str) -> bool:
    """Whether it is another text, or the same one with accents or small letters that were missing."""
    return fold(said) != fold(before) or _care(said) > _care(before)


def _care(text: str) -> tuple[bool, int]:
    accents = sum(bool(unicodedata.combining(character)) for character in unicodedata.normalize("NFD", text))
    return not text.isupper(), accents
