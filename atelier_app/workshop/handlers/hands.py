"""Raised hands: who has not voted otherwise, counted together and written as ballots."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update

from atelier_app.domain.colleges import college_of
from atelier_app.domain.core import Refused
from atelier_app.domain.hands import CountHands, HandsCounted, dealt, hands_ballot_id
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice, Choices
from atelier_app.domain.polls import Poll
from atelier_app.domain.refusals import Refusal
from atelier_app.storage.choices import choices_of, rows_of
from atelier_app.storage.papers import read_voters
from atelier_app.storage.polls import read_options
from atelier_app.storage.tables import ballot, poll
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.ballots import taking_votes


@handles(CountHands)
def count_hands(context: Context, command: CountHands) -> Done:
    record, workshop_id = taking_votes(context, command.poll_id, paused_too=True)
    method = METHODS[record.method]
    if not method.by_hands:
        raise Refused(Refusal.NOT_BY_HANDS)
    college = college_of(record.colleges, command.college)
    options = [line.id for line in read_options(context.connection, record.id)]
    if type(command.people) is int and command.people > _not_voted(context, workshop_id, record, college):
        raise Refused(Refusal.TOO_MANY_PEOPLE_FOR_HANDS)
    ballots = dealt(record.id, options, command.people, command.hands, college)
    for one in ballots:
        method.checked_choices(record.settings, options, one.choices)
    before = CountHands(record.id, record.hands.get(college, 0), _hands(context, record, college), college)
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


def _not_voted(context: Context, workshop_id: str, record: Poll, college: str) -> int:
    voters = read_voters(context.connection, workshop_id, record)
    return sum(voter.channel is None and voter.college == college for voter in voters)


def _hands(context: Context, record: Poll, college: str) -> Choices:
    """What was counted so far, option by option."""
    ids = [hands_ballot_id(record.id, college, number) for number in range(record.hands.get(college, 0))]
    counts: dict[str, int] = {}
    for choices in context.connection.scalars(select(ballot.c.choices).where(ballot.c.id.in_(ids))):
        for choice in choices_of(choices):
            counts[choice.option_id] = counts.get(choice.option_id, 0) + choice.value
    return tuple(Choice(option_id, count) for option_id, count in counts.items())
