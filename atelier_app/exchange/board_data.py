"""A board as data for other programs: JSON, and the rows of a CSV or a workbook under the same names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from atelier_app.domain.board import Zone
from atelier_app.exchange.board import BoardNote, BoardRecord, Remark
from atelier_app.exchange.idea_columns import Column
from atelier_app.exchange.sheet import Cell, Sheet, written
from atelier_app.support.language import _

VERSION = 1

_TOLD: dict[Column, Callable[[BoardNote], Any]] = {
    Column.TEXT: lambda one: one.note.text,
    Column.GROUP: lambda one: one.group,
    Column.ZONE: lambda one: one.zone_title,
    Column.THEME: lambda one: one.note.theme,
    Column.TERRITORY: lambda one: one.note.territory,
    Column.AUTHOR: lambda one: one.author,
    Column.COLOR: lambda one: one.note.colour.value,
    # Ideas that wait have no place yet.
    Column.X: lambda one: None if one.note.inbox else one.note.x,
    Column.Y: lambda one: None if one.note.inbox else one.note.y,
    Column.SOURCE: lambda one: one.note.channel.value,
    Column.INBOX: lambda one: one.note.inbox,
    Column.ORIGINALS: lambda one: [_remark(original) for original in one.originals],
    Column.COMMENTS: lambda one: [_remark(comment) for comment in one.comments],
    Column.PICTURE: lambda one: one.note.picture_id is not None,
    Column.GROUP_ID: lambda one: one.note.group_id,
    Column.ID: lambda one: one.note.id,
}


def fields(one: BoardNote) -> dict[str, str]:
    """What a note says beside its text, each as a text; what is empty is left out."""
    told = ((column, _cell(tell(one))) for column, tell in _TOLD.items() if column is not Column.TEXT)
    return {column.value: written(cell) for column, cell in told if cell not in (None, "")}


def write_json(record: BoardRecord, stream: BinaryIO) -> None:
    """Everything, in UTF-8; the texts just as they were typed."""
    stream.write(json.dumps(_told(record), ensure_ascii=False, indent=1).encode())
    stream.write(b"\n")


def _told(record: BoardRecord) -> dict[str, Any]:
    board, background = record.board, record.board.background
    return {
        "format": "atelier-board",
        "version": VERSION,
        "board": {
            "id": board.id,
            "title": record.activity.title,
            "instruction": record.activity.instruction,
            "workshop": record.workshop,
            "initiative": record.initiative,
            "attribution": board.attribution.value,
            "private": board.private,
            "closed": board.closed,
            "left_out": record.veiled,
            "background": background and [background.x, background.y, background.width, background.height],
        },
        "legend": [{"color": meaning.colour.value, "name": meaning.name} for meaning in board.legend],
        "zones": [_zone(zone) for zone in record.contents.zones],
        "groups": [
            {"id": group.id, "title": group.title, "collapsed": group.collapsed}
            for group in record.contents.groups
        ],
        "notes": [{column.value: tell(one) for column, tell in _TOLD.items()} for one in record.notes],
    }


def _zone(zone: Zone) -> dict[str, Any]:
    return {
        "id": zone.id,
        "title": zone.title,
        "x": zone.x,
        "y": zone.y,
        "width": zone.width,
        "height": zone.height,
        "color": zone.colour and zone.colour.value,
        "locked": zone.locked,
    }


def _remark(remark: Remark) -> dict[str, str]:
    return {"text": remark.text, "author": remark.author, "source": remark.source.value}


def sheets(record: BoardRecord) -> tuple[Sheet, ...]:
    """The notes, then what was said of them and what was merged, where there is any."""
    told = (("comments", _("Comments")), ("originals", _("Merged notes")))
    others = (_remarks(record, Column(column), title) for column, title in told)
    return notes_sheet(record), *(sheet for sheet in others if sheet.rows)


def notes_sheet(record: BoardRecord) -> Sheet:
    """One row a note, under the same names in every language: the import knows them."""
    rows = (tuple(_cell(tell(one)) for tell in _TOLD.values()) for one in record.notes)
    return Sheet(_("Notes"), tuple(column.value for column in _TOLD), tuple(rows))


def _cell(value: Any) -> Cell:
    """Lists are counted: a cell is one thing."""
    if isinstance(value, bool | list):
        return len(value) if isinstance(value, list) else int(value)
    cell: Cell = value
    return cell


def _remarks(record: BoardRecord, column: Column, title: str) -> Sheet:
    rows: Iterator[tuple[Cell, ...]] = (
        (one.note.text, *remark.values()) for one in record.notes for remark in _TOLD[column](one)
    )
    return Sheet(title, ("note", "text", "author", "source"), tuple(rows))
