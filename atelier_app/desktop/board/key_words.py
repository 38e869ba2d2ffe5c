"""The board's keys in words, for the page of keys."""

from __future__ import annotations

from atelier_app.support.language import _


def board_keys() -> tuple[tuple[str, str], ...]:
    """What the wall understands when the keyboard is on it."""
    return (
        (_("N, double click"), _("New note where you point")),
        (_("Enter"), _("Edit the note, or spread out the pile")),
        ("F2", _("Edit the note, or rename the selected group")),
        (_("Space"), _("Show all of a note’s text; held, the mouse moves the board")),
        (_("Arrows"), _("Go to the nearest note that way; with Shift, select it too")),
        (_("Alt+Arrows"), _("Move what is selected; with Shift too, by one pixel")),
        (_("Home, End"), _("Go to the first or the last note")),
        ("Ctrl+A", _("Select all")),
        ("Ctrl+D", _("Duplicate")),
        (_("Delete"), _("Remove (Ctrl+Z brings it back)")),
        ("1 – 6", _("Choose the paper")),
        ("A", _("Arrange: the menu of all that follows")),
        (_("Ctrl+Shift+Arrows"), _("Align left, right, tops, bottoms")),
        (_("Ctrl+Shift+H, Ctrl+Shift+V"), _("Distribute horizontally, vertically")),
        ("T", _("Tidy into a grid: what is selected, or the whole board")),
        (_("Page Up, Page Down"), _("Bring to front, send to back")),
        ("G", _("Group what is selected")),
        (_("U, Ctrl+Shift+G"), _("Take out of the group")),
        ("S", _("Split off into a group of its own")),
        ("P", _("Collapse the group into a pile, or spread it out")),
        (_("While dragging: Ctrl, Alt"), _("Do not align; with Alt, join no group either")),
        (_("Shift+1, Shift+2"), _("See the whole board, or what is selected")),
        (_("Ctrl+0, +, -"), _("See at 100 %, larger, smaller; Ctrl and the wheel too")),
        ("M", _("Map of the board")),
        (_("Escape"), _("Give up the gesture, else select nothing")),
    )
