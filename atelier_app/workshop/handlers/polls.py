"""Polls: what may change when."""

from __future__ import annotations

from dataclasses import astuple

from sqlalchemy import delete, insert, select, update

from atelier_app.domain.colleges import checked_colleges
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Missing
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
from atelier_app.storage.board import read_board_alone
from atelier_app.storage.papers import count_papers
from atelier_app.storage.tables import note, note_group, option, poll
from atelier_app.workshop.context import NOTHING, Context, Done, handles


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
        "colleges": [astuple(one) for one in checked_colleges(command.colleges)],
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
    unsettled = count_papers(context.connection, record).unsettled
    if unsettled:
        raise Refused(Refusal.PAPERS_UNSETTLED, papers=unsettled)
    stored.forget_origins(context.connection, record)
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
