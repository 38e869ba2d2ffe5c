"""The join code as a phone's camera sees it."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from atelier_app.desktop.look.qr_view import QrView, dark_runs, draw_qr

ADDRESS = "http://192.168.137.1:8080"


def seen(image: QImage) -> list[str]:
    """What a reader finds in the picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    picture = Image.frombytes(
        "L", (grey.width(), grey.height()), bytes(grey.constBits()), "raw", "L", grey.bytesPerLine()
    )
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("side", [120, 208, 333, 700])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_camera_reads_it_at_every_size_and_every_screen(qapp: object, side: int, scale: float) -> None:
    image = QImage(round(side * scale), round(side * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor("#14181F"))
    painter = QPainter(image)
    draw_qr(painter, QRectF(0, 0, side, side), ADDRESS)
    painter.end()
    assert seen(image) == [ADDRESS]


def test_every_module_is_whole_pixels_so_only_two_colours_are_there(qapp: object) -> None:
    image = QImage(317, 317, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_qr(painter, QRectF(0, 0, 317, 317), ADDRESS)
    painter.end()
    assert len({image.pixel(x, y) for x in range(317) for y in range(317)}) == 2


def test_the_widget_shows_it_and_tells_a_screen_reader_the_address(qtbot: QtBot) -> None:
    view = QrView(220)
    qtbot.addWidget(view)
    view.resize(300, 220)
    view.show_text(ADDRESS)
    view.show()
    assert seen(view.grab().toImage()) == [ADDRESS]
    assert view.accessibleName() == ADDRESS


def test_runs_cover_exactly_the_dark_modules() -> None:
    side, runs = dark_runs(ADDRESS)
    assert side in {25, 29}
    assert all(x >= 0 and x + length <= side and 0 <= y < side for x, y, length in runs)
