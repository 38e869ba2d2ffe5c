"""Rows to records: badges and their holders. The file keeps a token's hash, never the token."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, and_, delete, insert, select, update

from atelier_app.domain.attendance import Participant
from atelier_app.domain.badges import BadgeState, Holder, Minted
from atelier_app.domain.core import Id
from atelier_app.storage.attendance import PERSON, read_participant, to_participant
from atelier_app.storage.tables import attendance, badge, participant


class Known(NamedTuple):
    """What the file knows of a badge."""

    participant_id: Id
    replaced: bool


def known(connection: Connection, badge_hash: str) -> Known | None:
    row = connection.execute(
        select(badge.c.participant_id, badge.c.replaced).where(badge.c.token_hash == badge_hash)
    ).first()
    return None if row is None else Known(*row)


def find_badge(connection: Connection, workshop_id: Id, badge_hash: str) -> Participant | None:
    """Who holds the badge, if they have signed in there."""
    row = connection.execute(
        select(*PERSON)
        .select_from(
            badge.join(participant).join(attendance, attendance.c.participant_id == participant.c.id)
        )
        .where(badge.c.token_hash == badge_hash, ~badge.c.replaced, attendance.c.workshop_id == workshop_id)
    ).first()
    return None if row is None else to_participant(row)


def find_holder(connection: Connection, badge_hash: str) -> Holder:
    """Whose badge it is, signed in or not."""
    found = known(connection, badge_hash)
    if found is None:
        return Holder(BadgeState.UNKNOWN)
    if found.replaced:
        return Holder(BadgeState.REPLACED)
    return Holder(BadgeState.VALID, read_participant(connection, found.participant_id))


def has_phone(connection: Connection, participant_id: Id) -> bool:
    """Whether a phone is already known to be this person's."""
    here = and_(badge.c.participant_id == participant_id, badge.c.linked, ~badge.c.replaced)
    return connection.execute(select(badge.c.token_hash).where(here)).first() is not None


def link_phone(connection: Connection, participant_id: Id, badge_hash: str) -> None:
    """Makes this badge the phone's own; the one of an earlier phone stops working, a printed one goes on."""
    connection.execute(delete(badge).where(badge.c.participant_id == participant_id, ~badge.c.printed))
    if known(connection, badge_hash) is not None:
        note_linked(connection, badge_hash)
        return
    row = {"token_hash": badge_hash, "participant_id": participant_id}
    connection.execute(insert(badge).values(**row, printed=False, linked=True, replaced=False))


def note_linked(connection: Connection, badge_hash: str) -> None:
    """A phone knows this printed badge."""
    connection.execute(update(badge).where(badge.c.token_hash == badge_hash).values(linked=True))


def print_badges(connection: Connection, minted: Iterable[Minted]) -> None:
    """Makes these the only printed badges of their people that work."""
    for one in minted:
        connection.execute(
            update(badge)
            .where(badge.c.participant_id == one.participant_id, badge.c.printed)
            .values(replaced=True)
        )
        row = {"token_hash": one.badge_hash, "participant_id": one.participant_id}
        connection.execute(insert(badge).values(**row, printed=True, linked=False, replaced=False))
