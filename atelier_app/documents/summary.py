"""The summary of a workshop: cover, agenda, attendance, then what each activity came to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from atelier_app.documents.agenda import agenda_section, initiative_section
from atelier_app.documents.attendance import attendance_section
from atelier_app.documents.board import board_section
from atelier_app.documents.criteria import grid_section
from atelier_app.documents.essentials import essentials, figures
from atelier_app.documents.history import history_section
from atelier_app.documents.outline import Cover, Outline, Section
from atelier_app.documents.polls import poll_section
from atelier_app.documents.priorities import matrix_section
from atelier_app.documents.report import Report
from atelier_app.documents.wording import day, short, span_of_time
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import Activity
from atelier_app.domain.polls import Poll, PollRecord
from atelier_app.support.language import _, language


def outline(report: Report) -> Outline:
    """What the summary says, in the language in force (`support.language.speaking`)."""
    initiative, workshop = report.initiative, report.agenda.workshop
    return Outline(
        language=language(),
        title=_("{workshop}: summary").format(workshop=workshop.title),
        author=initiative.organisation or initiative.title,
        subject=initiative.title,
        footer=" · ".join(
            short(part, 50) for part in (initiative.title, workshop.title, workshop.place) if part
        ),
        contents_title=_("Contents"),
        cover=_cover(report),
        sections=tuple(_numbered(report)),
    )


def _cover(report: Report) -> Cover:
    initiative, workshop = report.initiative, report.agenda.workshop
    minutes = sum(line.activity.minutes for line in report.agenda.lines)
    when = _("{day}, {hours}").format(day=day(workshop.date), hours=span_of_time(workshop.starts, minutes))
    return Cover(
        kicker=_("Workshop summary"),
        title=initiative.title,
        subtitle=workshop.title,
        when=" · ".join(filter(None, (when, workshop.place))),
        organisation=initiative.organisation,
        figures=tuple(figures(report)),
        essentials_title=_("The essentials"),
        essentials=tuple(essentials(report)),
    )


def _numbered(report: Report) -> Iterator[Section]:
    """The sections in the order they are read, each kicker with its number."""
    for number, section in enumerate(_sections(report), 1):
        yield replace(section, kicker=f"{number} · {section.kicker}")


def _sections(report: Report) -> Iterator[Section]:
    """The initiative, the agenda and the people, then each activity that left something, in the agenda's order."""
    about = initiative_section(report.initiative)
    if about:
        yield about
    yield agenda_section(report.agenda)
    yield attendance_section(report.attendance)
    written: dict[Id, Section] = {}
    for activity, contents in report.boards:
        written[activity.id] = board_section(activity, contents)
    for activity, poll in report.polls:
        written[activity.id] = _poll(report, activity, poll)
    for activity, matrix in report.matrices:
        written[activity.id] = matrix_section(activity, matrix, _source(report, matrix.matrix.poll_id))
    for activity, grid in report.grids:
        written[activity.id] = grid_section(activity, grid, _source(report, grid.grid.poll_id))
    for line in report.agenda.lines:
        if line.activity.id in written:
            yield written[line.activity.id]
    told = history_section(report.history)
    if told:
        yield told


def _poll(report: Report, activity: Activity, record: PollRecord) -> Section:
    poll_id = record.poll.id
    return poll_section(activity, record, _kept(report, poll_id), report.signed.get(poll_id, ()))


def _source(report: Report, poll_id: Id | None) -> Poll | None:
    """The poll whose winners are on a matrix or in a grid, where it is one of this workshop."""
    return next((record.poll for _activity, record in report.polls if record.poll.id == poll_id), None)


def _kept(report: Report, poll_id: Id) -> frozenset[Id]:
    """The options of a poll that some matrix or grid took on."""
    on_matrices = (
        item
        for _activity, record in report.matrices
        if record.matrix.poll_id == poll_id
        for item in record.items
    )
    in_grids = (
        item for _activity, record in report.grids if record.grid.poll_id == poll_id for item in record.items
    )
    kept = [item.option for item in on_matrices] + [item.option for item in in_grids]
    return frozenset(option.id for option in kept)
