"""Python's garbage collector, on the Qt thread alone.

Left to itself it runs on whichever thread allocates, and finalises there the widgets that a cycle held: Qt objects
die on the thread they live on, or take the window down with them.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

# Short enough that little gathers in between: a look costs a microsecond, a young collection less than a millisecond.
PAUSE_MS = 200


class Collector(QObject):
    """Collects what is due, between two events of the thread it lives on; nothing else collects any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # What is loaded stays to the end: a collection that looked through it would only hold up a frame.
        gc.freeze()
        timer = QTimer(self, interval=PAUSE_MS)
        timer.timeout.connect(collect_due)
        timer.start()


def collect_due() -> None:
    """Collects the oldest generation whose turn has come, as Python itself would have."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        # A threshold of zero says that a generation has no turn of its own.
        if 0 < thresholds[generation] < counts[generation]:
            gc.collect(generation)
            return
