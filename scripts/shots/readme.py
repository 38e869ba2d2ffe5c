"""The few pictures that the README shows: chosen, made light, and kept in the repository."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from scripts.places import ROOT, TaskError, say

PICTURES = ROOT / "docs" / "pictures"
LIMIT = 250_000
# The file that README.md shows: which picture of the album, and how wide.
CHOSEN = {
    "board.png": ("window-ideas-light", 1440),
    "phone-vote.png": ("phone-vote-placed-light", 390),
    "projector.png": ("projector-vote-open", 1280),
    "vote.png": ("window-vote-closed-dark", 1280),
    "pdf-results.png": ("pdf-page-*-results", 620),
}


def keep(album: Path) -> None:
    """Copies the chosen pictures of one language. Raises `TaskError` when one is missing or stays too heavy."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for file, (name, width) in CHOSEN.items():
        found = next(album.glob(f"???-{name}.png"), None)
        if found is None:
            raise TaskError(f"there is no picture {name}; take them all first.")
        kept = PICTURES / file
        _lighten(found, kept, width)
        if kept.stat().st_size > LIMIT:
            raise TaskError(f"{kept.name} is heavier than {LIMIT // 1000} kB.")
        say(f"{kept.relative_to(ROOT)}: {kept.stat().st_size // 1000} kB")


def _lighten(source: Path, target: Path, width: int) -> None:
    """Screens have few colours: 256 of them cannot be told from all."""
    with Image.open(source) as picture:
        scaled = picture.convert("RGB")
        if scaled.width > width:
            scaled = scaled.resize(
                (width, round(scaled.height * width / scaled.width)), Image.Resampling.LANCZOS
            )
        few = scaled.quantize(256, dither=Image.Dither.NONE)
        few.save(target, optimize=True)
