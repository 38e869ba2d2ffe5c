"""Votes cast from a phone; three hundred may come in the same instant, so nothing is rendered here."""

from __future__ import annotations

from collections.abc import Mapping

from atelier_app.domain.core import Refused
from atelier_app.domain.methods.method import Choice, Choices
from atelier_app.domain.polls import CastBallot, ballot_id
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.desk import Answer, Desk
from atelier_app.phones.forms import Form, Typed
from atelier_app.phones.visit import Visit

# What the form holds besides a number for each option: the poll's id, and the button that was pressed.
_OTHER_FIELDS = {"poll", "plus", "minus"}
_NOTHING = {"", "0"}
_DIGITS_LIMIT = 6


def _number(value: str) -> int:
    """Points as typed: nothing is none. Raises `Refused` (NOT_A_WHOLE_NUMBER)."""
    value = value.strip()
    if not value:
        return 0
    if not (value.isascii() and value.isdigit() and len(value) <= _DIGITS_LIMIT):
        raise Refused(Refusal.NOT_A_WHOLE_NUMBER)
    return int(value)


def choices_of(form: Form) -> Choices:
    """What a form gives points to, unchecked but for its numbers. Raises `Refused` (NOT_A_WHOLE_NUMBER)."""
    return tuple(
        Choice(name, _number(value))
        for name, value in form.fields
        if value not in _NOTHING and name not in _OTHER_FIELDS
    )


async def cast(desk: Desk, visit: Visit, form: Form) -> Answer:
    """Casts or changes the ballot of this badge. Raises `Refused`."""
    if visit.participant is None:
        raise Refused(Refusal.NOT_SIGNED_IN)
    if form.get("plus") or form.get("minus"):
        return _stepped(desk, visit, form)
    poll_id = form.get("poll")
    command = CastBallot(poll_id, visit.participant.id, ballot_id(visit.token, poll_id), choices_of(form))
    await desk.door.perform(command, desk.reception.origin(visit))
    return Answer()


def _stepped(desk: Desk, visit: Visit, form: Form) -> Answer:
    """A plus or minus pressed without the script: the same page with one point more or less, nothing cast yet."""
    values = dict(kept(form))
    option_id, step = (form.get("plus"), 1) if form.get("plus") else (form.get("minus"), -1)
    values[option_id] = str(max(0, _number(values.get(option_id, "")) + step))
    return Answer(page=desk.pages.room(visit, Typed(values)))


def kept(form: Form) -> Mapping[str, str]:
    return {name: value[:_DIGITS_LIMIT] for name, value in form.fields if name not in _OTHER_FIELDS}
