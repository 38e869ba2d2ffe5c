"""The one ballot of each badge: limits hold here, inside the transaction, whatever the page allowed."""

from __future__ import annotations

import re

from sqlalchemy import insert

from atelier_app.domain.ballots import BallotCast, CastBallot
from atelier_app.domain.colleges import college_of
from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choices
from atelier_app.domain.polls import Poll, PollState
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import polls as stored
from atelier_app.storage import votes
from atelier_app.storage.choices import Rows, rows_of
from atelier_app.storage.papers import college_in
from atelier_app.storage.tables import signed_ballot
from atelier_app.workshop.context import NOTHING, Context, Done, handles

_BALLOT_ID = re.compile(r"[0-9a-f]{64}")
_WHY_NOT = {
    PollState.DRAFT: Refusal.POLL_NOT_OPEN,
    PollState.PAUSED: Refusal.POLL_PAUSED,
    PollState.CLOSED: Refusal.POLL_CLOSED,
}


def check_ballot_id(ballot_id: Id) -> None:
    """Raises `Refused` (UNKNOWN_BADGE)."""
    if not _BALLOT_ID.fullmatch(ballot_id):
        raise Refused(Refusal.UNKNOWN_BADGE)


def taking_votes(context: Context, poll_id: Id, *, paused_too: bool = False) -> tuple[Poll, Id]:
    """The poll, and the workshop whose people vote in it. Raises `Refused` when it takes no votes."""
    record = stored.read_poll_alone(context.connection, poll_id)
    check_open(record, paused_too=paused_too)
    return record, stored.workshop_of(context.connection, record)


def check_open(record: Poll, *, paused_too: bool = False) -> None:
    """Raises `Refused` (POLL_NOT_OPEN, POLL_PAUSED, POLL_CLOSED)."""
    if record.state is not PollState.OPEN and not (paused_too and record.state is PollState.PAUSED):
        raise Refused(_WHY_NOT[record.state])


def named_college(record: Poll, name: str) -> str:
    """The poll's college that was named, everybody else's for none. Raises `Refused` (UNKNOWN_COLLEGE)."""
    found = college_of(record.colleges, name)
    if record.colleges and name and not found:
        raise Refused(Refusal.UNKNOWN_COLLEGE)
    return found


@handles(CastBallot)
def cast_ballot(context: Context, command: CastBallot) -> Done:
    record, workshop_id, options = context.remember(
        ("poll", command.poll_id), lambda: _looked_up(context, command.poll_id)
    )
    check_open(record)
    check_ballot_id(command.ballot_id)
    method = METHODS[record.method]
    choices = method.checked_choices(record.settings, options, command.choices)
    if not record.own_ideas:
        _not_ones_own(context, command, choices)
    return _put(context, command, record, workshop_id, rows_of(choices))


def _not_ones_own(context: Context, command: CastBallot, choices: Choices) -> None:
    """Raises `Refused` (OWN_IDEA). The key comes from the phone: the file alone cannot tell whose an idea is."""
    chosen = {choice.option_id for choice in choices if choice.value}
    if chosen & stored.own_options(context.connection, command.poll_id, command.author_key):
        raise Refused(Refusal.OWN_IDEA)


def _looked_up(context: Context, poll_id: Id) -> tuple[Poll, Id, list[Id]]:
    record = stored.read_poll_alone(context.connection, poll_id)
    options = [line.id for line in stored.read_options(context.connection, poll_id)]
    return record, stored.workshop_of(context.connection, record), options


def _put(context: Context, command: CastBallot, record: Poll, workshop_id: Id, rows: Rows) -> Done:
    person, ballot_id = command.participant_id, command.ballot_id
    before = votes.before(context.connection, workshop_id, record.id, person, ballot_id)
    if not before.present:
        raise Refused(Refusal.NOT_SIGNED_IN)
    if before.channel is Channel.PAPER:
        raise Refused(Refusal.HOLDS_PAPER)
    # Voted without this ballot, or this ballot without having voted: another badge of the same person.
    if before.voted != (before.choices is not None):
        raise Refused(Refusal.ALREADY_VOTED)
    if before.choices == rows:
        return NOTHING
    if before.voted:
        votes.change(context.connection, ballot_id, rows)
        return Done((BallotCast(record.id),))
    # Raised hands have no name: whoever is in the room and has not voted may be among them.
    if record.hands:
        raise Refused(Refusal.HANDS_COUNTED)
    college = ""
    if record.colleges:
        college = college_in(context.connection, workshop_id, record, person)
    votes.turn_out(context.connection, record.id, person, context.origin.channel)
    votes.put(context.connection, record.id, ballot_id, rows, college)
    if not record.secret:
        context.connection.execute(insert(signed_ballot).values(ballot_id=ballot_id, participant_id=person))
    return Done((BallotCast(record.id),))
