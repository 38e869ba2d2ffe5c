"""The cover's figures and its few true sentences, said from the records and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from atelier_app.documents.criteria import comes_first
from atelier_app.documents.outline import Figure, Words, words
from atelier_app.documents.poll_ranking import has_leaders, ranking
from atelier_app.documents.priorities import first_things
from atelier_app.documents.report import Report
from atelier_app.documents.wording import number, percent
from atelier_app.domain.polls import PollState
from atelier_app.support.language import _, ngettext


def figures(report: Report) -> Iterator[Figure]:
    """People, ideas, ballots, ideas kept: those that the workshop had."""
    yield _people(report)
    if report.boards:
        yield _ideas(report)
    if report.polls:
        yield _ballots(report)
    if report.matrices:
        kept = sum(len(record.items) for _activity, record in report.matrices)
        yield Figure(number(kept), ngettext("idea kept by the vote", "ideas kept by the vote", kept))


def _people(report: Report) -> Figure:
    present, organisations = report.attendance.present, report.attendance.organisations
    label = ngettext("participant", "participants", present)
    if organisations:
        from_where = ngettext("{count} organisation", "{count} organisations", organisations)
        label = f"{label}, {from_where.format(count=number(organisations))}"
    return Figure(number(present), label)


def _ideas(report: Report) -> Figure:
    ideas = sum(len(contents.notes) for _activity, contents in report.boards)
    groups = sum(len(contents.groups) for _activity, contents in report.boards)
    label = ngettext("idea", "ideas", ideas)
    if groups:
        in_groups = ngettext("in {count} group", "in {count} groups", groups).format(count=number(groups))
        label = f"{label} {in_groups}"
    return Figure(number(ideas), label)


def _ballots(report: Report) -> Figure:
    """All ballots; the turnout only where there was one vote, or it would be of nothing."""
    opened = [record for _activity, record in report.polls if record.poll.state is not PollState.DRAFT]
    cast = sum(record.cast for record in opened)
    label = ngettext("ballot", "ballots", cast)
    if len(opened) == 1 and opened[0].present:
        turnout = _("turnout {percent}").format(percent=percent(cast, opened[0].present))
        label = f"{label}, {turnout}"
    elif len(opened) > 1:
        votes = _("in {count} votes").format(count=number(len(opened)))
        label = f"{label} {votes}"
    return Figure(number(cast), label)


def essentials(report: Report) -> Iterator[Words]:
    """The last closed vote's result, then what the last matrix and grid put first; else where things stand."""
    said = [*_vote(report), *_matrix(report), *_grid(report)]
    yield from said or [words(_so_far(report))]


def _vote(report: Report) -> Iterator[Words]:
    closed = [record for _activity, record in report.polls if record.poll.state is PollState.CLOSED]
    if closed and closed[-1].outcome and has_leaders(closed[-1]):
        yield ranking(closed[-1], closed[-1].outcome)


def _matrix(report: Report) -> Iterator[Words]:
    filled_in = [record for _activity, record in report.matrices if record.items]
    if filled_in and (first := first_things(filled_in[-1])):
        yield first


def _grid(report: Report) -> Iterator[Words]:
    filled_in = [record for _activity, record in report.grids if record.items]
    if filled_in and (first := comes_first(filled_in[-1])):
        yield first


def _so_far(report: Report) -> str:
    present = report.attendance.present
    ideas = sum(len(contents.notes) for _activity, contents in report.boards)
    if not present and not ideas:
        return _("The workshop has not started yet: this is its programme.")
    people = ngettext("{count} participant", "{count} participants", present).format(count=number(present))
    thoughts = ngettext("{count} idea", "{count} ideas", ideas).format(count=number(ideas))
    return _("So far: {people} and {ideas}. No vote has been closed yet.").format(
        people=people, ideas=thoughts
    )
