"""Signing: each half-day on its own, every channel in the same list, and a signature that stays."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, time

import pytest

from atelier_app.domain.attendance import (
    Attendance,
    AttendanceList,
    Attendee,
    CancelAttendance,
    FindExpected,
    ReadAttendance,
    ReadSignatures,
    RecordAttendance,
    RecordDeparture,
    RecordReturn,
    Sign,
    SignIn,
    SignInWithBadge,
)
from atelier_app.domain.badges import BadgeState, FindHolder, MintBadges, Minted
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Channel, Id, Origin, Receipt, new_id
from atelier_app.domain.half_days import WHOLE, HalfDay
from atelier_app.domain.initiative import DescribeWorkshop, Workshop
from atelier_app.domain.refusals import Refusal
from tests.stage import PHONE, SetClock, Stage, refusal

STROKES = "10,10 500,300;600,40 900,380"
OTHER = "0,0 1000,400"
KIOSK, DOOR = Origin(Channel.KIOSK), Origin(Channel.DOOR)
MORNING = HalfDay(WHOLE, "Matin", time(9), time(12))
AFTERNOON = HalfDay("pm", "Après-midi", time(14), time(17))


def listed(stage: Stage) -> AttendanceList:
    return stage.door.read(ReadAttendance(stage.workshop_id))


def of(stage: Stage, person: Id) -> Attendee:
    return next(one for one in listed(stage).attendees if one.participant.id == person)


def came(stage: Stage, person: Id, half_day: Id = WHOLE) -> Attendance:
    found = of(stage, person).at(half_day)
    assert found is not None
    return found


def split(stage: Stage, *half_days: HalfDay, facilitator: str = "Camille Roy") -> None:
    """Gives the workshop these half-days."""
    record = Workshop(
        stage.workshop_id,
        "Atelier 2",
        date(2021, 4, 8),
        time(9),
        "Le Mans",
        facilitator=facilitator,
        half_days=half_days,
    )
    stage.do(DescribeWorkshop(record))


def undo(stage: Stage, receipt: Receipt) -> Receipt:
    assert receipt.inverse is not None
    return stage.do(receipt.inverse)


@pytest.fixture
def two(stage: Stage, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A workshop of a morning and an afternoon, in the morning. The room's clock is on UTC."""
    monkeypatch.setenv("TZ", "UTC")
    import time as system

    system.tzset()
    clock.now = datetime(2021, 4, 8, 9, 5, tzinfo=UTC)
    split(stage, MORNING, AFTERNOON)
    return stage


# --- half-days


def test_each_half_day_is_signed_for_on_its_own(two: Stage, clock: SetClock) -> None:
    person = two.arrive("Lefèvre").id
    clock.advance(hours=5)
    two.do(RecordAttendance(two.workshop_id, (person,)))
    assert [one.half_day for one in of(two, person).attendances] == [WHOLE, "pm"]
    assert listed(two).present == 1


def test_signing_for_the_morning_again_changes_nothing(two: Stage, clock: SetClock) -> None:
    person = two.arrive("Lefèvre").id
    clock.advance(minutes=30)
    assert not two.do(RecordAttendance(two.workshop_id, (person,))).changed
    assert came(two, person).signed_at == datetime(2021, 4, 8, 9, 5, tzinfo=UTC)


def test_the_clock_set_back_an_hour_loses_no_signature(two: Stage, clock: SetClock) -> None:
    person = two.arrive("Lefèvre").id
    clock.advance(hours=-1)
    assert not two.do(RecordAttendance(two.workshop_id, (person,))).changed
    two.do(RecordDeparture(two.workshop_id, (person,)))
    assert came(two, person).away


def test_a_half_day_that_was_signed_for_cannot_be_removed_only_renamed(two: Stage) -> None:
    two.arrive("Lefèvre")
    assert refusal(lambda: split(two, AFTERNOON)) is Refusal.HALF_DAY_SIGNED
    split(two, HalfDay(WHOLE, "Matinée", time(9)))
    assert [one.title for one in listed(two).half_days] == ["Matinée"]


def test_an_unknown_half_day_is_refused(two: Stage) -> None:
    person = two.expect("Lefèvre").id
    assert (
        refusal(lambda: two.do(RecordAttendance(two.workshop_id, (person,), "never")))
        is Refusal.UNKNOWN_HALF_DAY
    )


