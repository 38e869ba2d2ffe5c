"""Rows to records: what became of each idea of a workshop, as far as it may be seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from atelier_app.domain.core import Id
from atelier_app.domain.history import Entries, History, HistoryCell, HistoryColumn, HistoryItem, told
from atelier_app.domain.initiative import Activity, ActivityKind
from atelier_app.domain.polls import Option
from atelier_app.storage import polls
from atelier_app.storage.grids import read_grid
from atelier_app.storage.initiative import read_activities
from atelier_app.storage.priorities import read_matrix
from atelier_app.storage.tables import note, note_group
from atelier_app.storage.workshops import read_workshop

_Told = tuple[HistoryColumn, Entries]


def read_history(connection: Connection, workshop_id: Id) -> History:
    """Every vote whose results may be seen, every matrix and grid with something on it, in the agenda's order."""
    read_workshop(connection, workshop_id)
    columns = [
        column
        for activity in read_activities(connection, workshop_id)
        for column in _columns(connection, activity)
    ]
    found = told(columns)
    return History(found.columns, tuple(_worded(connection, found.items)))


def _columns(connection: Connection, activity: Activity) -> Iterable[_Told]:
    match activity.kind:
        case ActivityKind.VOTE:
            yield from _vote(connection, activity)
        case ActivityKind.MATRIX:
            yield from _matrix(connection, activity)
        case ActivityKind.CRITERIA:
            yield from _grid(connection, activity)
        case _:
            pass


def _vote(connection: Connection, activity: Activity) -> Iterable[_Told]:
    record = polls.read_poll(connection, activity.id)
    if record.outcome is None:
        return
    options = {option.id: option for option in record.options}
    column = HistoryColumn(
        activity.id, activity.kind, activity.title, method=record.poll.method, settings=record.poll.settings
    )
    yield (
        column,
        [
            (options[line.option_id], HistoryCell(rank=line.rank, score=line.score))
            for line in record.outcome.standings
        ],
    )


def _matrix(connection: Connection, activity: Activity) -> Iterable[_Told]:
    record = read_matrix(connection, activity.id)
    entries: list[tuple[Option, HistoryCell]] = [
        (
            item.option,
            HistoryCell(impact=item.impact, effort=item.effort, quadrant=record.quadrant(item)),
        )
        for item in record.items
        if item.impact is not None
    ]
    if entries:
        preset = record.matrix.preset.value
        yield (
            HistoryColumn(
                activity.id, activity.kind, activity.title, ranked=False, preset=preset, matrix=record.matrix
            ),
            entries,
        )


def _grid(connection: Connection, activity: Activity) -> Iterable[_Told]:
    record = read_grid(connection, activity.id)
    entries = [
        (item.option, HistoryCell(rank=item.place, score=item.total, category=item.category))
        for item in record.items
        if item.place is not None
    ]
    if entries:
        preset = record.grid.preset.value
        yield HistoryColumn(activity.id, activity.kind, activity.title, preset=preset), entries


def _worded(connection: Connection, items: Iterable[HistoryItem]) -> Iterable[HistoryItem]:
    """The same with what their notes say and their groups are called."""
    listed = list(items)
    rows = connection.execute(
        select(note.c.id, note.c.text, note.c.group_id).where(note.c.id.in_({one.note_id for one in listed}))
    )
    notes = {row.id: row for row in rows}
    titles = {row.id: row.title for row in connection.execute(select(note_group.c.id, note_group.c.title))}
    for one in listed:
        its = notes.get(one.note_id or "")
        group_id = its.group_id if its is not None else one.group_id
        yield replace(one, text=its.text if its is not None else "", group=titles.get(group_id, ""))
