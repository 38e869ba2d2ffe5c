"""People sign in by themselves: found by their first letters, unannounced, or by their badge."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.kiosk.window import Kiosk
from atelier_app.domain.attendance import Attendee, Participant
from atelier_app.domain.badges import MintBadges, Minted
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Channel, new_id
from atelier_app.domain.registrations import Register
from atelier_app.support.language import use
from tests.desktop.conftest import Engine
from tests.desktop.kiosk.conftest import Hands

People = Callable[[], tuple[Attendee, ...]]


def draw(kiosk: Kiosk) -> None:
    """A stroke across the field, by mouse."""
    pad, field = kiosk.signing.pad, kiosk.signing.pad.field
    places = [QPointF(field.left() + field.width() * n / 10, field.center().y() + 9 * n) for n in range(1, 6)]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0].toPoint())
    for place in places[1:]:
        QTest.mouseMove(pad, place.toPoint())
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1].toPoint())


def agree_and_sign(kiosk: Kiosk, hands: Hands, *, drawing: bool = True) -> None:
    hands.until_page(kiosk.agreement)
    hands.key(Qt.Key.Key_Space)
    QTest.mouseClick(kiosk.agreement.carry_on, Qt.MouseButton.LeftButton)
    hands.until_page(kiosk.signing)
    if drawing:
        draw(kiosk)
        QTest.mouseClick(kiosk.signing.confirm, Qt.MouseButton.LeftButton)
    else:
        QTest.mouseClick(kiosk.signing.without, Qt.MouseButton.LeftButton)
    hands.until_page(kiosk.thanks)


@pytest.fixture
def zoe(kiosk: Kiosk, engine: Engine) -> Participant:
    """Someone expected, who has not come."""
    person = Participant(new_id(), "Lefèvre-Ångström", "Zoé", "Mairie d’Écommoy")
    assert kiosk.model.workshop is not None
    engine.phone(Register(kiosk.model.workshop.id, (person,)))
    return person


def attendee(people: People, person: Participant) -> Attendee:
    return next(one for one in people() if one.participant.id == person.id)


def test_someone_expected_signs_in_by_keyboard_and_mouse(
    kiosk: Kiosk, hands: Hands, zoe: Participant, people: People, qtbot: QtBot
) -> None:
    hands.key(Qt.Key.Key_Space)
    hands.until_page(kiosk.search)
    hands.type("zoe lef")
    qtbot.waitUntil(lambda: len(kiosk.search.buttons) == 1)
    assert "Zoé Lefèvre-Ångström" in kiosk.search.buttons[0].text()
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Space)
    agree_and_sign(kiosk, hands)
    assert kiosk.thanks.title.text() == "Thank you, Zoé Lefèvre-Ångström"
    attendance = attendee(people, zoe).attendances[0]
    assert (attendance.channel, attendance.signed) == (Channel.KIOSK, True)
    assert attendee(people, zoe).consent
    assert not attendee(people, zoe).photo_consent
    assert not kiosk._remote.undo.canUndo()


def test_nobody_is_listed_for_a_letter_or_two(kiosk: Kiosk, hands: Hands, qtbot: QtBot) -> None:
    hands.key(Qt.Key.Key_Space)
    with qtbot.waitSignal(kiosk.model.found):
        hands.type("a")
    assert kiosk.search.buttons == []


def test_who_is_not_on_the_list_says_who_they_are_and_is_a_walk_in(
    kiosk: Kiosk, hands: Hands, people: People, qtbot: QtBot
) -> None:
    hands.key(Qt.Key.Key_Space)
    QTest.mouseClick(kiosk.search.unlisted, Qt.MouseButton.LeftButton)
    hands.until_page(kiosk.walk_in)
    hands.key(Qt.Key.Key_Return)
    QTest.mouseClick(kiosk.walk_in.carry_on, Qt.MouseButton.LeftButton)
    assert kiosk.walk_in.problem.text() == "Please give a name."
    for field, text in zip(kiosk.walk_in.fields, ("Thi Lan", "Nguyen", "Amap du Perche"), strict=True):
        field.setFocus()
        hands.type(text)
    QTest.mouseClick(kiosk.walk_in.carry_on, Qt.MouseButton.LeftButton)
    agree_and_sign(kiosk, hands, drawing=False)
    found = next(one for one in people() if one.participant.last_name == "Nguyen")
    assert found.walk_in
    assert (found.attendances[0].channel, found.attendances[0].signed) == (Channel.KIOSK, False)


def test_the_same_person_twice_is_already_here(
    kiosk: Kiosk, hands: Hands, zoe: Participant, people: People, qtbot: QtBot
) -> None:
    for _time in range(2):
        kiosk.begin_anew()
        hands.key(Qt.Key.Key_Space)
        hands.until_page(kiosk.search)
        hands.type("lefe")
        qtbot.waitUntil(lambda: bool(kiosk.search.buttons))
        kiosk.search.buttons[0].click()
        if not kiosk.thanks.title.text():
            qtbot.waitUntil(lambda: kiosk.page in (kiosk.agreement, kiosk.thanks))
        if kiosk.page is kiosk.agreement:
            agree_and_sign(kiosk, hands)
    assert "already here" in kiosk.thanks.title.text()
    assert len(attendee(people, zoe).attendances) == 1


@pytest.mark.usefixtures("steady_scanner")
def test_a_badge_is_recognised_wherever_it_is_scanned(
    kiosk: Kiosk, hands: Hands, zoe: Participant, people: People, engine: Engine, qtbot: QtBot
) -> None:
    token = secrets.token_urlsafe(24)
    engine.phone(MintBadges((Minted(zoe.id, badge_hash(token)),)))
    hands.key(Qt.Key.Key_Space)
    hands.scan(f"http://192.168.1.20:8080/b/{token}")
    hands.until_page(kiosk.agreement)
    assert "Zoé" in kiosk.agreement.greeting.text()
    assert kiosk.search.field.text() == ""
    agree_and_sign(kiosk, hands)
    assert attendee(people, zoe).attendances[0].channel is Channel.KIOSK
    assert attendee(people, zoe).attendances[0].signed


@pytest.mark.usefixtures("steady_scanner")
def test_an_unknown_badge_is_said(kiosk: Kiosk, hands: Hands, qtbot: QtBot) -> None:
    hands.scan(f"http://192.168.1.20:8080/b/{secrets.token_urlsafe(24)}")
    qtbot.waitUntil(lambda: "no badge of this initiative" in kiosk.welcome.problem.text())


def test_a_dot_is_no_signature(kiosk: Kiosk, hands: Hands) -> None:
    kiosk.show_page(kiosk.signing)
    assert not kiosk.signing.confirm.isEnabled()
    QTest.mouseClick(kiosk.signing.pad, Qt.MouseButton.LeftButton)
    QTest.mouseClick(kiosk.signing.confirm, Qt.MouseButton.LeftButton)
    assert "too small" in kiosk.signing.problem.text()
    QTest.mouseClick(kiosk.signing.again, Qt.MouseButton.LeftButton)
    assert kiosk.signing.pad.is_empty


def test_the_keyboard_on_the_screen_types_names_with_their_capitals(kiosk: Kiosk, hands: Hands) -> None:
    kiosk.show_page(kiosk.walk_in)
    keys = kiosk.keyboard.keys
    for letter in "zoé":
        QTest.mouseClick(keys[letter], Qt.MouseButton.LeftButton)
    assert kiosk.walk_in.first_name.text() == "Zoé"
    QTest.mouseClick(kiosk.keyboard.erase, Qt.MouseButton.LeftButton)
    assert kiosk.walk_in.first_name.text() == "Zo"
    assert kiosk.walk_in.first_name.hasFocus()


def test_each_language_has_the_keyboard_its_people_know() -> None:
    from atelier_app.desktop.kiosk.keyboard import Keyboard

    use("fr")
    assert "".join(Keyboard().keys)[16:22] == "azerty"
    use("en")
    assert "".join(Keyboard().keys)[16:22] == "qwerty"


def test_it_goes_back_to_the_start_by_itself_and_forgets_what_was_typed(
    kiosk: Kiosk, hands: Hands, qtbot: QtBot
) -> None:
    kiosk.patience._ticking.setInterval(2)
    hands.key(Qt.Key.Key_Space)
    hands.type("zoe")
    said: list[str] = []
    kiosk.patience.told.connect(lambda words, _may: said.append(words))
    hands.until_page(kiosk.welcome)
    assert kiosk.search.field.text() == ""
    assert not kiosk.search.field.isUndoAvailable()
    assert said[0] == ""
    assert "Back to the start in 15 seconds" in said
    assert "Back to the start in 1 second" in said
    assert said[-1] == ""


def test_a_touch_during_the_countdown_stays(kiosk: Kiosk, hands: Hands) -> None:
    hands.key(Qt.Key.Key_Space)
    kiosk.patience.left = 5
    hands.type("z")
    assert kiosk.patience.left == 60
