"""How values travel: typed MessagePack, each command, event and query under its name in the catalogue.

Nothing but the catalogue's own types is ever made from what arrives, and a shape that is not theirs is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from msgspec import DecodeError, Raw, ValidationError, to_builtins
from msgspec.msgpack import Decoder, Encoder

from atelier_app.domain import catalogue
from atelier_app.domain.acts import Act
from atelier_app.domain.core import Command, Event, Query, Together

T = TypeVar("T")


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
    if isinstance(value, Act):
        return Act.__name__, (value.id, value.said, named(value.command))
    return type(value).__name__, value


def _unnamed(data: bytes | Raw, classes: Mapping[str, type[T]]) -> tuple[type[T], Raw]:
    name, fields = decode(data, tuple[str, Raw])
    if name not in classes:
        raise CodecError(f"unknown name {name[:40]!r}")
    return classes[name], fields


def command(data: bytes | Raw) -> Command:
    """The command that was `named` and encoded. Raises `CodecError`."""
    cls, fields = _unnamed(data, catalogue.COMMANDS)
    try:
        if cls is Together:
            return Together(tuple(command(part) for part in decode(fields, list[Raw])))
        if cls is Act:
            id, said, inner = decode(fields, tuple[str, str, Raw])
            return Act(id, said, command(inner))
        return decode(fields, cls)  # type: ignore[no-any-return]
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
