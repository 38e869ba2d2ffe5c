"""Printed badges, and phones that go from hand to hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
import pytest

from atelier_app.domain.attendance import ReadAttendance, ReadSignatures
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import ReadPoll
from tests.fixtures_phones import HttpPhone
from tests.quiet_log import ExpectedLog
from tests.stage import SetClock, Stage

Scan = Callable[[], HttpPhone]


def present(stage: Stage) -> set[str]:
    attendees = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    return {a.participant.full_name for a in attendees if a.attendances}


# --- badges


def test_a_badge_is_known_at_once_and_leaves_the_address(stage: Stage, phone: Scan) -> None:
    token = stage.badge(stage.expect("Lefèvre", "Anne", "Mairie du Lude"))
    anne = phone().scan(token)
    assert token not in str(anne.answer.url)
    assert anne.token == token
    assert "Hello Anne Lefèvre" in anne.text
    assert "Mairie du Lude" in anne.text
    anne.sign()
    assert present(stage) == {"Anne Lefèvre"}
    assert len(stage.door.read(ReadSignatures(stage.workshop_id))) == 1
    again = phone().scan(token)
    assert again.answer.url.path == "/", "straight on: it is signed"
    assert "Signed in as Anne Lefèvre" in again.text


def test_a_badge_asks_for_agreement(stage: Stage, phone: Scan) -> None:
    anne = phone().scan(stage.badge(stage.expect("Lefèvre"))).sign(consent="")
    assert anne.answer.status_code == 422
    assert "Hello Anne Lefèvre" in anne.text
    assert present(stage) == set()


def test_a_replaced_badge_says_so(stage: Stage, phone: Scan) -> None:
    person = stage.expect("Lefèvre")
    old, new = stage.badge(person), stage.badge(person)
    anne = phone().scan(old)
    assert "A newer badge was printed for you" in anne.text
    assert 'action="/find"' in anne.text
    assert "Hello Anne" in anne.scan(new).text
    newest = stage.badge(person)
    assert "A newer badge was printed for you" in anne.open().text, "the phone itself holds an old one"
    assert "Hello Anne" in anne.scan(newest).text


@pytest.mark.parametrize("token", ["x" * 32, "short", "", "a/b", "%00" * 32, "é" * 32, "A" * 4000, "../sign"])
def test_an_unknown_badge_offers_to_sign_in_by_name(stage: Stage, phone: Scan, token: str) -> None:
    stage.expect("Lefèvre")
    anne = phone()
    before = anne.token
    anne.scan(token)
    assert "This badge is not known here" in anne.text or "no such page" in anne.text or token == "../sign"
    assert anne.token == before


def test_a_badge_in_the_afternoon_leads_to_signing(stage: Stage, phone: Scan, clock: SetClock) -> None:
    stage.split_day()
    clock.now = datetime(2021, 4, 8, 8, 0, tzinfo=UTC)
    token = stage.badge(stage.expect("Lefèvre"))
    anne = phone().scan(token).sign()
    clock.now = datetime(2021, 4, 8, 15, 0, tzinfo=UTC)
    assert anne.scan(token).answer.url.path == "/sign"
    assert "Après-midi" in anne.text


def test_who_signed_by_name_keeps_their_ballot_when_they_scan_their_badge(stage: Stage, phone: Scan) -> None:
    token = stage.badge(stage.expect("Lefèvre"))
    anne = phone().sign_in()
    own = anne.token
    assert anne.scan(token).token == own


def test_a_bug_never_logs_a_token(
    stage: Stage, phone: Scan, log: ExpectedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.expect("GET /b/… failed")
    anne = phone()
    monkeypatch.setattr("atelier_app.phones.hands.scan", lambda *_all: 1 / 0)
    assert anne.scan("s" * 32).answer.status_code == 500


# --- from hand to hand


def test_two_people_sign_with_one_phone_and_each_votes(stage: Stage, phone: Scan) -> None:
    shared = phone().sign_in("Anne", "Lefèvre")
    annes = shared.token
    shared.post("/other")
    assert 'name="first"' in shared.text
    assert "Anne Lefèvre" in shared.text, "who can come back"
    shared.sign_in("Karim", "Benali")
    karims = shared.token
    assert karims != annes
    assert present(stage) == {"Anne Lefèvre", "Karim Benali"}
    stage.enter(ActivityKind.VOTE)
    bus, fibre = stage.open_poll("Bus", "Fibre")
    shared.vote(**{bus.id: "2"})
    assert "Your vote is recorded" in shared.text
    shared.post("/switch", who=shared_with(shared, "Anne Lefèvre"))
    assert shared.token == annes
    assert "Your vote is recorded" not in shared.text
    shared.vote(**{fibre.id: "1"})
    shared.post("/switch", who=shared_with(shared, "Karim Benali"))
    assert shared.token == karims
    assert f'name="{bus.id}" value="2"' in shared.answer.text, "each finds their own ballot again"
    assert stage.door.read(ReadPoll(stage.poll)).cast == 2


def shared_with(phone: HttpPhone, name: str) -> str:
    """The value of the button with that name."""
    found = re.search(f'name="who" value="([^"]+)" dir="auto">{name}<', phone.text)
    assert found
    return found[1]


def test_a_phone_is_for_nobody_who_has_no_badge_on_it(stage: Stage, phone: Scan) -> None:
    karim = stage.sign_in("Benali", "Karim")
    anne = phone().sign_in()
    before = anne.token
    for who in (karim, "", "0" * 32):
        assert anne.post("/switch", who=who).answer.status_code == 409
    assert anne.token == before


def test_a_badge_scanned_by_a_phone_in_use_does_not_forget_who_used_it(stage: Stage, phone: Scan) -> None:
    shared = phone().sign_in("Anne", "Lefèvre")
    shared.scan(stage.badge(stage.expect("Benali", "Karim")))
    assert "Hello Karim Benali" in shared.text
    assert shared_with(shared, "Anne Lefèvre")


def test_a_page_of_somebody_else_signs_nobody(stage: Stage, phone: Scan) -> None:
    shared = phone().scan(stage.badge(stage.expect("Lefèvre")))
    annes = shared.hidden("known")
    shared.scan(stage.badge(stage.expect("Benali", "Karim")))
    shared.post("/signin", known=annes, consent="1")
    assert shared.answer.status_code == 409
    assert present(stage) == set()


def test_a_form_of_the_next_person_sent_twice_is_taken(stage: Stage, phone: Scan) -> None:
    shared = phone().sign_in("Anne", "Lefèvre")
    said = {"first": "Karim", "last": "Benali", "consent": "1"}
    held = {"cookie": f"badge={shared.token}"}
    address = f"{shared.http.base_url}/signin"
    answers = [httpx.post(address, data=said, headers=held, trust_env=False) for _turn in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].headers.get_list("set-cookie") == answers[1].headers.get_list("set-cookie")
    assert present(stage) == {"Anne Lefèvre", "Karim Benali"}


def test_a_phone_remembers_a_handful(stage: Stage, phone: Scan) -> None:
    shared = phone()
    for number in range(9):
        shared.sign_in("Anne", f"Nom {number}").post("/other")
    assert shared.text.count('name="who"') == 5
    shared.http.cookies.set("beside", ".".join(["x" * 32, "", "%", "a" * 32] * 500))
    assert shared.open().answer.status_code == 200


def test_who_is_known_may_be_someone_else(stage: Stage, phone: Scan) -> None:
    shared = phone().scan(stage.badge(stage.expect("Lefèvre")))
    shared.post("/other")
    assert "Lefèvre" not in shared.text
    assert 'action="/find"' in shared.text
