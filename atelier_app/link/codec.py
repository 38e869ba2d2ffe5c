"""What the link carries beside commands, queries and events: records, receipts, refusals, what was published."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from msgspec import Raw

from atelier_app.domain import catalogue
from atelier_app.domain.core import Origin, Published, Query, Receipt, Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.codec import CodecError, command, decode, encode, event, named, query

__all__ = ["CodecError", "command", "decode", "encode", "event", "named", "query"]

R = TypeVar("R")


def record(asked: Query[R], data: bytes | Raw) -> R:
    """The record that answers this query. Raises `CodecError`."""
    return decode(data, _answer_type(type(asked).__name__))  # type: ignore[no-any-return]


@cache
def _answer_type(name: str) -> Any:
    return catalogue.answer_type(catalogue.QUERIES[name])


def encode_receipt(value: Receipt) -> bytes:
    return encode((value.last, value.changed, None if value.inverse is None else named(value.inverse)))


def receipt(data: bytes | Raw) -> Receipt:
    """Raises `CodecError`."""
    last, changed, inverse = decode(data, tuple[int, bool, Raw])
    return Receipt(last, changed, None if bytes(inverse) == b"\xc0" else command(inverse))


def encode_published(events: tuple[Published, ...]) -> bytes:
    return encode([(entry.number, entry.at, entry.origin, named(entry.event)) for entry in events])


def published(data: bytes | Raw) -> tuple[Published, ...]:
    """Raises `CodecError`."""
    entries = decode(data, list[tuple[int, datetime, Origin, Raw]])
    return tuple(Published(number, at, origin, event(named)) for number, at, origin, named in entries)


def encode_refused(value: Refused) -> bytes:
    return encode((value.code, value.facts))


def refused(data: bytes | Raw) -> Refused:
    """Raises `CodecError`."""
    code, facts = decode(data, tuple[Refusal, dict[str, str | int]])
    try:
        return Refused(code, **facts)
    except TypeError as error:  # a fact that is called like a parameter
        raise CodecError(str(error)) from error
