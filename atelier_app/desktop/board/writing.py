"""Writing on the wall in place: a note's words, the title of a group or zone; one editor open at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from atelier_app.desktop.board.boxes import Box, note_box, sheet_box
from atelier_app.desktop.board.editors import NoteEditor, TitleEditor, ZoneTitleEditor
from atelier_app.desktop.board.painter import tab_rect
from atelier_app.desktop.board.zone_shape import title_rect
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Note
from atelier_app.domain.core import Id

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

Kept: TypeAlias = Callable[[str | None], None]


class Writing:
    """Opens editors over `canvas`, and gives what was typed to its model; does nothing where there is none."""

    def __init__(self, canvas: BoardCanvas) -> None:
        self._canvas = canvas
        self.editor: QWidget | None = None

    def blank(self, at: QPoint | None = None) -> None:
        """A new note under a view point, or in a free place of the view; made once something is typed."""
        canvas, acts = self._canvas, self._canvas.acts
        if acts is None:
            return
        if at is None:
            x, y = acts.free_place(canvas.seen_box())
            canvas.reveal(note_box(x, y))
        else:
            x, y = canvas.camera.to_scene(at.x(), at.y())
            x, y = round(x - NOTE_WIDTH / 2), round(y - NOTE_HEIGHT / 2)
        self._over(Note("", acts.board_id, "", acts.colour, x, y), lambda text: self._made(text, (x, y)))

    def _made(self, text: str | None, at: tuple[float, float]) -> None:
        canvas = self._canvas
        if text and canvas.acts is not None:
            canvas.selection.only(*canvas.acts.add([text], canvas.seen_box(), at=at))

    def note(self, id: Id) -> None:
        """A note's words, where it is."""
        note, acts = self._canvas.wall.notes.get(id), self._canvas.acts
        if note is not None and acts is not None:
            self._canvas.reveal(note_box(note.x, note.y))
            self._over(note, lambda text: acts.edit(id, text) if text is not None else None)

    def _over(self, note: Note, kept: Kept) -> None:
        canvas = self._canvas
        place, scale = canvas.note_rect(note), canvas.camera.scale
        self.editor = NoteEditor(canvas, place, note.text, note.colour, scale, self._then(kept))

    def title(self, group_id: Id) -> None:
        """A group's title, on its tab."""
        canvas, acts = self._canvas, self._canvas.acts
        group, frame = canvas.wall.groups.get(group_id), canvas.wall.frame(group_id)
        if group is None or frame is None or acts is None:
            return
        canvas.reveal(Box(frame.left, frame.top - 16, frame.left + NOTE_WIDTH, frame.top + NOTE_HEIGHT))
        tab = tab_rect(group, frame, canvas.camera)
        if tab.isEmpty():
            seen = canvas.camera.pixels(frame)
            tab = QRect(int(seen.left), int(seen.top), 20, 20)
        kept = self._then(lambda title: acts.rename(group_id, title) if title is not None else None)
        self.editor = TitleEditor(canvas, tab, group.title, kept)

    def zone(self, id: Id) -> None:
        """A zone's title, where it stands."""
        canvas, zone = self._canvas, self._canvas.wall.zones.get(id)
        hands = canvas.zones
        if zone is None or zone.locked or hands is None:
            return
        box = sheet_box(zone)
        canvas.reveal(Box(box.left, box.top, box.left + NOTE_WIDTH, box.top + NOTE_HEIGHT))
        title = title_rect(zone, canvas.camera)
        kept = self._then(lambda text: hands.zoning.rename(id, text) if text is not None else None)
        self.editor = ZoneTitleEditor(canvas, title, zone.title, kept)

    def _then(self, kept: Kept) -> Kept:
        def done(text: str | None) -> None:
            # Left by a key, the keyboard comes back to the wall; left by a click, it stays where one clicked.
            if self.editor is not None and self.editor.hasFocus():
                self._canvas.setFocus()
            self.editor = None
            kept(text)

        return done
