"""The picture of the selected note in the right column: larger, whole in a window of its own, replaced or removed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from atelier_app.desktop.board.attaching import KINDS, Attaching, from_file
from atelier_app.desktop.board.pictures import Pictures
from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.theme import tokens
from atelier_app.desktop.look.widgets import Button, SectionTitle
from atelier_app.domain.board import Note
from atelier_app.domain.core import Id
from atelier_app.support.language import _
from atelier_app.support.places import documents

_HEIGHT = 170


def chosen_picture(parent: QWidget, title: str) -> Path | None:
    """The picture that the facilitator chooses from disk; None when they give up."""
    kinds = _("Pictures") + " (" + " ".join(f"*.{kind} *.{kind.upper()}" for kind in KINDS) + ")"
    chosen, _kind = QFileDialog.getOpenFileName(parent.window(), title, str(documents()), kinds)
    return Path(chosen) if chosen else None


class PictureView(QAbstractButton):
    """A picture as large as there is room, whole; a click asks for it in full size."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._id: Id | None = None
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("See it in full size"))
        pictures.ready.connect(self._come)

    def _come(self, _id: Id) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, _HEIGHT)

    def show_picture(self, id: Id | None, name: str) -> None:
        """Shows a picture; `name` says of what it is."""
        self._id = id
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._id is not None:
            draw_whole(painter, self._pictures, self._id, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(tokens().color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


def draw_whole(painter: QPainter, pictures: Pictures, id: Id, room: QRectF) -> None:
    """All of a picture in the middle of `room`; a word until it has come."""
    ratio = painter.device().devicePixelRatio()
    pixmap = pictures.sized(id, room.width() * ratio, room.height() * ratio)
    if pixmap is None:
        painter.fillRect(room, tokens().color("hover"))
        painter.setPen(tokens().color("muted"))
        said = _("This picture cannot be read.") if pictures.is_unreadable(id) else _("Loading…")
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)
        return
    size = pixmap.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))


class FullPicture(QDialog):
    """A picture as large as the window may be; any key or click closes it."""

    def __init__(self, pictures: Pictures, id: Id, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures, self._id = pictures, id
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(parent.window().size() * 0.9)
        pictures.ready.connect(self._come)

    def _come(self, _id: Id) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens().color("paper"))
        draw_whole(painter, self._pictures, self._id, QRectF(self.rect()).adjusted(16, 16, -16, -16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.accept()


class NotePicture(QWidget):
    """What can be done with the picture of one note."""

    def __init__(self, attaching: Attaching, pictures: Pictures) -> None:
        super().__init__()
        self._attaching, self._pictures = attaching, pictures
        self._note: Note | None = None
        self.view = PictureView(pictures)
        self.choose = Button("", "upload", tip=_("From disk; or copy a picture and paste it (Ctrl+V)"))
        self.remove = Button(_("Remove picture"), "trash", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(SectionTitle(_("Picture")))
        column.addWidget(self.view)
        for button in (self.choose, self.remove):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.view.clicked.connect(self._open)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self._note and attaching.remove(self._note))

    def show_note(self, note: Note) -> None:
        """Fills it."""
        self._note = note
        has = note.picture_id is not None
        self.view.show_picture(note.picture_id, self._name())
        self.view.setVisible(has)
        self.remove.setVisible(has)
        self.choose.setText(_("Replace…") if has else _("Add a picture…"))
        self.choose.setAccessibleName(self.choose.text())

    def _name(self) -> str:
        return _("Picture of the note “{text}”").format(
            text=one_line(self._note.text[:80] if self._note else "")
        )

    def _open(self) -> None:
        if self._note is not None and self._note.picture_id is not None:
            FullPicture(self._pictures, self._note.picture_id, self._name(), self).open()

    def _choose(self) -> None:
        note = self._note
        path = chosen_picture(self, _("Add a picture"))
        if path is not None and note is not None:
            self._attaching.attach(note.id, from_file(path))
