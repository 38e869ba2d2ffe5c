"""Two entries that are one person: made one, and two again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from sqlalchemy import Table, and_, select, update

from atelier_app.domain.attendance import FIELDS, CancelAttendance, Participant
from atelier_app.domain.board import AuthorsChanged
from atelier_app.domain.core import Event, Id, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import (
    Double,
    MergeParticipants,
    Moved,
    ParticipantsMerged,
    SignedFor,
    UnmergeParticipants,
)
from atelier_app.storage import registrations as stored
from atelier_app.storage.attendance import read_participant
from atelier_app.storage.tables import (
    attendance,
    badge,
    ballot,
    comment,
    note,
    rater,
    registration,
    signature,
    signed_ballot,
    turnout,
)
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.attendance import cancel_attendance, kept_attendances, put_back


@handles(MergeParticipants)
def merge_participants(context: Context, command: MergeParticipants) -> Done:
    kept, merged = (_known(context, id) for id in (command.kept_id, command.merged_id))
    if kept.id == merged.id:
        return NOTHING
    if _voted(context, kept.id) & _voted(context, merged.id):
        raise Refused(Refusal.BOTH_VOTED)
    if _rated(context, kept.id) & _rated(context, merged.id):
        raise Refused(Refusal.BOTH_RATED)
    moved = _move(context, kept.id, merged.id)
    blanks = {name: getattr(merged, name) for name in FIELDS if not getattr(kept, name)}
    if moved == Moved():
        return NOTHING  # nothing of theirs is anywhere: there is nothing to make one
    # A name that no list shows would be forgotten when people are: nothing of the second is left behind.
    both = [replace(kept, **blanks), Participant(merged.id, "")]
    stored.put_people(context.connection, both, {kept.id, merged.id})
    return Done(_told(context, kept.id, merged.id, moved), UnmergeParticipants(kept, merged, moved))


def _told(context: Context, kept: Id, merged: Id, moved: Moved) -> tuple[Event, ...]:
    boards = {
        context.connection.scalar(select(note.c.board_id).where(note.c.id == note_id))
        for note_id in moved.notes
    }
    return ParticipantsMerged((kept, merged)), *map(AuthorsChanged, sorted(filter(None, boards)))


def _known(context: Context, participant_id: Id) -> Participant:
    found = read_participant(context.connection, participant_id)
    if found is None or not found.full_name:
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)
    return found


def _voted(context: Context, participant_id: Id) -> set[Id]:
    polls = select(turnout.c.poll_id).where(turnout.c.participant_id == participant_id)
    return set(context.connection.scalars(polls))


def _rated(context: Context, participant_id: Id) -> set[Id]:
    subjects = select(rater.c.activity_id).where(rater.c.participant_id == participant_id)
    return set(context.connection.scalars(subjects))


def _move(context: Context, kept: Id, merged: Id) -> Moved:
    connection = context.connection
    notes = tuple(connection.scalars(select(note.c.id).where(note.c.author_id == merged)))
    comments = tuple(connection.scalars(select(comment.c.id).where(comment.c.author_id == merged)))
    for table in (note, comment):
        connection.execute(update(table).where(table.c.author_id == merged).values(author_id=kept))
    polls = tuple(sorted(_voted(context, merged)))
    ratings = tuple(sorted(_rated(context, merged)))
    for table in (turnout, signed_ballot, rater):
        _hand_over(context, table, merged, kept)
    badges = tuple(connection.scalars(select(badge.c.token_hash).where(badge.c.participant_id == merged)))
    _hand_over(context, badge, merged, kept)
    moved = Moved(notes=notes, comments=comments, polls=polls, badges=badges, ratings=ratings)
    return _move_attendance(context, kept, merged, _move_registrations(context, kept, merged, moved))


def _hand_over(context: Context, table: Table, giver: Id, taker: Id) -> None:
    context.connection.execute(
        update(table).where(table.c.participant_id == giver).values(participant_id=taker)
    )


def _move_registrations(context: Context, kept: Id, merged: Id, moved: Moved) -> Moved:
    rows = context.connection.execute(
        select(registration).where(registration.c.participant_id.in_((kept, merged)))
    ).all()
    own = {row.workshop_id: row for row in rows if row.participant_id == kept}
    others = [row for row in rows if row.participant_id == merged and not row.removed]
    lone = [row.workshop_id for row in others if row.workshop_id not in own]
    both = [row for row in others if row.workshop_id in own]
    for workshop_id in lone:
        _change(context, workshop_id, merged, participant_id=kept)
    for row in both:
        _change(context, row.workshop_id, merged, removed=True)
        _change(context, row.workshop_id, kept, removed=False)
    announced = [row.workshop_id for row in both if own[row.workshop_id].walk_in and not row.walk_in]
    for workshop_id in announced:
        _change(context, workshop_id, kept, walk_in=False)
    voting = {
        row.workshop_id: row.college for row in both if row.college and not own[row.workshop_id].college
    }
    for workshop_id, college in voting.items():
        _change(context, workshop_id, kept, college=college)
    return replace(
        moved,
        workshops=tuple(lone),
        hidden=tuple(row.workshop_id for row in both),
        returned=tuple(row.workshop_id for row in both if own[row.workshop_id].removed),
        announced=tuple(announced),
        colleges=tuple(voting),
    )


def _change(context: Context, workshop_id: Id, person_id: Id, **values: object) -> None:
    here = and_(registration.c.workshop_id == workshop_id, registration.c.participant_id == person_id)
    context.connection.execute(update(registration).where(here).values(**values))


def _move_attendance(context: Context, kept: Id, merged: Id, moved: Moved) -> Moved:
    """Where both came, the first's attendance stays and the second's is kept aside."""
    own, theirs = _came(context, kept), _came(context, merged)
    doubles = tuple(
        Double(workshop_id, one)
        for workshop_id in dict.fromkeys(place.workshop_id for place in theirs)
        for one in kept_attendances(context, workshop_id)
        if one.participant_id == merged and SignedFor(workshop_id, one.attendance.half_day) in own
    )
    for double in doubles:
        half_day = double.kept.attendance.half_day
        cancel_attendance(context, CancelAttendance(double.workshop_id, (merged,), half_day))
    for table in (attendance, signature):
        _hand_over(context, table, merged, kept)
    gone = tuple(place for place in theirs if place not in own)
    return replace(moved, attendances=gone, doubles=doubles)


def _came(context: Context, participant_id: Id) -> list[SignedFor]:
    here = attendance.c.participant_id == participant_id
    rows = context.connection.execute(select(attendance.c.workshop_id, attendance.c.half_day).where(here))
    return [SignedFor(*row) for row in rows]


@handles(UnmergeParticipants)
def unmerge_participants(context: Context, command: UnmergeParticipants) -> Done:
    kept, merged, moved = command.kept, command.merged, command.moved
    _known(context, kept.id)  # who was erased meanwhile does not come back as two
    stored.put_people(context.connection, [kept, merged], {kept.id, merged.id})
    _give_back(context, note, note.c.id, moved.notes, author_id=merged.id)
    _give_back(context, comment, comment.c.id, moved.comments, author_id=merged.id)
    _give_votes_back(context, kept.id, merged.id, moved)
    _give_back(context, badge, badge.c.token_hash, moved.badges, participant_id=merged.id)
    for workshop_id in moved.workshops:
        _change(context, workshop_id, kept.id, participant_id=merged.id)
    for workshop_id in moved.hidden:
        _change(context, workshop_id, merged.id, removed=False)
    for workshop_id in moved.returned:
        _change(context, workshop_id, kept.id, removed=True)
    for workshop_id in moved.announced:
        _change(context, workshop_id, kept.id, walk_in=True)
    for workshop_id in moved.colleges:
        _change(context, workshop_id, kept.id, college="")
    for place in moved.attendances:
        for table in (attendance, signature):
            here = asdict(place) | {"participant_id": kept.id}
            context.connection.execute(update(table).filter_by(**here).values(participant_id=merged.id))
    for double in moved.doubles:
        put_back(context, double.workshop_id, double.kept)
    return Done(_told(context, kept.id, merged.id, moved), MergeParticipants(kept.id, merged.id))


def _give_votes_back(context: Context, kept: Id, merged: Id, moved: Moved) -> None:
    """Who voted, with the ballots that carry a name, and who rated."""
    own_votes = and_(turnout.c.participant_id == kept)
    for poll_id in moved.polls:
        context.connection.execute(
            update(turnout).where(own_votes, turnout.c.poll_id == poll_id).values(participant_id=merged)
        )
        cast = signed_ballot.c.ballot_id.in_(select(ballot.c.id).where(ballot.c.poll_id == poll_id))
        context.connection.execute(
            update(signed_ballot)
            .where(signed_ballot.c.participant_id == kept, cast)
            .values(participant_id=merged)
        )
    own_ratings = and_(rater.c.participant_id == kept)
    for activity_id in moved.ratings:
        context.connection.execute(
            update(rater).where(own_ratings, rater.c.activity_id == activity_id).values(participant_id=merged)
        )


def _give_back(context: Context, table: Table, key: object, ids: Iterable[str], **values: Id) -> None:
    for id in ids:
        context.connection.execute(update(table).where(key == id).values(**values))  # type: ignore[arg-type]
