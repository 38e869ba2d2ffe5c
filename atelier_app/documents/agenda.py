"""The agenda as it was planned: hours, activities, durations; and what the initiative is about."""

from __future__ import annotations

from collections.abc import Iterator

from atelier_app.documents.outline import (
    Align,
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Rich,
    Row,
    Section,
    Table,
    Tone,
    words,
)
from atelier_app.documents.wording import duration, hour, later
from atelier_app.domain.initiative import Agenda, Initiative
from atelier_app.support.language import _


def agenda_section(agenda: Agenda) -> Section:
    """The activities with the hour each starts at."""
    rows: list[Row] = []
    elapsed = 0
    for line in agenda.lines:
        activity = line.activity
        start = hour(later(agenda.workshop.starts, elapsed))
        rows.append(Row((start, Rich(activity.title, activity.instruction), duration(activity.minutes))))
        elapsed += activity.minutes
    columns = (
        Column(_("Time"), 0.14, quiet=True),
        Column(_("Activity"), 0.72, strong=True),
        Column(_("Duration"), 0.14, Align.END, quiet=True),
    )
    nothing = Paragraph(words(_("The agenda has no activity yet.")), Tone.QUIET)
    blocks: tuple[Block, ...] = (Table(columns, tuple(rows)),) if rows else (nothing,)
    return Section(_("Agenda"), _("The programme"), blocks)


def initiative_section(initiative: Initiative) -> Section | None:
    """What the undertaking is for and when; None where nothing was said of it."""
    blocks = tuple(_about(initiative))
    return (
        Section(_("Initiative"), _("What this workshop is part of"), blocks, new_page=False)
        if blocks
        else None
    )


def _about(initiative: Initiative) -> Iterator[Block]:
    if initiative.objectives:
        yield Heading(_("Objectives"))
        yield Bullets(initiative.objectives)
    facts = [
        (_("Themes"), ", ".join(initiative.themes)),
        (_("Territories"), ", ".join(initiative.territories)),
    ]
    facts += [(phase.period, phase.title) for phase in initiative.phases]
    rows = tuple(Row(fact) for fact in facts if fact[1])
    if rows:
        yield Table((Column("", 0.27, quiet=True), Column("", 0.73)), rows)
