"""Rating: when it is open, and what people and tables say while it is."""

import re

from sqlalchemy import update

from atelier_app.domain.core import Refused
from atelier_app.domain.ratings import (
    OpenRating,
    OptionsRated,
    Placing,
    RateOptions,
    RatingClosed,
    RatingOpened,
    checked_ratings,
    table_rater,
)
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import ratings as stored
from atelier_app.storage.attendance import is_present
from atelier_app.storage.subjects import Subject, read_subject
from atelier_app.storage.tables import grid, matrix
from atelier_app.workshop.context import NOTHING, Context, Done, handles

_RATER_ID = re.compile(r"[0-9a-f]{64}")


@handles(OpenRating)
def open_rating(context: Context, command: OpenRating) -> Done:
    subject = read_subject(context.connection, command.subject_id)
    if subject.open == command.open:
        return NOTHING
    if command.open and subject.placing is Placing.FACILITATOR:
        raise Refused(Refusal.RATING_BY_FACILITATOR)
    if command.open and not subject.options:
        raise Refused(Refusal.NOTHING_TO_RATE)
    for table in (matrix, grid):
        values = {"open": command.open, "opened_at": subject.opened_at or context.now}
        context.connection.execute(update(table).where(table.c.id == subject.id).values(values))
    back = OpenRating(subject.id, not command.open)
    if command.open:
        return Done((RatingOpened(subject.id),), back)
    stored.forget_order(context.connection)
    # As when a poll closes: the log still holds the ratings one after the other.
    return Done((RatingClosed(subject.id),), back, purge=True)


@handles(RateOptions)
def rate_options(context: Context, command: RateOptions) -> Done:
    """Limits hold here, inside the transaction, whatever the page allowed."""
    subject = context.remember(
        ("subject", command.subject_id), lambda: read_subject(context.connection, command.subject_id)
    )
    if not subject.open or not subject.options:
        raise Refused(Refusal.RATING_CLOSED)
    ratings = checked_ratings(subject.criteria, subject.options, command.ratings)
    if not is_present(context.connection, subject.workshop_id, command.participant_id):
        raise Refused(Refusal.NOT_SIGNED_IN)
    rows = stored.to_rows(ratings)
    if subject.placing is Placing.TABLES:
        return _rate_as_table(context, subject, command, rows)
    return _rate_as_person(context, subject, command, rows)


def _rate_as_table(context: Context, subject: Subject, command: RateOptions, rows: stored.Stored) -> Done:
    table = stored.table_of(context.connection, subject.workshop_id, command.participant_id)
    rater_id = table_rater(table)
    if not rater_id:
        raise Refused(Refusal.NO_TABLE)
    before = stored.find(context.connection, subject.id, Placing.TABLES, rater_id)
    return _put(context, subject, rater_id, before, rows)


def _rate_as_person(context: Context, subject: Subject, command: RateOptions, rows: stored.Stored) -> Done:
    if not _RATER_ID.fullmatch(command.rater_id):
        raise Refused(Refusal.UNKNOWN_BADGE)
    before = stored.find(context.connection, subject.id, Placing.PHONES, command.rater_id)
    rated = stored.has_rated(context.connection, subject.id, command.participant_id)
    # Rated without these ratings, or these ratings without having rated: another badge of the same person.
    if rated != (before is not None):
        raise Refused(Refusal.ALREADY_RATED)
    if not rated:
        stored.put_rater(context.connection, subject.id, command.participant_id)
    return _put(context, subject, command.rater_id, before, rows)


def _put(
    context: Context, subject: Subject, rater_id: str, before: stored.Stored | None, rows: stored.Stored
) -> Done:
    if before == rows:
        return NOTHING
    first = before is None
    stored.put(context.connection, subject.id, subject.placing, rater_id, rows, first=first)
    return Done((OptionsRated(subject.id),))
