"""Who is expected, who came: every channel lands in the same list."""

import pytest

from atelier_app.domain.attendance import (
    AttendanceList,
    CancelAttendance,
    Participant,
    ReadAttendance,
    RecordAttendance,
    SignIn,
)
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Channel, new_id
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import CancelRegistrations, DescribeParticipant, Register
from tests.stage import PHONE, Stage, refusal


def listed(stage: Stage) -> AttendanceList:
    return stage.door.read(ReadAttendance(stage.workshop_id))


def test_people_are_listed_by_name_without_accents(stage: Stage) -> None:
    for name in ("Élan", "Zola", "Eber"):
        stage.expect(name)
    assert [a.participant.last_name for a in listed(stage).attendees] == ["Eber", "Élan", "Zola"]


def test_a_tick_is_counted_and_undone(stage: Stage) -> None:
    person = stage.expect("Lefèvre")
    receipt = stage.do(RecordAttendance(stage.workshop_id, (person.id,)))
    assert (listed(stage).present, listed(stage).expected) == (1, 1)
    assert receipt.inverse is not None
    back = stage.do(receipt.inverse)
    assert listed(stage).present == 0
    assert back.inverse is not None
    stage.do(back.inverse)
    (attendee,) = listed(stage).attendees
    assert attendee.channel is Channel.FACILITATOR


def test_someone_expected_signs_in_from_a_phone_whatever_the_spelling(stage: Stage) -> None:
    person = stage.expect("Lefèvre", "Anne-Marie", "CCI")
    signed = stage.sign_in("LEFEVRE", "anne marie")
    assert signed == person.id
    (attendee,) = listed(stage).attendees
    assert attendee.channel is Channel.PHONE
    assert not attendee.walk_in


def test_someone_unexpected_comes_as_a_walk_in(stage: Stage) -> None:
    stage.sign_in("Leroux", "Yves", "Familles rurales")
    assert (listed(stage).present, listed(stage).expected, listed(stage).walk_ins) == (1, 0, 1)


def test_signing_in_twice_with_one_badge_changes_nothing(stage: Stage) -> None:
    command = SignIn(stage.workshop_id, new_id(), "Petit", "Inès", "", True, badge_hash("t"))
    assert stage.do(command, PHONE).changed
    assert not stage.do(command, PHONE).changed
    assert listed(stage).present == 1


def test_a_second_phone_under_the_same_name_is_sent_to_the_facilitator(stage: Stage) -> None:
    stage.sign_in("Petit", "Inès", token="first")
    again = SignIn(stage.workshop_id, new_id(), "Petit", "Inès", "", True, badge_hash("second"))
    assert refusal(lambda: stage.do(again, PHONE)) is Refusal.ALREADY_SIGNED_IN


def test_homonyms_of_two_organisations_are_two_people(stage: Stage) -> None:
    one = stage.sign_in("Martin", "Jean", "CCI", token="one")
    other = stage.sign_in("Martin", "Jean", "Mairie", token="other")
    assert one != other
    assert listed(stage).present == 2


def test_someone_ticked_off_by_hand_may_still_link_a_phone(stage: Stage) -> None:
    person = stage.arrive("Dubois", "Claire")
    assert stage.holder("token of Claire Dubois") is None  # and this answer is not kept
    assert stage.sign_in("Dubois", "Claire") == person.id
    assert listed(stage).present == 1


def test_without_consent_or_name_nobody_signs(stage: Stage) -> None:
    badge = badge_hash("t")
    without = SignIn(stage.workshop_id, new_id(), "Petit", "Inès", "", False, badge)
    nameless = SignIn(stage.workshop_id, new_id(), " ", "Inès", "", True, badge)
    assert refusal(lambda: stage.do(without, PHONE)) is Refusal.CONSENT_MISSING
    assert refusal(lambda: stage.do(nameless, PHONE)) is Refusal.NAME_MISSING
    assert listed(stage).attendees == ()


def test_a_cancelled_attendance_withdraws_the_badge_until_it_is_put_back(stage: Stage) -> None:
    person = stage.sign_in("Petit", "Inès", token="t")
    undone = stage.do(CancelAttendance(stage.workshop_id, (person,)))
    assert stage.holder("t") is None
    assert undone.inverse is not None
    stage.do(undone.inverse)
    assert stage.holder("t") is not None


