"""The laptop's camera as a badge reader: an optional extra, `atelier[camera]` (OpenCV takes the pictures, ZXing reads).

Pictures are taken and read on a thread of their own; what comes out of it are signals.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import Enum
from importlib.util import find_spec
from typing import Any, Protocol

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage

logger = logging.getLogger(__name__)
_FAILURES = 30
"""Pictures in a row that a camera may owe before it counts as gone."""


class Seen(Enum):
    """What is in a picture: no code, one that is torn, soiled or too far to be read, or one that was read."""

    NOTHING = "nothing"
    UNREADABLE = "unreadable"
    CODE = "code"


class Source(Protocol):
    """Where pictures come from."""

    def picture(self) -> QImage | None:
        """The next one, or None when the camera owes it."""

    def close(self) -> None: ...


def is_installed() -> bool:
    """Whether the extra is there; it is only loaded when the camera is used."""
    return all(find_spec(name) is not None for name in ("cv2", "zxingcpp"))


def read(picture: QImage) -> tuple[Seen, str]:
    """The QR code of a picture, if it has one."""
    import zxingcpp

    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    view = zxingcpp.ImageView(
        bytes(grey.constBits()), grey.width(), grey.height(), zxingcpp.ImageFormat.Lum, grey.bytesPerLine()
    )
    found: list[Any] = zxingcpp.read_barcodes(
        view, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), return_errors=True
    )
    for code in found:
        if code.valid:
            return Seen.CODE, str(code.text)
    return (Seen.UNREADABLE, "") if found else (Seen.NOTHING, "")


class _OpenCv:
    """The first camera of the system. Raises `OSError` when there is none, or it is refused."""

    def __init__(self) -> None:
        import cv2

        self._capture = cv2.VideoCapture(0)
        if not self._capture.isOpened():
            raise OSError("no camera")

    def picture(self) -> QImage | None:
        taken, frame = self._capture.read()
        if not taken:
            return None
        height, width = frame.shape[:2]
        return QImage(frame.data, width, height, frame.strides[0], QImage.Format.Format_BGR888).copy()

    def close(self) -> None:
        self._capture.release()


class Camera(QThread):
    """Runs until `stop`; `failed` ends it as well."""

    pictured = Signal(object, object)
    """QImage, Seen."""
    code_read = Signal(str)
    failed = Signal()

    def __init__(self, parent: QObject, open_source: Callable[[], Source] = _OpenCv) -> None:
        super().__init__(parent)
        self._open_source = open_source

    def stop(self) -> None:
        """Waits for the picture that is being read."""
        self.requestInterruption()
        self.wait()

    def run(self) -> None:
        try:
            source = self._open_source()
        except (OSError, ImportError):
            logger.info("no camera could be opened")
            self.failed.emit()
            return
        try:
            self._watch(source)
        finally:
            source.close()

    def _watch(self, source: Source) -> None:
        owed = 0
        while not self.isInterruptionRequested():
            picture = source.picture()
            owed = owed + 1 if picture is None else 0
            if owed > _FAILURES:
                self.failed.emit()
                return
            if picture is not None:
                seen, text = read(picture)
                self.pictured.emit(picture, seen)
                if seen is Seen.CODE:
                    self.code_read.emit(text)
