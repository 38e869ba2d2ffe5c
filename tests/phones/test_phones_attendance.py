"""Signing in from a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atelier_app.domain.attendance import CancelAttendance, ReadAttendance
from atelier_app.domain.core import Channel
from atelier_app.domain.initiative import ActivityKind
from tests.fixtures_phones import HttpPhone
from tests.stage import Stage

Scan = Callable[[], HttpPhone]


def test_someone_unexpected_signs_in_and_is_greeted(stage: Stage, phone: Scan) -> None:
    anne = phone()
    assert "sign in here" in anne.text
    anne.sign_in("Anne", "Lefèvre", "Mairie du Lude")
    assert anne.answer.status_code == 200
    assert "Hello Anne" in anne.text
    (attendee,) = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    assert attendee.participant.full_name == "Anne Lefèvre"
    assert attendee.participant.organisation == "Mairie du Lude"
    assert attendee.walk_in
    assert attendee.channel is Channel.PHONE


def test_someone_expected_is_recognised_by_name(stage: Stage, phone: Scan) -> None:
    expected = stage.expect("Lefèvre", "Anne")
    phone().sign_in("anne", "LEFEVRE")
    (attendee,) = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    assert attendee.participant == expected
    assert attendee.signed_at is not None


def test_the_file_keeps_a_hash_and_the_cookie_is_out_of_reach_of_scripts(stage: Stage, phone: Scan) -> None:
    anne = phone()
    cookie = anne.answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    anne.sign_in()
    stage.door.close()
    assert anne.token.encode() not in stage.door.path.read_bytes()


def test_the_same_form_sent_twice_signs_one_person_in(stage: Stage, phone: Scan) -> None:
    anne = phone()
    anne.sign_in()
    anne.sign_in()
    assert anne.answer.status_code == 200
    assert stage.door.read(ReadAttendance(stage.workshop_id)).present == 1


def test_without_a_name_or_consent_nothing_typed_is_lost(stage: Stage, phone: Scan) -> None:
    anne = phone()
    anne.post("/signin", first="Anne", last="Lefèvre", organisation="Mairie du Lude")
    assert anne.answer.status_code == 422
    assert 'role="alert"' in anne.text
    assert 'value="Lefèvre"' in anne.text
    assert 'value="Mairie du Lude"' in anne.text
    anne.post("/signin", first="", last="", organisation="Mairie du Lude", consent="1")
    assert anne.answer.status_code == 422
    assert 'aria-invalid="true"' in anne.text
    assert stage.door.read(ReadAttendance(stage.workshop_id)).present == 0


def test_two_people_of_one_name_from_two_phones_are_told_to_see_the_facilitator(phone: Scan) -> None:
    phone().sign_in()
    other = phone().sign_in()
    assert other.answer.status_code == 409
    assert 'value="Lefèvre"' in other.text


def test_who_is_taken_off_the_list_is_asked_to_sign_in_again(stage: Stage, phone: Scan) -> None:
    stage.enter(ActivityKind.IDEAS)
    anne = phone().sign_in()
    assert "<textarea" in anne.text
    (attendee,) = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    stage.do(CancelAttendance(stage.workshop_id, (attendee.participant.id,)))
    assert "<textarea" not in anne.open().text
    assert 'action="/signin"' in anne.text


def test_a_phone_that_goes_from_hand_to_hand_gets_a_badge_for_each(stage: Stage, phone: Scan) -> None:
    shared = phone()
    shared.sign_in("Anne", "Lefèvre")
    first = shared.token
    (anne,) = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    stage.do(CancelAttendance(stage.workshop_id, (anne.participant.id,)))
    shared.sign_in("Karim", "Benali")
    assert shared.answer.status_code == 200
    assert shared.token != first
    assert "Hello Karim" in shared.text


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "Zoé 🚌", "خديجة", "x\0y", 'O\'Brien & "Fils"', "ﬁ\u202egnp"],
)
def test_any_name_is_shown_as_text(name: str, phone: Scan) -> None:
    someone = phone().sign_in(name, "Durand")
    assert someone.answer.status_code == 200
    assert "<script>alert" not in someone.answer.text
    assert "\0" not in someone.answer.text


def test_a_name_of_ten_thousand_letters_is_refused_and_kept(phone: Scan) -> None:
    someone = phone().sign_in("A" * 10_000)
    assert someone.answer.status_code == 422
    assert "A" * 10_000 in someone.text


def test_names_of_others_are_on_no_phone(stage: Stage, phone: Scan) -> None:
    phone().sign_in("Gontran", "Vasseur", "Mairie de Sillé")
    anne = phone().sign_in()
    options = stage.open_poll("Bus", "Fibre")
    stage.matrix  # noqa: B018 - each page below is that of an activity
    for kind in ActivityKind:
        stage.enter(kind)
        anne.open()
        assert anne.answer.status_code == 200
        assert "Vasseur" not in anne.text
        assert "Sillé" not in anne.text
    assert options
