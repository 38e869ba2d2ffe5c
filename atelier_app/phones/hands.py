"""A phone that goes from hand to hand, and badges that it scans: whose it is now, and who else has signed with it.

A ballot's id comes from the badge's token, so each person keeps a token of their own: the phone remembers them all, and
the page says for whom it acts.
"""

from __future__ import annotations

from collections.abc import Iterable

from atelier_app.domain.attendance import Participant
from atelier_app.domain.badges import BadgeState
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.badges import BESIDE, BESIDE_LIMIT, COOKIE, Badges, cookie_header, is_token, mint
from atelier_app.phones.desk import Answer, Desk
from atelier_app.phones.forms import Form
from atelier_app.phones.visit import Visit
from atelier_app.support.language import N_
from atelier_app.support.sentences import SENTENCES

UNKNOWN, REPLACED = "/?badge=unknown", "/?badge=replaced"
NOTICES = {
    UNKNOWN: N_(
        "This badge is not known here, or was not read well: please scan it again, or sign in by name."
    ),
    REPLACED: SENTENCES[Refusal.BADGE_REPLACED],
}


def carried(token: str, others: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The cookies of a phone that shows the badge `token` from here on and keeps the others beside it."""
    beside = [other for other in dict.fromkeys(others) if other != token][:BESIDE_LIMIT]
    return cookie_header(COOKIE, token), cookie_header(BESIDE, ".".join(beside))


def taken_up(visit: Visit, token: str) -> tuple[tuple[str, str], ...]:
    """The same, when whoever the phone was just for is not forgotten."""
    before = (visit.token,) if visit.holder else ()
    return carried(token, (*before, *(other for other, _person in visit.others)))


async def hand_over(_desk: Desk, visit: Visit, _form: Form) -> Answer:
    """The phone is for someone else now; who has signed with it can come back to it."""
    others = (other for other, _person in visit.others)
    return Answer(headers=carried(mint(), (visit.token, *others) if visit.attendee else others))


async def switch(_desk: Desk, visit: Visit, form: Form) -> Answer:
    """The phone is for one of those again who have a badge on it. Raises `Refused` (BADGE_TAKEN)."""
    wanted = form.get("who")
    token = next((token for token, person in visit.others if person.id == wanted), "")
    if not token:
        raise Refused(Refusal.BADGE_TAKEN)
    return Answer(headers=taken_up(visit, token))


def scan(badges: Badges, visit: Visit, token: str) -> Answer:
    """Where a printed badge leads to; its token leaves the address bar at once and is the phone's own from here on."""
    holder = badges.holder(token) if is_token(token) else None
    if holder is None or holder.state is BadgeState.UNKNOWN:
        return Answer(UNKNOWN)
    if holder.participant is None:
        return Answer(REPLACED)
    own = _signed_with(badges, visit, holder.participant) or token
    return Answer("/sign", headers=taken_up(visit, own))


def _signed_with(badges: Badges, visit: Visit, person: Participant) -> str:
    """The badge on this phone that the person has signed in with already: their ballots are found by it alone."""
    workshop = visit.stage.workshop
    held = ((visit.token, visit.holder), *visit.others)
    mine = (token for token, holder in held if holder is not None and holder.id == person.id)
    return next((token for token in mine if workshop and badges.find(workshop.id, token)), "")
