"""A board as one picture: a PDF page to zoom into, a PNG at twice its size, an SVG whose notes can be read back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from atelier_app.documents.board import cut
from atelier_app.documents.board_wall import below, edges, wall
from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.brush import Brush
from atelier_app.documents.drawing.legend import LegendRows
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.svg import SvgPen
from atelier_app.documents.drawing.type import resized, set_lines
from atelier_app.documents.drawing.wall import draw_wall
from atelier_app.documents.outline import Card, Wall
from atelier_app.documents.printing import About, Progress, print_pages, silent
from atelier_app.documents.wording import percent, short
from atelier_app.domain.board import Background
from atelier_app.domain.core import Id
from atelier_app.domain.door import Reader
from atelier_app.domain.pictures import ReadPicture
from atelier_app.exchange.board import BoardRecord
from atelier_app.exchange.board_data import fields
from atelier_app.support.language import _, language
from atelier_app.support.replacing import replacing

_MARGIN = 40.0
_HEAD, _SUBHEAD = resized(theme.TITLE, 22), resized(theme.QUIET, 11)
_NARROWEST = 480.0
# Empty stretches wider than this are closed up: elsewhere everything lies as on the wall.
_WIDEST_GAP = 600.0
# What PDF readers take as a page, in points.
_LARGEST_PAGE = 14_000.0
_PIXELS = 48_000_000
_ZOOM = 2.0
# Photos on notes are small on the picture, and sharp at the largest zoom of it.
_PHOTO_SIDE = 640


def write_picture(
    record: BoardRecord, reader: Reader, path: Path, kind: str, progress: Progress = silent
) -> tuple[str, ...]:
    """Writes an "svg", "png" or "pdf", whole or not at all; the answer is what to tell of it."""
    picture = _Picture(record, reader)
    if kind == "svg":
        progress(0, 1)
        with replacing(path) as stream:
            stream.write(picture.svg().encode())
        progress(1, 1)
        return ()
    if kind == "pdf":
        picture.print_to(path, progress)
        return ()
    return _write_png(picture, path, progress)


@dataclass(frozen=True)
class _Picture:
    """Drawn in scene units under its title and its legend."""

    record: BoardRecord
    reader: Reader

    @cached_property
    def wall(self) -> Wall:
        cards = [
            (one.note, Card(cut(one.note.text), one.note.colour, one.author)) for one in self.record.notes
        ]
        placed = [(note, card) for note, card in cards if not note.inbox]
        waiting = [(note, card) for note, card in cards if note.inbox]
        title = self.record.activity.title
        lying = wall(title, self.record.contents, placed, widest=_WIDEST_GAP, photo=True)
        return below(lying, _("Received from phones, not placed on the board"), waiting)

    @cached_property
    def _legend(self) -> LegendRows:
        return LegendRows(self.wall.legend, self._inner)

    @property
    def _inner(self) -> float:
        left, _top, right, _bottom = edges(self.wall)
        return max(_NARROWEST, right - left)

    @property
    def _above(self) -> float:
        """What stands over the wall."""
        legend = self._legend.height
        return _MARGIN + _HEAD.leading + _SUBHEAD.leading + (legend + 8 if legend else 0) + 24

    @property
    def size(self) -> tuple[float, float]:
        _left, top, _right, bottom = edges(self.wall)
        return self._inner + 2 * _MARGIN, self._above + bottom - top + _MARGIN

    def draw(self, pen: Brush, scale: float = 1.0) -> None:
        width, height = self.size
        pen.box(0, 0, width * scale, height * scale, theme.PAPER)
        x, y, inner = _MARGIN * scale, _MARGIN * scale, self._inner * scale
        for text, style in ((self.wall.title, _HEAD), (self.subtitle, _SUBHEAD)):
            sized = resized(style, style.size * scale)
            pen.lines(set_lines(short(text, 300), sized, inner, 1), sized, x, y, inner)
            y += sized.leading
        LegendRows(self.wall.legend, inner, scale).draw(pen, x, y + 8 * scale)
        _left, top, _right, bottom = edges(self.wall)
        place = x, self._above * scale, inner, (bottom - top) * scale
        if self.wall.cards or self.wall.regions:
            draw_wall(pen, self.wall, *place, largest=scale, pictures=self._photo)
        else:
            sized = resized(theme.BODY, theme.BODY.size * scale)
            nothing = set_lines(_("No idea was put on this board."), sized, inner, 2)
            pen.lines(nothing, sized, x, place[1], inner)

    @property
    def subtitle(self) -> str:
        return " · ".join(filter(None, (self.record.initiative, self.record.workshop)))

    # --- photos

    @cached_property
    def _photos(self) -> dict[Id, Id]:
        """The picture of each note that has one."""
        return {one.note.id: one.note.picture_id for one in self.record.notes if one.note.picture_id}

    def _photo(self, id: Id) -> bytes | None:
        background: Background | None = self.record.board.background
        if background and id == background.picture_id:
            return self.reader.read(ReadPicture(id)).content
        photo = self._photos.get(id)
        return _smaller(self.reader.read(ReadPicture(photo)).content) if photo else None

    # --- files

    def svg(self) -> str:
        told = {one.note.id: (one.note.text, fields(one)) for one in self.record.notes}

        def tell(id: str) -> tuple[str, Mapping[str, str]]:
            return told[id]

        pen = SvgPen(tell)
        self.draw(pen)
        return pen.document(*self.size, self.wall.title, self.subtitle, language())

    def print_to(self, path: Path, progress: Progress = silent) -> float:
        """Writes the PDF; the answer is its scale."""
        scale = min(1.0, _LARGEST_PAGE / max(self.size))
        about = About(language(), self.wall.title, self.record.initiative, self.record.workshop)

        def page(pen: Pen, _number: int, _total: int) -> None:
            pen.begin(self.size[0] * scale, self.size[1] * scale)
            self.draw(pen, scale)
            pen.end()

        print_pages([page], about, path, progress)
        return scale


def _smaller(jpeg: bytes) -> bytes:
    from PIL import Image

    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
        if max(image.size) <= _PHOTO_SIDE:
            return jpeg
        image.thumbnail((_PHOTO_SIDE, _PHOTO_SIDE))
        out = BytesIO()
        image.convert("RGB").save(out, "JPEG", quality=85)
        return out.getvalue()


def _write_png(picture: _Picture, path: Path, progress: Progress) -> tuple[str, ...]:
    """The PDF page in pixels: two for each scene unit, or as many as a program can be expected to open."""
    import pypdfium2

    width, height = picture.size
    zoom = min(_ZOOM, math.sqrt(_PIXELS / (width * height)))
    progress(0, 2)
    with TemporaryDirectory() as folder:
        printed = Path(folder) / "board.pdf"
        scale = picture.print_to(printed)
        progress(1, 2)
        document: Any = pypdfium2.PdfDocument(printed)
        try:
            image = document[0].render(scale=zoom / scale).to_pil()
        finally:
            document.close()
    with replacing(path) as stream:
        image.save(stream, "PNG")
    progress(2, 2)
    if zoom == _ZOOM:
        return ()
    said = _(
        "The board is so large that the PNG was scaled down to {share}; the PDF and the SVG are sharp at any zoom."
    )
    return (said.format(share=percent(round(zoom / _ZOOM * 100), 100)),)
