"""Colours between two others, opaque: a translucent one costs ten times as much to paint."""

from __future__ import annotations

from PySide6.QtGui import QColor


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of `one`, the rest of `other`."""
    return QColor.fromRgbF(
        one.redF() * share + other.redF() * (1 - share),
        one.greenF() * share + other.greenF() * (1 - share),
        one.blueF() * share + other.blueF() * (1 - share),
    )
