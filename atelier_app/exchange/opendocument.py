"""What every OpenDocument file is made of: its archive, its namespaces, what it says of itself, its spaces."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape

from atelier_app.exchange.sheet import written

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
        ("config", "config"),
    )
)
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_SPACES = re.compile("^ +| {2,}| +$|\t|\n")


def pack(stream: BinaryIO, mime: str, parts: Mapping[str, str]) -> None:
    """Writes a file of this kind, whose parts go by their names without ".xml"."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        # First, and as it is: this is how the kind of file is told.
        archive.writestr("mimetype", mime, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(f"{name}.xml", content)
        archive.writestr("META-INF/manifest.xml", _manifest(mime, parts))


def _manifest(mime: str, parts: Mapping[str, str]) -> str:
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'.format
    return (
        f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        'manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{mime}"/>'
        + "".join(entry(f"{name}.xml", "text/xml") for name in parts)
        + "</manifest:manifest>"
    )


def meta(subject: str, language: str = "") -> str:
    """What the file says of itself."""
    told = f"<dc:language>{language}</dc:language>" if language else ""
    return (
        f'{XML}<office:document-meta {NAMESPACES} {_DC} office:version="1.3"><office:meta>'
        f"<meta:generator>Atelier</meta:generator><dc:title>{escape(written(subject))}</dc:title>{told}"
        "</office:meta></office:document-meta>"
    )


def spaced(line: str) -> str:
    """Spaces that would be taken for one, or for none, are elements of their own; so are tabs and breaks."""
    return _SPACES.sub(_space, escape(line))


def _space(run: re.Match[str]) -> str:
    match run[0]:
        case "\t":
            return "<text:tab/>"
        case "\n":
            return "<text:line-break/>"
        case spaces:
            return f'<text:s text:c="{len(spaces)}"/>'
