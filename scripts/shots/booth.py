"""Voting at the kiosk, on a small laptop and a large screen: the start, the ballot, its receipt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize

from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.desktop.kiosk.window import Kiosk
from atelier_app.desktop.look.theme import Mode
from atelier_app.domain.attendance import Found, Participant
from atelier_app.domain.ballots import receipt_code
from atelier_app.domain.comparisons import answers_of
from atelier_app.domain.core import Id
from atelier_app.domain.methods.method import Choices, Entry
from atelier_app.exchange.sample import UNDER_WAY, sample_id
from scripts.shots.camera import BEAM
from scripts.shots.window import Screens

SMALL = QSize(1280, 720)


def booth(
    screens: Screens, poll_id: Id, voter: Participant, filled: Choices, what: str, *, around: bool
) -> None:
    """The ballot, and `around` it the start and the receipt. Nothing is cast: it is that of the ballot as it would be."""
    with _kiosk(screens) as kiosk:
        screens.camera.wait(lambda: kiosk.voting.booth.is_open and _poll(kiosk) == poll_id)
        for size, mode, look in ((SMALL, Mode.LIGHT, "light"), (BEAM, Mode.DARK, "dark")):
            screens.camera.dress(mode)
            kiosk.setFixedSize(size)
            _pages(screens, kiosk, voter, filled, what, look, around)
            kiosk.begin_anew()
        screens.camera.dress(Mode.LIGHT)


def _pages(
    screens: Screens, kiosk: Kiosk, voter: Participant, filled: Choices, what: str, look: str, around: bool
) -> None:
    def take(page: str) -> None:
        screens.camera.settle(screens.remote)
        screens.camera.take("kiosk", page, kiosk, look)

    if around:
        take("vote-welcome")
    kiosk.voting.booth.choose(Found(voter.id, voter.full_name, voter.organisation))
    screens.camera.wait(lambda: kiosk.voting.ballot.form is not None)
    sitting, form = kiosk.voting.booth.sitting, kiosk.voting.ballot.form
    assert sitting is not None
    assert form is not None
    _fill(sitting, filled)
    form.show_values()
    kiosk.voting.ballot.refresh()
    take(what)
    if around:
        kiosk.voting.receipt.show_receipt(receipt_code(sitting.ballot_id))
        kiosk.show_page(kiosk.voting.receipt)
        take("vote-receipt")


def _fill(sitting: Sitting, filled: Choices) -> None:
    values = {choice.option_id: choice.value for choice in filled}
    if sitting.entry is Entry.PAIRS:
        sitting.answers = answers_of(sitting.ids, values)[:2]
    else:
        sitting.values = values


def _poll(kiosk: Kiosk) -> Id:
    record = kiosk.voting.booth.poll
    return record.poll.id if record else ""


@contextmanager
def _kiosk(screens: Screens) -> Iterator[Kiosk]:
    """Not locked: nobody but the camera is there."""
    sentry = screens.window.sentry
    assert sentry is not None
    kiosk = Kiosk(screens.remote, sample_id(UNDER_WAY), sentry.lock)
    kiosk.show()
    try:
        yield kiosk
    finally:
        kiosk.leave()
