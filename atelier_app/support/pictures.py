"""Pictures from anywhere: what may be kept is a small JPEG that tells nothing but what it shows.

Every byte is hostile: the kind is told by the first bytes, never by the name; the size is read before anything is
decoded; and what a decoder stumbles over is refused with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from atelier_app.domain.core import Refused, new_id
from atelier_app.domain.pictures import BACKGROUND_SIDE, PICTURE_BYTES, Picture
from atelier_app.domain.refusals import Refusal
from atelier_app.support.reasons import reason

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

# What is read at all: no camera writes more.
SOURCE_BYTES = 80 * 1024 * 1024
# Pixels that are decoded as they are, four bytes each and a copy; a JPEG is decoded at an eighth of its size if need be.
PIXELS = 40_000_000
JPEG_PIXELS = 300_000_000
# A progressive JPEG is held whole, at two bytes a sample, before its first pixel is known.
PROGRESSIVE_PIXELS = 60_000_000
_QUALITIES = (85, 75, 60, 40)

_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_HEIC = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif"}


def read_file(path: Path) -> bytes:
    """The bytes of a picture's file. Raises `Refused` (PICTURE_TOO_LARGE, CANNOT_READ)."""
    try:
        if path.stat().st_size > SOURCE_BYTES:
            raise Refused(Refusal.PICTURE_TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise Refused(Refusal.CANNOT_READ, name=path.name, reason=reason(error)) from error


def prepared(data: bytes, side: int) -> Picture:
    """The picture upright, on white, its longer side at most `side` pixels, as a JPEG without metadata.

    Raises `Refused` (UNREADABLE_PICTURE, HEIC_PICTURE, PICTURE_TOO_LARGE).
    """
    if len(data) > SOURCE_BYTES:
        raise Refused(Refusal.PICTURE_TOO_LARGE)
    kind = _kind(data)
    from PIL import Image

    try:
        with _opened(kind, data) as source:
            _checked(source, side)
            sheet = _flattened(source, side)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise Refused(Refusal.PICTURE_TOO_LARGE) from error
    except Exception as error:  # decoders fail on hostile bytes in every way there is
        raise Refused(Refusal.UNREADABLE_PICTURE) from error
    return _encoded(sheet)


def verify(picture: Picture) -> None:
    """Raises `Refused` unless it is as `prepared` makes them: a JPEG of that size, without metadata."""
    from PIL import Image, UnidentifiedImageError

    if len(picture.content) > PICTURE_BYTES or max(picture.width, picture.height) > BACKGROUND_SIDE:
        raise Refused(Refusal.PICTURE_TOO_LARGE)
    try:
        with Image.open(BytesIO(picture.content), formats=("JPEG",)) as image:
            size, told = image.size, set(image.info) & {"exif", "comment", "icc_profile", "photoshop", "xmp"}
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(Refusal.UNREADABLE_PICTURE) from error
    if size != (picture.width, picture.height) or told:
        raise Refused(Refusal.UNREADABLE_PICTURE)


# --- opening


def _kind(data: bytes) -> str:
    """What the first bytes say it is; a picture's name says nothing."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise Refused(Refusal.HEIC_PICTURE)
    raise Refused(Refusal.UNREADABLE_PICTURE)


def _opened(kind: str, data: bytes) -> ImageFile:
    """The picture's header. Not by `Image.open`, whose one limit for all kinds would refuse a JPEG that is safe."""
    from PIL import (
        BmpImagePlugin,
        GifImagePlugin,
        JpegImagePlugin,
        PngImagePlugin,
        TiffImagePlugin,
        WebPImagePlugin,
    )

    openers: dict[str, Callable[[BytesIO], ImageFile]] = {
        "JPEG": JpegImagePlugin.JpegImageFile,
        "PNG": PngImagePlugin.PngImageFile,
        "GIF": GifImagePlugin.GifImageFile,
        "BMP": BmpImagePlugin.BmpImageFile,
        "TIFF": TiffImagePlugin.TiffImageFile,
        "WEBP": WebPImagePlugin.WebPImageFile,
    }
    return openers[kind](BytesIO(data))


def _checked(source: ImageFile, side: int) -> None:
    """Refuses what would take too much to decode; asks a JPEG's decoder for no more than is wanted."""
    pixels = source.width * source.height
    if source.format == "JPEG":
        progressive = source.info.get("progressive") and pixels > PROGRESSIVE_PIXELS
        if pixels > JPEG_PIXELS or progressive:
            raise Refused(Refusal.PICTURE_TOO_LARGE)
        # CMYK stays so: only grey and colour can be asked for.
        source.draft(source.mode if source.mode in ("L", "CMYK") else "RGB", (side, side))
        pixels = source.width * source.height
    if pixels > PIXELS or not pixels:
        raise Refused(Refusal.PICTURE_TOO_LARGE if pixels else Refusal.UNREADABLE_PICTURE)


# --- making it ours


def _flattened(source: ImageFile, side: int) -> Image:
    """The pixels alone, upright, scaled, on white."""
    from PIL import Image

    source.load()
    shown = _plain(source)
    shown.thumbnail((side, side), reducing_gap=2.0)
    sheet = Image.new("RGB", shown.size, "white")
    sheet.paste(shown, mask=shown.getchannel("A") if shown.mode == "RGBA" else None)
    return _upright(sheet, source)


def _plain(source: ImageFile) -> Image:
    """In eight bits: colours, and how far one sees through them if one does."""
    if source.mode.startswith("I"):
        # Sixteen bits of grey: converting alone would make white of nearly all of it.
        return source.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    return source.convert("RGBA" if source.has_transparency_data else "RGB")


def _upright(sheet: Image, source: ImageFile) -> Image:
    """As the camera was held; what it wrote of that may be nonsense."""
    from PIL import ImageOps
    from PIL.ExifTags import Base

    turned = sheet.copy()
    with suppress(Exception):  # unreadable EXIF is no reason to refuse what can be seen
        turned.getexif()[Base.Orientation] = source.getexif().get(Base.Orientation, 1)
        turned = ImageOps.exif_transpose(turned)
    turned.info.clear()
    return turned


def _encoded(sheet: Image) -> Picture:
    """As fine as fits into what a picture may take."""
    while True:
        for quality in _QUALITIES:
            out = BytesIO()
            sheet.save(out, "JPEG", quality=quality, optimize=True)
            if out.tell() <= PICTURE_BYTES:
                return Picture(new_id(), sheet.width, sheet.height, out.getvalue())
        sheet = sheet.reduce(2)
