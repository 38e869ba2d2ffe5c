"""Attendance: every channel lands in the same list, and each half-day is signed for on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import and_, delete, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from atelier_app.domain.attendance import (
    NOW,
    REASON_LIMIT,
    Attendance,
    AttendanceCancelled,
    AttendanceRecorded,
    CancelAttendance,
    CorrectMoves,
    KeptAttendance,
    Moves,
    RecordAttendance,
    RecordDeparture,
    RecordReturn,
    RestoreAttendance,
    Sign,
)
from atelier_app.domain.core import Channel, Event, Id, Refused
from atelier_app.domain.initiative import Workshop
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.signature import parse
from atelier_app.domain.text import clean
from atelier_app.storage import attendance as stored
from atelier_app.storage.tables import attendance, signature
from atelier_app.storage.workshops import read_workshop
from atelier_app.workshop.context import NOTHING, Context, Done, handles

_BY_THEMSELVES = frozenset({Channel.PHONE, Channel.KIOSK})


def half_day_of(context: Context, record: Workshop, half_day: Id) -> Id:
    """The id of the half-day that a command means. Raises `Refused` (UNKNOWN_HALF_DAY)."""
    if half_day == NOW:
        return record.half_day_at(context.now.astimezone()).id
    if half_day not in {one.id for one in record.signed_for}:
        raise Refused(Refusal.UNKNOWN_HALF_DAY)
    return half_day


def sign(
    context: Context,
    record: Workshop,
    participant_id: Id,
    half_day: Id,
    *,
    strokes: str = "",
    reason: str = "",
    channel: Channel | None = None,
) -> bool:
    """Records that a person is there, with their signature if there is one; whether that changed anything.

    Someone recorded already keeps their time and channel, and a first signature. Raises `Refused` for a signature that
    is none.
    """
    here = _key(record.id, participant_id, half_day)
    drawn = str(parse(strokes)) if strokes else ""
    channel = channel or context.origin.channel
    came = not stored.attends(context.connection, record.id, participant_id, half_day)
    if came:
        context.connection.execute(
            insert(attendance).values(
                **here,
                signed_at=context.now,
                channel=channel,
                recorded_by="" if channel in _BY_THEMSELVES else record.facilitator,
                reason=clean(reason, REASON_LIMIT),
                moves=[],
            )
        )
    return (bool(drawn) and _draw(context, here, drawn)) or came


def _key(workshop_id: Id, participant_id: Id, half_day: Id) -> dict[str, Id]:
    return {"workshop_id": workshop_id, "participant_id": participant_id, "half_day": half_day}


def _draw(context: Context, here: dict[str, Id], strokes: str) -> bool:
    if context.connection.execute(select(signature.c.half_day).filter_by(**here)).first():
        return False
    context.connection.execute(insert(signature).values(**here, strokes=strokes))
    # There is a signature now: no reason is needed for having none.
    context.connection.execute(update(attendance).filter_by(**here).values(reason=""))
    return True


def _check_listed(context: Context, workshop_id: Id, participant_ids: Iterable[Id]) -> None:
    if not stored.on_the_list(context.connection, workshop_id).issuperset(participant_ids):
        raise Refused(Refusal.UNKNOWN_PARTICIPANT)


@handles(RecordAttendance)
def record_attendance(context: Context, command: RecordAttendance) -> Done:
    record = read_workshop(context.connection, command.workshop_id)
    half_day = half_day_of(context, record, command.half_day)
    _check_listed(context, record.id, command.participant_ids)
    came = tuple(
        participant_id
        for participant_id in command.participant_ids
        if sign(context, record, participant_id, half_day, reason=command.reason, channel=command.channel)
    )
    if not came:
        return NOTHING
    # What a person drew themselves is not the facilitator's to undo.
    inverse = CancelAttendance(record.id, came, half_day, unsigned_only=True)
    return Done((AttendanceRecorded(record.id, came),), inverse)


@handles(Sign)
def sign_again(context: Context, command: Sign) -> Done:
    record = read_workshop(context.connection, command.workshop_id)
    half_day = half_day_of(context, record, command.half_day)
    _check_listed(context, record.id, (command.participant_id,))
    if not sign(context, record, command.participant_id, half_day, strokes=command.signature):
        return NOTHING
    return Done((AttendanceRecorded(record.id, (command.participant_id,)),))


@handles(CancelAttendance)
def cancel_attendance(context: Context, command: CancelAttendance) -> Done:
    wanted = set(command.participant_ids)
    kept = tuple(
        one
        for one in kept_attendances(context, command.workshop_id)
        if one.participant_id in wanted
        and command.half_day in (None, one.attendance.half_day)
        and not (command.unsigned_only and one.signature)
    )
    if not kept:
        return NOTHING
    for one in kept:
        here = _key(command.workshop_id, one.participant_id, one.attendance.half_day)
        for table in (signature, attendance):
            context.connection.execute(delete(table).filter_by(**here))
    cancelled = tuple(dict.fromkeys(one.participant_id for one in kept))
    return Done(
        (AttendanceCancelled(command.workshop_id, cancelled),), RestoreAttendance(command.workshop_id, kept)
    )


def kept_attendances(context: Context, workshop_id: Id) -> list[KeptAttendance]:
    """All the attendance of a workshop, with its signatures."""
    drawn = {
        (one.participant_id, one.half_day): one.strokes
        for one in stored.read_signatures(context.connection, workshop_id)
    }
    return [
        KeptAttendance(
            row.participant_id, stored.to_attendance(row), drawn.get((row.participant_id, row.half_day), "")
        )
        for row in context.connection.execute(stored.attendances(workshop_id))
    ]


@handles(RestoreAttendance)
def restore_attendance(context: Context, command: RestoreAttendance) -> Done:
    """Whoever was recorded anew meanwhile, or erased, stays as they are."""
    restored = tuple(
        one.participant_id for one in command.kept if put_back(context, command.workshop_id, one)
    )
    if not restored:
        return NOTHING
    (half_day,) = {one.attendance.half_day for one in command.kept} if _one_half_day(command) else (None,)
    return Done(
        (AttendanceRecorded(command.workshop_id, tuple(dict.fromkeys(restored))),),
        CancelAttendance(
            command.workshop_id,
            restored,
            half_day,
            unsigned_only=not any(one.signature for one in command.kept),
        ),
    )


def _one_half_day(command: RestoreAttendance) -> bool:
    return len({one.attendance.half_day for one in command.kept}) == 1


def put_back(context: Context, workshop_id: Id, one: KeptAttendance) -> bool:
    """Writes an attendance as it was, if that person has none there and is still known."""
    person = stored.read_participant(context.connection, one.participant_id)
    was = one.attendance
    if person is None or stored.attends(context.connection, workshop_id, one.participant_id, was.half_day):
        return False
    here = _key(workshop_id, one.participant_id, was.half_day)
    row = {
        "signed_at": was.signed_at,
        "channel": was.channel,
        "recorded_by": was.recorded_by,
        "reason": was.reason if person.full_name else "",
        "moves": _stored(was.moves),
    }
    context.connection.execute(insert(attendance).values(**here, **row))
    if one.signature and person.full_name:
        context.connection.execute(insert(signature).values(**here, strokes=str(parse(one.signature))))
    return True


# --- leaving early, coming back


def _stored(moves: Iterable[datetime]) -> list[str]:
    return [moment.isoformat() for moment in moves]


def _of(workshop_id: Id, half_day: Id, participant_id: Id) -> ColumnElement[bool]:
    return and_(
        attendance.c.workshop_id == workshop_id,
        attendance.c.half_day == half_day,
        attendance.c.participant_id == participant_id,
    )


def _move(
    context: Context,
    workshop_id: Id,
    half_day: Id,
    participant_ids: Iterable[Id],
    moved: Callable[[Id, Attendance], tuple[datetime, ...]],
) -> Done:
    """Gives each person who came the moves that `moved` answers; the inverse gives back those they had."""
    came = {
        row.participant_id: stored.to_attendance(row)
        for row in context.connection.execute(stored.attendances(workshop_id))
        if row.half_day == half_day
    }
    before = []
    for participant_id in participant_ids:
        was = came.get(participant_id)
        if was is None or (moves := moved(participant_id, was)) == was.moves:
            continue
        context.connection.execute(
            update(attendance).where(_of(workshop_id, half_day, participant_id)).values(moves=_stored(moves))
        )
        before.append(Moves(participant_id, was.moves))
    if not before:
        return NOTHING
    event: Event = AttendanceRecorded(workshop_id, tuple(one.participant_id for one in before))
    return Done((event,), CorrectMoves(workshop_id, half_day, tuple(before)))


@handles(RecordDeparture)
def record_departure(context: Context, command: RecordDeparture) -> Done:
    record = read_workshop(context.connection, command.workshop_id)

    def left(_id: Id, was: Attendance) -> tuple[datetime, ...]:
        return was.moves if was.away else (*was.moves, context.now)

    half_day = half_day_of(context, record, command.half_day)
    return _move(context, record.id, half_day, command.participant_ids, left)


@handles(RecordReturn)
def record_return(context: Context, command: RecordReturn) -> Done:
    record = read_workshop(context.connection, command.workshop_id)

    def back(_id: Id, was: Attendance) -> tuple[datetime, ...]:
        return (*was.moves, context.now) if was.away else was.moves

    half_day = half_day_of(context, record, command.half_day)
    return _move(context, record.id, half_day, command.participant_ids, back)


@handles(CorrectMoves)
def correct_moves(context: Context, command: CorrectMoves) -> Done:
    record = read_workshop(context.connection, command.workshop_id)
    moves = {one.participant_id: one.times for one in command.moves}
    half_day = half_day_of(context, record, command.half_day)
    return _move(context, record.id, half_day, moves, lambda id, _was: moves[id])
