"""Which options of a poll are a phone's own ideas, where nobody may vote for theirs."""

from __future__ import annotations

from atelier_app.domain.ballots import FindOwnOptions
from atelier_app.domain.core import Id
from atelier_app.domain.door import Door
from atelier_app.domain.ideas import author_key
from atelier_app.domain.polls import Poll, PollRecord
from atelier_app.phones.visit import Visit


def voters_key(visit: Visit, poll: Poll) -> str:
    """Told only where a poll forbids one's own ideas: elsewhere nothing shall bring a vote near an idea."""
    return "" if poll.own_ideas or poll.board_id is None else author_key(visit.token, poll.board_id)


def own_options(door: Door, visit: Visit, record: PollRecord) -> frozenset[Id]:
    """What this phone may not vote for because it is its own idea."""
    key = voters_key(visit, record.poll)
    return door.read(FindOwnOptions(record.poll.id, key)) if key else frozenset()
