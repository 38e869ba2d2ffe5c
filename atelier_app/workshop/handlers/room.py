"""The room: entering an activity, and the timer."""

from datetime import timedelta

from sqlalchemy import update

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import TIMER_LIMIT, ActivityEntered, EnterActivity, SetTimer, TimerSet
from atelier_app.storage import initiative as stored
from atelier_app.storage.tables import room
from atelier_app.storage.workshops import read_workshop
from atelier_app.workshop.context import NOTHING, Context, Done, handles


@handles(EnterActivity)
def enter_activity(context: Context, command: EnterActivity) -> Done:
    activity = stored.read_activity(context.connection, command.activity_id)
    read_workshop(context.connection, activity.workshop_id)
    before = stored.read_room(context.connection).activity_id
    if before == activity.id:
        return NOTHING
    _set_timer(context, activity.minutes * 60, running=activity.minutes > 0, activity_id=activity.id)
    entered = ActivityEntered(activity.workshop_id, activity.id)
    return Done((entered,), EnterActivity(before) if before else None)


@handles(SetTimer)
def set_timer(context: Context, command: SetTimer) -> Done:
    if abs(command.remaining) > TIMER_LIMIT:
        raise Refused(Refusal.DURATION_OUT_OF_RANGE, limit=TIMER_LIMIT // 60)
    _set_timer(context, command.remaining, running=command.running)
    return Done((TimerSet(),))


def _set_timer(context: Context, remaining: int, *, running: bool, **others: str) -> None:
    ends_at = context.now + timedelta(seconds=remaining) if running else None
    context.connection.execute(
        update(room).values(timer_remaining=remaining, timer_ends_at=ends_at, **others)
    )
