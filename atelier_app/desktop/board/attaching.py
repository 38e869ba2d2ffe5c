"""Pictures brought to the board: from disk, from the clipboard, dropped on it; made ready off the Qt thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage

from atelier_app.desktop.board.boxes import Box, note_box
from atelier_app.desktop.board.model import BoardModel
from atelier_app.desktop.door.background import Job
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Note, checked_place
from atelier_app.domain.core import Command, Id, new_id
from atelier_app.domain.notes import AddNote
from atelier_app.domain.pictures import (
    BACKGROUND_SIDE,
    NOTE_PICTURE_SIDE,
    AttachPicture,
    LayBackground,
    Picture,
    UseBackground,
    UsePicture,
)
from atelier_app.support.language import _
from atelier_app.support.pictures import prepared, read_file

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

# The bytes of a picture, fetched where waiting is no harm; and what it is called.
Source: TypeAlias = tuple[Callable[[], bytes], str]

KINDS = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif")
_FORMATS = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp", "image/tiff")
# So many files in one drop: beyond, somebody dropped a whole folder by mistake.
_MOST = 40
# A photographed wall is laid as wide as so many notes.
_BACKGROUND_WIDTH = 12 * NOTE_WIDTH


def from_file(path: Path) -> Source:
    return (lambda: read_file(path)), path.stem


def sources(data: QMimeData) -> list[Source]:
    """The pictures that were copied or are being dropped; none where there is only text."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    found = [from_file(path) for path in files if path.suffix.lower().lstrip(".") in KINDS]
    if found or files:
        return found[:_MOST]
    if kind := next((kind for kind in _FORMATS if data.hasFormat(kind)), ""):
        content = bytes(data.data(kind).data())
        return [(lambda: content, "")]
    image = data.imageData() if data.hasImage() else None
    return [(lambda: _as_png(image), "")] if isinstance(image, QImage) and not image.isNull() else []


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want the format as bytes
    return bytes(buffer.data().data())


class Attaching(QObject):
    """Follows what is dropped on the canvas; `working` tells how many pictures are being made ready."""

    working = Signal(int)

    def __init__(self, canvas: BoardCanvas, model: BoardModel) -> None:
        super().__init__(canvas)
        self._canvas, self._model = canvas, model
        self._under_way = 0
        canvas.setAcceptDrops(True)
        canvas.installEventFilter(self)

    # --- on notes

    def attach(self, note_id: Id, source: Source) -> None:
        """Puts a picture on a note, instead of the one it has."""

        def send(picture: Picture) -> None:
            self._model.remote.execute(AttachPicture(note_id, picture), undo_text=_("Add a picture"))

        self._prepare(source, NOTE_PICTURE_SIDE, send)

    def remove(self, note: Note) -> None:
        """Takes the picture off a note."""
        if note.picture_id is not None:
            self._model.remote.execute(UsePicture(note.id, None), undo_text=_("Remove picture"))

    def add(self, found: Sequence[Source], at: QPoint | None = None) -> None:
        """A new note for each picture, the first where one points."""
        for number, source in enumerate(found):
            place = self._canvas.camera.to_scene(at.x(), at.y()) if at is not None and not number else None
            self._add(source, place)

    def _add(self, source: Source, at: tuple[float, float] | None) -> None:
        model = self._model

        def send(picture: Picture) -> None:
            x, y = model.free_place(self._canvas.seen_box())
            if at is not None:
                x, y = checked_place(round(at[0] - NOTE_WIDTH / 2), round(at[1] - NOTE_HEIGHT / 2))
            note_id, text = new_id(), source[1].strip() or _("Picture")
            added = AddNote(note_id, model.board_id, text, model.colour, x, y)
            both: list[Command] = [added, AttachPicture(note_id, picture)]
            shown = Note(note_id, model.board_id, text, model.colour, x, y, picture_id=picture.id)
            model.do_with_zones(both, _("Add a picture"), notes=[shown])
            self._canvas.reveal(note_box(x, y))
            self._canvas.selection.only(note_id)

        self._prepare(source, NOTE_PICTURE_SIDE, send)

    # --- from where

    def paste(self) -> bool:
        """Puts what was copied on the selected note, or on new ones; false when it is no picture."""
        found = sources(QGuiApplication.clipboard().mimeData())
        if not found:
            return False
        selected = self._canvas.selection.ids
        if len(selected) == 1 and len(found) == 1:
            self.attach(selected[0], found[0])
        else:
            self.add(found)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in _DROPS:
            found = sources(event.mimeData())
            if not found:
                return False
            event.acceptProposedAction()
            at = event.position().toPoint()
            if event.type() == QEvent.Type.Drop:
                self._dropped(found, at)
            else:
                self._point_out(at)
            return True
        return super().eventFilter(watched, event)

    def _point_out(self, at: QPoint) -> None:
        """The note that a drop would go on is the selected one."""
        note = self._canvas.note_at(at)
        if note is not None:
            self._canvas.selection.only(note.id)
        else:
            self._canvas.selection.clear()

    def _dropped(self, found: list[Source], at: QPoint) -> None:
        note = self._canvas.note_at(at)
        if note is not None:
            self.attach(note.id, found[0])
            self.add(found[1:])
        else:
            self.add(found, at)

    # --- under the notes

    def lay(self, source: Source) -> None:
        """Puts the photograph of a paper wall under the notes, where one looks."""
        left, top, right, _bottom = self._model.wall.bounds() or self._seen()
        width = max(right - left, _BACKGROUND_WIDTH)

        def send(picture: Picture) -> None:
            command = LayBackground(self._model.board_id, picture, left, top, width)
            self._model.remote.execute(
                command, lambda _receipt: self._canvas.fit(), undo_text=_("Lay a photograph under the notes")
            )

        self._prepare(source, BACKGROUND_SIDE, send)

    def lift(self) -> None:
        """Takes it away."""
        command = UseBackground(self._model.board_id, None)
        self._model.remote.execute(command, undo_text=_("Remove the photograph"))

    def _seen(self) -> Box:
        x, y = self._canvas.seen_box().centre
        return Box(x - _BACKGROUND_WIDTH / 2, y - _BACKGROUND_WIDTH / 3, x + _BACKGROUND_WIDTH / 2, y)

    # --- making ready

    def _prepare(self, source: Source, side: int, send: Callable[[Picture], None]) -> None:
        """Reads and prepares off the Qt thread, then sends; a refusal is told in its sentence."""
        fetch, _name = source
        job = Job(lambda: prepared(fetch(), side), self)

        def ready(picture: Picture) -> None:
            self._model.pictures.know(picture)
            send(picture)

        job.done.connect(ready)
        job.failed.connect(self._model.remote.refused.emit)
        for ended in (job.done, job.failed):
            ended.connect(lambda _outcome: self._count(-1))
            ended.connect(job.deleteLater)
        self._count(1)

    def _count(self, by: int) -> None:
        self._under_way += by
        self.working.emit(self._under_way)


_DROPS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}
