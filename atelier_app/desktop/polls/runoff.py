"""A tie at the cut: who is tied there, and the vote between them that may follow."""

from __future__ import annotations

from atelier_app.domain.core import Id, Together, new_id
from atelier_app.domain.initiative import TITLE_LIMIT, Activity, ActivityKind, AddActivity, Agenda
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import Option, PollRecord, PollState, PreparePoll
from atelier_app.support.language import _


def tied_at_cut(record: PollRecord, winners: int) -> tuple[Option, ...]:
    """The options of which some would be among the first `winners` (one for 0) and some would not, for a tie."""
    outcome, cut = record.outcome, winners or 1
    if outcome is None or not outcome.ballots or record.poll.state is not PollState.CLOSED:
        return ()
    first = [standing for standing in outcome.standings if standing.rank <= cut]
    if len(first) <= cut:
        return ()
    tied = {standing.option_id for standing in first if standing.rank == first[-1].rank}
    return tuple(option for option in record.options if option.id in tied)


def run_off(record: PollRecord, tied: tuple[Option, ...], agenda: Agenda, activity_id: Id) -> Together:
    """A vote just after this one, in draft, on the tied options alone, by the same method and rules."""
    activities = [line.activity for line in agenda.lines]
    place = next(at for at, one in enumerate(activities) if one.id == activity_id)
    before, poll = activities[place], record.poll
    title = _("Run-off: {title}").format(title=before.title)[:TITLE_LIMIT]
    new = Activity(new_id(), before.workshop_id, ActivityKind.VOTE, title, before.instruction, before.minutes)
    preparing = PreparePoll(
        poll_id=new.id,
        question=poll.question,
        options=tuple(Option(new_id(), one.label, one.colour, one.note_id, one.group_id) for one in tied),
        settings=METHODS[poll.method].suggested(len(tied)),
        board_id=poll.board_id,
        method=poll.method,
        **poll.rules(),
    )
    return Together((AddActivity(new, place + 1), preparing))
