"""Line icons: the SVG files of resources/icons, drawn in the colour of the theme, sharp at any scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from atelier_app.desktop.look.theme import tokens
from atelier_app.support.places import resource

SIZE = 18
_SCALES = (1.0, 2.0, 3.0)


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@cache
def pixmap(name: str, colour: str, size: int = SIZE, scale: float = 1.0, gap: int = 0) -> QPixmap:
    """The icon in `colour` (#RRGGBB), `size` device independent pixels square, `gap` more of them on its right."""
    from PySide6.QtSvg import QSvgRenderer  # after the first paint

    made = QPixmap(QSize(size + gap, size) * scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    data = QByteArray(_source(name).replace("currentColor", colour).encode())
    QSvgRenderer(data).render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


def icon(name: str, shade: str = "ink", size: int = SIZE, gap: int = 0) -> QIcon:
    """The icon in the colour of the token `shade`; ask again when the theme changes."""
    return _icon(name, getattr(tokens(), shade), tokens().muted, size, gap)


@cache
def _icon(name: str, colour: str, disabled: str, size: int, gap: int) -> QIcon:
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size, scale, gap))
        made.addPixmap(pixmap(name, disabled, size, scale, gap), QIcon.Mode.Disabled)
    return made
