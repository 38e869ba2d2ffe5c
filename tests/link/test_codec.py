"""Everything that may pass the door comes out of the codec as it went in, and nothing else comes out at all."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atelier_app.domain import catalogue
from atelier_app.domain.core import Command, Event, Origin, Published, Query, Receipt, Refused, Together
from atelier_app.domain.notes import AddNote, EditNote
from atelier_app.domain.refusals import Refusal
from atelier_app.link import codec
from atelier_app.link.codec import CodecError
from atelier_app.link.messages import Word, frame, parse
from atelier_app.link.status import EngineStatus

FEW = settings(max_examples=15)
# A moment travels as UTC, which the first hours of year 1 in the east have not.
MOMENTS = st.datetimes(
    min_value=datetime(2, 1, 1),  # noqa: DTZ001 - the zone comes with the next
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))]),
)
NAMES = st.sampled_from(["name", "limit", "length", "détail"])
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=20),
    bytes: st.binary(max_size=20),
    bool: st.booleans(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False),
    date: st.dates(),
    time: st.times(),
    datetime: MOMENTS,
    types.NoneType: st.none(),
}


def values(shape: Any) -> st.SearchStrategy[Any]:
    """Any value of a type as the domain declares them."""
    if shape in PLAIN:
        return PLAIN[shape]
    if shape is Command:
        return commands()
    if get_origin(shape) in (Union, types.UnionType):
        return st.one_of(*map(values, get_args(shape)))
    if get_origin(shape) is tuple:
        return st.lists(values(get_args(shape)[0]), max_size=3).map(tuple)
    if get_origin(shape) is frozenset:
        return st.frozensets(values(get_args(shape)[0]), max_size=3)
    if get_origin(shape) is Mapping:
        return st.dictionaries(*map(values, get_args(shape)), max_size=3)
    if issubclass(shape, Enum):
        return st.sampled_from(shape)
    assert is_dataclass(shape), f"what is a {shape}?"
    hints, build = get_type_hints(shape), cast(type[Any], shape)
    return st.builds(build, **{field.name: values(hints[field.name]) for field in fields(shape)})


def commands() -> st.SearchStrategy[Command]:
    simple = st.sampled_from([cls for cls in catalogue.COMMANDS.values() if cls is not Together]).flatmap(
        values
    )
    return st.recursive(simple, lambda parts: st.builds(Together, st.lists(parts, max_size=3).map(tuple)))


def events() -> st.SearchStrategy[Event]:
    return st.sampled_from(list(catalogue.EVENTS.values())).flatmap(values)


@pytest.mark.parametrize("cls", catalogue.COMMANDS.values(), ids=catalogue.COMMANDS)
@given(data=st.data())
@FEW
def test_every_command_travels(cls: type[Command], data: st.DataObject) -> None:
    command = data.draw(values(cls))
    assert codec.command(codec.encode(codec.named(command))) == command


@pytest.mark.parametrize("cls", catalogue.EVENTS.values(), ids=catalogue.EVENTS)
@given(data=st.data())
@FEW
def test_every_event_travels(cls: type[Event], data: st.DataObject) -> None:
    event = data.draw(values(cls))
    assert codec.event(codec.encode(codec.named(event))) == event


@pytest.mark.parametrize("cls", catalogue.QUERIES.values(), ids=catalogue.QUERIES)
@given(data=st.data())
@FEW
def test_every_query_travels_and_so_does_its_record(cls: type[Query[Any]], data: st.DataObject) -> None:
    query = data.draw(values(cls))
    record = data.draw(values(catalogue.answer_type(cls)))
    assert codec.query(codec.encode(codec.named(query))) == query
    assert codec.record(query, codec.encode(record)) == record


@given(st.builds(Receipt, PLAIN[int], st.booleans(), st.none() | commands()))
def test_receipts_travel_with_their_inverse(receipt: Receipt) -> None:
    assert codec.receipt(codec.encode_receipt(receipt)) == receipt


@given(st.lists(st.builds(Published, PLAIN[int], MOMENTS, values(Origin), events()), max_size=4).map(tuple))
def test_published_events_travel(events: tuple[Published, ...]) -> None:
    assert codec.published(codec.encode_published(events)) == events


@given(st.sampled_from(Refusal), st.dictionaries(NAMES, st.text() | PLAIN[int], max_size=3))
def test_refusals_travel_with_their_facts(code: Refusal, facts: dict[str, str | int]) -> None:
    arrived = codec.refused(codec.encode((code, facts)))
    assert (arrived.code, arrived.facts) == (code, facts)


@given(values(EngineStatus))
@FEW
def test_an_engine_s_status_travels(status: EngineStatus) -> None:
    assert codec.decode(codec.encode(status), EngineStatus) == status


@given(st.binary(max_size=200))
def test_bytes_that_are_no_message_are_refused(data: bytes) -> None:
    for read in (
        parse,
        codec.command,
        codec.query,
        codec.event,
        codec.receipt,
        codec.published,
        codec.refused,
    ):
        try:
            read(data)
        except CodecError:
            continue
        # A random number or empty list may be one by chance; nothing else ever comes out.


@given(st.data())
def test_a_message_cut_short_is_refused(data: st.DataObject) -> None:
    whole = codec.encode(codec.named(data.draw(commands())))
    with pytest.raises(CodecError):
        codec.command(whole[: data.draw(st.integers(0, len(whole) - 1))])


@pytest.mark.parametrize(
    "wrong",
    [
        ("NoSuchCommand", {}),
        ("ReadRoom", {}),  # a query is no command
        ("EditNote", {"note_id": "1"}),  # the text is missing
        ("EditNote", {"note_id": 1, "text": "not an id"}),
        ("ColourNotes", {"note_ids": ["1"], "colour": "gold"}),
        ("Together", [["Together", [["NoSuchCommand", {}]]]]),
        "EditNote",
        None,
    ],
    ids=str,
)
def test_what_is_no_command_is_refused(wrong: object) -> None:
    with pytest.raises(CodecError):
        codec.command(codec.encode(wrong))


def test_commands_nested_without_end_are_refused() -> None:
    deep: Command = EditNote("1", "")
    for _ in range(200):
        deep = Together((deep,))
    data = codec.encode(codec.named(deep))
    assert codec.command(data) == deep
    nested: Any = codec.named(deep)
    for _ in range(5_000):
        nested = ("Together", [nested])
    with pytest.raises(CodecError):
        codec.command(codec.encode(nested))


def test_half_an_emoji_becomes_a_question_mark() -> None:
    arrived = codec.command(codec.encode(codec.named(AddNote("1", "2", "cut \ud83d here", x=1.0))))
    assert arrived == AddNote("1", "2", "cut ? here", x=1.0)


def test_what_has_no_place_in_a_message_is_refused() -> None:
    for value in (object(), 2**70, {1.5: object()}):
        with pytest.raises(CodecError):
            codec.encode(value)


def test_a_message_has_a_number_a_word_and_a_body() -> None:
    number, word, body = parse(frame(7, Word.DONE, codec.encode("x")))
    assert (number, word, codec.decode(body, str)) == (7, Word.DONE, "x")


def test_a_refusal_is_the_same_exception_at_both_ends() -> None:
    arrived = codec.refused(codec.encode_refused(Refused(Refusal.TEXT_TOO_LONG, limit=3, length=9)))
    assert arrived.args == Refused(Refusal.TEXT_TOO_LONG, limit=3, length=9).args
    with pytest.raises(CodecError):
        codec.refused(codec.encode((Refusal.TEXT_TOO_LONG, {"code": 1})))
