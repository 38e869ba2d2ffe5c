"""Paper ballots: one a person who votes no other way, each typed in once, and a second time where that is wanted."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, func, insert, select, update

from atelier_app.domain.colleges import college_of
from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choices
from atelier_app.domain.papers import (
    CheckPaper,
    EnterPaper,
    IssuePapers,
    Paper,
    PaperEntered,
    PapersIssued,
    PaperState,
    RemovePaper,
    SpoilPaper,
    TakeBackPapers,
)
from atelier_app.domain.polls import Poll
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import papers as stored
from atelier_app.storage import votes
from atelier_app.storage.choices import rows_of
from atelier_app.storage.polls import read_options
from atelier_app.storage.tables import ballot, paper, signed_ballot, turnout
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.ballots import check_ballot_id, taking_votes

NUMBER_LIMIT = 5000


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
    if wanted and sum(record.hands.values()) > list(channels.values()).count(None) - len(wanted):
        raise Refused(Refusal.HANDS_COUNTED)
    for id in wanted:
        votes.turn_out(context.connection, record.id, id, Channel.PAPER)
    return _issued(record.id, wanted, TakeBackPapers(record.id, tuple(wanted)))


@handles(TakeBackPapers)
def take_back_papers(context: Context, command: TakeBackPapers) -> Done:
    record, _workshop = taking_votes(context, command.poll_id, paused_too=True)
    here = (turnout.c.poll_id == record.id) & (turnout.c.channel == Channel.PAPER)
    theirs = here & turnout.c.participant_id.in_(command.participant_ids)
    wanted = list(context.connection.scalars(select(turnout.c.participant_id).where(theirs)))
    context.connection.execute(delete(turnout).where(theirs))
    if stored.count_papers(context.connection, record).out < 0:
        raise Refused(Refusal.PAPERS_TYPED_IN)
    return _issued(record.id, wanted, IssuePapers(record.id, tuple(wanted)))


def _issued(poll_id: Id, changed: list[Id], back: IssuePapers | TakeBackPapers) -> Done:
    return Done((PapersIssued(poll_id),), back) if changed else NOTHING


@handles(EnterPaper)
def enter_paper(context: Context, command: EnterPaper) -> Done:
    record, workshop_id = taking_votes(context, command.poll_id, paused_too=True)
    check_ballot_id(command.ballot_id)
    rows = rows_of(_checked(context, record, command.choices))
    college = _college(record, command.college)
    before = _found(context, record, command.number)
    if before is not None and before.ballot_id != command.ballot_id:
        if before.state is PaperState.COUNTED:
            raise Refused(Refusal.PAPER_COUNTED, number=command.number)
        if before.state is not PaperState.SPOILED:
            raise Refused(Refusal.PAPER_NUMBER_TAKEN, number=command.number)
    if before is not None and before.ballot_id:
        if rows_of(before.choices) == rows and before.college == college:
            return NOTHING
        votes.change(context.connection, command.ballot_id, rows)
        here = ballot.c.id == command.ballot_id
        context.connection.execute(update(ballot).where(here).values(college=college))
        return Done((PaperEntered(record.id),))
    _put_paper(context, record, command.number, spoiled=False, ballot_id=command.ballot_id)
    if context.connection.scalar(select(ballot.c.id).where(ballot.c.id == command.ballot_id)) is not None:
        raise Refused(Refusal.ALREADY_VOTED)
    votes.put(context.connection, record.id, command.ballot_id, rows, college)
    _check_college(context, record, workshop_id, college)
    if not record.secret:
        _sign(context, record, command)
    return Done((PaperEntered(record.id),), RemovePaper(record.id, command.number))


def _checked(context: Context, record: Poll, choices: Choices) -> Choices:
    options = [line.id for line in read_options(context.connection, record.id)]
    return METHODS[record.method].checked_choices(record.settings, options, choices)


def _college(record: Poll, name: str) -> str:
    found = college_of(record.colleges, name)
    if record.colleges and name and not found:
        raise Refused(Refusal.UNKNOWN_COLLEGE)
    return found


def _found(context: Context, record: Poll, number: int) -> Paper | None:
    if type(number) is not int or not 1 <= number <= NUMBER_LIMIT:
        raise Refused(Refusal.NO_SUCH_PAPER, number=str(number))
    papers = stored.read_papers(context.connection, record.id)
    return next((one for one in papers if one.number == number), None)


def _put_paper(
    context: Context, record: Poll, number: int, *, spoiled: bool, ballot_id: Id | None = None
) -> None:
    """Raises `Refused` (PAPERS_ALL_TYPED_IN)."""
    here = (paper.c.poll_id == record.id) & (paper.c.number == number)
    context.connection.execute(delete(paper).where(here))
    context.connection.execute(
        insert(paper).values(
            poll_id=record.id, number=number, spoiled=spoiled, ballot_id=ballot_id, checked=None
        )
    )
    if stored.count_papers(context.connection, record).out < 0:
        raise Refused(Refusal.PAPERS_ALL_TYPED_IN)


def _check_college(context: Context, record: Poll, workshop_id: Id, college: str) -> None:
    """No more papers of a college than its people hold. Raises `Refused` (PAPERS_ALL_TYPED_IN)."""
    if not record.colleges:
        return
    connection = context.connection
    papers = stored.read_papers(connection, record.id)
    entered = sum(one.college == college and bool(one.ballot_id) for one in papers)
    voters = stored.read_voters(connection, workshop_id, record)
    if entered > sum(one.college == college and one.channel == Channel.PAPER for one in voters):
        raise Refused(Refusal.PAPERS_ALL_TYPED_IN)


def _sign(context: Context, record: Poll, command: EnterPaper) -> None:
    """An open vote's paper carries a name. Raises `Refused` (PAPER_WITHOUT_NAME, ALREADY_VOTED)."""
    connection, person = context.connection, command.participant_id
    holds = (turnout.c.poll_id == record.id) & (turnout.c.channel == Channel.PAPER)
    if connection.scalar(select(turnout.c.channel).where(holds, turnout.c.participant_id == person)) is None:
        raise Refused(Refusal.PAPER_WITHOUT_NAME)
    theirs = (
        select(func.count())
        .select_from(signed_ballot.join(ballot, ballot.c.id == signed_ballot.c.ballot_id))
        .where(ballot.c.poll_id == record.id, signed_ballot.c.participant_id == person)
    )
    if connection.scalar(theirs):
        raise Refused(Refusal.ALREADY_VOTED)
    connection.execute(insert(signed_ballot).values(ballot_id=command.ballot_id, participant_id=person))


