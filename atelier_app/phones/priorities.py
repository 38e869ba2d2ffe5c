"""Ratings sent from a phone: one's own, or those of one's table."""

from __future__ import annotations

from collections.abc import Mapping

from atelier_app.domain.core import Refused
from atelier_app.domain.priorities import MatrixRecord
from atelier_app.domain.ratings import RateOptions, Rating, rater_id
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.desk import Answer, Desk
from atelier_app.phones.forms import Form
from atelier_app.phones.ratings import BETWEEN, SAID, STEPS, rated
from atelier_app.phones.visit import Visit

_LENGTH_LIMIT = 24


def _value(text: str) -> float:
    """A number as typed, with a comma or a point. Raises `Refused` (RATING_OUT_OF_RANGE)."""
    text = text.strip().replace(",", ".")
    digits = text.removeprefix("-").replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit() and len(text) <= _LENGTH_LIMIT):
        raise Refused(Refusal.RATING_OUT_OF_RANGE)
    return float(text)


def ratings_of(form: Form, sliders: bool) -> tuple[Rating, ...]:
    """What a form says, unchecked but for its numbers. Raises `Refused` (RATING_OUT_OF_RANGE)."""
    said = {name.partition(BETWEEN)[0] for name, _value in form.fields if name.endswith(f"{BETWEEN}{SAID}")}
    found = []
    for name, text in form.fields:
        option_id, dot, criterion_id = name.partition(BETWEEN)
        if not dot or criterion_id == SAID or not text.strip() or (sliders and option_id not in said):
            continue
        value = _value(text)
        found.append(Rating(option_id, criterion_id, value / STEPS if sliders else value))
    return tuple(found)


async def rate(desk: Desk, visit: Visit, form: Form) -> Answer:
    """Puts or replaces the ratings of this badge, or of its table. Raises `Refused`."""
    if visit.participant is None:
        raise Refused(Refusal.NOT_SIGNED_IN)
    record = rated(visit.keeper.scene())
    subject_id = form.get("subject")
    command = RateOptions(
        subject_id,
        visit.participant.id,
        rater_id(visit.token, subject_id),
        ratings_of(form, record is None or isinstance(record, MatrixRecord)),
    )
    await desk.door.perform(command, desk.reception.origin(visit))
    return Answer()


def kept(form: Form) -> Mapping[str, str]:
    """What of a form is shown again."""
    return {name: value[:_LENGTH_LIMIT] for name, value in form.fields if BETWEEN in name}
