"""Pictures from anywhere become a small JPEG that tells nothing but what it shows; hostile ones are refused."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import IFD, Base

from atelier_app.domain.core import Refused
from atelier_app.domain.pictures import NOTE_PICTURE_SIDE, PICTURE_BYTES, Picture
from atelier_app.domain.refusals import Refusal
from atelier_app.support.pictures import prepared, read_file, verify
from atelier_app.support.sentences import sentence
from tests.interpreter import ROOT

SIDE = NOTE_PICTURE_SIDE
RED, WHITE = (220, 30, 30), (255, 255, 255)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def shown(picture: Picture) -> Image.Image:
    verify(picture)
    return Image.open(BytesIO(picture.content)).convert("RGB")


def near(image: Image.Image, x: int, y: int, colour: tuple[int, int, int]) -> bool:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return all(abs(one - other) < 12 for one, other in zip(found, colour, strict=True))


def refusal(data: bytes) -> Refusal:
    with pytest.raises(Refused) as caught:
        prepared(data, SIDE)
    assert sentence(caught.value)
    return caught.value.code


# --- what is read


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_every_usual_kind_is_read(kind: str) -> None:
    picture = prepared(saved(Image.new("RGB", (640, 480), RED), kind), SIDE)
    assert (picture.width, picture.height) == (640, 480)
    assert near(shown(picture), 320, 240, RED)


def test_a_large_picture_is_scaled_to_the_side_asked_for() -> None:
    picture = prepared(saved(Image.new("RGB", (6000, 3000), RED), "JPEG"), SIDE)
    assert (picture.width, picture.height) == (SIDE, SIDE // 2)


def test_the_place_where_a_photo_was_taken_is_gone() -> None:
    exif = Image.Exif()
    exif[Base.Make], exif[Base.Model] = "Atelier", "Secret camera"
    exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (48.0, 0.0, 27.5), 3: "E", 4: (0.0, 11.0, 58.2)})
    data = saved(Image.new("RGB", (400, 300), RED), "JPEG", exif=exif, comment=b"chez moi")
    assert Image.open(BytesIO(data)).getexif().get_ifd(IFD.GPSInfo)[2] == (48.0, 0.0, 27.5)
    picture = prepared(data, SIDE)
    again = Image.open(BytesIO(picture.content))
    assert not again.getexif()
    assert not again.getexif().get_ifd(IFD.GPSInfo)
    for word in (b"Exif", b"Secret camera", b"chez moi", b"http://ns.adobe.com"):
        assert word not in picture.content


@pytest.mark.parametrize(
    ("orientation", "corner"), [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1)), (6, (1, 0)), (8, (0, 1))]
)
def test_a_photo_is_upright_however_the_camera_was_held(orientation: int, corner: tuple[int, int]) -> None:
    image = Image.new("RGB", (400, 200), WHITE)
    image.paste(RED, (0, 0, 100, 50))
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    picture = shown(prepared(saved(image, "JPEG", exif=exif), SIDE))
    assert picture.size == ((200, 400) if orientation in (6, 8) else (400, 200))
    at = tuple(5 + (length - 10) * end for length, end in zip(picture.size, corner, strict=True))
    assert near(picture, at[0], at[1], RED)


def test_what_one_sees_through_lies_on_white() -> None:
    clear = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    clear.paste((*RED, 255), (0, 0, 50, 100))
    palette = clear.convert("P")
    palette.info["transparency"] = palette.getpixel((90, 50))
    for data in (
        saved(clear, "PNG"),
        saved(clear, "WEBP", lossless=True),
        saved(palette, "PNG"),
        saved(palette, "GIF"),
    ):
        picture = shown(prepared(data, SIDE))
        assert near(picture, 90, 50, WHITE)


def test_sixteen_bits_of_grey_stay_grey() -> None:
    data = saved(Image.new("I;16", (60, 40), 0x8000), "PNG")
    assert near(shown(prepared(data, SIDE)), 30, 20, (128, 128, 128))


def test_printers_colours_are_read() -> None:
    data = saved(Image.new("CMYK", (60, 40), (0, 255, 255, 0)), "JPEG")
    red, green, blue = shown(prepared(data, SIDE)).getpixel((30, 20))  # type: ignore[misc]
    assert red > 200
    assert max(green, blue) < 80


def test_only_the_first_picture_of_an_animation_is_taken() -> None:
    frames = [Image.new("RGB", (50, 50), colour) for colour in (RED, WHITE, WHITE)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert near(shown(prepared(data, SIDE)), 25, 25, RED)


def test_noise_too_is_kept_within_what_a_picture_may_take() -> None:
    noise = Image.frombytes("RGB", (3000, 3000), os.urandom(27_000_000))
    picture = prepared(saved(noise, "PNG"), 4096)
    assert len(picture.content) <= PICTURE_BYTES
    verify(picture)


def test_a_line_of_pixels_is_a_picture_too() -> None:
    picture = prepared(saved(Image.new("RGB", (20_000, 1), RED), "PNG"), SIDE)
    assert (picture.width, picture.height) == (SIDE, 1)


# --- what is refused


def png_header(width: int, height: int) -> bytes:
    """A picture that says it is this large and holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 4096)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def gif_header(width: int, height: int) -> bytes:
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + screen + frame * 50 + b"\x3b"


