"""Strokes by mouse and finger come out in the field of a signature, few enough to be kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.look.signature_pad import SignaturePad, smooth
from atelier_app.domain.signature import HEIGHT, POINTS_LIMIT, WIDTH, parse


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = SignaturePad()
    qtbot.addWidget(made)
    made.resize(504, 304)
    made.show()
    return made


def test_a_stroke_by_mouse_is_scaled_into_the_field(pad: SignaturePad) -> None:
    field = pad.field
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=field.topLeft().toPoint() + QPoint(1, 1))
    QTest.mouseMove(pad, field.center().toPoint())
    QTest.mouseMove(pad, QPoint(2000, 2000))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(2000, 2000))
    (stroke,) = parse(pad.text).strokes
    assert stroke[0][0] < 5
    assert abs(stroke[1][0] - WIDTH / 2) < 5
    assert stroke[-1] == (WIDTH, HEIGHT)


def test_a_finger_signs_and_is_not_heard_twice_as_a_mouse(pad: SignaturePad) -> None:
    device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    centre = pad.field.center().toPoint()
    QTest.touchEvent(pad, device).press(0, centre, pad).commit()
    QTest.touchEvent(pad, device).move(0, centre + QPoint(60, 10), pad).commit()
    QTest.touchEvent(pad, device).release(0, centre + QPoint(60, 10), pad).commit()
    (stroke,) = parse(pad.text).strokes
    assert len(stroke) == 2


def test_delete_clears_it(pad: SignaturePad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=pad.field.center().toPoint())
    assert not pad.is_empty
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.is_empty
    assert pad.text == ""


def test_a_hundred_thousand_points_are_still_a_signature(pad: SignaturePad) -> None:
    field = pad.field
    pad._press(field.center())
    for n in range(100_000):
        x = field.left() + field.width() * (n * 7919 % 1000) / 1000
        pad._move(QPointF(x, field.top() + field.height() * (n % 400) / 400))
    pad._lift()
    kept = parse(pad.text)
    assert sum(map(len, kept.strokes)) <= POINTS_LIMIT


def test_it_starts_in_the_field_or_not_at_all(pad: SignaturePad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert pad.is_empty


def test_a_curve_goes_from_the_first_point_to_the_last() -> None:
    path = smooth([(0, 0), (10, 10), (20, 0), (30, 10)])
    assert path.elementAt(0).x == 0
    assert (path.currentPosition().x(), path.currentPosition().y()) == (30, 10)
    assert not smooth([(5, 5)]).isEmpty()
