"""Words for what a note is: where it comes from, the name of its paper."""

from __future__ import annotations

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


def unbulleted(line: str) -> str:
    """A line of a list without its bullet."""
    return line.strip().removeprefix("- ").removeprefix("* ").lstrip("•·–—▪◦\t ").strip()
