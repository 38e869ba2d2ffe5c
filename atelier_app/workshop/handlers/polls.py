"""Polls: what may change when, and the one ballot of each badge."""

from __future__ import annotations

import re
from dataclasses import astuple

from sqlalchemy import delete, insert, select, update

from atelier_app.domain.ballots import BallotCast, CastBallot
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choices, Missing
from atelier_app.domain.polls import (
    OPTION_LIMIT,
    OPTIONS_LIMIT,
    QUESTION_LIMIT,
    REASON_LIMIT,
    ClosePoll,
    OpenPoll,
    Option,
    PausePoll,
    Poll,
    PollClosed,
    PollOpened,
    PollPaused,
    PollPrepared,
    PollReopened,
    PollState,
    PreparePoll,
    PublishResults,
    ReopenPoll,
    ResultsShown,
    ShowResults,
)
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, required
from atelier_app.storage import polls as stored
from atelier_app.storage import votes
from atelier_app.storage.board import read_board_alone
from atelier_app.storage.tables import note, note_group, option, poll, signed_ballot
from atelier_app.workshop.context import NOTHING, Context, Done, handles

_BALLOT_ID = re.compile(r"[0-9a-f]{64}")
_WHY_NOT = {
    PollState.DRAFT: Refusal.POLL_NOT_OPEN,
    PollState.PAUSED: Refusal.POLL_PAUSED,
    PollState.CLOSED: Refusal.POLL_CLOSED,
}


@handles(PreparePoll)
def prepare_poll(context: Context, command: PreparePoll) -> Done:
    before = stored.read_poll_alone(context.connection, command.poll_id)
    if before.state is not PollState.DRAFT:
        raise Refused(Refusal.POLL_ALREADY_OPEN)
    if len(command.options) > OPTIONS_LIMIT:
        raise Refused(Refusal.TOO_MANY, limit=OPTIONS_LIMIT)
    options_before = stored.read_options(context.connection, before.id)
    _check_sources(context, command)
    if command.method not in METHODS:
        raise Refused(Refusal.SETTINGS_OUT_OF_RANGE, limit=0)
    method = METHODS[command.method]
    settings = method.checked_settings(command.settings, len(command.options))
    if not command.own_ideas and method.sheet(settings, len(command.options)).missing is Missing.REFUSED:
        raise Refused(Refusal.OWN_IDEAS_NEEDED)
    values = {
        "question": required(command.question, QUESTION_LIMIT),
        "board_id": command.board_id,
        "method": method.key,
        "settings": settings,
        **command.rules(),
    }
    context.connection.execute(update(poll).where(poll.c.id == before.id).values(values))
    context.connection.execute(delete(option).where(option.c.poll_id == before.id))
    _insert_options(context, before.id, command.options)
    after = stored.read_poll_alone(context.connection, before.id)
    if after == before and stored.read_options(context.connection, before.id) == options_before:
        return NOTHING
    return Done((PollPrepared(before.id),), _preparation(before, options_before))


def _check_sources(context: Context, command: PreparePoll) -> None:
    """What the options were made from is there, and none of them is another poll's."""
    connection = context.connection
    if command.board_id is not None:
        read_board_alone(connection, command.board_id)
    for column, reason in ((note.c.id, Refusal.UNKNOWN_NOTE), (note_group.c.id, Refusal.UNKNOWN_GROUP)):
        wanted = {line.note_id if column is note.c.id else line.group_id for line in command.options} - {None}
        if set(connection.scalars(select(column).where(column.in_(wanted)))) != wanted:
            raise Refused(reason)
    elsewhere = option.c.id.in_([line.id for line in command.options]) & (option.c.poll_id != command.poll_id)
    if connection.execute(select(option.c.id).where(elsewhere)).first():
        raise Refused(Refusal.REPEATED_OPTION)


def _insert_options(context: Context, poll_id: Id, options: tuple[Option, ...]) -> None:
    rows = [
        {
            "id": line.id,
            "poll_id": poll_id,
            "position": position,
            "label": required(line.label, OPTION_LIMIT, lines=True),
            "colour": line.colour,
            "note_id": line.note_id,
            "group_id": line.group_id,
        }
        for position, line in enumerate(options)
    ]
    if len({row["id"] for row in rows}) != len(rows):
        raise Refused(Refusal.REPEATED_OPTION)
    if rows:
        context.connection.execute(insert(option), rows)


def _preparation(record: Poll, options: tuple[Option, ...]) -> PreparePoll:
    return PreparePoll(
        poll_id=record.id,
        question=record.question,
        options=options,
        settings=record.settings,
        board_id=record.board_id,
        method=record.method,
        **record.rules(),
    )


@handles(OpenPoll)
def open_poll(context: Context, command: OpenPoll) -> Done:
    record = stored.read_poll_alone(context.connection, command.poll_id)
    if record.state in (PollState.OPEN, PollState.PAUSED):
        return NOTHING
    if record.state is PollState.CLOSED:
        raise Refused(Refusal.POLL_CLOSED)
    if len(stored.read_options(context.connection, record.id)) < 2:
        raise Refused(Refusal.TOO_FEW_OPTIONS)
    _change(context, record.id, state=PollState.OPEN, opened_at=context.now)
    return Done((PollOpened(record.id),))