def test_one_half_day_is_taken_back_without_the_other(two: Stage) -> None:
    person = two.arrive("Lefèvre").id
    two.do(RecordAttendance(two.workshop_id, (person,), "pm"))
    receipt = two.do(CancelAttendance(two.workshop_id, (person,), WHOLE))
    assert [one.half_day for one in of(two, person).attendances] == ["pm"]
    undo(two, undo(two, receipt))
    assert [one.half_day for one in of(two, person).attendances] == ["pm"]


# --- who recorded it, and why there is no signature


def test_what_the_facilitator_records_bears_their_name_and_the_reason(two: Stage) -> None:
    person = two.expect("Lefèvre").id
    two.do(RecordAttendance(two.workshop_id, (person,), reason="Main bandée"))
    one = came(two, person)
    assert (one.recorded_by, one.reason, one.signed) == ("Camille Roy", "Main bandée", False)


def test_paper_is_a_channel_of_its_own(two: Stage) -> None:
    person = two.expect("Lefèvre").id
    two.do(RecordAttendance(two.workshop_id, (person,), "pm", channel=Channel.PAPER))
    assert came(two, person, "pm").channel is Channel.PAPER


def test_a_signature_ends_the_need_for_a_reason_and_the_first_one_stays(two: Stage) -> None:
    person = two.expect("Lefèvre").id
    two.do(RecordAttendance(two.workshop_id, (person,), reason="Arrivée en retard"))
    assert two.do(Sign(two.workshop_id, person, STROKES), PHONE).changed
    assert not two.do(Sign(two.workshop_id, person, OTHER), PHONE).changed
    one = came(two, person)
    assert (one.signed, one.reason, one.channel) == (True, "", Channel.FACILITATOR)
    (drawn,) = two.door.read(ReadSignatures(two.workshop_id))
    assert (drawn.participant_id, drawn.half_day, drawn.strokes) == (person, WHOLE, STROKES)


def test_a_signature_that_is_none_is_refused_and_nobody_is_recorded(two: Stage) -> None:
    command = SignIn(
        two.workshop_id, new_id(), "Petit", "Inès", "", True, badge_hash("t"), signature="500,200"
    )
    assert refusal(lambda: two.do(command, PHONE)) is Refusal.SIGNATURE_TOO_SMALL
    assert listed(two).attendees == ()
    assert two.door.read(FindHolder(badge_hash("t"))).state is BadgeState.UNKNOWN


def test_taking_attendance_back_and_putting_it_back_keeps_the_signature(two: Stage) -> None:
    person = two.expect("Lefèvre").id
    two.do(Sign(two.workshop_id, person, STROKES), KIOSK)
    two.do(RecordDeparture(two.workshop_id, (person,)))
    before = came(two, person)
    receipt = two.do(CancelAttendance(two.workshop_id, (person,)))
    assert two.door.read(ReadSignatures(two.workshop_id)) == ()
    undo(two, receipt)
    assert came(two, person) == before
    assert len(two.door.read(ReadSignatures(two.workshop_id))) == 1


# --- leaving early, coming back


def test_people_leave_early_and_come_back_and_both_are_undone(two: Stage, clock: SetClock) -> None:
    person = two.arrive("Lefèvre").id
    clock.advance(hours=1)
    left = two.do(RecordDeparture(two.workshop_id, (person,)))
    assert not two.do(RecordDeparture(two.workshop_id, (person,))).changed
    clock.advance(minutes=20)
    back = two.do(RecordReturn(two.workshop_id, (person,)))
    assert not came(two, person).away
    assert [moment.minute for moment in came(two, person).moves] == [5, 25]
    undo(two, back)
    assert came(two, person).away
    undo(two, left)
    assert came(two, person).moves == ()


def test_who_is_not_there_cannot_leave(two: Stage) -> None:
    person = two.expect("Lefèvre").id
    assert not two.do(RecordDeparture(two.workshop_id, (person,))).changed


# --- finding oneself


def test_people_find_themselves_by_the_beginning_of_their_names(stage: Stage) -> None:
    person = stage.expect("Lefèvre-Château", "Éloïse", "CCI")
    stage.expect("Martin", "Éloi")
    for text in ("lefevre", "elois", "chat elo", "Éloïse LEFÈVRE"):
        (found,) = stage.door.read(FindExpected(stage.workshop_id, text))
        assert (found.participant_id, found.full_name, found.organisation) == (
            person.id,
            "Éloïse Lefèvre-Château",
            "CCI",
        )


