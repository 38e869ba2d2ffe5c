"""Acts that can be undone, also once the file was closed and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import delete, insert, select, update

from atelier_app.domain.acts import ACTS_KEPT, SAID_LIMIT, Act, SetUndone
from atelier_app.domain.core import Id, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean
from atelier_app.storage.tables import act
from atelier_app.support import codec
from atelier_app.workshop.context import HANDLERS, Context, Done, handles


@handles(Act)
def do_act(context: Context, command: Act) -> Done:
    connection, client = context.connection, context.origin.client
    undone = connection.scalar(select(act.c.undone).where(act.c.id == command.id))
    if undone is not None:
        return _already(command.id, undone=undone)
    done = HANDLERS[type(command.command)](context, command.command)
    if done.inverse is None:
        return done
    connection.execute(delete(act).where(act.c.client == client, act.c.undone))
    connection.execute(
        insert(act).values(
            id=command.id,
            client=client,
            said=clean(command.said, SAID_LIMIT),
            inverse=codec.encode(codec.named(done.inverse)),
            undone=False,
        )
    )
    _forget_the_oldest(context)
    return Done(done.events, SetUndone(command.id, undone=True), done.purge)


def _already(act_id: Id, *, undone: bool) -> Done:
    """Asked again, after an answer that was lost: nothing changes, and the step is still there to be taken."""
    return Done(inverse=SetUndone(act_id, not undone))


def _forget_the_oldest(context: Context) -> None:
    newest = select(act.c.number).order_by(act.c.number.desc()).offset(ACTS_KEPT).limit(1)
    limit = context.connection.scalar(newest)
    if limit is not None:
        context.connection.execute(delete(act).where(act.c.number <= limit))


@handles(SetUndone)
def set_undone(context: Context, command: SetUndone) -> Done:
    connection = context.connection
    row = connection.execute(select(act).where(act.c.id == command.act_id)).first()
    if row is None:
        raise Refused(Refusal.ACT_FORGOTTEN)
    if row.undone == command.undone:
        return _already(row.id, undone=row.undone)
    done = _stepped(context, row.inverse)
    this = act.c.id == row.id
    if done.inverse is None:
        connection.execute(delete(act).where(this))
        return done
    back = codec.encode(codec.named(done.inverse))
    connection.execute(update(act).where(this).values(undone=command.undone, inverse=back))
    return Done(done.events, SetUndone(row.id, not command.undone), done.purge)


def _stepped(context: Context, step: bytes) -> Done:
    """The step, done or refused; one that is refused leaves nothing, and is not offered again."""
    try:
        command = codec.command(step)
        with _undone_when_refused(context):
            return HANDLERS[type(command)](context, command)
    except codec.CodecError:
        return Done(refused=Refused(Refusal.ACT_FORGOTTEN))
    except Refused as refused:
        return Done(refused=refused)


@contextmanager
def _undone_when_refused(context: Context) -> Iterator[None]:
    context.connection.exec_driver_sql("SAVEPOINT step")
    try:
        yield
    except Refused:
        context.connection.exec_driver_sql("ROLLBACK TO step")
        raise
    finally:
        context.connection.exec_driver_sql("RELEASE step")
