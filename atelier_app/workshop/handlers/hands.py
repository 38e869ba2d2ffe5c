"""Raised hands: who has not voted otherwise, counted together and written as ballots."""

from __future__ import annotations

from sqlalchemy import delete, insert, update

from atelier_app.domain.core import Id, Refused
from atelier_app.domain.hands import CountHands, HandCount, HandsCounted, dealt, hands_ballot_id
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice, is_whole
from atelier_app.domain.polls import Poll
from atelier_app.domain.refusals import Refusal
from atelier_app.storage.choices import rows_of
from atelier_app.storage.papers import read_hands, read_voters
from atelier_app.storage.polls import read_options
from atelier_app.storage.tables import ballot, poll
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.ballots import named_college, taking_votes


@handles(CountHands)
def count_hands(context: Context, command: CountHands) -> Done:
    record, workshop_id = taking_votes(context, command.poll_id, paused_too=True)
    method = METHODS[record.method]
    if not method.by_hands:
        raise Refused(Refusal.NOT_BY_HANDS)
    college = named_college(record, command.college)
    options = [line.id for line in read_options(context.connection, record.id)]
    if is_whole(command.people) and command.people > _can_raise(context, workshop_id, record, college):
        raise Refused(Refusal.TOO_MANY_PEOPLE_FOR_HANDS)
    ballots = dealt(record.id, options, command.people, command.hands, college)
    for one in ballots:
        method.checked_choices(record.settings, options, one.choices)
    before = _counted(context, record, college)
    said = tuple(Choice(one.option_id, one.value) for one in command.hands if one.value)
    if (before.people, set(before.hands)) == (command.people, set(said)):
        return NOTHING
    old = [hands_ballot_id(record.id, college, number) for number in range(before.people)]
    context.connection.execute(delete(ballot).where(ballot.c.id.in_(old)))
    rows = [
        {"id": one.id, "poll_id": record.id, "choices": rows_of(one.choices), "college": college}
        for one in ballots
    ]
    if rows:
        context.connection.execute(insert(ballot), rows)
    hands = {**record.hands, college: command.people}
    kept = {name: people for name, people in hands.items() if people}
    context.connection.execute(update(poll).where(poll.c.id == record.id).values(hands=kept))
    return Done((HandsCounted(record.id),), before)


def _can_raise(context: Context, workshop_id: Id, record: Poll, college: str) -> int:
    """How many of a college may be counted: who has not voted, less than were counted since of other colleges."""
    colleges = [
        voter.college
        for voter in read_voters(context.connection, workshop_id, record)
        if voter.channel is None
    ]
    elsewhere = sum(people for name, people in record.hands.items() if name != college)
    return min(colleges.count(college), len(colleges) - elsewhere)


def _counted(context: Context, record: Poll, college: str) -> CountHands:
    """The count that this one replaces."""
    found = [one for one in read_hands(context.connection, record) if one.college == college]
    before = found[0] if found else HandCount(0, (), college)
    return CountHands(record.id, before.people, before.hands, college)
