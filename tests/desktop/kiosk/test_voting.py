"""People vote at the kiosk: by name or badge, in every kind of ballot, once, and nothing of it stays on the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from atelier_app.desktop.kiosk.grading import GradesForm
from atelier_app.desktop.kiosk.pairing import PairsForm
from atelier_app.desktop.kiosk.points import PointsForm
from atelier_app.desktop.kiosk.purpose import Purpose
from atelier_app.desktop.kiosk.ranking import RanksForm
from atelier_app.desktop.kiosk.ticks import TicksForm
from atelier_app.desktop.kiosk.window import Kiosk
from atelier_app.desktop.window.sentry import Sentry
from atelier_app.domain.attendance import Participant
from atelier_app.domain.ballots import ReadBallots, receipt_code
from atelier_app.domain.core import Channel, new_id
from atelier_app.domain.papers import IssuePapers
from atelier_app.domain.polls import PausePoll
from atelier_app.domain.registrations import Register
from tests.desktop.conftest import Engine
from tests.desktop.kiosk.conftest import LABELS, LEFT, Ballots, Hands, cast, sit


def all_words(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel))


@pytest.mark.parametrize("method", ["dots", "budget", "quadratic"])
def test_points_are_given_by_touch_and_by_keys(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None], method: str
) -> None:
    options = ballots.open(method)
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    form = kiosk.voting.ballot.form
    assert isinstance(form, PointsForm)
    QTest.mouseClick(form.numbers[options[2].id].more, LEFT)
    assert form.numbers[options[0].id].field.hasFocus()
    receipt = cast(kiosk, hands)
    places = ballots.close()
    assert min(places, key=places.__getitem__) == options[2].id
    (ballot,) = ballots.engine.door.read(ReadBallots(ballots.poll_id))
    assert receipt_code(ballot.id) == receipt
    assert ballots.record.turnout == {Channel.KIOSK: 1}


def test_arrow_keys_and_figures_give_points_and_too_many_are_said(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None], qtbot: QtBot
) -> None:
    ballots.open("dots", settings={"points": 5, "maximum": 5})
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sitting = sit(kiosk, hands)
    page = kiosk.voting.ballot
    for _press in range(2):
        hands.key(Qt.Key.Key_Up)
    hands.key(Qt.Key.Key_Down)
    assert list(sitting.values.values()) == [1]
    assert page.left.text() == "4 points left"
    hands.key(Qt.Key.Key_Tab)
    hands.type("5")
    assert page.left.text() == "Too many points"
    QTest.mouseClick(page.put_in, LEFT)
    qtbot.waitUntil(lambda: page.problem.text() == "You have 5 points in all; please remove some.")
    assert kiosk.page is page
    assert ballots.record.cast == 0


def test_a_tap_on_an_option_ticks_it(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    options = ballots.open("approval")
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sitting = sit(kiosk, hands)
    form = kiosk.voting.ballot.form
    assert isinstance(form, TicksForm)
    QTest.mouseClick(form.lines[options[1].id].words, LEFT)
    hands.key(Qt.Key.Key_Space)
    assert set(sitting.values) == {options[0].id, options[1].id}
    hands.key(Qt.Key.Key_Space)
    cast(kiosk, hands)
    assert ballots.close()[options[1].id] == 1


@pytest.mark.parametrize("method", ["majority_judgment", "score"])
def test_grades_are_chosen_one_for_each(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None], method: str
) -> None:
    options = ballots.open(method)
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sitting = sit(kiosk, hands)
    form = kiosk.voting.ballot.form
    assert isinstance(form, GradesForm)
    best = sitting.sheet.most
    QTest.mouseClick(form.scales[options[3].id].buttons[best], LEFT)
    hands.key(Qt.Key.Key_Right)  # the arrows go from one grade to the next
    assert sitting.values == {options[3].id: best - 1}
    QTest.mouseClick(form.scales[options[0].id].buttons[0], LEFT)
    QTest.mouseClick(form.scales[options[0].id].none, LEFT)
    assert sitting.values == {options[3].id: best - 1}
    cast(kiosk, hands)
    assert ballots.close()[options[3].id] == 1


def test_many_scores_are_numbers_from_nothing_up(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    options = ballots.open("score", settings={"maximum": 100})
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sitting = sit(kiosk, hands)
    form = kiosk.voting.ballot.form
    assert isinstance(form, GradesForm)
    number = form.numbers[options[0].id]
    for expected in (0, 5):
        QTest.mouseClick(number.more, LEFT)
        assert sitting.values == {options[0].id: expected}
    for _press in range(2):
        QTest.mouseClick(number.less, LEFT)
    assert sitting.values == {}
    assert number.field.text() == ""
    hands.type("73")
    cast(kiosk, hands)
    assert ballots.close()[options[0].id] == 1


@pytest.mark.parametrize("method", ["borda", "schulze", "instant_runoff"])
def test_options_are_ranked_by_tapping_and_moving(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None], method: str
) -> None:
    options = ballots.open(method)
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sitting = sit(kiosk, hands)
    form = kiosk.voting.ballot.form
    assert isinstance(form, RanksForm)
    for option in (options[2], options[0], options[3], options[1]):
        QTest.mouseClick(form.lines[option.id].words, LEFT)
    QTest.mouseClick(form.lines[options[0].id].up, LEFT)
    hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Space)
    assert form.order == [options[n].id for n in (2, 0, 3, 1)]
    QTest.mouseClick(form.lines[options[0].id].up, LEFT)
    assert [sitting.values[options[n].id] for n in (0, 2, 3, 1)] == [1, 2, 3, 4]
    assert [form.column.indexOf(form.lines[options[n].id]) for n in (0, 2, 3, 1)] == [0, 1, 2, 3]
    cast(kiosk, hands)
    places = ballots.close()
    assert min(places, key=places.__getitem__) == options[0].id


def test_which_of_these_two_is_asked_as_long_as_one_likes(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    options = ballots.open("pairwise")
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sitting = sit(kiosk, hands)
    form = kiosk.voting.ballot.form
    assert isinstance(form, PairsForm)
    hands.key(Qt.Key.Key_Space)
    QTest.mouseClick(form.both, LEFT)
    QTest.mouseClick(form.back, LEFT)
    assert len(sitting.answers) == 1
    assert ballots.record.cast == 0
    while sitting.comparison.pair:
        # always for the earlier one in the list, if it is shown
        first = min(sitting.comparison.pair, key=[option.id for option in options].index)
        QTest.mouseClick(form.new if first == sitting.comparison.pair[0] else form.old, LEFT)
    assert "Thank you" in form.words.text()
    assert not form.new.isVisible()
    cast(kiosk, hands)
    assert ballots.record.cast == 1


def test_a_blank_ballot_is_said_to_be_one_and_counts(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    ballots.open()
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    assert kiosk.voting.ballot.put_in.text() == "Cast a blank ballot"
    cast(kiosk, hands)
    ballots.close()
    outcome = ballots.record.outcome
    assert outcome is not None
    assert (outcome.ballots, outcome.blank) == (1, 1)


def test_a_ballot_can_be_corrected_until_done_and_is_one(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    options = ballots.open("approval")
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    hands.key(Qt.Key.Key_Space)
    receipt = cast(kiosk, hands)
    QTest.mouseClick(kiosk.voting.receipt.correct, LEFT)
    hands.until_page(kiosk.voting.ballot)
    form = kiosk.voting.ballot.form
    assert isinstance(form, TicksForm)
    assert form.boxes[options[0].id].isChecked()
    assert kiosk.voting.ballot.put_in.text() == "Change my vote"
    QTest.mouseClick(form.boxes[options[0].id], LEFT)
    QTest.mouseClick(form.boxes[options[1].id], LEFT)
    assert cast(kiosk, hands) == receipt
    QTest.mouseClick(kiosk.voting.receipt.done, LEFT)
    assert kiosk.page is kiosk.welcome
    assert ballots.record.cast == 1
    assert ballots.close()[options[1].id] == 1


def test_nothing_of_a_ballot_stays_after_its_voter(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None], qtbot: QtBot
) -> None:
    ballots.open("approval")
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    hands.key(Qt.Key.Key_Space)
    cast(kiosk, hands)
    words = all_words(kiosk.voting.receipt)
    assert not any(label in words for label in LABELS)
    kiosk.patience._ticking.setInterval(2)
    hands.until_page(kiosk.welcome)
    assert kiosk.voting.booth.sitting is None
    assert kiosk.voting.ballot.form is None
    qtbot.waitUntil(lambda: not kiosk.findChildren(TicksForm))
    said = all_words(kiosk)
    assert not any(label in said for label in LABELS)
    assert kiosk.voting.receipt.code.text() == ""
    assert "Zéphyrine" not in said


def test_an_abandoned_draft_is_wiped_and_nothing_is_cast(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    ballots.open("approval")
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    hands.key(Qt.Key.Key_Space)
    kiosk.patience._ticking.setInterval(2)
    hands.until_page(kiosk.welcome)
    assert ballots.record.cast == 0
    kiosk.patience._ticking.setInterval(1000)
    come("zephy")
    assert sit(kiosk, hands).values == {}


def test_who_voted_by_phone_or_holds_a_paper_is_told_and_nothing_is_changed(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    ballots.open()
    phone, paper = ballots.here("Zéphyrine", "Quenouille"), ballots.here("Ugolin", "Xaintrailles")
    ballots.by_phone(phone)
    ballots.engine.door.execute(IssuePapers(ballots.poll_id, (paper.id,)))
    for letters, words in (("zephy", "You have already voted"), ("ugolin", "You hold a paper ballot")):
        come(letters)
        hands.until_page(kiosk.voting.told)
        assert words in kiosk.voting.told.words.text()
        hands.key(Qt.Key.Key_Space)
    assert kiosk.page is kiosk.welcome
    assert ballots.record.turnout == {Channel.PHONE: 1}


def test_the_door_decides_when_a_phone_was_quicker(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    ballots.open("approval")
    zoe = ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    ballots.by_phone(zoe)
    hands.key(Qt.Key.Key_Space)
    QTest.mouseClick(kiosk.voting.ballot.put_in, LEFT)
    hands.until_page(kiosk.voting.told)
    assert "You have already voted" in kiosk.voting.told.words.text()
    assert ballots.record.cast == 1


def test_only_those_present_are_found_and_three_letters_are_needed(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, engine: Engine, qtbot: QtBot
) -> None:
    ballots.open()
    ballots.here("Zéphyrine", "Quenouille")
    engine.door.execute(Register(ballots.workshop_id, (Participant(new_id(), "Quenouille", "Yves"),)))
    QTest.mouseClick(kiosk.welcome.vote, LEFT)
    with qtbot.waitSignal(kiosk.voting.booth.found):
        hands.type("que")
    assert [one.accessibleName() for one in kiosk.voting.search.buttons] == ["Zéphyrine Quenouille"]
    with qtbot.waitSignal(kiosk.voting.booth.found):
        hands.key(Qt.Key.Key_Backspace)
    assert kiosk.voting.search.buttons == []
    QTest.mouseClick(kiosk.voting.search.unlisted, LEFT)
    assert kiosk.page is kiosk.search


@pytest.mark.usefixtures("steady_scanner")
def test_a_badge_votes_when_its_holder_is_here_and_signs_in_when_not(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, engine: Engine
) -> None:
    ballots.open("approval")
    zoe, ugo = ballots.here("Zéphyrine", "Quenouille"), Participant(new_id(), "Xaintrailles", "Ugolin")
    engine.door.execute(Register(ballots.workshop_id, (ugo,)))
    hands.scan(ballots.badge(ugo))
    hands.until_page(kiosk.agreement)
    kiosk.begin_anew()
    code = ballots.badge(zoe)
    hands.scan(code)
    assert sit(kiosk, hands).participant_id == zoe.id
    hands.scan(ballots.badge(ugo))  # somebody impatient does not take the place of who is there
    assert kiosk.page is kiosk.voting.ballot
    assert "scanned meanwhile" in kiosk.voting.ballot.problem.text()


def test_a_vote_that_closes_meanwhile_is_said(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    ballots.open("approval")
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    hands.key(Qt.Key.Key_Space)
    ballots.close()
    hands.until_page(kiosk.voting.told)
    assert "closed before you cast" in kiosk.voting.told.words.text()
    assert ballots.record.cast == 0


def test_a_paused_vote_keeps_the_ballot_on_the_page(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None], engine: Engine, qtbot: QtBot
) -> None:
    ballots.open("approval")
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    hands.key(Qt.Key.Key_Space)
    engine.door.execute(PausePoll(ballots.poll_id))
    QTest.mouseClick(kiosk.voting.ballot.put_in, LEFT)
    qtbot.waitUntil(lambda: "This vote is paused" in kiosk.voting.ballot.problem.text())
    engine.door.execute(PausePoll(ballots.poll_id, paused=False))
    cast(kiosk, hands)
    assert ballots.record.cast == 1


def test_a_ballot_on_its_way_when_the_engine_stops_is_cast_once(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None], engine: Engine
) -> None:
    ballots.open("approval")
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    hands.key(Qt.Key.Key_Space)
    engine.hang_up()
    QTest.mouseClick(kiosk.voting.ballot.put_in, LEFT)
    assert not kiosk.footer.back.isEnabled()
    engine.start()
    hands.until_page(kiosk.voting.receipt)
    assert kiosk.footer.back.isEnabled()
    assert ballots.record.cast == 1


def test_options_are_shuffled_anew_for_each_sitting(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    options = ballots.open("dots", count=40, shuffled=True)
    ballots.here("Zéphyrine", "Quenouille")
    orders = []
    for _time in range(2):
        come("zephy")
        orders.append(sit(kiosk, hands).order)
        assert "another for each voter" in kiosk.voting.ballot.about.text()
        kiosk.begin_anew()
    assert len({orders[0], orders[1], options}) == 3


def test_ones_own_ideas_are_left_to_who_knows_them(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None]
) -> None:
    ballots.open("approval", own_ideas=False)
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    assert "The kiosk cannot know yours" in kiosk.voting.ballot.about.text()
    hands.key(Qt.Key.Key_Space)
    cast(kiosk, hands)


def test_without_an_open_vote_the_kiosk_is_for_signing_in(
    kiosk: Kiosk, ballots: Ballots, engine: Engine, qtbot: QtBot
) -> None:
    assert not kiosk.welcome.vote.isVisible()
    ballots.open()
    assert kiosk.welcome.vote.isVisible()
    assert kiosk.welcome.begin.isVisible()
    assert kiosk.welcome.vote.hasFocus()
    engine.door.execute(PausePoll(ballots.poll_id))
    qtbot.waitUntil(lambda: not kiosk.welcome.vote.isVisible())
    assert "paused" in kiosk.welcome.question.text()


def test_a_polling_booth_does_nothing_but_vote(
    kiosk: Kiosk, sentry: Sentry, ballots: Ballots, qtbot: QtBot
) -> None:
    sentry.end_kiosk()
    sentry.start_kiosk(ballots.workshop_id, None, Purpose.VOTING)
    booth = sentry.kiosk
    assert booth is not None
    qtbot.waitUntil(lambda: booth.model.workshop is not None)
    assert not booth.welcome.begin.isVisible()
    assert booth.welcome.question.text() == "No vote is open at the moment."
    ballots.kiosk = booth
    ballots.open()
    assert booth.welcome.vote.isVisible()
    assert not booth.welcome.begin.isVisible()
    assert sentry._window.settings.kiosk(sentry._window.file)[2] == "voting"


@pytest.mark.parametrize(
    "method", ["dots", "approval", "majority_judgment", "borda", "pairwise", "quadratic"]
)
def test_every_ballot_fits_a_small_laptop_and_can_be_told_by_a_screen_reader(
    kiosk: Kiosk, hands: Hands, ballots: Ballots, come: Callable[[str], None], method: str
) -> None:
    from tests.desktop.window.test_window import unnamed

    ballots.open(method, count=30)
    ballots.here("Zéphyrine", "Quenouille")
    come("zephy")
    sit(kiosk, hands)
    assert unnamed(kiosk) == []
    form = kiosk.voting.ballot.form
    assert form is not None
    assert form.minimumSizeHint().width() <= 1180
