"""How values travel: typed MessagePack, each command, event and query under its name in the catalogue.

Nothing but the catalogue's own types is ever made from what arrives, and a shape that is not theirs is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from msgspec import DecodeError, Raw, ValidationError, to_builtins
from msgspec.msgpack import Decoder, Encoder

from atelier_app.domain import catalogue
from atelier_app.domain.core import Command, Event, Origin, Published, Query, Receipt, Refused, Together
from atelier_app.domain.refusals import Refusal

T = TypeVar("T")
R = TypeVar("R")


class CodecError(ValueError):
    """The bytes, or the value, are not what the link carries."""


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} does not travel")


_ENCODER = Encoder(enc_hook=_plain)


@cache
def _decoder(shape: Any) -> Decoder[Any]:
    return Decoder(shape)


def encode(value: object) -> bytes:
    """Any value made of dataclasses, numbers, texts, dates and collections. Raises `CodecError`."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return _ENCODER.encode(_encodable(to_builtins(value, enc_hook=_plain)))
    except (TypeError, OverflowError, RecursionError) as error:
        raise CodecError(str(error)) from error


def _encodable(value: Any) -> Any:
    """Half an emoji, which a field's length limit can leave, has no place in UTF-8: it becomes a question mark."""
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, dict):
        return {_encodable(key): _encodable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    return value


def decode(data: bytes | Raw, shape: Any) -> Any:
    """A value of the type `shape`. Raises `CodecError`."""
    try:
        return _decoder(shape).decode(data)
    except (DecodeError, ValidationError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise CodecError(str(error)) from error


# --- commands, queries, events: their name, then their fields


def named(value: Command | Query[Any] | Event) -> tuple[str, object]:
    """What `encode` needs to be able to tell which class this is."""
    if isinstance(value, Together):
        return Together.__name__, [named(command) for command in value.commands]
    return type(value).__name__, value


def _unnamed(data: bytes | Raw, classes: Mapping[str, type[T]]) -> tuple[type[T], Raw]:
    name, fields = decode(data, tuple[str, Raw])
    if name not in classes:
        raise CodecError(f"unknown name {name[:40]!r}")
    return classes[name], fields


def command(data: bytes | Raw) -> Command:
    """The command that was `named` and encoded. Raises `CodecError`."""
    cls, fields = _unnamed(data, catalogue.COMMANDS)
    if cls is not Together:
        return decode(fields, cls)  # type: ignore[no-any-return]
    try:
        return Together(tuple(command(part) for part in decode(fields, list[Raw])))
    except RecursionError as error:
        raise CodecError("nested too deeply") from error


def query(data: bytes | Raw) -> Query[Any]:
    """The query that was `named` and encoded. Raises `CodecError`."""
    cls, fields = _unnamed(data, catalogue.QUERIES)
    return decode(fields, cls)  # type: ignore[no-any-return]


def event(data: bytes | Raw) -> Event:
    """The event that was `named` and encoded. Raises `CodecError`."""
    cls, fields = _unnamed(data, catalogue.EVENTS)
    return decode(fields, cls)  # type: ignore[no-any-return]


# --- answers


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
