"""The pictures of a board, ready to be painted: read through the door, decoded off the Qt thread, kept within bounds."""

from __future__ import annotations

from collections import OrderedDict, deque

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from atelier_app.desktop.door.background import Job
from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.core import Id
from atelier_app.domain.pictures import BACKGROUND_SIDE, Picture, ReadPicture

# The longer side of what is decoded: as much as the zoom asks for, and no more.
LEVELS = (160, 320, 640, 1280, 2560, BACKGROUND_SIDE)
# Bytes of decoded pictures, and of pictures as the file keeps them.
KEPT = 128 * 1024 * 1024
KEPT_FILES = 32 * 1024 * 1024
# So many are read or decoded at once; the others wait in line.
_AT_ONCE = 3


def decoded(content: bytes, side: int) -> QImage:
    """A JPEG whose longer side has about `side` pixels; a null image when it cannot be read. Any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    if max(reader.size().width(), reader.size().height()) > side:
        reader.setScaledSize(reader.size().scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return image if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)


class Pictures(QObject):
    """Answers at once with what it has; `ready` names the picture of which there is more now."""

    ready = Signal(str)

    def __init__(self, remote: Remote, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remote = remote
        self._kept: OrderedDict[tuple[Id, int], QPixmap] = OrderedDict()
        self._files: OrderedDict[Id, bytes] = OrderedDict()
        self._waiting: deque[tuple[Id, int]] = deque()
        self._asked: set[tuple[Id, int]] = set()
        self._unreadable: set[Id] = set()
        self._under_way = 0

    def sized(self, id: Id, width: float, height: float) -> QPixmap | None:
        """The picture at about this size, or at another until then; None while there is nothing of it."""
        wanted = max(width, height)
        level = next((level for level in LEVELS if level >= wanted), LEVELS[-1])
        found = self._kept.get((id, level))
        if found is not None:
            self._kept.move_to_end((id, level))
            return found
        self._ask(id, level)
        return next((self._kept[id, other] for other in reversed(LEVELS) if (id, other) in self._kept), None)

    def is_unreadable(self, id: Id) -> bool:
        """Whether there is no hope of seeing it."""
        return id in self._unreadable

    def know(self, picture: Picture) -> None:
        """A picture that was just made needs not be read back."""
        self._keep_file(picture.id, picture.content)

    @property
    def bytes_kept(self) -> int:
        """What the decoded pictures take."""
        return sum(_weight(pixmap) for pixmap in self._kept.values())

    # --- reading and decoding

    def _ask(self, id: Id, level: int) -> None:
        if (id, level) not in self._asked and id not in self._unreadable:
            self._asked.add((id, level))
            self._waiting.append((id, level))
            self._advance()

    def _advance(self) -> None:
        while self._waiting and self._under_way < _AT_ONCE:
            # What was asked last is what is looked at now.
            id, level = self._waiting.pop()
            self._under_way += 1
            if id in self._files:
                self._decode(id, level, self._files[id])
            else:
                self._read(id, level)

    def _read(self, id: Id, level: int) -> None:
        def read(picture: Picture) -> None:
            self._keep_file(id, picture.content)
            self._decode(id, level, picture.content)

        self._remote.read(ReadPicture(id), read, lambda _refused: self._done(id, level, None))

    def _decode(self, id: Id, level: int, content: bytes) -> None:
        job = Job(lambda: decoded(content, level), self)
        job.done.connect(lambda image: self._done(id, level, image))
        job.failed.connect(lambda _refused: self._done(id, level, None))
        job.done.connect(job.deleteLater)
        job.failed.connect(job.deleteLater)

    def _done(self, id: Id, level: int, image: QImage | None) -> None:
        self._under_way -= 1
        self._asked.discard((id, level))
        if image is None or image.isNull():
            self._unreadable.add(id)
        else:
            self._keep(id, level, QPixmap.fromImage(image))
        self.ready.emit(id)
        self._advance()

    def _keep(self, id: Id, level: int, pixmap: QPixmap) -> None:
        self._kept[id, level] = pixmap
        while len(self._kept) > 1 and self.bytes_kept > KEPT:
            self._kept.popitem(last=False)

    def _keep_file(self, id: Id, content: bytes) -> None:
        self._files[id] = content
        self._files.move_to_end(id)
        while len(self._files) > 1 and sum(map(len, self._files.values())) > KEPT_FILES:
            self._files.popitem(last=False)


def _weight(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
