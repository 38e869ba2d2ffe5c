"""The keys of the board and what they do, for the page of keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atelier_app.support.language import _


def board_keys() -> Iterable[tuple[str, str]]:
    """Those of the canvas, of its zones, of the outline, of the inbox and of what lies over the board."""
    yield from _canvas()
    yield from _zones()
    yield from _outline()
    yield from _room()


def _canvas() -> Iterator[tuple[str, str]]:
    yield _("N, double click"), _("New note where you point")
    yield _("Enter"), _("Edit the note, or spread out the pile")
    yield "F2", _("Edit the note, or rename the selected group")
    yield _("Space"), _("Show all of a note’s text; held, the mouse moves the board")
    yield _("Arrows"), _("Go to the nearest note that way; with Shift, select it too")
    yield _("Alt+Arrows"), _("Move what is selected; with Shift too, by one pixel")
    yield _("Home, End"), _("Go to the first or the last note")
    yield "Ctrl+A", _("Select all")
    yield "Ctrl+F", _("Find: what does not match is dimmed")
    yield "Ctrl+D", _("Duplicate")
    yield _("Delete"), _("Remove (Ctrl+Z brings it back)")
    yield "1 – 6", _("Choose the paper")
    yield "A", _("Arrange: the menu of all that follows")
    yield _("Ctrl+Shift+Arrows"), _("Align left, right, tops, bottoms")
    yield _("Ctrl+Shift+H, Ctrl+Shift+V"), _("Distribute horizontally, vertically")
    yield "T", _("Tidy into a grid: what is selected, or the whole board")
    yield _("Page Up, Page Down"), _("Bring to front, send to back")
    yield "G", _("Group what is selected")
    yield _("U, Ctrl+Shift+G"), _("Take out of the group")
    yield "M", _("Merge what says the same")
    yield "S", _("Split off into a group of its own")
    yield "P", _("Collapse the group into a pile, or spread it out")
    yield _("While dragging: Ctrl, Alt"), _("Do not align; with Alt, join no group either")
    yield _("Shift+1, Shift+2"), _("See the whole board, or what is selected")
    yield _("Ctrl+0, +, -"), _("See at 100 %, larger, smaller; Ctrl and the wheel too")
    yield "V", _("Map of the board")
    yield _("Escape"), _("Give up the gesture, else select nothing")


def _zones() -> Iterator[tuple[str, str]]:
    yield "Z", _("Draw a zone with the mouse, or put one there with Enter")
    yield _("Shift+Z"), _("Choose the next zone")
    yield _("Alt+Arrows"), _("Move the chosen zone; with Shift too, make it larger or smaller")
    yield "F2, 0 – 6, L", _("Rename the chosen zone, tint it, lock it")


def _outline() -> Iterator[tuple[str, str]]:
    yield _("Ctrl+Shift+O"), _("Canvas, outline, both")
    yield _("Ctrl+Up, Ctrl+Down"), _("In the outline: move to the previous or next group or zone")
    yield _("Ctrl+Left"), _("In the outline: take out of the group")
    yield "M", _("In the outline: the menu to move notes")
    yield _("Enter"), _("In the outline: show it on the canvas")


def _room() -> Iterator[tuple[str, str]]:
    yield _("Ctrl+Shift+I"), _("Go to the inbox: Enter places, Delete discards")
    yield _("Ctrl+Shift+R"), _("Reveal hidden ideas")
    yield _("Ctrl+Shift+F"), _("One group at a time; arrows go on, Esc leaves")
    yield _("Ctrl+Shift+Y"), _("How the board grew; Space plays, arrows step, Esc leaves")
    yield "Ctrl+I, Ctrl+P", _("Import ideas, export the board")
