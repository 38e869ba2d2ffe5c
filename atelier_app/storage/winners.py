"""The winners of a poll, which a matrix or a grid goes on with."""

from __future__ import annotations

from sqlalchemy import Connection

from atelier_app.domain.core import Id
from atelier_app.domain.methods.method import Standing
from atelier_app.domain.polls import Option, PollState
from atelier_app.storage import polls


def read_winners(
    connection: Connection, poll_id: Id | None, winners: int
) -> tuple[tuple[Option, Standing], ...]:
    """Those ranked within the first so many, a tie at the cut bringing all the tied along.

    None before the poll is closed, nor while its results are withheld.
    """
    if poll_id is None:
        return ()
    poll = polls.read_poll_alone(connection, poll_id)
    if poll.state is not PollState.CLOSED or poll.withheld:
        return ()
    options = {line.id: line for line in polls.read_options(connection, poll.id)}
    standings = polls.outcome(connection, poll, tuple(options.values())).standings
    return tuple((options[line.option_id], line) for line in standings if line.rank <= winners)