@handles(CheckPaper)
def check_paper(context: Context, command: CheckPaper) -> Done:
    record, _workshop = taking_votes(context, command.poll_id, paused_too=True)
    before = _typed(context, record, command.number)
    rows = rows_of(_checked(context, record, command.choices))
    here = (paper.c.poll_id == record.id) & (paper.c.number == command.number)
    if context.connection.scalar(select(paper.c.checked).where(here)) == rows:
        return NOTHING
    assert before.ballot_id
    context.connection.execute(update(paper).where(here).values(checked=rows))
    return Done((PaperEntered(record.id),))


def _typed(context: Context, record: Poll, number: int) -> Paper:
    """A paper whose ballot is there. Raises `Refused` (NO_SUCH_PAPER, PAPER_COUNTED)."""
    found = _found(context, record, number)
    if found is not None and found.state is PaperState.COUNTED:
        raise Refused(Refusal.PAPER_COUNTED, number=number)
    if found is None or not found.ballot_id:
        raise Refused(Refusal.NO_SUCH_PAPER, number=number)
    return found


@handles(SpoilPaper)
def spoil_paper(context: Context, command: SpoilPaper) -> Done:
    record, _workshop = taking_votes(context, command.poll_id, paused_too=True)
    before = _found(context, record, command.number)
    if before is not None and before.state is PaperState.SPOILED:
        return NOTHING
    if before is not None and before.state is PaperState.COUNTED:
        raise Refused(Refusal.PAPER_COUNTED, number=command.number)
    if before is not None:
        _drop_ballots(context, (before.ballot_id,))
    _put_paper(context, record, command.number, spoiled=True)
    back = RemovePaper(record.id, command.number) if before is None else None
    return Done((PaperEntered(record.id),), back)


@handles(RemovePaper)
def remove_paper(context: Context, command: RemovePaper) -> Done:
    record, _workshop = taking_votes(context, command.poll_id, paused_too=True)
    before = _found(context, record, command.number)
    if before is None:
        return NOTHING
    if before.state is PaperState.COUNTED:
        raise Refused(Refusal.PAPER_COUNTED, number=command.number)
    _drop_ballots(context, (before.ballot_id,))
    here = (paper.c.poll_id == record.id) & (paper.c.number == command.number)
    context.connection.execute(delete(paper).where(here))
    back = SpoilPaper(record.id, command.number) if before.state is PaperState.SPOILED else None
    return Done((PaperEntered(record.id),), back)


def _drop_ballots(context: Context, ids: Iterable[Id]) -> None:
    wanted = [id for id in ids if id]
    context.connection.execute(delete(signed_ballot).where(signed_ballot.c.ballot_id.in_(wanted)))
    context.connection.execute(delete(ballot).where(ballot.c.id.in_(wanted)))
