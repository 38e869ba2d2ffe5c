"""Finding oneself on the list by name, no more often than a person would: the list can't be copied that way."""

from __future__ import annotations

import asyncio

from atelier_app.domain.attendance import NAME_LIMIT, FindExpected, Found
from atelier_app.domain.door import Door
from atelier_app.phones.flood import Flood
from atelier_app.phones.visit import Visit
from atelier_app.support.language import N_

LETTERS_LEAST = 3
# A name typed slowly is some ten look-ups, mistyped three times thirty; then one each ten seconds still serves a
# person, while whoever would copy a list of three hundred has hours before them.
_PHONE_RATE, _PHONE_BURST = 0.1, 30
# Phones that throw their badge away come from somewhere: three hundred people behind one address look ten times each.
_ADDRESS_RATE, _ADDRESS_BURST = 1.0, 3000

TOO_SHORT = N_("Please type at least three letters of your name.")
NOT_FOUND = N_("Nobody was found, or too many: please type your first and last name.")
TOO_OFTEN = N_("That is a lot of names: please wait a moment, or sign in without the list.")


class Finder:
    """Looks people up, in a thread: a long list must not hold up the votes."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._phones = Flood(_PHONE_RATE, _PHONE_BURST)
        self._addresses = Flood(_ADDRESS_RATE, _ADDRESS_BURST)

    def allows(self, visit: Visit) -> bool:
        """Counts one look-up of this phone."""
        client = visit.scope["client"]
        return self._phones.allows(visit.token) and self._addresses.allows(client[0] if client else "")

    async def find(self, visit: Visit, typed: str) -> tuple[Found, ...]:
        """Those that this may be: a few or none."""
        workshop = visit.stage.workshop
        if workshop is None or not typed:
            return ()
        return await asyncio.to_thread(self._door.read, FindExpected(workshop.id, typed[:NAME_LIMIT]))


def advice(typed: str, found: tuple[Found, ...]) -> str:
    """What to do when there is nobody to choose from (untranslated), else an empty text."""
    if found or not typed:
        return ""
    return TOO_SHORT if sum(map(str.isalnum, typed)) < LETTERS_LEAST else NOT_FOUND
