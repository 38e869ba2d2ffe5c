"""Who took part: the counts, each organisation, and the names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from atelier_app.documents.outline import (
    Align,
    Bar,
    Block,
    Column,
    Figure,
    Figures,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    Tone,
    words,
)
from atelier_app.documents.wording import moment, number, percent
from atelier_app.domain.attendance import AttendanceList, Attendee
from atelier_app.domain.text import fold
from atelier_app.support.language import _, ngettext


def attendance_section(attendance: AttendanceList) -> Section:
    """Counts first, then organisations, then people."""
    if not attendance.attendees:
        nobody = Paragraph(words(_("Nobody has been registered for this workshop.")), Tone.QUIET)
        return Section(_("Attendance"), _("Who took part"), (nobody,))
    return Section(_("Attendance"), _("Who took part"), tuple(_blocks(attendance)))


def _blocks(attendance: AttendanceList) -> Iterator[Block]:
    yield Figures(tuple(_figures(attendance)))
    present = [one for one in attendance.attendees if one.signed_at]
    absent = [one for one in attendance.attendees if not one.signed_at]
    if present:
        yield Heading(_("By organisation"))
        yield _by_organisation(attendance)
        yield Heading(_("Present"), number(len(present)))
        yield _names(present)
    if absent:
        yield Heading(_("Expected, did not come"), number(len(absent)))
        yield _names(absent)


def _figures(attendance: AttendanceList) -> Iterator[Figure]:
    present, expected = attendance.present, len(attendance.attendees)
    yield Figure(number(present), ngettext("person present", "people present", present))
    yield Figure(
        percent(present, expected), _("of the {total} people on the list").format(total=number(expected))
    )
    yield Figure(
        number(attendance.organisations), ngettext("organisation", "organisations", attendance.organisations)
    )
    walk_ins = attendance.walk_ins
    yield Figure(number(walk_ins), ngettext("came without registering", "came without registering", walk_ins))


def _by_organisation(attendance: AttendanceList) -> Table:
    """The organisations with someone present, the most numerous first; spellings that fold alike are one."""
    names: dict[str, str] = {}
    present: Counter[str] = Counter()
    for one in attendance.attendees:
        key = fold(one.participant.organisation)
        names.setdefault(key, one.participant.organisation or _("No organisation given"))
        present[key] += one.signed_at is not None
    most = max(present.values())
    rows = [
        Row((names[key], Bar(count / most, number(count), strong=bool(key))))
        for key, count in sorted(present.items(), key=lambda one: (-one[1], not one[0], one[0]))
        if count
    ]
    return Table((Column(_("Organisation"), 0.55), Column(_("Present"), 0.45)), tuple(rows), compact=True)


def _names(attendees: list[Attendee]) -> Table:
    columns = (
        Column(_("Name"), 0.38, strong=True),
        Column(_("Organisation"), 0.47),
        Column(_("Signed in"), 0.15, Align.END, quiet=True),
    )
    return Table(columns, tuple(_row(one) for one in attendees), compact=True)


def _row(attendee: Attendee) -> Row:
    person = attendee.participant
    organisation = ", ".join(filter(None, (person.role, person.organisation)))
    signed = moment(attendee.signed_at) if attendee.signed_at else "–"
    return Row((person.full_name, organisation, signed))
