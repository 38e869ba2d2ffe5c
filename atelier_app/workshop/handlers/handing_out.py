"""Paper ballots handed out, each to somebody present who then votes no other way, and given back unused."""

from __future__ import annotations

from sqlalchemy import delete, select

from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.papers import IssuePapers, PapersIssued, TakeBackPapers
from atelier_app.domain.polls import Poll
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import papers as stored
from atelier_app.storage import votes
from atelier_app.storage.tables import turnout
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.ballots import taking_votes


@handles(IssuePapers)
def issue_papers(context: Context, command: IssuePapers) -> Done:
    record, workshop_id = taking_votes(context, command.poll_id, paused_too=True)
    channels = {
        voter.participant_id: voter.channel
        for voter in stored.read_voters(context.connection, workshop_id, record)
    }
    wanted = [id for id in dict.fromkeys(command.participant_ids) if channels.get(id) != Channel.PAPER]
    if any(id not in channels for id in wanted):
        raise Refused(Refusal.NOT_SIGNED_IN)
    if any(channels[id] is not None for id in wanted):
        raise Refused(Refusal.ALREADY_VOTED)
    # Raised hands have no name: whoever has not voted may be among them.
    if wanted and record.hands:
        raise Refused(Refusal.HANDS_COUNTED)
    for id in wanted:
        votes.turn_out(context.connection, record.id, id, Channel.PAPER)
    return _issued(record.id, wanted, TakeBackPapers(record.id, tuple(wanted)))


@handles(TakeBackPapers)
def take_back_papers(context: Context, command: TakeBackPapers) -> Done:
    record, workshop_id = taking_votes(context, command.poll_id, paused_too=True)
    here = (turnout.c.poll_id == record.id) & (turnout.c.channel == Channel.PAPER)
    theirs = here & turnout.c.participant_id.in_(command.participant_ids)
    wanted = list(context.connection.scalars(select(turnout.c.participant_id).where(theirs)))
    context.connection.execute(delete(turnout).where(theirs))
    if wanted and _typed_in(context, record, workshop_id, wanted):
        raise Refused(Refusal.PAPERS_TYPED_IN)
    return _issued(record.id, wanted, IssuePapers(record.id, tuple(wanted)))


def _typed_in(context: Context, record: Poll, workshop_id: Id, people: list[Id]) -> bool:
    """Whether more papers were typed in than are left: of all, of a college, or of one of these by name."""
    if stored.count_papers(context.connection, record).out < 0:
        return True
    connection = context.connection
    if not record.secret and any(stored.has_signed(connection, record.id, person) for person in people):
        return True
    colleges = {stored.college_in(connection, workshop_id, record, person) for person in people}
    return any(stored.are_too_many(connection, workshop_id, record, college) for college in colleges)


def _issued(poll_id: Id, changed: list[Id], back: IssuePapers | TakeBackPapers) -> Done:
    return Done((PapersIssued(poll_id),), back) if changed else NOTHING
