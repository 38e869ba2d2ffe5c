"""What is said over the link: a number, a word and a body; answers carry the number of what they answer."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Raw

from atelier_app.link import codec

# Twenty thousand long notes fit; what is larger is no message of ours.
MESSAGE_LIMIT = 64 * 1024 * 1024
UNASKED = 0
"""The number of what the engine says of its own accord."""
NOTHING = codec.encode(None)


class Word(StrEnum):
    """What a message is. Asked: EXECUTE to PING. Answered: DONE (the body is what was asked for) or REFUSED."""

    EXECUTE = "execute"
    """(origin, named command), answered with a receipt."""
    READ = "read"
    """A named query, answered with its record."""
    FOLLOW = "follow"
    """The number of the last event heard, or None; answered with the number from which events follow."""
    STATUS = "status"
    """Answered with, and said unasked as, an `EngineStatus`."""
    STOP = "stop"
    """The engine is to end in order; answered at once."""
    PING = "ping"

    DONE = "done"
    REFUSED = "refused"

    EVENTS = "events"
    """Unasked: published events, in order."""
    MISSED = "missed"
    """Unasked: events went by that can't be told any more, anything may have changed; the newest's number."""


def frame(number: int, word: Word, body: bytes = NOTHING) -> bytes:
    """One message as it travels; `body` is already encoded."""
    return codec.encode((number, word, Raw(body)))


def parse(data: bytes) -> tuple[int, Word, Raw]:
    """The three parts of a message. Raises `CodecError`."""
    number, word, body = codec.decode(data, tuple[int, Word, Raw])
    return number, word, body
