"""Badges at the door: a scanner that types, words and colours for each verdict, a tone, and the camera's pictures."""

from __future__ import annotations

import secrets
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.scanning import camera, tone
from atelier_app.desktop.scanning.camera import Camera, Seen
from atelier_app.desktop.scanning.page import DoorPage
from atelier_app.desktop.scanning.verdict import Kind
from atelier_app.desktop.window.window import Window
from atelier_app.domain.attendance import Participant, ReadAttendance
from atelier_app.domain.badges import MintBadges, Minted
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Channel, new_id
from atelier_app.domain.registrations import Register
from atelier_app.support.qr import QUIET_ZONE, matrix
from tests.desktop.conftest import Engine


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Kind]:
    """The tones that were played."""
    played: list[Kind] = []
    monkeypatch.setattr(tone, "play", played.append)
    return played


@pytest.fixture
def page(window: Window, heard: list[Kind], steady_scanner: None, qtbot: QtBot) -> DoorPage:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.acts.show_badges()
    assert window.workspace is not None
    made = window.workspace.stack.currentWidget()
    assert isinstance(made, DoorPage)
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def badge(window: Window, engine: Engine) -> Callable[[Participant], str]:
    """Prints a badge of someone expected; its address."""

    def printed(person: Participant) -> str:
        assert window.workspace is not None
        assert window.workspace.course.workshop_id is not None
        engine.phone(Register(window.workspace.course.workshop_id, (person,)))
        token = secrets.token_urlsafe(24)
        engine.phone(MintBadges((Minted(person.id, badge_hash(token)),)))
        return f"http://192.168.1.20:8080/b/{token}"

    return printed


@pytest.fixture
def zoe() -> Participant:
    return Participant(new_id(), "Ångström", "Zoé", "Mairie d’Écommoy")


def scan(window: Window, text: str) -> None:
    for letter in text:
        QTest.keyClick(window.windowHandle(), ord(letter))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)


def kinds(page: DoorPage) -> Kind | None:
    return page.board.verdict.kind if page.board.verdict else None


def test_a_scanned_badge_signs_in_then_is_already_here_and_undo_takes_it_back(
    page: DoorPage,
    window: Window,
    engine: Engine,
    badge: Callable[[Participant], str],
    zoe: Participant,
    heard: list[Kind],
    qtbot: QtBot,
) -> None:
    address = badge(zoe)
    times = iter((0.0, 0.4, 5.0))
    page.model._clock = lambda: next(times)
    scan(window, address)
    scan(window, address)  # within a second: the same gesture
    qtbot.waitUntil(lambda: kinds(page) is Kind.ACCEPTED)
    assert page.board.title.text() == "Accepted"
    assert page.board.name.text() == "Zoé Ångström"
    assert heard == [Kind.ACCEPTED]
    scan(window, address)
    qtbot.waitUntil(lambda: kinds(page) is Kind.ALREADY)
    assert heard == [Kind.ACCEPTED, Kind.ALREADY]
    assert window.remote is not None
    assert window.workspace is not None
    workshop_id = window.workspace.course.workshop_id
    assert workshop_id is not None

    def attended() -> list[Channel]:
        people = engine.door.read(ReadAttendance(workshop_id)).attendees
        return [
            one.channel for found in people if found.participant.id == zoe.id for one in found.attendances
        ]

    assert attended() == [Channel.DOOR]
    qtbot.waitUntil(window.remote.undo.canUndo)
    assert window.remote.undo.undoText() == "Sign-in of Zoé Ångström"
    window.acts.undo()
    qtbot.waitUntil(lambda: attended() == [])


def test_a_badge_read_again_in_part_is_the_same_gesture(
    page: DoorPage, badge: Callable[[Participant], str], zoe: Participant, heard: list[Kind], qtbot: QtBot
) -> None:
    address = badge(zoe)
    times = iter((0.0, 0.4))
    page.model._clock = lambda: next(times)
    page.model.read(address)
    page.model.read(address[address.index("/b/") :])
    qtbot.waitUntil(lambda: bool(heard) and page.model._remote.pending == 0)
    assert heard == [Kind.ACCEPTED]


def test_a_replaced_badge_and_a_foreign_code_are_told_apart_in_words(
    page: DoorPage,
    window: Window,
    engine: Engine,
    badge: Callable[[Participant], str],
    zoe: Participant,
    qtbot: QtBot,
) -> None:
    old = badge(zoe)
    engine.phone(MintBadges((Minted(zoe.id, badge_hash(secrets.token_urlsafe(24))),)))
    scan(window, old)
    qtbot.waitUntil(lambda: kinds(page) is Kind.REPLACED)
    assert "newer badge" in page.board.detail.text()
    scan(window, "3017620422003")
    qtbot.waitUntil(lambda: kinds(page) is Kind.UNKNOWN)
    assert page.board.title.text() == "Unknown badge"
    assert len(page.lines) == 2


