"""Several commands as one: all are done, or the first refusal undoes those before it."""

from atelier_app.domain.core import Command, Event, Together
from atelier_app.workshop.context import HANDLERS, Context, Done, handles


@handles(Together)
def together(context: Context, command: Together) -> Done:
    events: list[Event] = []
    inverses: list[Command] = []
    purge = False
    for part in command.commands:
        done = HANDLERS[type(part)](context, part)
        context.remembered.clear()
        events.extend(done.events)
        purge = purge or done.purge
        if done.inverse is not None:
            inverses.insert(0, done.inverse)
    return Done(tuple(events), Together(tuple(inverses)) if inverses else None, purge)
