"""What people type, made safe to keep: one Unicode form, no invisible controls, a stated length."""

import re
import unicodedata

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal

# Controls (Cc), lone surrogates (Cs) and private code points (Co) are dropped; so are the bidirectional overrides,
# which can make one text pass for another. Joiners (ZWJ, emoji) and isolates are kept.
_DROPPED_CATEGORIES = {"Cc", "Cs", "Co"}
_OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e")
# What shows nothing: spaces, breaks, formats, lone marks, and the letters and signs that are blank by design.
_BLANK_CATEGORIES = {"Zs", "Cc", "Cf", "Mn"}
_BLANKS = set("\u115f\u1160\u2800\u3164\uffa0")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]+")


def _kept(character: str, keep_lines: bool) -> bool:
    if character == "\n":
        return keep_lines
    return unicodedata.category(character) not in _DROPPED_CATEGORIES and character not in _OVERRIDES


def clean(text: str, limit: int, *, lines: bool = False) -> str:
    """`text` in NFC, trimmed, without controls; line breaks stay if `lines`, else become spaces.

    Raises `Refused` (TEXT_TOO_LONG) when more than `limit` characters remain.
    """
    for other in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(other, "\n")
    if not lines:
        text = text.replace("\n", " ").replace("\t", " ")
        text = _SPACES.sub(" ", text)
    else:
        text = text.replace("\t", " ")
    text = unicodedata.normalize("NFC", "".join(c for c in text if _kept(c, lines))).strip()
    if len(text) > limit:
        raise Refused(Refusal.TEXT_TOO_LONG, limit=limit, length=len(text))
    return text


def required(text: str, limit: int, *, lines: bool = False) -> str:
    """As `clean`, and raises `Refused` (EMPTY_TEXT) when nothing visible is left."""
    text = clean(text, limit, lines=lines)
    if is_blank(text):
        raise Refused(Refusal.EMPTY_TEXT)
    return text


def verbatim(text: str, limit: int) -> str:
    """`text` just as it was typed, but for line breaks, which become `\\n`, and controls, which go; tabs stay.

    Raises `Refused` (TEXT_TOO_LONG, EMPTY_TEXT).
    """
    for other in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(other, "\n")
    # What prints is kept: most texts need no look at each character.
    if not text.replace("\n", "").replace("\t", "").isprintable():
        text = "".join(c for c in text if c == "\t" or _kept(c, keep_lines=True))
    if len(text) > limit:
        raise Refused(Refusal.TEXT_TOO_LONG, limit=limit, length=len(text))
    if is_blank(text):
        raise Refused(Refusal.EMPTY_TEXT)
    return text


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen."""
    return all(c in _BLANKS or unicodedata.category(c) in _BLANK_CATEGORIES for c in text)


def fold(text: str) -> str:
    """`text` without accents or case, for searching and comparing: `Lefèvre` and `LEFEVRE` fold alike."""
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def name_key(first_name: str, last_name: str) -> str:
    """A key equal for two spellings of one name: no accent, case, hyphen, apostrophe nor order."""
    return " ".join(sorted(re.findall(r"\w+", fold(f"{first_name} {last_name}"))))
