"""A tone for each verdict, so that whoever holds the scanner need not look up.

QtMultimedia is not among what Atelier installs: the tones are plain WAV files, played by what every system has for
it, and where nothing plays them the system's own bell is rung.
"""

from __future__ import annotations

import math
import shutil
import struct
import sys
import tempfile
import wave
from functools import cache
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from atelier_app.desktop.scanning.verdict import Kind

RATE = 22_050
VOLUME = 0.45
_EDGE = 0.008
"""Seconds in which a note swells and fades: without them it would crackle."""
NOTES: dict[Kind, tuple[tuple[int, float], ...]] = {
    Kind.ACCEPTED: ((880, 0.09), (1320, 0.14)),
    Kind.ALREADY: ((880, 0.09), (880, 0.09)),
    Kind.UNKNOWN: ((220, 0.32),),
    Kind.REPLACED: ((220, 0.32),),
    Kind.PROBLEM: ((220, 0.32),),
}
"""Hertz and seconds: rising for accepted, twice the same for already here, low for no."""
_PLAYERS = ("pw-play", "paplay", "aplay", "afplay")


def samples(notes: tuple[tuple[int, float], ...]) -> list[int]:
    """Signed 16 bit."""
    made: list[int] = []
    for hertz, seconds in notes:
        count = int(RATE * seconds)
        for n in range(count):
            edge = min(1.0, n / (RATE * _EDGE), (count - n) / (RATE * _EDGE))
            made.append(round(32_767 * VOLUME * edge * math.sin(2 * math.pi * hertz * n / RATE)))
    return made


def write(path: Path, notes: tuple[tuple[int, float], ...]) -> None:
    """One channel."""
    values = samples(notes)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(values)}h", *values))


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Gone with the program."""
    return tempfile.TemporaryDirectory(prefix="atelier-tones-")


@cache
def _file(kind: Kind) -> Path:
    path = Path(_folder().name) / f"{kind.value}.wav"
    write(path, NOTES[kind])
    return path


def player() -> str:
    """The program of this system that plays a file, empty when there is none."""
    found = filter(None, map(shutil.which, _PLAYERS))
    return next(found, "")


def play(kind: Kind) -> None:
    """Returns at once."""
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(
            str(_file(kind)), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
        )
    elif (program := player()) == "" or not QProcess.startDetached(program, [str(_file(kind))])[0]:
        QApplication.beep()
