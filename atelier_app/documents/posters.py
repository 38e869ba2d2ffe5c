"""How phones come in, on the wall and on the tables: join the Wi-Fi, then open the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from atelier_app.documents.presence import Presence
from atelier_app.support.language import _, language
from atelier_app.support.wifi import Wifi

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Step:
    """A thing to do: scan the code (`hint` says how) or type what `facts` say (labels with their values)."""

    title: str
    hint: str
    code: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Poster:
    """What the wall says; `tables` names those that a card is for, none for the poster itself."""

    language: str
    kicker: str
    title: str
    welcome: str
    steps: tuple[Step, ...]
    organiser: str
    subject: str
    tables: tuple[str, ...] = ()


def poster(presence: Presence, address: str, wifi: Wifi | None = None, tables: Sequence[str] = ()) -> Poster:
    """The way to `address` (as in "http://192.168.1.5:8080"), over the Wi-Fi where one is given."""
    workshop = presence.workshop
    return Poster(
        language=language(),
        kicker=presence.initiative.title,
        title=workshop.title,
        welcome=_("Take part with your phone"),
        steps=tuple(_steps(address, wifi)),
        organiser=presence.organiser,
        subject=presence.initiative.title,
        tables=tuple(tables),
    )


def _steps(address: str, wifi: Wifi | None) -> Iterator[Step]:
    if wifi:
        facts = [(_("Network"), wifi.name)]
        if wifi.password:
            facts.append((_("Password"), wifi.password))
        hint = _("Scan this code with the phone’s camera, or choose the network in its settings.")
        yield Step(_("Join the Wi-Fi"), hint, wifi.code, tuple(facts))
    typed = (_("Or type this address in the browser"), address.removeprefix("http://"))
    yield Step(_("Open the page"), _("Scan this code with the phone’s camera."), address, (typed,))


def numbered(count: int) -> tuple[str, ...]:
    """Tables 1 to `count`."""
    return tuple(_("Table {name}").format(name=number) for number in range(1, count + 1))


def listed(presence: Presence) -> tuple[str, ...]:
    """The tables that people are registered at, "2" before "10"."""
    names = sorted({one.table for one in presence.attendees if one.table}, key=_natural)
    return tuple(_("Table {name}").format(name=name) if name.isdecimal() else name for name in names)


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in _DIGITS.split(name)]
