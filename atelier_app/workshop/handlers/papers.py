"""Paper ballots typed in by their number in the pile: once, and a second time where that is wanted."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import delete, insert, select, update

from atelier_app.domain.core import Channel, Id, Refused
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choices
from atelier_app.domain.papers import (
    CheckPaper,
    EnterPaper,
    Paper,
    PaperEntered,
    PaperState,
    RemovePaper,
    SpoilPaper,
)
from atelier_app.domain.polls import Poll
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import papers as stored
from atelier_app.storage import votes
from atelier_app.storage.choices import Rows, rows_of
from atelier_app.storage.polls import read_options
from atelier_app.storage.tables import ballot, paper, signed_ballot, turnout
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.ballots import check_ballot_id, named_college, taking_votes

NUMBER_LIMIT = 5000


@handles(EnterPaper)
def enter_paper(context: Context, command: EnterPaper) -> Done:
    record, workshop_id = taking_votes(context, command.poll_id, paused_too=True)
    check_ballot_id(command.ballot_id)
    rows = rows_of(_checked(context, record, command.choices))
    college = _college(context, record, workshop_id, command)
    before = _found(context, record, command.number)
    if before is not None and before.ballot_id != command.ballot_id:
        if before.state is PaperState.COUNTED:
            raise Refused(Refusal.PAPER_COUNTED, number=command.number)
        if before.state is not PaperState.SPOILED:
            raise Refused(Refusal.PAPER_NUMBER_TAKEN, number=command.number)
    if before is not None and before.ballot_id:
        return _corrected(context, record, workshop_id, command, rows, college)
    if context.connection.scalar(select(ballot.c.id).where(ballot.c.id == command.ballot_id)) is not None:
        raise Refused(Refusal.ALREADY_VOTED)
    # The ballot before its paper, which is read with it.
    votes.put(context.connection, record.id, command.ballot_id, rows, college)
    _put_paper(context, record, command.number, spoiled=False, ballot_id=command.ballot_id)
    if not record.secret:
        _sign(context, record, command)
    if stored.are_too_many(context.connection, workshop_id, record, college):
        raise Refused(Refusal.PAPERS_ALL_TYPED_IN)
    return Done((PaperEntered(record.id),), RemovePaper(record.id, command.number))


def _corrected(
    context: Context, record: Poll, workshop_id: Id, command: EnterPaper, rows: Rows, college: str
) -> Done:
    """What a paper typed in before says now, of what college and in an open vote whose it is."""
    connection, here = context.connection, ballot.c.id == command.ballot_id
    changed = connection.execute(select(ballot.c.choices, ballot.c.college).where(here)).one() != (
        rows,
        college,
    )
    if changed:
        connection.execute(update(ballot).where(here).values(choices=rows, college=college))
        if stored.are_too_many(context.connection, workshop_id, record, college):
            raise Refused(Refusal.PAPERS_ALL_TYPED_IN)
    own = signed_ballot.c.ballot_id == command.ballot_id
    if not record.secret and connection.scalar(select(signed_ballot.c.participant_id).where(own)) != (
        command.participant_id
    ):
        connection.execute(delete(signed_ballot).where(own))
        _sign(context, record, command)
        changed = True
    return Done((PaperEntered(record.id),)) if changed else NOTHING


def _checked(context: Context, record: Poll, choices: Choices) -> Choices:
    options = [line.id for line in read_options(context.connection, record.id)]
    return METHODS[record.method].checked_choices(record.settings, options, choices)


def _college(context: Context, record: Poll, workshop_id: Id, command: EnterPaper) -> str:
    """What the paper says; in an open vote that of the person whose it is."""
    if record.secret:
        return named_college(record, command.college)
    return stored.college_in(context.connection, workshop_id, record, command.participant_id)


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


def _sign(context: Context, record: Poll, command: EnterPaper) -> None:
    """An open vote's paper carries a name. Raises `Refused` (PAPER_WITHOUT_NAME, ALREADY_VOTED)."""
    connection, person = context.connection, command.participant_id
    holds = (turnout.c.poll_id == record.id) & (turnout.c.channel == Channel.PAPER)
    if connection.scalar(select(turnout.c.channel).where(holds, turnout.c.participant_id == person)) is None:
        raise Refused(Refusal.PAPER_WITHOUT_NAME)
    if stored.has_signed(context.connection, record.id, person):
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
