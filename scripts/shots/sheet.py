"""The contact sheet: every picture of every language on one page, beside its twin in the other."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 32px; background: #f7f5f0; color: #1d2433; }
h2 { margin: 40px 0 12px; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(420px, 1fr)); gap: 16px; margin: 0 0 28px; }
figure { margin: 0; }
img { max-width: 100%; max-height: 640px; border: 1px solid #e4e0d7; border-radius: 6px; background: #fff; }
figcaption { color: #5f6b7e; font-size: 13px; }
"""


def write(album: Path, languages: Iterable[str]) -> Path:
    """Writes `album`/index.html over the pictures that are there; answers where it is."""
    names: dict[str, dict[str, str]] = {}
    for language in languages:
        for picture in sorted((album / language).glob("*.png")):
            # Numbers differ from language to language when one document has a page more.
            names.setdefault(picture.stem.partition("-")[2], {})[language] = f"{language}/{picture.name}"
    areas: dict[str, list[str]] = {}
    for name in names:
        areas.setdefault(name.partition("-")[0], []).append(name)
    body = "".join(_area(area, [(name, names[name]) for name in found]) for area, found in areas.items())
    page = album / "index.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><title>Atelier</title><style>{_STYLE}</style>{body}',
        encoding="utf-8",
    )
    return page


def _area(area: str, pictures: list[tuple[str, dict[str, str]]]) -> str:
    return f"<h2>{escape(area)}</h2>" + "".join(_pair(name, found) for name, found in pictures)


def _pair(name: str, found: dict[str, str]) -> str:
    figures = "".join(
        f'<figure><a href="{file}"><img loading="lazy" src="{file}" alt=""></a>'
        f"<figcaption>{escape(name)} · {language}</figcaption></figure>"
        for language, file in found.items()
    )
    return f'<div class="pair">{figures}</div>'