@pytest.mark.parametrize(
    "text", ["", "le", "l e", "%", "Durand", "lefevre durand", "eloise eloise", "éloïse zoé"]
)
def test_too_few_letters_or_another_name_find_nobody(stage: Stage, text: str) -> None:
    stage.expect("Lefèvre", "Éloïse")
    assert stage.door.read(FindExpected(stage.workshop_id, text)) == ()


def test_a_search_that_finds_too_many_tells_of_none(stage: Stage) -> None:
    for number in range(6):
        stage.expect("Martin", f"Prénom{number}")
    assert len(stage.door.read(FindExpected(stage.workshop_id, "martin"))) == 6
    stage.expect("Martin", "Anne")
    assert stage.door.read(FindExpected(stage.workshop_id, "martin")) == ()


def test_who_is_chosen_on_a_phone_signs_in_and_nobody_else_may(stage: Stage) -> None:
    person = stage.expect("Lefèvre", "Éloïse").id

    def choose(token: str, expected: Id = person) -> SignIn:
        badge = badge_hash(token)
        return SignIn(stage.workshop_id, new_id(), "", "", "", True, badge, expected, signature=STROKES)

    stage.do(choose("a"), PHONE)
    assert not stage.do(choose("a"), PHONE).changed
    assert (came(stage, person).signed, of(stage, person).walk_in) == (True, False)
    assert refusal(lambda: stage.do(choose("b"), PHONE)) is Refusal.ALREADY_SIGNED_IN
    assert refusal(lambda: stage.do(choose("c", "nobody"), PHONE)) is Refusal.UNKNOWN_PARTICIPANT


def test_a_phone_handed_on_never_signs_for_its_first_holder(stage: Stage) -> None:
    stage.sign_in("Petit", "Inès", token="t")
    other = SignIn(stage.workshop_id, new_id(), "Roy", "Ève", "", True, badge_hash("t"), signature=STROKES)
    assert refusal(lambda: stage.do(other, PHONE)) is Refusal.BADGE_TAKEN
    assert stage.door.read(ReadSignatures(stage.workshop_id)) == ()


def test_the_kiosk_needs_no_badge_and_says_who_is_here_already(stage: Stage) -> None:
    person = stage.expect("Lefèvre", "Éloïse").id
    command = SignIn(stage.workshop_id, new_id(), "", "", "", True, "", person, signature=STROKES)
    assert stage.do(command, KIOSK).changed
    assert not stage.do(command, KIOSK).changed
    assert came(stage, person).channel is Channel.KIOSK
    stranger = SignIn(stage.workshop_id, new_id(), "Roy", "Ève", "", True, "", photo_consent=True)
    stage.do(stranger, KIOSK)
    assert (listed(stage).walk_ins, of(stage, stranger.participant_id).photo_consent) == (1, True)


# --- printed badges


def printed(stage: Stage, person: Id, token: str) -> str:
    stage.do(MintBadges((Minted(person, badge_hash(token)),)))
    return token


def test_the_holder_of_a_printed_badge_is_known_at_once(stage: Stage) -> None:
    person = stage.expect("Lefèvre", "Éloïse")
    token = printed(stage, person.id, "first")
    holder = stage.door.read(FindHolder(badge_hash(token)))
    assert (holder.state, holder.participant) == (BadgeState.VALID, person)
    assert of(stage, person.id).badge
    stage.do(SignInWithBadge(stage.workshop_id, badge_hash(token), True, signature=STROKES), PHONE)
    assert stage.holder(token) == person
    assert came(stage, person.id).signed


def test_a_newer_badge_stops_the_older_one(stage: Stage) -> None:
    person = stage.expect("Lefèvre").id
    old, new = printed(stage, person, "old"), printed(stage, person, "new")
    old_one = SignInWithBadge(stage.workshop_id, badge_hash(old))
    assert refusal(lambda: stage.do(old_one, DOOR)) is Refusal.BADGE_REPLACED
    assert stage.door.read(FindHolder(badge_hash(old))).state is BadgeState.REPLACED
    assert stage.do(SignInWithBadge(stage.workshop_id, badge_hash(new)), DOOR).changed


def test_a_phone_that_knows_the_older_badge_is_no_longer_that_persons(stage: Stage) -> None:
    person = stage.expect("Lefèvre").id
    old = printed(stage, person, "old")
    stage.do(SignInWithBadge(stage.workshop_id, badge_hash(old), True), PHONE)
    printed(stage, person, "new")
    assert stage.holder(old) is None


