"""Raised hands: who has not voted otherwise, counted together; nobody among them votes again."""

from __future__ import annotations

from pathlib import Path

import pytest

from atelier_app.domain.core import Channel
from atelier_app.domain.hands import CountHands
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.papers import TakeBackPapers
from atelier_app.domain.polls import ClosePoll, PausePoll, ReopenPoll
from atelier_app.domain.refusals import Refusal
from atelier_app.workshop.inspection import inspect
from tests.stage import Stage, refusal
from tests.workshop.voting import WEIGHED, arrived, at_kiosk, elect, issue, raise_hands, said, scores, seen


def test_hands_are_counted_beside_the_other_channels(stage: Stage, path: Path) -> None:
    bus, app = stage.open_poll("Bus", "Appli")
    anne = stage.sign_in("Lefèvre")
    arrived(stage, "Benali", "Noël", "Petit")
    stage.vote(anne, (app, 2))
    command = CountHands(stage.poll, 3, said((bus, 3), (app, 1)))
    stage.do(command)
    assert not stage.do(command).changed
    record = seen(stage)
    assert record.turnout == {Channel.PHONE: 1, Channel.HANDS: 3}
    assert (record.cast, record.still_to_vote, dict(record.poll.hands)) == (4, 0, {"": 3})
    stage.do(ClosePoll(stage.poll))
    assert scores(stage) == {bus.id: 3, app.id: 3}
    stage.door.close()
    assert inspect(path).sound


def test_whoever_may_have_raised_a_hand_votes_no_other_way(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    anne, karim = stage.sign_in("Lefèvre"), stage.sign_in("Benali", "Karim")
    stage.vote(karim, (bus, 1))
    arrived(stage, "Noël", "Petit")
    receipt = raise_hands(stage, 1, (bus, 1))
    for way in (
        lambda: stage.vote(anne, (bus, 1)),
        lambda: at_kiosk(stage, anne, (bus, 1)),
        lambda: issue(stage, anne),
    ):
        assert refusal(way) is Refusal.HANDS_COUNTED
    stage.vote(karim, (bus, 2))  # a vote that was cast before may still change
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert (seen(stage).turnout, dict(seen(stage).poll.hands)) == ({Channel.PHONE: 1}, {})
    stage.vote(anne, (bus, 1))


def test_no_more_hands_than_people_who_have_not_voted(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    anne, karim, _noel = arrived(stage, "Lefèvre", "Benali", "Noël")
    at_kiosk(stage, anne, (bus, 1))
    issue(stage, karim)
    assert refusal(lambda: raise_hands(stage, 2, (bus, 1))) is Refusal.TOO_MANY_PEOPLE_FOR_HANDS
    assert refusal(lambda: raise_hands(stage, 1, (bus, 2))) is Refusal.TOO_MANY_HANDS
    for people in (-1, True, 1.0, "1", None):
        command = CountHands(stage.poll, people, ())  # type: ignore[arg-type]
        assert refusal(lambda command=command: stage.do(command)) is Refusal.NOT_A_WHOLE_NUMBER  # type: ignore[misc]
    twice = CountHands(stage.poll, 1, (Choice(bus.id, 1), Choice(bus.id, 0)))
    assert refusal(lambda: stage.do(twice)) is Refusal.REPEATED_OPTION
    raise_hands(stage, 1, (bus, 1))
    stage.do(TakeBackPapers(stage.poll, (karim,)))
    raise_hands(stage, 2, (bus, 1))
    assert seen(stage).still_to_vote == 0


def test_a_count_is_corrected_and_each_step_is_undone(stage: Stage) -> None:
    bus, app = stage.open_poll("Bus", "Appli")
    arrived(stage, "Lefèvre", "Benali", "Noël")
    first = raise_hands(stage, 2, (bus, 2))
    second = raise_hands(stage, 3, (bus, 1), (app, 3))
    assert second.inverse is not None
    back = stage.do(second.inverse)
    assert dict(seen(stage).poll.hands) == {"": 2}
    assert back.inverse is not None
    stage.do(back.inverse)
    stage.do(ClosePoll(stage.poll))
    assert scores(stage) == {bus.id: 1, app.id: 3}
    stage.do(ReopenPoll(stage.poll))
    raise_hands(stage, 0)
    assert seen(stage).cast == 0
    assert first.inverse is not None
    assert not stage.do(first.inverse).changed


def test_hands_keep_to_what_one_ballot_may_say(stage: Stage) -> None:
    options = stage.open_poll("Bus", "Appli", "Fibre", points=2)
    arrived(stage, "Lefèvre", "Benali")
    raise_hands(stage, 2, *((option, 1) for option in options))
    too_many = [(option, 2) for option in options]
    assert refusal(lambda: raise_hands(stage, 2, *too_many)) is Refusal.TOO_MANY_POINTS


@pytest.mark.parametrize(
    "method", ["score", "budget", "quadratic", "majority_judgment", "schulze", "pairwise"]
)
def test_only_what_is_said_by_yes_is_said_by_hand(stage: Stage, method: str) -> None:
    bus, _app = stage.open_poll_by(method, "Bus", "Appli")
    arrived(stage, "Lefèvre")
    assert refusal(lambda: raise_hands(stage, 1, (bus, 1))) is Refusal.NOT_BY_HANDS


def test_hands_are_counted_while_a_vote_is_open_or_paused(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    arrived(stage, "Lefèvre")
    stage.do(PausePoll(stage.poll))
    raise_hands(stage, 1, (bus, 1))
    stage.do(ClosePoll(stage.poll))
    assert refusal(lambda: raise_hands(stage, 0)) is Refusal.POLL_CLOSED


def test_each_college_raises_its_own_hands(stage: Stage) -> None:
    bus, app = stage.open_poll_by("approval", "Bus", "Appli", colleges=WEIGHED)
    anne, *_others = arrived(stage, "Lefèvre", "Benali", "Noël")
    elect(stage, anne)
    assert refusal(lambda: raise_hands(stage, 2, college="Élus")) is Refusal.TOO_MANY_PEOPLE_FOR_HANDS
    assert refusal(lambda: raise_hands(stage, 1, college="Voisins")) is Refusal.UNKNOWN_COLLEGE
    raise_hands(stage, 1, (bus, 1), college="elus")
    raise_hands(stage, 2, (app, 2))
    assert dict(seen(stage).poll.hands) == {"Élus": 1, "": 2}
    elect(stage, *_others)  # told too late: their hands were counted
    assert refusal(lambda: raise_hands(stage, 3, college="Élus")) is Refusal.TOO_MANY_PEOPLE_FOR_HANDS