def test_it_says_when_the_scanner_types_elsewhere(page: DoorPage, window: Window, qtbot: QtBot) -> None:
    assert page.board.title.text() == "Ready"
    window.acts.focus_agenda()
    qtbot.waitUntil(lambda: "not heard" in page.board.title.text())
    QTest.mouseClick(page.board, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.board.title.text() == "Ready")


def test_a_scanned_letter_is_no_key_of_a_menu(page: DoorPage, window: Window, qtbot: QtBot) -> None:
    scan(window, "??????????")
    qtbot.waitUntil(lambda: kinds(page) is Kind.UNKNOWN)
    assert [one for one in window.findChildren(type(window)) if one.isVisible()] == []


def test_without_the_extra_the_button_says_how_to_get_it(page: DoorPage) -> None:
    if not camera.is_installed():
        QTest.mouseClick(page.camera_button, Qt.MouseButton.LeftButton)
        assert "pip install atelier[camera]" in page.explanation.text()
        assert page.explanation.isVisible()
    assert page.hasFocus()


@pytest.mark.parametrize("kind", Kind)
def test_each_verdict_has_its_tone(kind: Kind, tmp_path: Path) -> None:
    tone.write(tmp_path / "tone.wav", tone.NOTES[kind])
    with wave.open(str(tmp_path / "tone.wav")) as file:
        assert 0.15 < file.getnframes() / file.getframerate() < 0.5
        loudest = max(abs(sample) for sample in tone.samples(tone.NOTES[kind]))
        assert 10_000 < loudest < 20_000


# --- the camera


def picture(text: str, module: int = 6, *, torn: bool = False) -> QImage:
    """A badge's code as a camera might see it."""
    rows = matrix(text)
    side = (len(rows) + 2 * QUIET_ZONE) * module
    made = QImage(640, 480, QImage.Format.Format_RGB32)
    made.fill(QColor("#c9c4ba"))
    painter = QPainter(made)
    painter.translate((640 - side) / 2, (480 - side) / 2)
    painter.fillRect(0, 0, side, side, QColor("white"))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                place = ((x + QUIET_ZONE) * module, (y + QUIET_ZONE) * module, module, module)
                painter.fillRect(*place, QColor("black"))
    if torn:  # across the middle, the corners left
        painter.fillRect(side // 5, int(side * 0.42), side * 3 // 5, side // 4, QColor("#c9c4ba"))
    painter.end()
    return made


ADDRESS = "http://192.168.1.20:8080/b/" + "aB3_-" * 6 + "xY"


def test_a_picture_of_a_badge_is_read() -> None:
    assert camera.read(picture(ADDRESS)) == (Seen.CODE, ADDRESS)


def test_a_torn_badge_is_not_readable_and_no_code_is_nothing() -> None:
    assert camera.read(picture(ADDRESS, torn=True)) == (Seen.UNREADABLE, "")
    empty = QImage(640, 480, QImage.Format.Format_RGB32)
    empty.fill(QColor("grey"))
    assert camera.read(empty) == (Seen.NOTHING, "")


class Pictures:
    """A camera that sees these, then owes its pictures."""

    def __init__(self, *seen: QImage) -> None:
        self.left = list(seen)
        self.closed = False

    def picture(self) -> QImage | None:
        return self.left.pop(0) if self.left else None

    def close(self) -> None:
        self.closed = True


def test_what_the_camera_reads_signs_in_and_its_picture_says_what_it_saw(
    page: DoorPage, badge: Callable[[Participant], str], zoe: Participant, qtbot: QtBot
) -> None:
    source = Pictures(picture(ADDRESS, torn=True), picture(badge(zoe)))
    seen: list[Seen] = []
    eye = Camera(page.view, lambda: source)
    eye.pictured.connect(lambda _picture, what: seen.append(what))
    with qtbot.waitSignal(page.view.ended):
        page.view.start(eye)
    assert seen == [Seen.UNREADABLE, Seen.CODE]
    assert source.closed
    assert not page.view.is_running
    assert "No camera answers" in page.explanation.text()
    qtbot.waitUntil(lambda: kinds(page) is Kind.ACCEPTED)