def text_bomb() -> bytes:
    """A PNG whose comment unpacks to half a gigabyte."""
    body = b"Comment\0\0" + zlib.compress(b"\0" * 500_000_000, 9)
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    plain = saved(Image.new("RGB", (20, 20), RED), "PNG")
    return plain[:33] + chunk + plain[33:]


NOT_PICTURES = {
    "nothing": b"",
    "text": "Une idée".encode(),
    "SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "HTML": b"<!doctype html><img src=x onerror=alert(1)>",
    "PDF": b"%PDF-1.7\n",
    "only a signature": b"\xff\xd8\xff",
    "zeros": b"\0" * 4096,
    "comment that unpacks to half a gigabyte": text_bomb(),
}


@pytest.mark.parametrize("data", NOT_PICTURES.values(), ids=NOT_PICTURES)
def test_what_is_no_picture_is_refused_whatever_its_name(data: bytes) -> None:
    assert refusal(data) is Refusal.UNREADABLE_PICTURE


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_picture_that_was_cut_short_is_refused(kind: str) -> None:
    noise = Image.frombytes("RGB", (200, 200), os.urandom(120_000))
    data = saved(noise, kind)
    assert refusal(data[: len(data) // 2]) is Refusal.UNREADABLE_PICTURE


def test_an_iphone_s_own_format_is_named_so_that_one_knows_what_to_do() -> None:
    assert refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 100) is Refusal.HEIC_PICTURE
    with pytest.raises(Refused) as caught:
        prepared(b"\0\0\0\x18ftypmif1\0\0\0\0", SIDE)
    assert "JPEG" in sentence(caught.value)


BOMBS: dict[str, Callable[[], bytes]] = {
    "PNG of 200 megapixels": lambda: png_header(20_000, 10_000),
    "PNG of four thousand megapixels": lambda: png_header(65_000, 65_000),
    "GIF of four thousand megapixels": lambda: gif_header(65_535, 65_535),
    "BMP of 400 megapixels": lambda: saved(Image.new("1", (20_000, 20_000)), "BMP"),
    "TIFF of 400 megapixels": lambda: saved(Image.new("1", (20_000, 20_000)), "TIFF", compression="group4"),
    "WebP of 268 megapixels": lambda: webp_header(16_384, 16_384),
}


def webp_header(width: int, height: int) -> bytes:
    """An animation whose canvas is huge and whose one frame is tiny."""
    small = saved(Image.new("RGB", (8, 8), RED), "WEBP", lossless=True)[12:]

    def size(pixels: int) -> bytes:
        return struct.pack("<I", pixels - 1)[:3]

    frame = size(1) * 2 + size(8) * 2 + size(100) + b"\0" + small
    parts = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + size(width) + size(height)
    parts += b"ANIM" + struct.pack("<I", 6) + b"\xff" * 4 + b"\0\0"
    parts += b"ANMF" + struct.pack("<I", len(frame)) + frame
    return b"RIFF" + struct.pack("<I", 4 + len(parts)) + b"WEBP" + parts


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_before_it_goes_off(bomb: Callable[[], bytes]) -> None:
    assert refusal(bomb()) is Refusal.PICTURE_TOO_LARGE


MEASURED = """
import sys
from atelier_app.domain.core import Refused
from atelier_app.support.pictures import prepared
def most():
    try:
        import resource
    except ImportError:
        import psutil
        return psutil.Process().memory_info().peak_wset // 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10)
data = open(sys.argv[1], "rb").read()
prepared(open(sys.argv[2], "rb").read(), 1600)
before = most()
try:
    picture = prepared(data, 1600)
    print(picture.width, picture.height, end=" ")
except Refused as refused:
    print(refused.code, end=" ")
print(most() - before)
"""


def measured(data: bytes, folder: Path) -> tuple[str, int]:
    """What comes of a picture in a process of its own, and how many megabytes that took at most."""
    path, small = folder / "hostile", folder / "small"
    path.write_bytes(data)
    small.write_bytes(saved(Image.new("RGB", (20, 20), RED), "JPEG"))
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path), str(small)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    said, _space, megabytes = done.stdout.strip().rpartition(" ")
    return said, int(megabytes)


