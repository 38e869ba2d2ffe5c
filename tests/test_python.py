"""Guards against a fault that was found the hard way: a PySide6 that loses references to None.

6.12.0 does so on Python 3.10 and 3.11, at each call that returns nothing, and aborts after some thousands.
"""

from __future__ import annotations

import sys

from tests.interpreter import ask

PROGRAM = """
import sys
from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QColor, QImage, QPainter

class Sender(QObject):
    sent = Signal(int)

sender = Sender()
sender.sent.connect(lambda number: None)
image = QImage(8, 8, QImage.Format.Format_ARGB32)
point = QPointF()

def call():
    sender.setObjectName("name")
    sender.sent.emit(1)
    point.setX(1.5)
    image.fill(QColor("white"))

call()
before = sys.getrefcount(None)
for _ in range(20_000):
    call()
painter = QPainter(image)
for _ in range(20_000):
    painter.setOpacity(0.5)
painter.end()
print(sys.getrefcount(None) - before)
"""


def test_none_keeps_its_references() -> None:
    # 100,000 calls; on Python 3.12 and later None is immortal, and living through them is the whole test.
    change = int(ask(PROGRAM))
    assert abs(change) < 100 or sys.version_info >= (3, 12)
