"""Every command, event and query by name: what may pass the door and be written in the journal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, get_args

from atelier_app.domain import (  # noqa: F401 - they register
    acts,
    attendance,
    badges,
    ballots,
    board,
    comments,
    grids,
    growth,
    hands,
    history,
    ideas,
    initiative,
    merges,
    notes,
    papers,
    pictures,
    polls,
    priorities,
    privacy,
    ratings,
    registrations,
    room,
    zones,
)
from atelier_app.domain.core import Command, Event, Query

T = TypeVar("T")


def _by_name(classes: Iterable[type[T]]) -> dict[str, type[T]]:
    return {cls.__name__: cls for cls in classes}


COMMANDS: dict[str, type[Command]] = _by_name(Command.__subclasses__())
EVENTS: dict[str, type[Event]] = _by_name(Event.__subclasses__())
QUERIES: dict[str, type[Query[Any]]] = _by_name(Query.__subclasses__())


def answer_type(query: type[Query[Any]]) -> Any:
    """The record type that answers a query class: the `R` of its `Query[R]`."""
    (base,) = query.__orig_bases__  # type: ignore[attr-defined]
    return get_args(base)[0]
