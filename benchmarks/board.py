"""The board's frames at 1920x1080: ours beside a bare hand-painted widget that draws the same notes, in one run.

Ratios are of times by the clock: a busy moment of the machine falls on both. Limits are of the processor time that a
frame of ours took, all its threads together: what others do on the machine at that moment is left out.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from math import sqrt
from time import perf_counter, process_time
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The figures must not depend on what is in the user's own folders.
os.environ.setdefault("ATELIER_HOME", tempfile.mkdtemp(prefix="atelier-bench-"))

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.board.camera import Camera
from atelier_app.desktop.board.canvas import BoardCanvas
from atelier_app.desktop.board.gestures import Carry
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.look import theme
from atelier_app.domain.board import Board, BoardContents, Colour, Note
from benchmarks.bare_wall import BareWall
from benchmarks.row import Row, middle, p95

WIDTH, HEIGHT = 1920, 1080
FRAMES = 60
AIM = 1.5
# A note in hand follows the hand, however many lie around it (milliseconds).
DRAG_LIMIT = 2.0
_WORDS = [
    "transport",
    "bus",
    "inclusion",
    "médiation",
    "numérique",
    "santé",
    "pharmacie",
    "bourg",
    "mairie",
    "usagers",
    "données",
    "gouvernance",
    "itinérant",
    "ateliers",
    "formation",
    "élus",
    "associations",
    "jeunes",
    "écoles",
    "télétravail",
]
_LIMITS = {200: 8.3, 1000: 8.3, 5000: 16.7}


def notes(count: int) -> list[Note]:
    """A wall of `count` notes in rows, with the words and colours of a real one, always the same."""
    chance = random.Random(count)
    columns = round(sqrt(count * 1.4))
    return [
        Note(
            f"{number:032x}",
            "board",
            " ".join(chance.choice(_WORDS) for _ in range(chance.randint(2, 9))).capitalize(),
            chance.choice(list(Colour)),
            (number % columns) * 160.0,
            (number // columns) * 124.0,
            label=f"Table {number % 9}",
        )
        for number in range(count)
    ]


class Times(NamedTuple):
    """Milliseconds of each frame: by the clock, ours and the floor's, and the processor's for ours."""

    ours: list[float]
    floor: list[float]
    work: list[float]


class Pair:
    """Our canvas and the bare wall, the same notes in both, moved alike."""

    def __init__(self, app: QApplication, count: int) -> None:
        self._app = app
        made = notes(count)
        self.wall = Wall()
        self.wall.read(BoardContents(Board("board", "board"), tuple(made), ()))
        self.ours, self.floor = BoardCanvas(self.wall), BareWall(made)
        self.ids = [note.id for note in made]
        for widget in (self.ours, self.floor):
            widget.resize(WIDTH, HEIGHT)
            widget.show()

    def close(self) -> None:
        for widget in (self.ours, self.floor):
            widget.close()
            widget.deleteLater()

    def start(self, *, fitted: bool) -> None:
        """Both where a gesture begins, painted and at rest."""
        if fitted:
            self.ours.fit()
        else:
            self.ours.look(Camera(1.0, -300, -200))
        self.ours.settle()
        camera = self.ours.camera
        self.floor.zoom, self.floor.off_x, self.floor.off_y = camera.scale, camera.x, camera.y
        for widget in (self.ours, self.floor):
            widget.repaint()
            self.frame(lambda _number: None, 0)

    def frame(self, move: Callable[[int], None], number: int) -> tuple[float, float]:
        """Milliseconds for one step of a gesture and the painting that it asks for: by the clock, the processor's."""
        began, worked = perf_counter(), process_time()
        move(number)
        self._app.processEvents()
        return (perf_counter() - began) * 1000, (process_time() - worked) * 1000

    def frames(self, ours: Callable[[int], None], floor: Callable[[int], None]) -> Times:
        """The two gestures frame by frame in turn, so that a busy moment of the machine falls on both."""
        times = Times([], [], [])
        for number in range(FRAMES):
            clock, work = self.frame(ours, number)
            times.ours.append(clock)
            times.work.append(work)
            times.floor.append(self.frame(floor, number)[0])
        return times

    # --- the gestures: half of the frames there, half back

    def pan(self) -> Times:
        def floor(number: int) -> None:
            self.floor.off_x -= 17 * _way(number)
            self.floor.off_y -= 9 * _way(number)
            self.floor.update()

        return self.frames(lambda number: self.ours.pan(-17 * _way(number), -9 * _way(number)), floor)

    def zoom(self) -> Times:
        x, y = WIDTH / 2, HEIGHT / 2

        def floor(number: int) -> None:
            factor = 1.03 ** _way(number)
            self.floor.off_x = x - (x - self.floor.off_x) * factor
            self.floor.off_y = y - (y - self.floor.off_y) * factor
            self.floor.zoom *= factor
            self.floor.update()

        return self.frames(lambda number: self.ours.zoom(1.03 ** _way(number), x, y), floor)

    def drag(self, count: int) -> Times:
        seen = [note.id for note in self.wall.touched(self.ours.seen_box())]
        rest = [id for id in self.ids if id not in set(seen)]
        ids = (seen + rest)[:count]
        numbers = [int(id, 16) for id in ids]
        note = self.wall.notes[ids[0]]
        at = QPoint(*(round(value) for value in self.ours.camera.to_view(note.x + 74, note.y + 56)))
        gesture, seen_at = Carry(self.ours, at, ids), QPointF(at)

        def ours(number: int) -> None:
            nonlocal seen_at
            step = QPointF(5, 3) * self.ours.camera.scale * _way(number)
            seen_at += step
            gesture.move(seen_at.toPoint(), Qt.KeyboardModifier.NoModifier)

        def floor(number: int) -> None:
            for one in numbers:
                self.floor.move_note(one, 5 * _way(number), 3 * _way(number))
            self.floor.update()

        times = self.frames(ours, floor)
        gesture.cancel()
        return times


