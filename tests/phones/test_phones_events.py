"""Live pages: what a page's stream of events tells, and how it goes on after a sleep."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from atelier_app.domain.attendance import CancelAttendance, ReadAttendance
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import ClosePoll, Option, ShowResults
from atelier_app.phones import live
from atelier_app.phones.server import PhonesServer
from tests.fixtures_phones import HttpPhone
from tests.stage import Stage

Scan = Callable[[], HttpPhone]


@dataclass
class News:
    """One event as a page gets it."""

    number: int
    data: dict[str, Any]


class Following:
    """An open stream, read event by event."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self.raw = b""
        self._parts = self._read()

    def _read(self) -> Iterator[bytes]:
        rest = b""
        for part in self.answer.iter_raw():
            self.raw += part
            *whole, rest = (rest + part).split(b"\n\n")
            yield from whole

    def next(self) -> News:
        """The next event that says something."""
        for part in self._parts:
            fields = dict(line.split(": ", 1) for line in part.decode().splitlines())
            if "data" in fields and "id" in fields:
                return News(int(fields["id"]), json.loads(fields["data"]))
        raise AssertionError("the stream ended")

    def until(self, said: Callable[[News], bool]) -> News:
        while not said(news := self.next()):
            pass
        return news


@contextmanager
def following(phone: HttpPhone, since: int | None = None, **headers: str) -> Iterator[Following]:
    address = "/events" if since is None else f"/events?since={since}"
    with phone.http.stream("GET", address, headers=headers) as answer:
        yield Following(answer)


@pytest.fixture
def anne(stage: Stage, phone: Scan) -> HttpPhone:
    return phone().sign_in()


@pytest.fixture
def options(stage: Stage) -> tuple[Option, ...]:
    stage.enter(ActivityKind.VOTE)
    return stage.open_poll("Bus", "Fibre")


def test_a_page_hears_that_the_room_moves_on(stage: Stage, anne: HttpPhone) -> None:
    with following(anne, stage.door.last_number) as stream:
        assert "page" not in stream.next().data
        stage.enter(ActivityKind.TALK)
        news = stream.next()
        assert news.data["page"]
        assert news.number == stage.door.last_number


def test_a_stream_gives_the_time_and_how_long_to_wait(stage: Stage, anne: HttpPhone) -> None:
    with following(anne) as stream:
        assert stream.next().data["now"] == stage.door._clock().timestamp()
        assert stream.raw.startswith(b"retry: ")
        assert stream.answer.headers["content-type"].startswith("text/event-stream")
        assert stream.answer.headers["cache-control"] == "no-store"


def test_votes_tell_how_many_and_nothing_else(
    stage: Stage, options: tuple[Option, ...], anne: HttpPhone
) -> None:
    others = [stage.sign_in(f"Nom {number}") for number in range(30)]
    with following(anne, stage.door.last_number) as stream:
        for other in others:
            stage.vote(other, (options[0], 2))
        news = stream.until(lambda news: news.number == stage.door.last_number)
        assert news.data == {"now": news.data["now"], "cast": 30, "present": 31}
        assert b"page" not in stream.raw
        assert b"soon" not in stream.raw
        assert stream.raw.count(b"id: ") < 30


def test_shown_results_are_read_again_each_phone_at_its_own_moment(
    stage: Stage, options: tuple[Option, ...], anne: HttpPhone
) -> None:
    other = stage.sign_in("Petit")
    stage.do(ShowResults(stage.poll, True))
    with following(anne, stage.door.last_number) as stream:
        stream.next()
        stage.vote(other, (options[0], 2))
        assert stream.next().data["soon"]


def test_the_wall_does_not_wake_the_phones(stage: Stage, anne: HttpPhone) -> None:
    with following(anne, stage.door.last_number) as stream:
        stream.next()
        for number in range(20):
            stage.note(f"Note {number}")
        stage.sign_in("Petit")
        stage.enter(ActivityKind.TALK)
        assert stream.next().number == stage.door.last_number


def test_a_phone_that_slept_hears_at_once_that_it_missed_something(stage: Stage, anne: HttpPhone) -> None:
    with following(anne, stage.door.last_number) as stream:
        number = stream.next().number
    stage.enter(ActivityKind.IDEAS)
    stage.note("Une note")
    last = {"last-event-id": str(number)}
    with following(anne, since=0, **last) as stream:
        news = stream.next()
        assert news.data["page"]
        assert news.number == stage.door.last_number
    with following(anne, since=0, **{"last-event-id": str(news.number)}) as stream:
        assert "page" not in stream.next().data


@pytest.mark.parametrize("last", ["999999", "rubbish", "-1", "", "9" * 400])
def test_a_number_that_cannot_be_means_reading_the_page_again(anne: HttpPhone, last: str) -> None:
    with following(anne, None, **{"last-event-id": last}) as stream:
        assert stream.next().data["page"]


def test_only_the_person_concerned_is_told_to_sign_in_again(
    stage: Stage, anne: HttpPhone, phone: Scan
) -> None:
    marc = phone().sign_in("Marc", "Petit")
    people = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    marcs = next(a.participant.id for a in people if a.participant.first_name == "Marc")
    number = stage.door.last_number
    with following(anne, number) as annes, following(marc, number) as other:
        annes.next()
        other.next()
        stage.do(CancelAttendance(stage.workshop_id, (marcs,)))
        assert other.next().data["page"]
        stage.enter(ActivityKind.TALK)
        assert annes.next().number == stage.door.last_number


def test_results_are_in_no_event(stage: Stage, options: tuple[Option, ...], anne: HttpPhone) -> None:
    other = stage.sign_in("Petit")
    with following(anne, stage.door.last_number) as stream:
        stage.vote(other, (options[0], 2))
        stage.do(ClosePoll(stage.poll))
        stream.until(lambda news: "page" in news.data)
        assert options[0].id.encode() not in stream.raw
        assert b"Bus" not in stream.raw


def test_open_pages_are_counted_by_phone(phones: PhonesServer, anne: HttpPhone, phone: Scan) -> None:
    two = threading.Event()
    phones.on_change = lambda: two.set() if phones.phones == 2 else None
    other = phone()
    with following(anne) as first, following(anne) as second, following(other) as third:
        for stream in (first, second, third):
            stream.next()
        assert two.wait(10)
        assert phones.phones == 2


def test_one_phone_cannot_hold_every_stream(anne: HttpPhone) -> None:
    with ExitStack() as stack:
        streams = [stack.enter_context(following(anne)) for _turn in range(live.STREAMS_PER_PHONE)]
        for stream in streams:
            stream.next()
        assert anne.open("/events").answer.status_code == 503


def test_a_server_that_stops_ends_its_streams(phones: PhonesServer, anne: HttpPhone) -> None:
    with following(anne) as stream:
        stream.next()
        phones.stop()
        with pytest.raises(AssertionError, match="the stream ended"):
            stream.next()


def test_a_stream_that_is_only_asked_about_is_not_opened(phones: PhonesServer, phone: Scan) -> None:
    answer = phone().http.head("/events")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert phones.phones == 0
