"""One person put on the list by the facilitator, whoever they may be already."""

from atelier_app.domain.attendance import Attendee, Participant, ReadAttendance, ReadSignatures, SignIn
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import new_id
from atelier_app.domain.half_days import WHOLE
from atelier_app.domain.initiative import AddWorkshop, ReadInitiative
from atelier_app.domain.registrations import AddPerson, Registration
from tests.stage import PHONE, Stage


def on_the_list(stage: Stage, workshop_id: str = "") -> tuple[Attendee, ...]:
    return stage.door.read(ReadAttendance(workshop_id or stage.workshop_id)).attendees


def someone(last_name: str, first_name: str = "Anne", organisation: str = "") -> Registration:
    return Registration(Participant(new_id(), last_name, first_name, organisation), "A", (WHOLE,))


def test_a_walk_in_is_on_the_list_and_there_and_one_undo_takes_both_back(stage: Stage) -> None:
    entry = someone("Leroux")
    receipt = stage.do(AddPerson(stage.workshop_id, entry, True, photo_consent=True, half_day=WHOLE))
    (attendee,) = on_the_list(stage)
    assert attendee.at(WHOLE) is not None
    assert (attendee.walk_in, attendee.table, attendee.photo_consent) == (True, "A", True)
    assert receipt.inverse is not None
    back = stage.do(receipt.inverse)
    assert on_the_list(stage) == ()
    assert back.inverse is not None
    stage.do(back.inverse)
    assert on_the_list(stage) == (attendee,)


def test_the_same_command_twice_changes_nothing(stage: Stage) -> None:
    command = AddPerson(stage.workshop_id, someone("Leroux"), half_day=WHOLE)
    assert stage.do(command).changed
    assert not stage.do(command).changed
    assert len(on_the_list(stage)) == 1


def test_someone_expected_under_that_name_is_there_as_they_are(stage: Stage) -> None:
    person = stage.expect("Lefèvre", "Anne", "CCI")
    stage.do(AddPerson(stage.workshop_id, someone("LEFEVRE"), True, half_day=WHOLE))
    (attendee,) = on_the_list(stage)
    assert attendee.participant == person
    assert (attendee.walk_in, attendee.table) == (False, "")
    assert attendee.at(WHOLE) is not None


def test_someone_known_from_another_workshop_comes_under_the_id_they_have_there(stage: Stage) -> None:
    person = stage.expect("Lefèvre", "Anne", "CCI")
    (first,) = stage.door.read(ReadInitiative()).workshops
    other = type(first)(new_id(), "Atelier 3", first.date, first.starts, "")
    stage.do(AddWorkshop(other))
    stage.do(AddPerson(other.id, someone("Lefevre"), True, half_day=WHOLE))
    (attendee,) = on_the_list(stage, other.id)
    assert attendee.participant.id == person.id
    assert attendee.participant.organisation == "CCI"
    assert attendee.at(WHOLE) is not None


def test_one_person_s_signatures_are_read_without_the_others(stage: Stage) -> None:
    for name in ("Petit", "Moreau"):
        badge = badge_hash(name)
        strokes = "10,10 400,200"
        signing = SignIn(stage.workshop_id, name, name, "Inès", "", True, badge, signature=strokes)
        stage.do(signing, PHONE)
    assert len(stage.door.read(ReadSignatures(stage.workshop_id))) == 2
    (drawn,) = stage.door.read(ReadSignatures(stage.workshop_id, "Petit"))
    assert (drawn.participant_id, drawn.strokes) == ("Petit", "10,10 400,200")
