"""Votes cast from a phone; three hundred may come in the same instant, so as a rule nothing is rendered here."""

from __future__ import annotations

from collections.abc import Mapping

from atelier_app.domain.ballots import CastBallot, ballot_id
from atelier_app.domain.comparisons import compared
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods.method import Choice, Choices, Entry
from atelier_app.domain.polls import PollRecord
from atelier_app.domain.refusals import Refusal
from atelier_app.phones import ballots
from atelier_app.phones.desk import Answer, Desk
from atelier_app.phones.forms import Form, Typed
from atelier_app.phones.own_options import own_options, voters_key
from atelier_app.phones.visit import Visit
from atelier_app.support.ballot_rules import entry_of, in_order, moved, sheet_of, step_of, stepped

# What the form holds besides a number for each option: the poll's id, what was said before, the button pressed.
_OTHER_FIELDS = {"poll", "plus", "minus", "pair", ballots.SAID}
_BACK = "back"
_DIGITS_LIMIT = 6


def _number(value: str) -> int:
    """Points, a grade or a place as typed. Raises `Refused` (NOT_A_WHOLE_NUMBER)."""
    digits = value.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS_LIMIT):
        raise Refused(Refusal.NOT_A_WHOLE_NUMBER)
    return int(value)


def choices_of(form: Form) -> Choices:
    """What a form says of each option, unchecked but for its numbers. Raises `Refused` (NOT_A_WHOLE_NUMBER)."""
    return tuple(
        Choice(name, _number(value))
        for name, value in form.fields
        if value.strip() and name not in _OTHER_FIELDS
    )


async def cast(desk: Desk, visit: Visit, form: Form) -> Answer:
    """Casts or changes the ballot of this badge. Raises `Refused`."""
    if visit.participant is None:
        raise Refused(Refusal.NOT_SIGNED_IN)
    record = visit.keeper.scene().poll
    record = record if record is not None and record.poll.id == form.get("poll") else None
    if record is not None and (form.get("plus") or form.get("minus")):
        return _pressed(desk, visit, form, record)
    if record is not None and entry_of(record) is Entry.PAIRS:
        return await _compared(desk, visit, form, record)
    await _cast(desk, visit, form.get("poll"), record, choices_of(form))
    return Answer()


async def _cast(desk: Desk, visit: Visit, poll_id: Id, record: PollRecord | None, choices: Choices) -> None:
    assert visit.participant is not None
    command = CastBallot(
        poll_id,
        visit.participant.id,
        ballot_id(visit.token, poll_id),
        choices,
        voters_key(visit, record.poll) if record else "",
    )
    await desk.door.perform(command, desk.reception.origin(visit))


def _pressed(desk: Desk, visit: Visit, form: Form, record: PollRecord) -> Answer:
    """A button beside an option, pressed without the script: the same page a step further, nothing cast yet."""
    values = dict(kept(form))
    up = bool(form.get("plus"))
    option_id = form.get("plus") or form.get("minus")
    if entry_of(record) is Entry.RANKS:
        order = [option.id for option in in_order(record, visit.token)]
        places = moved(ballots.numbers(values), order, option_id, up)
        values = {option: str(place) for option, place in places.items()}
    else:
        sheet = sheet_of(record)
        by = step_of(sheet) if up else -step_of(sheet)
        values[option_id] = str(stepped(sheet, ballots.numbers(values), option_id, by))
    return Answer(page=desk.pages.room(visit, Typed(values)))


async def _compared(desk: Desk, visit: Visit, form: Form, record: PollRecord) -> Answer:
    """One of two was chosen, or the last answer taken back: the ballot follows at once, and the next two are asked."""
    order = ballots.pairable(record, visit.token, own_options(desk.door, visit, record))
    asked = sheet_of(record).asked
    before = compared(order, form.get(ballots.SAID), asked)
    answer = form.get("pair")
    answers = before.answers[:-1] if answer == _BACK else before.answers + answer
    now = compared(order, answers, asked)
    if now.choices or before.choices:
        await _cast(desk, visit, record.poll.id, record, now.choices)
    return Answer(page=desk.pages.room(visit, Typed({ballots.SAID: now.answers})))


def kept(form: Form) -> Mapping[str, str]:
    """What of a form is shown again. A refused answer to a question is not taken: the same two are asked again."""
    fields = {name: value[:_DIGITS_LIMIT] for name, value in form.fields if name not in _OTHER_FIELDS}
    return fields | {name: value for name, value in form.fields if name == ballots.SAID}
