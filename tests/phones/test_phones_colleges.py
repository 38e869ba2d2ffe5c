"""Votes that weigh colleges, as phones see them."""

from __future__ import annotations

import re
from collections.abc import Callable

from atelier_app.domain.attendance import ReadAttendance
from atelier_app.domain.colleges import College
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import ClosePoll, OpenPoll, Option, PreparePoll, ReadPoll, ShowResults
from atelier_app.domain.registrations import AssignCollege
from tests.fixtures_phones import HttpPhone
from tests.stage import Stage

Scan = Callable[[], HttpPhone]
FIRST_LOAD = 30 * 1024


def opened(stage: Stage, *colleges: College, labels: tuple[str, ...] = ("Bus", "Tram", "Fibre")) -> list[Id]:
    """A vote by dots that weighs these colleges; answers its options."""
    options = tuple(Option(new_id(), label) for label in labels)
    settings = METHODS["dots"].suggested(len(options))
    stage.do(PreparePoll(stage.poll, "Which?", options, settings, colleges=colleges))
    stage.do(OpenPoll(stage.poll))
    stage.enter(ActivityKind.VOTE)
    return [option.id for option in options]


def test_the_page_says_in_which_college_one_votes(stage: Stage, phone: Scan) -> None:
    opened(stage, College("Élus", 2), College(""))
    official, resident = phone().sign_in("Anne", "Un"), phone().sign_in("Anne", "Deux")
    assign(stage, "Un", "élus")
    assert "Your college: Élus." in official.open().text
    assert "Your college: Everybody else." in resident.open().text


def test_a_vote_without_colleges_says_nothing_of_them(stage: Stage, phone: Scan) -> None:
    opened(stage)
    anne = phone().sign_in("Anne", "Un")
    assign(stage, "Un", "Élus")
    assert "college" not in anne.open().text.lower()


def test_results_say_that_they_are_weighted_and_what_each_college_put_first(
    stage: Stage, phone: Scan
) -> None:
    bus, tram, _fibre = opened(stage, College("Élus", 2), College(""))
    phones = [phone().sign_in("Anne", f"N{place}") for place in range(7)]
    for place, one in enumerate(phones):
        if place < 3:
            assign(stage, f"N{place}", "Élus")
        one.vote(**{bus if place < 3 else tram: "1"})
    stage.do(ShowResults(stage.poll, True))
    text = phones[0].open().text
    assert "Weighted by college" in text
    assert '<section id="colleges"' not in text, "what moves would tell who has just voted what"
    stage.do(ClosePoll(stage.poll))
    text = phones[0].open().text
    assert "Weighted by college: Élus 66.7% · Everybody else 33.3%" in text
    assert '<span class="score">4.7 points</span>' in text
    said = re.search(r'<section id="colleges".*?</section>', text, re.DOTALL)
    assert said
    first = re.findall(r'<li value="(\d+)"[^>]*>([^<]+)</li>', said[0])
    assert first[0] == ("1", "Bus")
    assert first[3] == ("1", "Tram")
    assert "3 ballots" in said[0]


def test_twelve_colleges_and_long_names_stay_a_light_page(stage: Stage, phone: Scan) -> None:
    names = tuple(f"College of the people with a rather long name number {n}" for n in range(11))
    labels = tuple(f"Option {n} " + "with many words " * 8 for n in range(12))
    bus, *_others = opened(stage, *map(College, names), College(""), labels=labels)
    phones = [phone().sign_in("Anne", f"N{place}") for place in range(36)]
    for place, one in enumerate(phones):
        assign(stage, f"N{place}", (*names, "")[place // 3])
        one.vote(**{bus: "1"})
    stage.do(ClosePoll(stage.poll))
    record = stage.door.read(ReadPoll(stage.poll))
    assert record.outcome is not None
    assert len(record.outcome.colleges) == 12
    page = phones[0].open().answer
    assert page.num_bytes_downloaded < FIRST_LOAD
    assert page.text.count("<h3") == 12


def assign(stage: Stage, last_name: str, college: str) -> None:
    people = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    (one,) = (attendee for attendee in people if attendee.participant.last_name == last_name)
    stage.do(AssignCollege(stage.workshop_id, (one.participant.id,), college))
