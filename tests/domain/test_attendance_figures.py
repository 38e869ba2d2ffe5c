"""The figures of an attendance add up, however people are spread."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.attendance import Attendance, AttendanceList, Attendee, Participant
from atelier_app.domain.attendance_figures import Part, figures
from atelier_app.domain.core import Channel
from atelier_app.domain.half_days import HalfDay

MORNING, AFTERNOON = HalfDay("am", "Matin", time(9)), HalfDay("pm", "Après-midi", time(14))
HALF_DAYS = (MORNING, AFTERNOON)
NINE = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
_ids = count()


def came(half_day: HalfDay, channel: Channel = Channel.PHONE, *, signed: bool = True) -> Attendance:
    return Attendance(half_day.id, NINE, channel, signed=signed)


def person(
    organisation: str = "",
    *attendances: Attendance,
    territory: str = "",
    walk_in: bool = False,
    expected: tuple[HalfDay, ...] = (),
) -> Attendee:
    participant = Participant(f"p{next(_ids)}", "Noël", organisation=organisation, territory=territory)
    return Attendee(participant, walk_in, attendances, half_days=tuple(one.id for one in expected))


def listed(people: Iterable[Attendee]) -> AttendanceList:
    people = tuple(people)
    present = [attendee for attendee in people if attendee.attendances]
    return AttendanceList(
        "w",
        people,
        present=len(present),
        expected=sum(not attendee.walk_in for attendee in people),
        walk_ins=sum(attendee.walk_in for attendee in present),
        organisations=0,
        half_days=HALF_DAYS,
    )


def test_those_who_came_are_counted_against_those_expected() -> None:
    told = figures(
        listed(
            [
                person("Mairie", came(MORNING), came(AFTERNOON, Channel.KIOSK)),
                person("Mairie", expected=(MORNING,)),
                person("Relais", came(MORNING, Channel.PAPER, signed=False)),
                person("", came(AFTERNOON, Channel.DOOR), walk_in=True),
            ]
        )
    )
    assert told.whole == Part("", expected=3, present=3, unexpected=1, signed=2)
    assert (told.whole.came, told.whole.absent) == (2, 1)
    morning, afternoon = (one.part for one in told.half_days)
    assert morning == Part("", expected=3, present=2, unexpected=0, signed=1)
    assert afternoon == Part("", expected=2, present=2, unexpected=1, signed=2)
    assert [(part.name, part.expected, part.present) for part in told.organisations] == [
        ("Mairie", 2, 1),
        ("Relais", 1, 1),
        ("", 0, 1),
    ]
    assert [(part.channel, part.counts) for part in told.channels] == [
        (Channel.PHONE, (1, 0)),
        (Channel.KIOSK, (0, 1)),
        (Channel.DOOR, (0, 1)),
        (Channel.PAPER, (1, 0)),
    ]


def test_someone_who_comes_to_a_half_day_they_were_not_expected_at_is_unexpected_there() -> None:
    told = figures(listed([person("", came(AFTERNOON), expected=(MORNING,))]))
    morning, afternoon = (one.part for one in told.half_days)
    assert (morning.expected, morning.absent) == (1, 1)
    assert (afternoon.expected, afternoon.unexpected) == (0, 1)
    assert (told.whole.came, told.whole.unexpected) == (1, 0)


def test_an_organisation_is_called_what_most_of_its_people_call_it() -> None:
    spelled = ["MAIRIE DE SILLE", "Mairie de Sillé", "Mairie  de Sillé"]
    (part,) = figures(listed(person(name) for name in spelled)).organisations
    assert (part.name, part.expected) == ("Mairie de Sillé", 3)


def test_nobody_gives_no_figures() -> None:
    told = figures(listed([]))
    assert told.whole == Part()
    assert (told.organisations, told.territories, told.channels) == ((), (), ())


ATTENDANCES = st.lists(
    st.builds(
        Attendance,
        half_day=st.sampled_from([one.id for one in HALF_DAYS]),
        signed_at=st.just(NINE),
        channel=st.sampled_from(Channel),
        signed=st.booleans(),
    ),
    max_size=2,
    unique_by=lambda one: one.half_day,
).map(tuple)
NAMES = st.sampled_from(["", "Mairie", "MAIRIE", "Relais", "Rélais", "Club"])
PEOPLE = st.lists(
    st.builds(
        Attendee,
        participant=st.builds(
            Participant, id=st.uuids().map(str), last_name=st.just("N"), organisation=NAMES, territory=NAMES
        ),
        walk_in=st.booleans(),
        attendances=ATTENDANCES,
        half_days=st.sampled_from([(), ("am",), ("pm",), ("am", "pm")]),
    ),
    max_size=30,
)
FIELDS = ("expected", "present", "unexpected", "signed", "came", "absent")


@given(people=PEOPLE)
def test_the_parts_add_up_to_the_whole(people: list[Attendee]) -> None:
    attendance = listed(people)
    told = figures(attendance)
    for parts in (told.organisations, told.territories):
        for name in FIELDS:
            assert sum(getattr(part, name) for part in parts) == getattr(told.whole, name)
    assert (told.whole.expected, told.whole.present) == (attendance.expected, attendance.present)
    assert told.whole.unexpected == attendance.walk_ins
    all_parts = [told.whole, *told.organisations, *told.territories, *(one.part for one in told.half_days)]
    assert all(0 <= part.came <= part.expected and part.signed <= part.present for part in all_parts)
    for place, half_day in enumerate(told.half_days):
        assert sum(part.counts[place] for part in told.channels) == half_day.part.present
    assert sum(part.total for part in told.channels) == sum(len(one.attendances) for one in people)


@given(data=st.data())
def test_the_order_of_the_list_changes_nothing(data: st.DataObject) -> None:
    people = data.draw(PEOPLE)
    shuffled = data.draw(st.permutations(people))
    assert figures(listed(people)) == figures(listed(shuffled))


@pytest.mark.parametrize("channel", list(Channel))
def test_every_channel_is_counted(channel: Channel) -> None:
    (part,) = figures(listed([person("", came(MORNING, channel))])).channels
    assert (part.channel, part.total) == (channel, 1)
