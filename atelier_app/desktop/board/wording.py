"""Words for what a note is: where it comes from, the name of its paper."""

from __future__ import annotations

from atelier_app.desktop.board.veil import is_face_down
from atelier_app.domain.board import Colour, Note
from atelier_app.domain.core import Channel
from atelier_app.support.language import N_, _

_PAPERS = {
    Colour.YELLOW: N_("Yellow"),
    Colour.CORAL: N_("Coral"),
    Colour.GREEN: N_("Green"),
    Colour.BLUE: N_("Blue"),
    Colour.VIOLET: N_("Violet"),
    Colour.SAND: N_("Sand"),
}
_CHANNELS = {
    Channel.PHONE: N_("Phone"),
    Channel.KIOSK: N_("Kiosk"),
    Channel.PAPER: N_("Paper"),
    Channel.HANDS: N_("Show of hands"),
}


def paper_name(colour: Colour) -> str:
    return _(_PAPERS[colour])


def source_name(channel: Channel) -> str:
    """How a note came."""
    return _(_CHANNELS[channel]) if channel in _CHANNELS else _("Facilitator")


def origin_of(note: Note) -> str:
    """What stands at the bottom of a note: its label, else how it came; nothing for the facilitator's own."""
    if note.label:
        return note.label
    return _(_CHANNELS[note.channel]) if note.channel in _CHANNELS else ""


def words_of(note: Note, limit: int = 400) -> str:
    """A note's words for a list or a screen reader, on one line; of one face down, only that it is there."""
    if is_face_down(note):
        return _("Hidden idea")
    # Cut before anything else: there may be 100,000 characters of it.
    shown = " ".join(note.text[: 2 * limit].split())
    return shown if len(shown) <= limit and len(note.text) <= 2 * limit else shown[:limit].rstrip() + "…"


def unbulleted(line: str) -> str:
    """A line of a list without its bullet."""
    return line.strip().removeprefix("- ").removeprefix("* ").lstrip("•·–—▪◦\t ").strip()
