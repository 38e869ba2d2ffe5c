"""Who took part: the counts, each organisation, and the names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

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
from atelier_app.documents.wording import filled, listed, moment, number, percent
from atelier_app.domain.attendance import AttendanceList, Attendee
from atelier_app.domain.text import fold
from atelier_app.support.language import _, ngettext

# More would fill pages with bars of one length.
_MOST_BARS = 14


def attendance_section(attendance: AttendanceList) -> Section:
    """Counts first, then organisations, then people."""
    if not attendance.attendees:
        nobody = Paragraph(words(_("Nobody has been registered for this workshop.")), Tone.QUIET)
        return Section(_("Attendance"), _("Who took part"), (nobody,), new_page=False)
    return Section(_("Attendance"), _("Who took part"), tuple(_blocks(attendance)), new_page=False)


def _blocks(attendance: AttendanceList) -> Iterator[Block]:
    yield Figures(tuple(_figures(attendance)))
    present = [one for one in attendance.attendees if one.signed_at]
    absent = [one for one in attendance.attendees if not one.signed_at and not one.walk_in]
    if present:
        yield Heading(_("By organisation"))
        yield from _by_organisation(present)
        yield Heading(_("Present"), number(len(present)))
        yield _names(present)
    if absent:
        yield Heading(_("Expected, did not come"), number(len(absent)))
        yield Paragraph(listed([words(one.participant.full_name) for one in absent]))


def _figures(attendance: AttendanceList) -> Iterator[Figure]:
    present, expected = attendance.present, attendance.expected
    yield Figure(number(present), ngettext("person present", "people present", present))
    if expected:
        came = present - attendance.walk_ins
        share_of = ngettext("of the {total} person expected", "of the {total} people expected", expected)
        yield Figure(percent(came, expected), share_of.format(total=number(expected)))
    yield Figure(
        number(attendance.organisations), ngettext("organisation", "organisations", attendance.organisations)
    )
    walk_ins = attendance.walk_ins
    yield Figure(number(walk_ins), ngettext("came without registering", "came without registering", walk_ins))


def _by_organisation(present: Sequence[Attendee]) -> Iterator[Block]:
    """The most numerous organisations to scale; the others in a sentence for each number of people."""
    names: dict[str, str] = {}
    people: Counter[str] = Counter()
    for one in present:
        # Spellings that differ by accents or case are one organisation.
        key = fold(one.participant.organisation)
        names.setdefault(key, one.participant.organisation)
        people[key] += 1
    alone = people.pop("", 0)
    drawn: list[tuple[str, int]] = []
    told: list[Block] = []
    for count in sorted(set(people.values()), reverse=True):
        same = sorted(key for key, number_of_people in people.items() if number_of_people == count)
        if count > 1 and not told and len(drawn) + len(same) <= _MOST_BARS:
            drawn += [(names[key], count) for key in same]
            continue
        told.append(_sentence(count, [names[key] for key in same]))
    if drawn:
        yield _bars(drawn)
    yield from told
    if alone:
        yield _without(alone)


def _sentence(count: int, organisations: Sequence[str]) -> Paragraph:
    template = ngettext(
        "{count} person each: {organisations}.", "{count} people each: {organisations}.", count
    )
    named = listed([words(name) for name in organisations])
    return Paragraph(filled(template, count=number(count), organisations=named))


def _without(count: int) -> Paragraph:
    sentence = ngettext("{count} person gave no organisation.", "{count} people gave no organisation.", count)
    return Paragraph(words(sentence.format(count=number(count))), Tone.QUIET)


def _bars(lines: Sequence[tuple[str, int]]) -> Table:
    most = max(count for _name, count in lines)
    rows = tuple(Row((name, Bar(count / most, number(count)))) for name, count in lines)
    return Table((Column(_("Organisation"), 0.55), Column(_("Present"), 0.45)), rows, compact=True)


def _names(attendees: list[Attendee]) -> Table:
    columns = (
        Column(_("Name"), 0.31, strong=True),
        Column(_("Organisation"), 0.55),
        Column(_("Signed in"), 0.14, Align.END, quiet=True),
    )
    return Table(columns, tuple(_row(one) for one in attendees), compact=True)


def _row(attendee: Attendee) -> Row:
    person = attendee.participant
    organisation = ", ".join(filter(None, (person.role, person.organisation)))
    return Row((person.full_name, organisation, moment(attendee.signed_at) if attendee.signed_at else ""))
