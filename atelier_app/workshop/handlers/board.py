"""A board's own settings, its zones and what lies under its notes."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import Any

from sqlalchemy import insert, update

from atelier_app.domain.board import (
    LABEL_LIMIT,
    Background,
    BoardChanged,
    DescribeBoard,
    Meaning,
    Zone,
    checked_place,
)
from atelier_app.domain.core import Command, Id, Refused
from atelier_app.domain.pictures import LayBackground, UseBackground
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean
from atelier_app.domain.zones import (
    ZONE_TITLE_LIMIT,
    ZONES_PER_BOARD,
    PutZones,
    RemoveZones,
    checked_frame,
)
from atelier_app.storage import board as stored
from atelier_app.storage.tables import board, zone
from atelier_app.workshop.context import NOTHING, Context, Done, handles
from atelier_app.workshop.handlers.pictures import keep, known_picture
from atelier_app.workshop.wall import together


@handles(DescribeBoard)
def describe_board(context: Context, command: DescribeBoard) -> Done:
    before = stored.read_board_alone(context.connection, command.board_id)
    wanted = {
        field.name: value
        for field in fields(command)
        if field.name != "board_id" and (value := getattr(command, field.name)) is not None
    }
    if "legend" in wanted:
        wanted["legend"] = _legend(wanted["legend"])
    changed = {name: value for name, value in wanted.items() if value != getattr(before, name)}
    if not changed:
        return NOTHING
    back = DescribeBoard(before.id, **{name: getattr(before, name) for name in changed})
    if "legend" in changed:
        changed["legend"] = [asdict(line) for line in changed["legend"]]
    _write(context, before.id, **changed)
    return Done((BoardChanged(before.id),), back)


def _legend(lines: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
    """One name a paper, the last one given; a paper without a name has no line."""
    named = {line.colour: clean(line.name, LABEL_LIMIT) for line in lines}
    return tuple(Meaning(colour, name) for colour, name in named.items() if name)


def _write(context: Context, board_id: Id, **values: Any) -> None:
    context.connection.execute(update(board).where(board.c.id == board_id).values(values))


# --- zones


@handles(PutZones)
def put_zones(context: Context, command: PutZones) -> Done:
    stored.read_board_alone(context.connection, command.board_id)
    before = {line.id: line for line in stored.read_zones(context.connection, command.board_id)}
    after = {line.id: _checked(command.board_id, line) for line in command.zones}
    changed = [line for line in after.values() if before.get(line.id) != line]
    if not changed:
        return NOTHING
    if len(before | after) > ZONES_PER_BOARD:
        raise Refused(Refusal.TOO_MANY, limit=ZONES_PER_BOARD)
    for line in changed:
        _not_locked(before.get(line.id), line)
    _put(context, command.board_id, changed)
    known = tuple(before[line.id] for line in changed if line.id in before)
    new = tuple(line.id for line in changed if line.id not in before)
    back: list[Command] = [PutZones(command.board_id, known)] if known else []
    back += [RemoveZones(command.board_id, new)] if new else []
    return Done((BoardChanged(command.board_id),), together(back))


def _checked(board_id: Id, line: Zone) -> Zone:
    x, y, width, height = checked_frame(line.x, line.y, line.width, line.height)
    title = clean(line.title, ZONE_TITLE_LIMIT)
    return replace(line, board_id=board_id, title=title, x=x, y=y, width=width, height=height)


def _not_locked(before: Zone | None, after: Zone) -> None:
    """A locked zone may be unlocked, and nothing else in the same breath."""
    if before is not None and before.locked and after != replace(before, locked=False):
        raise Refused(Refusal.ZONE_LOCKED)


def _put(context: Context, board_id: Id, zones: list[Zone]) -> None:
    connection = context.connection
    gone = stored.read_zones(connection, board_id, removed=True)
    held = (*stored.read_zones(connection, board_id), *gone)
    known = {line.id for line in held}
    for line in zones:
        values = {**asdict(line), "removed": False}
        if line.id in known:
            connection.execute(update(zone).where(zone.c.id == line.id).values(values))
        elif context.connection.execute(zone.select().where(zone.c.id == line.id)).first() is not None:
            raise Refused(Refusal.UNKNOWN_ZONE)  # another board's
        else:
            connection.execute(insert(zone).values(**values, number=len(known) + 1))
            known.add(line.id)


@handles(RemoveZones)
def remove_zones(context: Context, command: RemoveZones) -> Done:
    here = stored.read_zones(context.connection, command.board_id)
    gone = tuple(line for line in here if line.id in command.zone_ids)
    if not gone:
        return NOTHING
    if any(line.locked for line in gone):
        raise Refused(Refusal.ZONE_LOCKED)
    ids = [line.id for line in gone]
    context.connection.execute(update(zone).where(zone.c.id.in_(ids)).values(removed=True))
    return Done((BoardChanged(command.board_id),), PutZones(command.board_id, gone))


# --- what lies under the notes


@handles(LayBackground)
def lay_background(context: Context, command: LayBackground) -> Done:
    before = stored.read_board_alone(context.connection, command.board_id)
    if before.background is not None and before.background.picture_id == command.picture.id:
        return NOTHING
    keep(context, before.id, command.picture)
    height = command.width * command.picture.height / command.picture.width
    x, y, width, height = checked_frame(command.x, command.y, command.width, height)
    return _lay(context, before.id, Background(command.picture.id, x, y, width, height))


@handles(UseBackground)
def use_background(context: Context, command: UseBackground) -> Done:
    before = stored.read_board_alone(context.connection, command.board_id)
    if command.background == before.background:
        return NOTHING
    if command.background is not None:
        known_picture(context, before.id, command.background.picture_id)
        checked_place(command.background.x, command.background.y)
    return _lay(context, before.id, command.background)


def _lay(context: Context, board_id: Id, background: Background | None) -> Done:
    before = stored.read_board_alone(context.connection, board_id)
    _write(context, board_id, background=None if background is None else asdict(background))
    return Done((BoardChanged(board_id),), UseBackground(board_id, before.background))