def test_a_photo_of_200_megapixels_is_read_in_the_memory_of_a_small_one(tmp_path: Path) -> None:
    huge = saved(Image.new("L", (20_000, 10_000), 128), "JPEG", quality=30)
    said, megabytes = measured(huge, tmp_path)
    assert said == "1600 800"
    assert megabytes < 100


@pytest.mark.parametrize("bomb", [*BOMBS.values(), text_bomb], ids=[*BOMBS, "text"])
def test_a_bomb_takes_no_memory(bomb: Callable[[], bytes], tmp_path: Path) -> None:
    _said, megabytes = measured(bomb(), tmp_path)
    assert megabytes < 100


def test_the_largest_that_is_decoded_as_it_is_stays_within_bounds(tmp_path: Path) -> None:
    said, megabytes = measured(saved(Image.new("RGBA", (8000, 5000), (*RED, 90)), "PNG"), tmp_path)
    assert said == "1600 1000"
    assert megabytes < 700


def test_a_file_too_large_for_any_camera_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "film.jpg"
    with path.open("wb") as stream:
        stream.truncate(2**31)
    with pytest.raises(Refused) as caught:
        read_file(path)
    assert caught.value.code is Refusal.PICTURE_TOO_LARGE
    with pytest.raises(Refused) as caught:
        read_file(tmp_path / "gone.jpg")
    assert caught.value.code is Refusal.CANNOT_READ


SAMPLES = [
    saved(Image.radial_gradient("L").convert("RGB").resize((90, 60)), kind)
    for kind in ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SAMPLES), st.data())
def test_whatever_is_broken_in_it_a_picture_is_read_or_refused(sample: bytes, data: st.DataObject) -> None:
    broken = bytearray(sample)
    for _blow in range(data.draw(st.integers(1, 12))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    assert outcome(bytes(broken)) in (None, Refusal.UNREADABLE_PICTURE, Refusal.PICTURE_TOO_LARGE)


def outcome(data: bytes) -> Refusal | None:
    """Why it was refused; None when it was read."""
    try:
        verify(prepared(data, 200))
    except Refused as refused:
        return refused.code
    return None
