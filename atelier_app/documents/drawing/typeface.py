"""A TrueType face whose glyphs can be copied as the text they stand for.

ReportLab writes for each glyph one code point, even when a glyph joins several, is a form that only shaping
uses, or lies beyond the basic plane (where its four digits are not enough).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_PAIR = re.compile(r"^(<[0-9A-F]{2}>) <([0-9A-F]+)>$", re.MULTILINE)


class Typeface(TTFont):
    """`said` tells the text of characters that stand for a shaped glyph."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self.said: dict[int, str] = {}

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's name
        """Embeds the face, then corrects what its glyphs are said to mean."""
        super().addObjects(doc)
        face: Any = self.face
        ending = "+" + face.name.decode()
        for name, stream in doc.idToObject.items():
            if isinstance(name, str) and name.startswith("toUnicodeCMap:") and name.endswith(ending):
                stream.content = _PAIR.sub(self._meaning, stream.content)

    def _meaning(self, pair: re.Match[str]) -> str:
        code = int(pair[2], 16)
        # Presentation forms (Arabic) mean the letters that they are forms of.
        text = self.said.get(code) or unicodedata.normalize("NFKC", chr(code)).strip() or " "
        return f"{pair[1]} <{text.encode('utf-16-be', 'replace').hex().upper()}>"
