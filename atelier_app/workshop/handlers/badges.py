"""Printed badges: minted by whoever draws them, known here by their hashes alone."""

from __future__ import annotations

import re

from atelier_app.domain.attendance import REGISTRATIONS_LIMIT
from atelier_app.domain.badges import BadgesMinted, MintBadges
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import badges as stored
from atelier_app.storage import registrations
from atelier_app.workshop.context import NOTHING, Context, Done, handles

_HASH = re.compile(r"[0-9a-f]{64}")


@handles(MintBadges)
def mint_badges(context: Context, command: MintBadges) -> Done:
    if len(command.badges) > REGISTRATIONS_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=REGISTRATIONS_LIMIT)
    people = {person.id for person in registrations.people(context.connection)}
    minted = []
    for one in command.badges:
        if one.participant_id not in people:
            raise Refused(Refusal.UNKNOWN_PARTICIPANT)
        known = stored.known(context.connection, one.badge_hash)
        if not _HASH.fullmatch(one.badge_hash) or (known and known.participant_id != one.participant_id):
            raise Refused(Refusal.BADGE_TAKEN)
        if known is None:
            minted.append(one)
    if not minted:
        return NOTHING
    stored.print_badges(context.connection, minted)
    return Done((BadgesMinted(tuple(one.participant_id for one in minted)),))
