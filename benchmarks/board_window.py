"""The facilitator's window on a board, measuring itself: `python -m benchmarks.board_window FILE`.

Once the board is on its screen it says a line of JSON: how many milliseconds that took from asking to open the file
(its engine started too), how many bytes of memory are this process's own after having looked around, and who its
engine is. Each line of input, a number of seconds, is answered by how late each frame of that time was, how much its
thread worked for each, and how many notes the window knows of.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from time import perf_counter

import psutil
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.collector import Collector
from atelier_app.desktop.look.theme import Mode, dress
from atelier_app.desktop.start.settings import Settings
from atelier_app.desktop.window.window import Window
from atelier_app.link import runfile
from benchmarks.frames_window import Watched, engine_of, measure, milliseconds, say, wait_until

# Looking around at 100 %: so many screens, one after the other.
_SCREENS = 24


def _panel(window: Window) -> BoardPanel | None:
    panel = window.workspace.stack.panel if window.workspace else None
    return panel if isinstance(panel, BoardPanel) and panel.model.fresh.is_loaded else None


def _open(window: Watched, path: Path) -> float:
    """Milliseconds until the board has been painted with its notes."""
    loop = QEventLoop()
    window.painted.connect(lambda: loop.quit() if _panel(window) else None)
    began = perf_counter()
    window.open_file(path)
    loop.exec()
    return (perf_counter() - began) * 1000


def _look_around(window: Watched) -> None:
    """Every text that comes by is laid out and kept, as in an hour's work."""
    panel = _panel(window)
    assert panel is not None
    canvas = panel.canvas
    canvas.zoom_to(1.0)
    for screen in range(_SCREENS):
        canvas.settle()
        canvas.repaint()
        canvas.pan(
            -canvas.width() if screen % 6 < 5 else 5 * canvas.width(), -canvas.height() * (screen % 6 == 5)
        )
    canvas.fit()
    canvas.settle()
    canvas.repaint()
    QApplication.processEvents()


def main(path: Path) -> None:
    """Opens the file as the program does, and answers until the input ends."""
    QApplication.setStyle("Fusion")
    app = QApplication([])
    dress(app, Mode.LIGHT)
    window = Watched(Settings())
    window.resize(1920, 1080)
    window.complete()
    window.show()
    app.processEvents()
    opened = _open(window, path)
    _look_around(window)
    gc.collect()
    memory = psutil.Process().memory_full_info().uss
    Collector(window)  # as the program does once all is loaded
    say({"opened": opened, "memory": memory, **engine_of(path)})
    for line in sys.stdin:
        frames = measure(window, float(line))
        panel = _panel(window)
        assert panel is not None
        notes = len(panel.model.wall.notes)
        say({"late": milliseconds(frames.late), "work": milliseconds(frames.work), "notes": notes})
    window.close()
    wait_until(lambda: runfile.read(path) is None)  # the engine has closed the file


if __name__ == "__main__":
    main(Path(sys.argv[1]))
