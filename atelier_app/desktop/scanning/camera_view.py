"""What the camera sees, and in words what was made of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from atelier_app.desktop.look.theme import font, tokens
from atelier_app.desktop.scanning.camera import Camera, Seen
from atelier_app.support.language import N_, _

_WORDS = {
    Seen.NOTHING: N_("Hold a badge in front of the camera"),
    Seen.UNREADABLE: N_("Not readable: hold the badge flat and nearer, or find the person by name"),
    Seen.CODE: N_("Read"),
}
_LINE = 40


class CameraView(QWidget):
    """Mirrors the picture, as people expect of themselves; `ended` says why it stopped by itself."""

    code_read = Signal(str)
    ended = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._camera: Camera | None = None
        self.picture = QImage()
        self.seen = Seen.NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(200)
        self.show_picture(QImage(), Seen.NOTHING)

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    @property
    def is_running(self) -> bool:
        return self._camera is not None

    def start(self, camera: Camera | None = None) -> None:
        """Opens the camera; the picture comes when it comes."""
        self._camera = camera or Camera(self)
        self._camera.pictured.connect(self.show_picture)
        self._camera.code_read.connect(self.code_read)
        self._camera.failed.connect(self._failed)
        self._camera.start()

    def stop(self) -> None:
        """Lets go of the camera."""
        camera, self._camera = self._camera, None
        if camera is not None:
            camera.stop()
            camera.deleteLater()

    def _failed(self) -> None:
        if self._camera is not None:
            self.stop()
            self.ended.emit(
                _(
                    "No camera answers: it may be in use elsewhere, or not be allowed in the system’s settings."
                )
            )

    def show_picture(self, picture: QImage, seen: Seen) -> None:
        self.picture, self.seen = picture, seen
        self.setAccessibleName(_(_WORDS[seen]))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shades = tokens()
        painter.fillRect(self.rect(), shades.color("card"))
        room = QRectF(self.rect()).adjusted(0, 0, 0, -_LINE)
        if not self.picture.isNull():
            size = self.picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
            painter.drawImage(box, self.picture.flipped(Qt.Orientation.Horizontal))
        painter.setPen(shades.color("warning" if self.seen is Seen.UNREADABLE else "ink"))
        painter.setFont(font(14))
        line = QRectF(8, self.height() - _LINE, self.width() - 16, _LINE)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(line, flags, _(_WORDS[self.seen]))
