"""Finding oneself on the list: enough to recognise oneself by, and never the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atelier_app.domain.attendance import Participant, ReadAttendance
from atelier_app.domain.core import new_id
from atelier_app.domain.registrations import Register
from atelier_app.phones.signing import names
from tests.fixtures_phones import SIGNATURE, HttpPhone
from tests.stage import Stage

Scan = Callable[[], HttpPhone]


def test_a_list_is_there_to_find_oneself_on(stage: Stage, phone: Scan) -> None:
    assert 'name="first"' in phone().text
    stage.expect("Lefèvre")
    someone = phone()
    assert 'action="/find"' in someone.text
    assert "Lefèvre" not in someone.text


def test_who_finds_themselves_signs_in_four_gestures(stage: Stage, phone: Scan) -> None:
    expected = stage.expect("Lefèvre", "Anne", "Mairie du Lude")
    anne = phone().find("lefevre an")
    assert list(anne.choices) == ["Anne Lefèvre"]
    assert "Mairie du Lude" in anne.text
    anne.choose("Anne Lefèvre")
    assert "Hello Anne Lefèvre" in anne.text
    anne.sign()
    (attendee,) = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    assert attendee.participant == expected
    assert attendee.attendances[0].signed
    assert attendee.consent
    assert not attendee.photo_consent
    assert "Hello Anne" in anne.text


def test_only_a_name_and_an_organisation_are_told(stage: Stage, phone: Scan) -> None:
    person = Participant(
        new_id(), "Lefèvre", "Anne", "Mairie", "Élue", "anne@exemple.example", "Sillé", "Végane"
    )
    stage.do(Register(stage.workshop_id, (person,)))
    anne = phone().find("lefèvre")
    pages = [anne.text, anne.choose("Anne Lefèvre").text]
    for secret in ("Élue", "exemple.example", "Sillé", "Végane"):
        assert not any(secret in page for page in pages)


@pytest.mark.parametrize("typed", ["", "le", "é", "   ", "%", "**", "_ _"])
def test_too_little_finds_nobody(stage: Stage, phone: Scan, typed: str) -> None:
    stage.expect("Lefèvre")
    anne = phone().find(typed)
    assert anne.answer.status_code == 200
    assert not anne.choices
    assert "at least three letters" in anne.text or not typed.strip()


def test_too_many_are_asked_for_more(stage: Stage, phone: Scan) -> None:
    for number in range(7):
        stage.expect("Martin", f"Anne{'abcdefg'[number]}")
    anne = phone().find("martin")
    assert not anne.choices
    assert "first and last name" in anne.text
    assert list(anne.find("martin annec").choices) == ["Annec Martin"]


def test_who_is_not_on_the_list_keeps_what_was_typed(stage: Stage, phone: Scan) -> None:
    stage.expect("Lefèvre")
    zoe = phone().find("Zoé Dupont & fille")
    assert 'href="/sign?name=Zo%C3%A9%20Dupont%20%26%20fille"' in zoe.answer.text
    zoe.open("/sign?name=Zo%C3%A9%20Dupont%20%26%20fille")
    assert 'value="Zoé"' in zoe.text
    assert 'value="Dupont & fille"' in zoe.text


@pytest.mark.parametrize(
    ("typed", "split"),
    [
        ("Anne Lefèvre", ("Anne", "Lefèvre")),
        ("LEFÈVRE Anne", ("Anne", "LEFÈVRE")),
        ("Anne DE LA TOUR", ("Anne", "DE LA TOUR")),
        ("Anne", ("Anne", "")),
        ("", ("", "")),
        ("ANNE LEFÈVRE", ("ANNE", "LEFÈVRE")),
    ],
)
def test_what_was_typed_is_parted_as_people_write_names(typed: str, split: tuple[str, str]) -> None:
    assert names(typed) == split


def test_the_list_cannot_be_copied_and_nobody_is_stuck(stage: Stage, phone: Scan) -> None:
    stage.expect("Lefèvre")
    thief = phone()
    answers = [thief.find(f"abc{number}").answer.status_code for number in range(40)]
    assert answers[:25] == [200] * 25
    assert answers[-1] == 429
    assert "wait a moment" in thief.text
    assert 'href="/sign?name=' in thief.text
    assert phone().find("lefèvre").choices


def test_two_phones_that_choose_one_person_are_told(stage: Stage, phone: Scan) -> None:
    stage.expect("Lefèvre")
    first, second = phone().find("lefèvre"), phone().find("lefèvre")
    first.choose("Anne Lefèvre").sign()
    second.choose("Anne Lefèvre").sign()
    assert second.answer.status_code == 409
    assert "already signed in on another phone" in second.text
    assert f'name="signature" value="{SIGNATURE}"' in second.text
    assert stage.door.read(ReadAttendance(stage.workshop_id)).present == 1


@pytest.mark.parametrize("expected", ["nobody", "0" * 32, "x" * 10_000, "\0", "é" * 40])
def test_who_is_not_on_the_list_cannot_be_chosen(stage: Stage, phone: Scan, expected: str) -> None:
    stage.expect("Lefèvre")
    someone = phone().post("/signin", expected=expected, consent="1")
    assert someone.answer.status_code in (403, 409)
    assert "no longer on the list" in someone.text
    assert 'action="/find"' in someone.text
    assert stage.door.read(ReadAttendance(stage.workshop_id)).present == 0
