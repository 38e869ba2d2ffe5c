"""Rating: when it is open, and what people and tables say while it is."""

import re

from sqlalchemy import update

from atelier_app.domain.core import Id, Refused
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
from atelier_app.storage import raters
from atelier_app.storage import ratings as stored
from atelier_app.storage.subjects import read_subject
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
    person = raters.person(context.connection, subject.workshop_id, subject.id, command.participant_id)
    if not person.present:
        raise Refused(Refusal.NOT_SIGNED_IN)
    by_table = subject.placing is Placing.TABLES
    rater_id = _table(person) if by_table else _badge(command)
    before = raters.find(context.connection, subject.id, subject.placing, rater_id)
    # Rated without these ratings, or these ratings without having rated: another badge of the same person.
    if not by_table and person.rated != (before is not None):
        raise Refused(Refusal.ALREADY_RATED)
    rows = stored.to_rows(ratings)
    if before == rows:
        return NOTHING
    if not by_table and not person.rated:
        raters.put_rater(context.connection, subject.id, command.participant_id)
    raters.put(context.connection, subject.id, subject.placing, rater_id, rows, first=before is None)
    return Done((OptionsRated(subject.id),))


def _table(person: raters.Person) -> Id:
    """Raises `Refused` (NO_TABLE)."""
    rater_id = table_rater(person.table)
    if not rater_id:
        raise Refused(Refusal.NO_TABLE)
    return rater_id


def _badge(command: RateOptions) -> Id:
    """Raises `Refused` (UNKNOWN_BADGE)."""
    if not _RATER_ID.fullmatch(command.rater_id):
        raise Refused(Refusal.UNKNOWN_BADGE)
    return command.rater_id