@handles(ClosePoll)
def close_poll(context: Context, command: ClosePoll) -> Done:
    record = stored.read_poll_alone(context.connection, command.poll_id)
    if record.state is PollState.CLOSED:
        return NOTHING
    if record.state is PollState.DRAFT:
        raise Refused(Refusal.POLL_NOT_OPEN)
    options = stored.read_options(context.connection, record.id)
    outcome = stored.outcome(context.connection, record, options)
    recorded = [astuple(standing) for standing in outcome.standings]
    _change(context, record.id, state=PollState.CLOSED, closed_at=context.now, counted=recorded)
    stored.forget_order(context.connection)
    # The log still holds its pages as they were written, one vote after the other.
    return Done((PollClosed(record.id),), ReopenPoll(record.id), purge=True)


@handles(ReopenPoll)
def reopen_poll(context: Context, command: ReopenPoll) -> Done:
    record = stored.read_poll_alone(context.connection, command.poll_id)
    if record.state in (PollState.OPEN, PollState.PAUSED):
        return NOTHING
    if record.state is PollState.DRAFT:
        raise Refused(Refusal.POLL_NOT_OPEN)
    reason = clean(command.reason, REASON_LIMIT)
    told = [{"at": line.at.isoformat(), "reason": line.reason} for line in record.reopened]
    told.append({"at": context.now.isoformat(), "reason": reason})
    _change(context, record.id, state=PollState.OPEN, closed_at=None, counted=None, reopened=told)
    return Done((PollReopened(record.id),), ClosePoll(record.id))


@handles(PausePoll)
def pause_poll(context: Context, command: PausePoll) -> Done:
    record = stored.read_poll_alone(context.connection, command.poll_id)
    after = PollState.PAUSED if command.paused else PollState.OPEN
    if record.state is after:
        return NOTHING
    if record.state is PollState.CLOSED:
        raise Refused(Refusal.POLL_CLOSED)
    if record.state is PollState.DRAFT:
        raise Refused(Refusal.POLL_NOT_OPEN)
    _change(context, record.id, state=after)
    return Done((PollPaused(record.id),), PausePoll(record.id, not command.paused))


@handles(PublishResults)
def publish_results(context: Context, command: PublishResults) -> Done:
    record = stored.read_poll_alone(context.connection, command.poll_id)
    if record.withheld != command.published:
        return NOTHING
    if record.state is not PollState.CLOSED:
        raise Refused(Refusal.POLL_NOT_CLOSED)
    _change(context, record.id, withheld=not command.published)
    return Done((ResultsShown(record.id),), PublishResults(record.id, not command.published))


@handles(ShowResults)
def show_results(context: Context, command: ShowResults) -> Done:
    record = stored.read_poll_alone(context.connection, command.poll_id)
    if record.results_shown == command.shown:
        return NOTHING
    _change(context, record.id, results_shown=command.shown)
    return Done((ResultsShown(record.id),), ShowResults(record.id, record.results_shown))


def _change(context: Context, poll_id: Id, **values: object) -> None:
    context.connection.execute(update(poll).where(poll.c.id == poll_id).values(values))


@handles(CastBallot)
def cast_ballot(context: Context, command: CastBallot) -> Done:
    """Counts and unique keys hold the limits here, inside the transaction, whatever the page allowed."""
    record, workshop_id, options = context.remember(
        ("poll", command.poll_id), lambda: _looked_up(context, command.poll_id)
    )
    if record.state is not PollState.OPEN:
        raise Refused(_WHY_NOT[record.state])
    if not _BALLOT_ID.fullmatch(command.ballot_id):
        raise Refused(Refusal.UNKNOWN_BADGE)
    method = METHODS[record.method]
    choices = method.checked_choices(record.settings, options, command.choices)
    if not record.own_ideas:
        _not_ones_own(context, command, choices)
    rows: votes.Rows = [[choice.option_id, choice.value] for choice in choices]
    return _put(context, command, record, workshop_id, rows)


def _not_ones_own(context: Context, command: CastBallot, choices: Choices) -> None:
    """Raises `Refused` (OWN_IDEA). The key comes from the phone: the file alone cannot tell whose an idea is."""
    chosen = {choice.option_id for choice in choices if choice.value}
    if chosen & stored.own_options(context.connection, command.poll_id, command.author_key):
        raise Refused(Refusal.OWN_IDEA)


def _looked_up(context: Context, poll_id: Id) -> tuple[Poll, Id, list[Id]]:
    record = stored.read_poll_alone(context.connection, poll_id)
    options = [line.id for line in stored.read_options(context.connection, poll_id)]
    return record, stored.workshop_of(context.connection, record), options


def _put(context: Context, command: CastBallot, record: Poll, workshop_id: Id, rows: votes.Rows) -> Done:
    poll_id, person, ballot_id = command.poll_id, command.participant_id, command.ballot_id
    before = votes.before(context.connection, workshop_id, poll_id, person, ballot_id)
    if not before.present:
        raise Refused(Refusal.NOT_SIGNED_IN)
    # Voted without this ballot, or this ballot without having voted: another badge of the same person.
    if before.voted != (before.choices is not None):
        raise Refused(Refusal.ALREADY_VOTED)
    if before.choices == rows:
        return NOTHING
    if before.voted:
        votes.change(context.connection, ballot_id, rows)
    else:
        votes.turn_out(context.connection, poll_id, person, context.origin.channel)
        votes.put(context.connection, poll_id, ballot_id, rows)
        if not record.secret:
            context.connection.execute(
                insert(signed_ballot).values(ballot_id=ballot_id, participant_id=person)
            )
    return Done((BallotCast(poll_id),))
