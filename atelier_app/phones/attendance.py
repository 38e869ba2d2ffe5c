"""Signing in from a phone: by name, as one chosen on the list, or as the badge's holder; and the next half-day."""

from __future__ import annotations

from collections.abc import Mapping

from atelier_app.domain.attendance import Sign, SignIn, SignInWithBadge
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Command, Id, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.badges import participant_id
from atelier_app.phones.desk import Answer, Desk
from atelier_app.phones.forms import Form
from atelier_app.phones.hands import taken_up
from atelier_app.phones.signing import FIELDS
from atelier_app.phones.visit import Visit


async def sign_in(desk: Desk, visit: Visit, form: Form) -> Answer:
    """Signs in whoever the form is of, for the half-day that it is. Raises `Refused`."""
    workshop = visit.stage.workshop
    if workshop is None:
        raise Refused(Refusal.UNKNOWN_WORKSHOP)
    if form.get("known"):
        await desk.door.perform(_known(visit, workshop.id, form), desk.reception.origin(visit))
        return Answer()
    token = visit.token
    try:
        await desk.door.perform(_named(token, workshop.id, form), desk.reception.origin(visit))
    except Refused as refused:
        taken = refused.code is Refusal.BADGE_TAKEN
        again = refused.code is Refusal.ALREADY_SIGNED_IN and (visit.holder is not None or visit.replaced)
        if not (taken or again):
            raise
        # The phone goes from hand to hand: a badge for each; the same one if they have it, and missed the answer.
        token = desk.reception.badges.following(token, repr([form.get(name) for name in FIELDS[:4]]))
        await desk.door.perform(_named(token, workshop.id, form), desk.reception.origin(visit))
    return Answer(headers=taken_up(visit, token))


def _known(visit: Visit, workshop_id: Id, form: Form) -> Command:
    """Of the badge's holder, if it is still theirs: another page may have handed the phone over."""
    holder = visit.holder
    if holder is None or holder.id != form.get("known"):
        raise Refused(Refusal.BADGE_TAKEN)
    if visit.attendee is not None and visit.attendee.consent:
        return Sign(workshop_id, holder.id, form.get("signature"))
    return SignInWithBadge(
        workshop_id,
        badge_hash(visit.token),
        consent=bool(form.get("consent")),
        signature=form.get("signature"),
        photo_consent=bool(form.get("photo")),
    )


def _named(token: str, workshop_id: Id, form: Form) -> Command:
    first, last = form.get("first"), form.get("last")
    return SignIn(
        workshop_id=workshop_id,
        participant_id=participant_id(token, workshop_id, first, last),
        last_name=last,
        first_name=first,
        organisation=form.get("organisation"),
        consent=bool(form.get("consent")),
        badge_hash=badge_hash(token),
        expected_id=form.get("expected"),
        signature=form.get("signature"),
        photo_consent=bool(form.get("photo")),
    )


def kept(form: Form) -> Mapping[str, str]:
    return {name: form.get(name) for name in FIELDS}