def test_a_badge_is_one_persons_for_good(stage: Stage) -> None:
    person = stage.sign_in("Petit", "Inès", token="t")
    stage.do(CancelAttendance(stage.workshop_id, (person,)))
    other = SignIn(stage.workshop_id, new_id(), "Leroux", "Yves", "", True, badge_hash("t"))
    assert refusal(lambda: stage.do(other, PHONE)) is Refusal.BADGE_TAKEN
    stage.sign_in("Petit", "Inès", token="t")
    assert listed(stage).present == 1


def test_a_walk_in_taken_off_the_list_may_come_back(stage: Stage) -> None:
    command = SignIn(stage.workshop_id, new_id(), "Petit", "Inès", "", True, badge_hash("t"))
    stage.do(command, PHONE)
    stage.do(CancelRegistrations(stage.workshop_id, (command.participant_id,)))
    stage.do(command, PHONE)
    assert (listed(stage).present, listed(stage).walk_ins) == (1, 1)


def test_registrations_are_all_taken_or_none(stage: Stage) -> None:
    good, nameless = Participant(new_id(), "Benali", "Karim"), Participant(new_id(), " ")
    command = Register(stage.workshop_id, (good, nameless))
    assert refusal(lambda: stage.do(command)) is Refusal.NAME_MISSING
    assert listed(stage).attendees == ()


def test_importing_the_same_list_twice_adds_nobody(stage: Stage) -> None:
    people = tuple(Participant(new_id(), f"Nom{i}", "Prénom", "Org") for i in range(40))
    again = tuple(Participant(new_id(), p.last_name, p.first_name, p.organisation) for p in people)
    assert stage.do(Register(stage.workshop_id, people)).changed
    assert not stage.do(Register(stage.workshop_id, again)).changed
    assert listed(stage).expected == 40


def test_a_registration_taken_off_comes_back_with_its_attendance(stage: Stage) -> None:
    person = stage.arrive("Garnier", "Sophie")
    undone = stage.do(CancelRegistrations(stage.workshop_id, (person.id,)))
    assert listed(stage).attendees == ()
    assert undone.inverse is not None
    stage.do(undone.inverse)
    assert listed(stage).present == 1


def test_a_person_is_corrected_and_put_back(stage: Stage) -> None:
    person = stage.expect("Lefevre")
    receipt = stage.do(DescribeParticipant(Participant(person.id, "Lefèvre", "Anne", "CCI")))
    assert listed(stage).attendees[0].participant.organisation == "CCI"
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert listed(stage).attendees[0].participant == person


def test_hostile_names_are_kept_as_they_are(stage: Stage) -> None:
    for name in (
        'O\'Brien "x"',
        "<script>alert(1)</script>",
        "علي",
        "🎉 Fête",
        "Robert'); DROP TABLE note;--",
    ):
        stage.expect(name)
    names = {a.participant.last_name for a in listed(stage).attendees}
    assert {"علي", "<script>alert(1)</script>", "🎉 Fête"} <= names


def test_someone_taken_off_the_list_may_send_the_same_form_again(stage: Stage) -> None:
    form = SignIn(stage.workshop_id, new_id(), "Petit", "Inès", "", True, badge_hash("t"))
    stage.do(form, PHONE)
    stage.do(CancelRegistrations(stage.workshop_id, (form.participant_id,)))
    assert stage.do(form, PHONE).changed
    assert [a.participant.id for a in listed(stage).attendees] == [form.participant_id]
    stage.do(CancelAttendance(stage.workshop_id, (form.participant_id,)))
    stage.do(DescribeParticipant(Participant(form.participant_id, "Legrand", "Inès")))
    assert stage.do(form, PHONE).changed
    assert (listed(stage).present, len(listed(stage).attendees)) == (1, 1)


def test_phones_cannot_make_the_list_longer_than_its_limit(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("atelier_app.workshop.handlers.registrations.REGISTRATIONS_LIMIT", 2)
    stage.sign_in("Un")
    stage.expect("Deux")
    third = SignIn(stage.workshop_id, new_id(), "Trois", "Anne", "", True, badge_hash("3"))
    assert refusal(lambda: stage.do(third, PHONE)) is Refusal.TOO_MANY
    stage.sign_in("Deux")
    assert listed(stage).present == 2


def test_any_number_of_people_is_taken_off_at_once(stage: Stage) -> None:
    person = stage.arrive("Garnier")
    stage.do(CancelAttendance(stage.workshop_id, (person.id, *map(str, range(300_000)))))
    assert listed(stage).present == 0
