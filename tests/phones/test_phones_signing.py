"""Signing from a phone: with a finger or by agreeing, for each half-day, whatever a phone may send."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from atelier_app.domain.attendance import ReadAttendance, ReadSignatures, RecordAttendance
from atelier_app.domain.core import Channel
from atelier_app.domain.initiative import ActivityKind, DescribeInitiative, Initiative, ReadInitiative
from atelier_app.domain.signature import HEIGHT, POINTS_LIMIT, WIDTH
from tests.fixtures_phones import SIGNATURE, HttpPhone
from tests.phones.test_phones_pages import FIRST_LOAD, first_load
from tests.stage import SetClock, Stage

Scan = Callable[[], HttpPhone]
DOT = "500,200 501,201"


def signatures(stage: Stage) -> list[str]:
    return [one.strokes for one in stage.door.read(ReadSignatures(stage.workshop_id))]


def test_what_was_drawn_is_kept(stage: Stage, phone: Scan) -> None:
    anne = phone().sign(first="Anne", last="Lefèvre", photo="1")
    assert signatures(stage) == [SIGNATURE]
    (attendee,) = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    assert attendee.photo_consent
    assert attendee.attendances[0].signed
    assert "Your attendance is recorded: Thursday 8 April, afternoon, at " in anne.text


def test_one_signs_by_agreeing_too(stage: Stage, phone: Scan) -> None:
    phone().sign("", first="Anne", last="Lefèvre")
    (attendee,) = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    assert attendee.channel is Channel.PHONE
    assert not attendee.attendances[0].signed


def test_the_confirmation_goes_by_itself(phone: Scan, clock: SetClock) -> None:
    anne = phone().sign_in()
    clock.advance(seconds=61)
    assert 'id="signed"' not in anne.open().text
    assert "Signed in as Anne Lefèvre" in anne.text


@pytest.mark.parametrize(
    ("signature", "said"),
    [
        ("500,200", "too small"),
        (DOT, "too small"),
        ("<script>", "not a signature"),
        ("1001,5 3,3", "not a signature"),
        ("1,1;" * 50, "not a signature"),
        ("1,1 " * POINTS_LIMIT + "900,300", "too many strokes"),
    ],
)
def test_what_is_no_signature_is_said_beside_the_frame(
    stage: Stage, phone: Scan, signature: str, said: str
) -> None:
    anne = phone().sign(signature, first="Anne", last="Lefèvre", photo="1")
    assert anne.answer.status_code == 422
    assert said in anne.text
    assert anne.text.index('id="pad"') < anne.text.index('id="error"') < anne.text.index('id="consent"')
    assert 'value="Lefèvre"' in anne.text
    assert anne.text.count(" checked") == 2
    assert 'name="signature" value=""' in anne.text
    assert stage.door.read(ReadAttendance(stage.workshop_id)).present == 0


def test_the_largest_signature_passes_and_nothing_much_larger(stage: Stage, phone: Scan) -> None:
    largest = " ".join(f"{WIDTH},{HEIGHT - n % 2}" for n in range(POINTS_LIMIT - 1)) + " 100,100"
    phone().sign(largest, first="é" * 120, last="é" * 120, organisation="é" * 120)
    assert signatures(stage) == [largest]
    thief = phone().sign("1,1 " * 100_000, first="Anne", last="Lefèvre")
    assert thief.answer.status_code == 413


def test_a_signature_is_kept_when_something_else_is_missing(phone: Scan) -> None:
    anne = phone().sign(first="Anne", last="Lefèvre", consent="")
    assert anne.answer.status_code == 422
    assert f'value="{SIGNATURE}"' in anne.text


def test_the_notice_is_on_the_page_and_the_page_stays_light(stage: Stage, phone: Scan) -> None:
    initiative = stage.door.read(ReadInitiative()).initiative
    longest = "\n".join(["Qui répond de vos données à caractère personnel, " * 8] * 10)[:4000]
    stage.do(DescribeInitiative(Initiative(initiative.id, "Usages", privacy_notice=longest)))
    anne = phone()
    assert "Qui répond de vos données" in anne.text
    assert anne.text.index("<details>") < anne.text.index("Qui répond")
    assert first_load(anne) <= FIRST_LOAD


# --- half-days


@pytest.fixture
def morning(stage: Stage, clock: SetClock) -> None:
    stage.split_day()
    clock.now = datetime(2021, 4, 8, 8, 0, tzinfo=UTC)


def halves(stage: Stage) -> list[str]:
    (attendee,) = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    return [one.half_day for one in attendee.attendances]


def test_who_comes_back_signs_for_the_afternoon(
    stage: Stage, phone: Scan, clock: SetClock, morning: None
) -> None:
    anne = phone().sign(first="Anne", last="Lefèvre")
    assert "Matin" in anne.text
    assert 'id="due"' not in anne.text
    clock.now = datetime(2021, 4, 8, 15, 0, tzinfo=UTC)
    stage.enter(ActivityKind.IDEAS)
    assert 'id="due"' in anne.open().text
    assert "<textarea" in anne.text, "the day goes on meanwhile"
    anne.open("/sign")
    assert 'name="consent"' not in anne.text, "agreed in the morning"
    anne.sign("10,10 900,390")
    assert halves(stage) == ["am", "pm"]
    assert signatures(stage) == [SIGNATURE, "10,10 900,390"]
    assert 'id="due"' not in anne.text
    assert anne.open("/sign").answer.is_redirect, "nothing is left to sign"


def test_the_same_form_twice_signs_once(stage: Stage, phone: Scan, morning: None) -> None:
    anne = phone().sign(first="Anne", last="Lefèvre")
    anne.sign("10,10 900,390", first="Anne", last="Lefèvre")
    assert halves(stage) == ["am"]
    assert signatures(stage) == [SIGNATURE]


def test_who_was_ticked_off_may_add_a_signature(stage: Stage, phone: Scan) -> None:
    person = stage.expect("Lefèvre")
    token = stage.badge(person)
    stage.do(RecordAttendance(stage.workshop_id, (person.id,), channel=Channel.DOOR))
    anne = phone().scan(token)
    assert anne.answer.url.path == "/sign"
    anne.sign()
    assert signatures(stage) == [SIGNATURE]
    assert "Add my signature" not in anne.open().text


# --- whatever a phone may send

FORM = {"content-type": "application/x-www-form-urlencoded"}
ANY = st.text(alphabet='aé0189,; +%&=<"/.\0\n\r\u202e\ud800😀ﬁ', max_size=40)
NAMED = st.one_of(ANY, st.sampled_from(["Anne", "Lefèvre", "\0", "\u202e", "a" * 5000]))
DRAWN = st.one_of(
    ANY,
    st.from_regex(r"[0-9]{1,4},[0-9]{1,4}([ ;][0-9]{1,4},[0-9]{1,4}){0,40}", fullmatch=True),
    st.sampled_from(["", ";", " ", ",", "1,1;", "٣,٤ ٥,٦", "1,1\n900,300", "-1,1 2,2", DOT, SIGNATURE]),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.fixed_dictionaries(
        {},
        optional={
            "first": NAMED,
            "last": NAMED,
            "organisation": NAMED,
            "consent": ANY,
            "photo": ANY,
            "signature": DRAWN,
            "expected": st.one_of(ANY, st.just("0" * 32)),
            "known": st.one_of(ANY, st.just("0" * 32)),
        },
    )
)
@example(fields={"known": "1", "signature": "\ud800"})
def test_no_form_breaks_it(hostile: HttpPhone, fields: dict[str, str]) -> None:
    sent = {name: value.encode("utf-8", "surrogatepass") for name, value in fields.items()}
    answer = hostile.http.post("/signin", data=sent, headers=FORM)
    assert answer.status_code in (303, 403, 409, 422, 429)
    assert b"\0" not in answer.content


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=ANY, path=st.sampled_from(["/find?name=", "/sign?who=", "/sign?name=", "/b/", "/?badge="]))
def test_no_address_breaks_it(hostile: HttpPhone, asked: str, path: str) -> None:
    answer = hostile.http.get(path + quote(asked.encode("utf-8", "surrogatepass"), safe=""))
    assert answer.status_code in (200, 303, 404, 429)
    assert b"\0" not in answer.content


@pytest.fixture
def hostile(stage: Stage, phone: Scan, monkeypatch: pytest.MonkeyPatch) -> HttpPhone:
    """A phone of which nothing good is expected, at a desk that lets it try."""
    monkeypatch.setattr("atelier_app.phones.flood.Flood.allows", lambda *_all: True)
    stage.expect("Lefèvre")
    return phone()