def _way(number: int) -> int:
    return 1 if number < FRAMES / 2 else -1


def _gestures(pair: Pair) -> dict[str, Callable[[], Times]]:
    return {
        "pan": pair.pan,
        "zoom": pair.zoom,
        "drag one": lambda: pair.drag(1),
        "drag 200": lambda: pair.drag(200),
    }


def _frames(app: QApplication, count: int) -> Iterator[Row]:
    pair = Pair(app, count)
    for fitted in (False, True):
        where = f"{count:,} notes, {'fitted' if fitted else '100 %'}"
        slowest, slowest_gesture = 0.0, ""
        for gesture, run in _gestures(pair).items():
            pair.start(fitted=fitted)
            times = run()
            yield Row(f"{where}, {gesture}", middle(times.ours), middle(times.floor), "ms/frame", AIM)
            yield Row(f"{where}, {gesture}, p95", p95(times.ours), p95(times.floor), "ms/frame", AIM)
            if p95(times.work) > slowest:
                slowest, slowest_gesture = p95(times.work), gesture
            if gesture == "drag one":
                yield Row(f"{where}: drag one, limit", middle(times.work), DRAG_LIMIT, "ms/frame", 1.0)
        limit = _LIMITS[count] if fitted else 8.3
        yield Row(f"{where}: slowest p95 ({slowest_gesture}), limit", slowest, limit, "ms/frame", 1.0)
    pair.close()


def _burst(app: QApplication) -> Row:
    """Ideas from phones while panning 1,000 notes: five arrive before each frame, 300 a second."""
    pair = Pair(app, 1000)
    pair.start(fitted=True)
    coming = iter(notes(2000)[1000:])
    worst = 0.0

    def arrive(number: int) -> None:
        new = [next(coming) for _ in range(5)]
        pair.wall.put([Note(f"new{n.id}", n.board_id, n.text, n.colour, n.x, n.y) for n in new])
        pair.ours.pan(_way(number), 0)

    for number in range(FRAMES):
        worst = max(worst, pair.frame(arrive, number)[1])
    pair.close()
    return Row("1,000 notes, 5 arriving each frame: slowest frame, limit", worst, 33.0, "ms/frame", 1.0)


def rows() -> Iterator[Row]:
    """Each gesture at each size, then notes that arrive meanwhile."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.dress(app, theme.Mode.LIGHT)
    for count in _LIMITS:
        yield from _frames(app, count)
    yield _burst(app)
