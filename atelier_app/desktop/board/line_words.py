"""What a line of the outline says: to the eye, to the editor, to a screen reader."""

from __future__ import annotations

from atelier_app.desktop.board.homes import Record
from atelier_app.desktop.board.outline_tree import Line
from atelier_app.desktop.board.painter import group_title
from atelier_app.desktop.board.veil import is_face_down
from atelier_app.desktop.board.wall import Wall
from atelier_app.desktop.board.wording import paper_name, words_of
from atelier_app.desktop.look.cells import tip
from atelier_app.desktop.look.figures import number
from atelier_app.domain.board import Group, Note, Zone
from atelier_app.support.language import _, ngettext

_TIP_LIMIT = 2000


def title_of(record: Record | None) -> str:
    """A line's own words; those of the board for none."""
    if isinstance(record, Note):
        return words_of(record)
    if isinstance(record, Group):
        return group_title(record)
    if isinstance(record, Zone):
        return record.title or _("Untitled zone")
    return _("Outside the zones and groups")


def is_editable(record: Record) -> bool:
    """Neither what is hidden nor what is locked."""
    if isinstance(record, Note):
        return not is_face_down(record)
    return not (isinstance(record, Zone) and record.locked)


def words(line: Line, _wall: Wall) -> str:
    return title_of(line.record)


def whole_of(line: Line, _wall: Wall) -> str:
    """What is edited: everything, as it was typed."""
    if isinstance(line.record, Note):
        return line.record.text
    return line.record.title if line.record else ""


def tip_of(line: Line, _wall: Wall) -> str | None:
    if isinstance(line.record, Note) and len(line.record.text) > 60:
        return tip(words_of(line.record, _TIP_LIMIT))
    return None


def count_words(line: Line) -> str:
    """How many notes are in a zone or a group."""
    count = sum(isinstance(below.record, Note) for below in line.walk())
    return ngettext("{n} note", "{n} notes", count).format(n=number(count))


def said_of(line: Line, wall: Wall) -> str:
    """What it is, what it says, and what else the eye would see."""
    record = line.record
    if isinstance(record, Zone):
        parts = [_("Zone: {title}").format(title=title_of(record)), count_words(line)]
        parts += [_("locked")] if record.locked else []
    elif isinstance(record, Group):
        parts = [_("Group: {title}").format(title=title_of(record)), count_words(line)]
    elif isinstance(record, Note):
        parts = [title_of(record), paper_name(record.colour), wall.origin(record)]
    else:
        parts = []
    return ". ".join(filter(None, parts))