def test_printing_leaves_the_phone_that_signed_in_by_name_alone(stage: Stage) -> None:
    person = stage.sign_in("Petit", "Inès", token="phone")
    printed(stage, person, "paper")
    assert stage.holder("phone") is not None
    assert stage.holder("paper") is not None


def test_a_badge_scanned_twice_signs_once_and_the_door_can_undo_it(stage: Stage) -> None:
    person = stage.expect("Lefèvre").id
    scan = SignInWithBadge(stage.workshop_id, badge_hash(printed(stage, person, "t")))
    receipt = stage.do(scan, DOOR)
    assert not stage.do(scan, DOOR).changed
    assert came(stage, person).channel is Channel.DOOR
    undo(stage, receipt)
    assert listed(stage).present == 0


def test_a_badge_of_another_initiative_is_unknown(stage: Stage) -> None:
    foreign = SignInWithBadge(stage.workshop_id, badge_hash("foreign"), True)
    assert refusal(lambda: stage.do(foreign, PHONE)) is Refusal.UNKNOWN_BADGE


def test_on_a_phone_a_badge_alone_is_no_agreement(stage: Stage) -> None:
    token = printed(stage, stage.expect("Lefèvre").id, "t")
    command = SignInWithBadge(stage.workshop_id, badge_hash(token))
    assert refusal(lambda: stage.do(command, PHONE)) is Refusal.CONSENT_MISSING


def test_who_was_not_expected_at_this_workshop_comes_as_a_walk_in(stage: Stage) -> None:
    other = Stage(stage.door)
    token = printed(stage, other.expect("Lefèvre").id, "t")
    stage.do(SignInWithBadge(stage.workshop_id, badge_hash(token)), DOOR)
    assert (listed(stage).walk_ins, listed(other).present) == (1, 0)


def test_printing_again_with_the_same_tokens_changes_nothing(stage: Stage) -> None:
    one = MintBadges((Minted(stage.expect("Lefèvre").id, badge_hash("t")),))
    assert stage.do(one).changed
    assert not stage.do(one).changed


def test_a_token_of_somebody_else_or_no_hash_is_not_printed(stage: Stage) -> None:
    printed(stage, stage.expect("Lefèvre").id, "t")
    other = stage.expect("Petit").id
    assert refusal(lambda: printed(stage, other, "t")) is Refusal.BADGE_TAKEN
    assert refusal(lambda: stage.do(MintBadges((Minted(other, "t"),)))) is Refusal.BADGE_TAKEN
    assert refusal(lambda: printed(stage, "nobody", "u")) is Refusal.UNKNOWN_PARTICIPANT


def test_the_file_never_holds_a_badges_token(stage: Stage) -> None:
    token = "a-token-that-only-the-paper-knows"
    printed(stage, stage.expect("Lefèvre").id, token)
    path = stage.door.path
    stage.door.close()
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT count(*) FROM badge WHERE printed").fetchone() == (1,)
    assert token.encode() not in path.read_bytes()


def test_a_homonym_of_another_organisation_takes_nobodys_place(stage: Stage) -> None:
    expected = stage.expect("Martin", "Jean", "Mairie A").id
    other = SignIn(stage.workshop_id, new_id(), "Martin", "Jean", "Mairie B", True, badge_hash("b"))
    stage.do(other, PHONE)
    assert stage.sign_in("Martin", "Jean", "Mairie A", token="a") == expected
    third = SignIn(stage.workshop_id, new_id(), "Martin", "Jean", "Mairie C", True, "")
    assert stage.do(third, KIOSK).changed
    assert (listed(stage).present, listed(stage).walk_ins) == (3, 2)


def test_undoing_a_tick_leaves_what_a_person_signed_since(two: Stage) -> None:
    person, other = two.expect("Lefèvre").id, two.expect("Petit").id
    receipt = two.do(RecordAttendance(two.workshop_id, (person, other)))
    two.do(Sign(two.workshop_id, person, STROKES), PHONE)
    undo(two, receipt)
    assert came(two, person).signed
    assert of(two, other).at(WHOLE) is None


def test_undoing_a_scan_at_the_door_leaves_what_its_holder_signed_since(stage: Stage) -> None:
    person = stage.expect("Lefèvre").id
    receipt = stage.do(SignInWithBadge(stage.workshop_id, badge_hash(printed(stage, person, "t"))), DOOR)
    stage.do(Sign(stage.workshop_id, person, STROKES), PHONE)
    assert not undo(stage, receipt).changed
    assert came(stage, person).signed
