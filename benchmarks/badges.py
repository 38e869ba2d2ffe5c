"""300 badges against zxing-cpp's own writer: its vectors (SVG paths) put on the same pages, each with its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import zxingcpp
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from atelier_app.documents.badges import badge_sheets
from atelier_app.documents.drawing import theme
from atelier_app.documents.labels import FORMATS
from atelier_app.documents.papers import write_badges
from atelier_app.documents.presence import Presence
from atelier_app.domain.attendance import Attendee, Participant
from atelier_app.domain.badges import MintBadges
from atelier_app.domain.half_days import WHOLE, HalfDay
from atelier_app.domain.initiative import Initiative, Workshop
from atelier_app.support.language import speaking
from benchmarks.row import Row, middle

_ROUNDS = 7
_PEOPLE = 300
_LABELS = FORMATS["L7163"]
_RUN = re.compile(r"M(\d+) (\d+)h(\d+)v(\d+)")


def rows() -> Iterator[Row]:
    """One row: seconds for our sheets, seconds for the bare codes and names."""
    with TemporaryDirectory() as folder, speaking("fr"):
        path = Path(folder) / "badges.pdf"
        ours, floor = [], []
        for turn in range(_ROUNDS):
            # Other names each time, and other codes: sheets are written once, by a process that remembers no width.
            people = _presence(turn)
            start = perf_counter()
            write_badges(badge_sheets(people, "http://192.168.1.20:8080", _LABELS), path, _mint)
            ours.append(perf_counter() - start)
            sheets = badge_sheets(people, "http://192.168.1.20:8080", _LABELS)
            codes = [(badge.name, badge.code) for badge in sheets.badges]
            start = perf_counter()
            _bare(codes, path)
            floor.append(perf_counter() - start)
        yield Row(f"{_PEOPLE} badges", middle(ours), middle(floor), "s", 3)


def _mint(_command: MintBadges) -> None:
    """There is no door here."""


def _bare(codes: list[tuple[str, str]], path: Path) -> None:
    canvas = Canvas(str(path), pagesize=theme.A4, pageCompression=1)
    side = 32 * mm
    for index, (name, code) in enumerate(codes):
        if index and index % _LABELS.per_sheet == 0:
            canvas.showPage()
        x, y = _LABELS.corner(index % _LABELS.per_sheet)
        _draw_svg(canvas, _svg(code), x * mm + 60 * mm, theme.A4[1] - y * mm - side, side)
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(x * mm + 9, theme.A4[1] - y * mm - 50, name)
    canvas.save()


def _svg(code: str) -> str:
    barcode: Any = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(zxingcpp.write_barcode_to_svg(barcode))


def _draw_svg(canvas: Canvas, svg: str, x: float, y: float, side: float) -> None:
    """Its one path of runs of modules, 41 wide with their margin, as anyone would write it for a canvas."""
    module = side / 41
    path = canvas.beginPath()
    for across, down, width, height in _RUN.findall(svg):
        low = y + side - (int(down) + int(height)) * module
        path.rect(x + int(across) * module, low, int(width) * module, int(height) * module)
    canvas.drawPath(path, stroke=0, fill=1)


def _presence(turn: int) -> Presence:
    attendees = tuple(
        Attendee(
            Participant(
                str(index), f"Lefèvre-Château {turn}{index}", "Éloïse", f"Commune de Sillé {index % 90}"
            ),
            table=str(index % 12 + 1),
        )
        for index in range(_PEOPLE)
    )
    workshop = Workshop("w", "Atelier 2", date(2021, 4, 8), time(14), "Le Mans")
    initiative = Initiative("i", "Usages numériques en Sarthe", "Le Département")
    return Presence(initiative, workshop, 180, (HalfDay(WHOLE, "", time(14)),), attendees, {})
