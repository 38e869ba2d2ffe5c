"""Results of a vote: who comes first, every option with its bar, and how the ballots were counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil

from atelier_app.documents.outline import (
    Align,
    Bar,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Section,
    Table,
    Tone,
    Words,
    words,
)
from atelier_app.documents.wording import filled, listed, moment, number, percent, short
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.initiative import Activity
from atelier_app.domain.methods.method import Score, Standing
from atelier_app.domain.polls import Outcome, PollRecord, PollState
from atelier_app.support.language import N_, _, ngettext

CHANNELS = {
    Channel.PHONE: N_("Ballots cast by phone"),
    Channel.KIOSK: N_("Ballots cast at the kiosk"),
    Channel.PAPER: N_("Ballots cast on paper"),
    Channel.HANDS: N_("Ballots cast by raised hands"),
    Channel.FACILITATOR: N_("Ballots entered by the facilitator"),
}
# How many of the best are named in words.
_NAMED = 3


def poll_section(activity: Activity, record: PollRecord, kept: frozenset[Id]) -> Section:
    """`kept` are the options that went on to the matrix: theirs are the dark bars."""
    opened = record.poll.state is not PollState.DRAFT
    return Section(_("Vote"), record.poll.question or activity.title, tuple(_blocks(record, kept)), opened)


def _blocks(record: PollRecord, kept: frozenset[Id]) -> Iterator[Block]:
    if record.poll.state is PollState.DRAFT:
        yield Paragraph(words(_("This vote has not been opened.")), Tone.QUIET)
        return
    if record.outcome:
        yield Paragraph(ranking(record, record.outcome), Tone.LEAD)
    yield Paragraph(words(_rules(record)), Tone.QUIET)
    if record.poll.state is PollState.OPEN:
        yield Paragraph(words(_still_open(record)), Tone.WARNING)
    if record.outcome:
        yield _standings(record, record.outcome, kept)
        if kept:
            note = _("In dark, the ideas that went on to the impact and effort matrix.")
            yield Paragraph(words(note), Tone.QUIET)
    yield Heading(_("How it was counted"))
    yield _reconciliation(record)
    if record.outcome and record.outcome.ballots != record.cast:
        yield Paragraph(words(_mismatch(record, record.outcome)), Tone.WARNING)


def leaders(record: PollRecord, outcome: Outcome) -> list[list[tuple[Words, Standing]]]:
    """The best places that got points, each with all who share it, `_NAMED` options at most unless tied."""
    labels = {option.id: option.label for option in record.options}
    places: list[list[tuple[Words, Standing]]] = []
    scored = [standing for standing in outcome.standings if standing.score > 0]
    for _rank, tied in groupby(scored, key=lambda standing: standing.rank):
        if sum(map(len, places)) >= _NAMED:
            break
        places.append([(words(short(labels[one.option_id]), strong=True), one) for one in tied])
    return places


def ranking(record: PollRecord, outcome: Outcome) -> Words:
    """What the vote says, in a sentence; ties are said as ties."""
    places = leaders(record, outcome)
    if not places:
        return words(_("No point was given to any option."))
    first, *others = places
    points = _points(first[0][1].score)
    if len(first) > 1:
        return filled(_("{leaders} come first, tied at {points} each."), leaders=_named(first), points=points)
    behind = listed([_with_points(*one) for place in others for one in place])
    template = _("{leader} comes first, with {points} from {voters}, ahead of {others}.")
    if not behind:
        template = _("{leader} comes first, with {points} from {voters}.")
    voters = first[0][1].voters
    from_whom = ngettext("{voters} voter", "{voters} voters", voters).format(voters=number(voters))
    return filled(template, leader=first[0][0], points=points, voters=from_whom, others=behind)


def _points(score: Score) -> str:
    return ngettext("{points} point", "{points} points", ceil(score)).format(points=number(score))


def _named(place: Sequence[tuple[Words, Standing]]) -> Words:
    """Those who share a place; many are counted rather than named."""
    if len(place) <= 2 * _NAMED:
        return listed([label for label, _standing in place])
    return words(_("{count} options").format(count=number(len(place))), strong=True)


def _with_points(label: Words, standing: Standing) -> Words:
    return filled(_("{option} ({points})"), option=label, points=_points(standing.score))


def _rules(record: PollRecord) -> str:
    poll = record.poll
    points, maximum = poll.settings.get("points", 0), poll.settings.get("maximum", 0)
    said = [
        ngettext(
            "Secret ballot, {points} point per person", "Secret ballot, {points} points per person", points
        ).format(points=number(points))
    ]
    if maximum < points:
        said.append(_("{maximum} at most per idea").format(maximum=number(maximum)))
    text = ", ".join(said) + "."
    if poll.opened_at and poll.closed_at:
        hours = _("Open from {start} to {end}.").format(
            start=moment(poll.opened_at), end=moment(poll.closed_at)
        )
        text = f"{text} {hours}"
    return text


def _still_open(record: PollRecord) -> str:
    if record.outcome:
        return _("The vote is still open: these figures can change.")
    return _("The vote is still open: its results appear once it is closed.")


def _standings(record: PollRecord, outcome: Outcome, kept: frozenset[Id]) -> Table:
    labels = {option.id: option.label for option in record.options}
    shared = Counter(standing.rank for standing in outcome.standings)
    best = max((standing.score for standing in outcome.standings), default=0)
    dark = kept or {standing.option_id for standing in outcome.standings if standing.rank == 1}
    columns = (
        Column(_("Rank"), 0.16, quiet=True),
        Column(_("Idea"), 0.4),
        Column(_("Points"), 0.32),
        Column(_("Voters"), 0.12, Align.END, quiet=True),
    )
    rows = [
        Row(
            (
                _rank(one.rank, shared[one.rank] > 1),
                " ".join(labels[one.option_id].split()),
                Bar(one.score / best if best else 0.0, number(one.score), one.option_id in dark),
                number(one.voters),
            ),
            tie=one.rank if shared[one.rank] > 1 else 0,
        )
        for one in outcome.standings
    ]
    return Table(columns, tuple(rows))


def _rank(rank: int, tied: bool) -> str:
    return _("{rank} tied").format(rank=number(rank)) if tied else number(rank)


def _reconciliation(record: PollRecord) -> Table:
    present, cast = record.present, record.cast
    lines = [(_("People present"), number(present)), (_("Ballots cast"), number(cast))]
    lines += _by_channel(record.turnout)
    lines.append((_("Present who did not vote"), number(max(0, present - cast))))
    if present:
        lines.append((_("Turnout"), percent(cast, present)))
    if record.outcome:
        possible = cast * record.poll.settings.get("points", 0)
        placed = _("Points placed, of {possible} possible").format(possible=number(possible))
        lines.append((placed, number(record.outcome.score)))
    columns = (Column("", 0.8), Column("", 0.2, Align.END, strong=True))
    return Table(columns, tuple(Row(line) for line in lines), compact=True)


def _by_channel(turnout: Mapping[Channel, int]) -> list[tuple[str, str]]:
    return [
        (_(title), number(turnout[channel])) for channel, title in CHANNELS.items() if turnout.get(channel)
    ]


def _mismatch(record: PollRecord, outcome: Outcome) -> str:
    return _(
        "{cast} people voted but the file holds {ballots} ballots: please check this initiative."
    ).format(cast=number(record.cast), ballots=number(outcome.ballots))
