"""The papers of signing in, made from the sample's door and drawn as pictures: sheets, badges, posters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import cos, sin
from pathlib import Path

from atelier_app.documents import papers, posters
from atelier_app.documents.attendance_sheet import attendance_sheet, blank_sheet
from atelier_app.documents.badges import badge_sheets
from atelier_app.documents.certificates import certificates
from atelier_app.documents.labels import FORMATS
from atelier_app.documents.presence import Presence, gather
from atelier_app.domain.attendance import Sign
from atelier_app.domain.core import Id
from atelier_app.domain.door import Door
from atelier_app.domain.signature import Signature
from atelier_app.support.language import speaking
from atelier_app.support.wifi import Wifi
from scripts.shots.album import Album
from scripts.shots.papers import DOTS_PER_INCH, do

# Of long documents one sees the beginning.
SHOWN = 2
NETWORKS = {"fr": Wifi("Salle des Fêtes", "coconstruire"), "en": Wifi("Village hall", "codesign2021")}


def signing(album: Album, door: Door, workshop_id: Id, address: str, folder: Path) -> None:
    """A picture of the first pages of each paper. Raises `TaskError` when one can't be drawn."""
    _sign(door, workshop_id)
    with speaking(album.language):
        presence = gather(door, workshop_id, signed=True)
        for name, path in _written(presence, door, address, folder, album.language):
            do("pdftoppm", "-png", "-r", str(DOTS_PER_INCH), "-l", str(SHOWN), str(path), str(folder / name))
            for number, drawn in enumerate(sorted(folder.glob(f"{name}-*.png")), start=1):
                drawn.replace(album.place("paper", f"{name}-{number}"))


def _written(
    presence: Presence, door: Door, address: str, folder: Path, language: str
) -> Iterator[tuple[str, Path]]:
    """Each paper's name, once it is written."""

    def path(name: str) -> Path:
        return folder / f"{name}.pdf"

    papers.write_sheet(attendance_sheet(presence), path("attendance"))
    papers.write_sheet(blank_sheet(presence), path("blank"))
    papers.write_certificates(certificates(presence, date(2021, 4, 9)), path("certificate"))
    for name, labels in FORMATS.items():
        sheets = badge_sheets(presence, address, labels, marks=name == "L4785")
        papers.write_badges(sheets, path(f"badges-{name}"), door.execute)
    for name, tables in (("poster", ()), ("cards", posters.numbered(4))):
        papers.write_poster(posters.poster(presence, address, NETWORKS[language], tables), path(name))
    for name in (
        "attendance",
        "blank",
        "certificate",
        *(f"badges-{name}" for name in FORMATS),
        "poster",
        "cards",
    ):
        yield name, path(name)


def _sign(door: Door, workshop_id: Id) -> None:
    """Nine in ten of those who are here sign."""
    present = [one for one in gather(door, workshop_id).attendees if one.attendances]
    for index, one in enumerate(present):
        if index % 10 != 7:
            half_day = one.attendances[0].half_day
            door.execute(Sign(workshop_id, one.participant.id, str(_flourish(index)), half_day))


def _flourish(seed: int) -> Signature:
    """What a hand might draw, another for each seed."""
    points = []
    for step in range(70):
        along = step / 70
        x = 120 + 760 * along + 65 * sin(step * (0.7 + seed % 5 / 9))
        y = 200 + 125 * sin(step * (0.25 + seed % 7 / 18)) * cos(along * (1.5 + seed % 3))
        points.append((int(x), int(y)))
    return Signature((tuple(points), ((150, 335), (500 + seed % 6 * 70, 350))))
