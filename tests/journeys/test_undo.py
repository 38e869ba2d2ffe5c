"""A morning's work on the board, the laptop closed over lunch: everything can still be undone, and done again."""

from __future__ import annotations

import psutil
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.domain.board import Note, ReadBoard
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import ActivityKind
from tests.journeys.conftest import PATIENCE, Hall
from tests.journeys.hands import WindowSeen


def opened(hall: Hall) -> tuple[WindowSeen, BoardPanel]:
    seen = hall.window()
    seen.go_to(ActivityKind.IDEAS)
    panel = seen.panel(BoardPanel)
    hall.until(lambda: panel.model.fresh.is_loaded and panel.remote.pending == 0)
    return seen, panel


def close(hall: Hall, seen: WindowSeen) -> None:
    """The window is closed, and its engine with it."""
    engine = hall.engine
    seen.window.close()
    psutil.wait_procs([engine], timeout=PATIENCE / 1000)
    assert not engine.is_running()


def on_disk(hall: Hall) -> dict[Id, Note]:
    return {note.id: note for note in hall.on_disk(ReadBoard(hall.stage.board)).notes}


def test_work_close_reopen_undo_all_redo_all(hall: Hall) -> None:
    seen, panel = opened(hall)
    for text in ("Pistes cyclables", "Parkings", "Un bus de nuit"):
        seen.keyboard.type(text).press("Return")
    hall.until(lambda: len(on_disk(hall)) == 3)
    seen.keyboard.press("Esc", "Home", "4", "Shift+Right", "G").type("En ville").press("Return")
    seen.keyboard.press("End", "Alt+Right", "Alt+Right", "Esc", "End", "Delete")
    hall.until(lambda: len(on_disk(hall)) == 2 and panel.remote.pending == 0)
    done, steps = on_disk(hall), panel.remote.undo.count()
    assert steps == 8
    close(hall, seen)

    again, panel = opened(hall)
    assert panel.remote.undo.count() == panel.remote.undo.index() == steps
    panel.canvas.setFocus()
    again.keyboard.press(*["Ctrl+Z"] * steps)
    hall.until(lambda: panel.remote.pending == 0 and not on_disk(hall))
    close(hall, again)

    third, panel = opened(hall)
    assert panel.remote.undo.index() == 0
    for _step in range(steps):
        QTest.keyClick(panel.canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: panel.remote.pending == 0 and on_disk(hall) == done)
    assert not panel.remote.undo.canRedo()
    close(hall, third)
