"""Tells a screen reader which note the keyboard is on, and what has just happened on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from atelier_app.desktop.board.painter import group_title
from atelier_app.desktop.board.wording import origin_of, paper_name
from atelier_app.domain.board import Note
from atelier_app.support.language import _, ngettext

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas


class Narrator(QObject):
    """Keeps the canvas's accessible name and description true."""

    def __init__(self, canvas: BoardCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        canvas.selection.changed.connect(self.tell)
        canvas.wall.damaged.connect(self.tell)
        self.tell()

    def tell(self, _changed: object = None) -> None:
        """Describes where the keyboard is."""
        canvas = self._canvas
        count = len(canvas.wall.notes)
        name = ngettext("Board, {n} note", "Board, {n} notes", count).format(n=count)
        if name != canvas.accessibleName():
            canvas.setAccessibleName(name)
        note = canvas.wall.notes.get(canvas.selection.current or "")
        zones = canvas.zones
        zone = zones.words() if zones else ""
        said = zone or (self.words(note) if note else _("Use the arrow keys to go from note to note."))
        if said == canvas.accessibleDescription():
            return
        canvas.setAccessibleDescription(said)
        if note and canvas.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(canvas, QAccessible.Event.DescriptionChanged))
            self.announce(said)

    def announce(self, said: str) -> None:
        """Says a sentence at once."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._canvas, said))

    def words(self, note: Note) -> str:
        """A note in words: text, paper, group, origin, whether it is selected."""
        group = self._canvas.wall.groups.get(note.group_id or "")
        parts = [note.text, paper_name(note.colour)]
        parts += [_("in {group}").format(group=group_title(group))] if group else []
        parts += [origin_of(note)] if origin_of(note) else []
        parts += [_("selected")] if note.id in self._canvas.selection else []
        return ". ".join(parts)
