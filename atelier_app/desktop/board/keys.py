"""The keyboard on the wall: one table of keys and what each does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from atelier_app.desktop.board import key_acts, walking
from atelier_app.desktop.board.key_acts import Act
from atelier_app.desktop.board.lining import Edge
from atelier_app.domain.board import Colour

if TYPE_CHECKING:
    from atelier_app.desktop.board.canvas import BoardCanvas

Key, Modifier = Qt.Key, Qt.KeyboardModifier

ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}
_MODIFIERS = {Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_AltGr, Key.Key_Meta}
_FRENCH_DIGITS = (
    Key.Key_Ampersand,
    Key.Key_Eacute,
    Key.Key_QuoteDbl,
    Key.Key_Apostrophe,
    Key.Key_ParenLeft,
)
NUDGE = 8.0
# With Shift: as finely as there is.
_FINE = 1.0

PAPERS: dict[Qt.Key, Colour] = {
    **{Qt.Key(Key.Key_1 + number): colour for number, colour in enumerate(Colour)},
    # The same keys of a French keyboard, which needs Shift for a digit.
    **dict(zip(_FRENCH_DIGITS, Colour, strict=False)),
}
_PLAIN: dict[Qt.Key, Act] = {
    Key.Key_Return: key_acts.edit,
    Key.Key_Enter: key_acts.edit,
    Key.Key_F2: key_acts.rename,
    Key.Key_Delete: key_acts.remove,
    Key.Key_Backspace: key_acts.remove,
    Key.Key_N: key_acts.write,
    Key.Key_G: lambda canvas: canvas.group_selection(),
    Key.Key_U: lambda canvas: canvas.ungroup_selection(),
    Key.Key_P: key_acts.turn_piles,
    Key.Key_S: key_acts.split,
    Key.Key_T: key_acts.tidy,
    Key.Key_A: lambda canvas: canvas.arrange_asked.emit(),
    Key.Key_M: lambda canvas: canvas.merge_asked.emit(),
    Key.Key_V: lambda canvas: canvas.map_asked.emit(),
    Key.Key_PageUp: key_acts.restack(front=True),
    Key.Key_BracketRight: key_acts.restack(front=True),
    Key.Key_PageDown: key_acts.restack(front=False),
    Key.Key_BracketLeft: key_acts.restack(front=False),
    Key.Key_Plus: key_acts.zoom(larger=True),
    Key.Key_Equal: key_acts.zoom(larger=True),
    Key.Key_Minus: key_acts.zoom(larger=False),
    Key.Key_F: lambda canvas: canvas.fit(),
    Key.Key_Escape: lambda canvas: canvas.escape(),
    Key.Key_Home: lambda canvas: walking.to_end(canvas, last=False),
    Key.Key_End: lambda canvas: walking.to_end(canvas, last=True),
    **{key: key_acts.choose_colour(colour) for key, colour in PAPERS.items()},
}
# With Shift, whether the keyboard gives the digit or the sign that is on the same key.
_SHIFTED: dict[Qt.Key, Act] = {
    **dict.fromkeys((Key.Key_1, Key.Key_Exclam), lambda canvas: canvas.fit()),
    **dict.fromkeys((Key.Key_2, Key.Key_At, Key.Key_QuoteDbl), lambda canvas: canvas.fit_selection()),
}
_CONTROL: dict[Qt.Key, Act] = {
    Key.Key_A: key_acts.select_all,
    Key.Key_Plus: key_acts.zoom(larger=True),
    Key.Key_Equal: key_acts.zoom(larger=True),
    Key.Key_Minus: key_acts.zoom(larger=False),
    Key.Key_0: lambda canvas: canvas.zoom_to(1.0),
    Key.Key_Agrave: lambda canvas: canvas.zoom_to(1.0),
    Key.Key_1: lambda canvas: canvas.fit(),
    Key.Key_D: key_acts.duplicate,
    Key.Key_F: lambda canvas: canvas.find_asked.emit(),
}
_CONTROL_SHIFT: dict[Qt.Key, Act] = {
    **_CONTROL,
    # Ctrl+G alone is the window's: to the agenda.
    Key.Key_G: lambda canvas: canvas.ungroup_selection(),
    Key.Key_H: key_acts.distribute(across=True),
    Key.Key_V: key_acts.distribute(across=False),
}
_ALIGNING = {
    Key.Key_Left: Edge.LEFT,
    Key.Key_Right: Edge.RIGHT,
    Key.Key_Up: Edge.TOP,
    Key.Key_Down: Edge.BOTTOM,
}


def pressed(canvas: BoardCanvas, event: QKeyEvent) -> bool:
    """Does what a key means on the wall; false when it means nothing here."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier
    if key in _MODIFIERS:
        return False
    if canvas.attaching is not None and event.matches(QKeySequence.StandardKey.Paste):
        return canvas.attaching.paste()
    if canvas.zones is not None and canvas.zones.pressed(key, modifiers):
        return True
    if key in ARROWS:
        return _arrow(canvas, key, modifiers)
    canvas.nudger.commit()
    if canvas.acts is not None and event.matches(QKeySequence.StandardKey.Undo):
        canvas.acts.remote.undo.undo()
        return True
    if canvas.acts is not None and (
        event.matches(QKeySequence.StandardKey.Redo)
        or (key == Key.Key_Z and modifiers == Modifier.ControlModifier | Modifier.ShiftModifier)
    ):
        canvas.acts.remote.undo.redo()
        return True
    act = _meaning(key, modifiers)
    if act is None or modifiers & Modifier.AltModifier:
        return False
    act(canvas)
    return True


def _meaning(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Act | None:
    control, shift = bool(modifiers & Modifier.ControlModifier), bool(modifiers & Modifier.ShiftModifier)
    if control:
        return (_CONTROL_SHIFT if shift else _CONTROL).get(key)
    return (_SHIFTED.get(key) if shift else None) or _PLAIN.get(key)


def _arrow(canvas: BoardCanvas, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    dx, dy = ARROWS[key]
    if modifiers & Modifier.AltModifier:
        by = _FINE if modifiers & Modifier.ShiftModifier else NUDGE
        canvas.nudger.nudge(dx * by, dy * by)
        return True
    canvas.nudger.commit()
    if modifiers & Modifier.ControlModifier and modifiers & Modifier.ShiftModifier:
        key_acts.align(canvas, _ALIGNING[key])
        return True
    walking.step(canvas, dx, dy, adding=bool(modifiers & Modifier.ShiftModifier))
    return True
