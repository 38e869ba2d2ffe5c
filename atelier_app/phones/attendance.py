"""Signing in from a phone."""

from __future__ import annotations

from collections.abc import Mapping

from atelier_app.domain.attendance import SignIn
from atelier_app.domain.core import Refused
from atelier_app.domain.polls import badge_hash
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.badges import COOKIE, cookie_header, mint, participant_id
from atelier_app.phones.desk import Answer, Desk
from atelier_app.phones.forms import Form
from atelier_app.phones.visit import Visit

_FIELDS = ("first", "last", "organisation", "consent")


async def sign_in(desk: Desk, visit: Visit, form: Form) -> Answer:
    """Signs the phone's holder in under the badge that the page gave it. Raises `Refused`."""
    workshop = visit.stage.workshop
    if workshop is None:
        raise Refused(Refusal.UNKNOWN_WORKSHOP)
    first, last = form.get("first"), form.get("last")

    def under(token: str) -> SignIn:
        return SignIn(
            workshop_id=workshop.id,
            participant_id=participant_id(token, workshop.id, first, last),
            last_name=last,
            first_name=first,
            organisation=form.get("organisation"),
            consent=bool(form.get("consent")),
            badge_hash=badge_hash(token),
        )

    token = visit.token
    try:
        await desk.door.perform(under(token), desk.reception.origin(visit))
    except Refused as refused:
        if refused.code is not Refusal.BADGE_TAKEN:
            raise
        # The phone goes from hand to hand, or from one workshop to the next.
        token = mint()
        await desk.door.perform(under(token), desk.reception.origin(visit))
    return Answer(headers=(cookie_header(COOKIE, token),))


def kept(form: Form) -> Mapping[str, str]:
    return {name: form.get(name) for name in _FIELDS}
