"""The Wi-Fi dies in mid-vote: the rest of the room votes at the kiosk, nobody twice, and all count once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from atelier_app.desktop.kiosk.points import PointsForm
from atelier_app.desktop.kiosk.window import Kiosk
from atelier_app.domain.ballots import ReadBallots, receipt_code
from atelier_app.domain.core import Channel, Id
from tests.desktop.conftest import Engine
from tests.desktop.kiosk.conftest import LEFT, Ballots, Hands, cast, sit
from tests.fixtures_phones import HttpPhone, serving


@pytest.fixture
def scan() -> Iterator[Callable[[str], HttpPhone]]:
    """Makes phones that have scanned the code."""
    made: list[HttpPhone] = []

    def phone(address: str) -> HttpPhone:
        made.append(HttpPhone(address))
        return made[-1]

    yield phone
    for one in made:
        one.http.close()


def test_when_the_wifi_dies_the_rest_votes_at_the_kiosk_and_nobody_twice(
    kiosk: Kiosk,
    hands: Hands,
    ballots: Ballots,
    come: Callable[[str], None],
    engine: Engine,
    scan: Callable[[str], HttpPhone],
) -> None:
    verger, bus, *_rest = ballots.open("dots", settings={"points": 3, "maximum": 3})
    names = (("Adelaïde", "Quenouille"), ("Bonaventure", "Xaintrailles"), ("Clotaire", "Yvetot"))

    with serving(engine.door) as wifi:
        port = int(wifi.address.rpartition(":")[2])
        adelaide, bonaventure, clotaire = (scan(wifi.address).sign_in(*name) for name in names)
        for phone in (adelaide, bonaventure):
            assert "Your vote is recorded" in phone.vote(**{verger.id: "3"}).text
        clotaire.open()
    with pytest.raises(httpx.TransportError):
        clotaire.post("/vote", poll=ballots.poll_id, **{bus.id: "3"})
    assert ballots.record.turnout == {Channel.PHONE: 2}

    ballots.here("Désirée", "Zola")
    receipts = [vote_at_kiosk(kiosk, hands, come, letters, bus.id) for letters in ("yvetot", "zola")]
    for letters in ("quenou", "xaintr"):
        come(letters)
        hands.until_page(kiosk.voting.told)
        assert "You have already voted" in kiosk.voting.told.words.text()
        hands.key(Qt.Key.Key_Space)

    with serving(engine.door, port=port):
        clotaire.post("/vote", poll=ballots.poll_id, **{verger.id: "3"})
        assert "You have already voted" in clotaire.text
        adelaide.vote(**{verger.id: "2"})
        assert "Your vote is recorded" in adelaide.text

    ballots.close()
    record = ballots.record
    assert record.turnout == {Channel.PHONE: 2, Channel.KIOSK: 2}
    assert [(line.channel, line.cast) for line in record.reconciliation] == [
        (Channel.PHONE, 2),
        (Channel.KIOSK, 2),
    ]
    assert record.outcome is not None
    scores = {standing.option_id: standing.score for standing in record.outcome.standings}
    assert (scores[verger.id], scores[bus.id]) == (5, 6)
    counted = [receipt_code(ballot.id) for ballot in engine.door.read(ReadBallots(ballots.poll_id))]
    assert len(counted) == 4
    assert set(receipts) < set(counted)


def vote_at_kiosk(
    kiosk: Kiosk, hands: Hands, come: Callable[[str], None], letters: str, option_id: Id
) -> str:
    """All three points to one option; the receipt."""
    come(letters)
    sit(kiosk, hands)
    form = kiosk.voting.ballot.form
    assert isinstance(form, PointsForm)
    for _press in range(3):
        QTest.mouseClick(form.numbers[option_id].more, LEFT)
    receipt = cast(kiosk, hands)
    QTest.mouseClick(kiosk.voting.receipt.done, LEFT)
    return receipt
