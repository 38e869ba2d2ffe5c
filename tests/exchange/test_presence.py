"""Half-days as people write them in a cell."""

from __future__ import annotations

from datetime import date, time

import pytest

from atelier_app.domain.half_days import WHOLE, HalfDay
from atelier_app.exchange.headings import Column, column
from atelier_app.exchange.presence import Presence, read_presence
from atelier_app.exchange.registrations import Reason, problem_sentence, read_registrations
from atelier_app.support.language import speaking

DAY = (HalfDay("am", "Matin", time(9)), HalfDay("pm", "Après-midi", time(14)))
TWO_DAYS = (
    HalfDay("tue", "Mardi matin", time(9), date=date(2026, 3, 10)),
    HalfDay("wed", "Mercredi matin", time(9), date=date(2026, 3, 11)),
)
SESSIONS = (HalfDay("s1", "Session 1", time(9)), HalfDay("s2", "Session 2", time(14)))


@pytest.mark.parametrize(
    ("cell", "half_days"),
    [
        ("matin, après-midi", ("am", "pm")),
        ("APRES MIDI", ("pm",)),
        ("Morning", ("am",)),
        ("le matin", ("am",)),
        ("matin et après-midi", ("am", "pm")),
        ("Matinée / Aprem", ("am", "pm")),
        ("tous", ("am", "pm")),
        ("Journée entière", ("am", "pm")),
        ("x", ("am", "pm")),
        ("oui", ("am", "pm")),
        ("", ()),
    ],
)
def test_half_days_are_named_in_many_ways(cell: str, half_days: tuple[str, ...]) -> None:
    assert read_presence([("Demi-journées", cell)], DAY) == Presence(half_days)


def test_a_tick_is_for_the_half_day_of_its_heading() -> None:
    assert read_presence([("Matin", "x"), ("Après-midi", "")], DAY).half_days == ("am",)
    assert read_presence([("Présence [Après-midi]", "Oui"), ("Présence [Matin]", "Non")], DAY).half_days == (
        "pm",
    )


def test_titles_are_told_apart_by_their_numbers() -> None:
    assert read_presence([("Sessions", "Session 2")], SESSIONS).half_days == ("s2",)
    assert read_presence([("Sessions", "1; 2")], SESSIONS).half_days == ("s1", "s2")


def test_a_part_of_the_day_that_comes_twice_is_not_guessed() -> None:
    assert read_presence([("Présence", "matin")], TWO_DAYS) == Presence((), ("matin",))
    assert read_presence([("Présence", "mercredi")], TWO_DAYS).half_days == ("wed",)


def test_what_is_not_understood_is_told_apart_from_what_is() -> None:
    assert read_presence([("Présence", "matin, gala")], DAY) == Presence(("am",), ("gala",))


def test_coming_to_none_is_told() -> None:
    assert read_presence([("Matin", "non"), ("Après-midi", "non")], DAY) == Presence(none=True)


@pytest.mark.parametrize("half_days", [(), (HalfDay(WHOLE, "", time(9)),)])
def test_of_half_days_without_a_name_nothing_is_said(half_days: tuple[HalfDay, ...]) -> None:
    assert read_presence([("Présence", "matin, gala")], half_days) == Presence()


@pytest.mark.parametrize(
    "heading", ["Matin", "Après-midi", "Mardi matin", "Demi-journées [Matin]", "Afternoon", "Présence"]
)
def test_a_heading_that_names_a_part_of_the_day_is_about_presence(heading: str) -> None:
    assert column(heading) is Column.HALF_DAYS


def test_a_heading_that_names_a_half_day_is_about_presence() -> None:
    gala = (HalfDay("g", "Restitution", time(18)),)
    assert column("Restitution") is None
    assert column("Restitution", gala) is Column.HALF_DAYS


def test_someone_whose_half_day_is_unknown_is_not_lost() -> None:
    table = read_registrations("Nom;Présence\nNoël;gala\nPetit;matin\n".encode(), half_days=DAY)
    assert [entry.half_days for entry in table.registrations] == [(), ("am",)]
    (problem,) = table.problems
    assert (problem.line, problem.reason, problem.left_out) == (2, Reason.UNKNOWN_HALF_DAY, False)
    with speaking("en"):
        assert "“gala”" in problem_sentence(problem)
