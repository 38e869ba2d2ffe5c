"""Keeps what people typed from running as a formula in the spreadsheet that opens a CSV.

XLSX and ODS say of each cell that it is a text. A CSV cannot: a cell that a spreadsheet would run gets an apostrophe
before it, which shows there, and which our own import takes away again.
"""

from __future__ import annotations

import re

# Apostrophes before it too, so that what was guarded can always be told from what was typed.
_RUNS = re.compile("'*\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")


def may_run(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula."""
    return bool(_RUNS.match(text))


def guarded(text: str) -> str:
    return f"'{text}" if may_run(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and may_run(text[1:]) else text
