"""A scan is told from typing by its speed, and a badge from any other code by what it says."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from atelier_app.desktop.scanning.wedge import GAP, Wedge, token_of

TOKENS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", min_size=32, max_size=32)
# What the keys that type these on an American keyboard type on a French one.
LETTERS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM1234567890-_/:.",
        "azertyuiopqsdfghjklwxcvbn,AZERTYUIOPQSDFGHJKLWXCVBN?&é\"'(-è_çà)°!M:",
        strict=True,
    )
)


def press(wedge: Wedge, text: str, at: int) -> bool:
    key = Qt.Key.Key_Return if text == "\r" else Qt.Key.Key_unknown
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(at)
    return wedge.eventFilter(wedge, event)


@pytest.fixture
def wedge(qtbot: QtBot) -> Wedge:
    parent = QObject()
    made = Wedge(parent)
    made.setObjectName("wedge")
    made._keep = parent  # type: ignore[attr-defined]
    return made


def test_fast_letters_and_enter_are_a_scan_whose_enter_nobody_else_gets(wedge: Wedge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wedge.scanned) as scanned:
        for n, letter in enumerate("0123456789"):
            assert not press(wedge, letter, 1000 + 20 * n)
        assert press(wedge, "\r", 1200)
    assert scanned.args == ["0123456789"]


def test_what_people_type_is_left_alone(wedge: Wedge, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(wedge.scanned):
        for n, letter in enumerate("Martin-Dupont"):
            press(wedge, letter, 1000 + (GAP + 60) * n)
        assert not press(wedge, "\r", 9000)


def test_a_name_typed_before_a_scan_is_no_part_of_it(wedge: Wedge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wedge.scanned) as scanned:
        press(wedge, "Z", 1000)
        for n, letter in enumerate("abcdef\r"):
            press(wedge, letter, 2000 + 10 * n)
    assert scanned.args == ["abcdef"]


@given(TOKENS)
def test_a_badge_is_read_by_scanners_of_either_keyboard(token: str) -> None:
    address = f"http://192.168.1.20:8080/b/{token}"
    assert token_of(address) == token
    assert token_of("".join(LETTERS.get(letter, letter) for letter in address)) == token


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3017620422003",
        "http://192.168.1.20:8080/",
        "http://x/b/short",
        "http://x/b/" + "a" * 33,
        "/b/" + "é" * 32,
    ],
)
def test_other_codes_are_no_badge(text: str) -> None:
    assert token_of(text) == ""


def test_the_token_is_the_one_after_the_last_b() -> None:
    token = secrets.token_urlsafe(24)
    assert token_of(f"http://x/b/{'a' * 32}/b/{token}") == token
