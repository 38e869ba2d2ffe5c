"""Files and folders, shown with the program that the person uses for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_document(path: Path) -> bool:
    """Shows a file, or a folder; whether there is a program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
