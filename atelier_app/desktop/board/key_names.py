"""The keys of the board and what they do, for the page of keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atelier_app.support.language import _


def board_keys() -> Iterable[tuple[str, str]]:
    """Those of the canvas, of the outline, of the inbox and of what lies over the board."""
    yield from _canvas()
    yield from _outline()
    yield from _room()


def _canvas() -> Iterator[tuple[str, str]]:
    yield "N", _("Write a note where you point")
    yield _("Enter, F2"), _("Edit the note the keyboard is on")
    yield _("Arrows"), _("Go to the nearest note in that direction; with Shift, select it too")
    yield _("Alt+arrows"), _("Move what is selected by small steps")
    yield "Ctrl+A", _("Select everything")
    yield "1 … 6", _("Choose the paper")
    yield "G", _("Group what is selected")
    yield "Ctrl+G", _("Take what is selected out of its group")
    yield _("Delete"), _("Remove what is selected")
    yield "F", _("See all of the board")
    yield "Ctrl+0", _("See it at its size")
    yield "Ctrl++, Ctrl+-", _("Zoom in, zoom out")
    yield _("Space and drag"), _("Move the board under the view")
    yield _("Esc"), _("Give up what is under way, or select nothing")


def _outline() -> Iterator[tuple[str, str]]:
    yield "Ctrl+Shift+O", _("Canvas, outline, both")
    yield _("Ctrl+Up, Ctrl+Down"), _("In the outline: move to the previous or next group or zone")
    yield _("Ctrl+Left"), _("In the outline: take out of the group")
    yield "M", _("In the outline: the menu to move notes")
    yield _("Enter"), _("In the outline: show it on the canvas")


def _room() -> Iterator[tuple[str, str]]:
    yield "Ctrl+Shift+I", _("Go to the inbox: Enter places, Delete discards")
    yield "Ctrl+Shift+R", _("Reveal hidden ideas")
    yield "Ctrl+Shift+F", _("One group at a time; arrows go on, Esc leaves")
    yield "Ctrl+Shift+H", _("How the board grew; Space plays, arrows step, Esc leaves")
