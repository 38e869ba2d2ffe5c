"""A vote: its result first, then every option, how it was held, and how the ballots were counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atelier_app.documents.outline import Block, Bullets, Heading, Paragraph, Section, Tone, words
from atelier_app.documents.poll_colleges import by_college, weighing
from atelier_app.documents.poll_conduct import conducted, signed_votes
from atelier_app.documents.poll_figures import figures
from atelier_app.documents.poll_ranking import ranking, says_nothing, standings
from atelier_app.documents.poll_rules import rule
from atelier_app.documents.wording import short
from atelier_app.domain.ballots import SignedBallot
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import Activity
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import Outcome, PollRecord, PollState
from atelier_app.support.language import _

# Where the options are listed without results, enough of each to know it by.
_SHORT = 160


def poll_section(
    activity: Activity, record: PollRecord, kept: frozenset[Id], signed: Sequence[SignedBallot] = ()
) -> Section:
    """`kept` are the options that were taken further: theirs are the dark bars."""
    opened = record.poll.state is not PollState.DRAFT
    blocks = _blocks(record, kept, signed)
    return Section(_("Vote"), record.poll.question or activity.title, tuple(blocks), opened)


def _blocks(record: PollRecord, kept: frozenset[Id], signed: Sequence[SignedBallot]) -> Iterator[Block]:
    if record.poll.state is PollState.DRAFT:
        yield Paragraph(words(_("This vote has not been opened.")), Tone.QUIET)
        return
    if record.outcome:
        yield Paragraph(ranking(record, record.outcome), Tone.LEAD)
        yield from weighing(record, record.outcome)
    elif record.poll.state is PollState.CLOSED:
        yield Paragraph(words(_("The vote is closed; its results are not published.")), Tone.LEAD)
    yield Paragraph(words(rule(record.poll)), Tone.QUIET)
    if record.poll.state is not PollState.CLOSED:
        yield Paragraph(words(_still_open(record)), Tone.WARNING)
    if record.outcome and not says_nothing(record.outcome):
        yield from _results(record, record.outcome, kept)
    elif record.options:
        yield Heading(_("What was voted on"))
        yield Bullets(tuple(short(option.label, _SHORT) for option in record.options))
    yield from conducted(record)
    if signed:
        yield from signed_votes(record, signed)


def _results(record: PollRecord, outcome: Outcome, kept: frozenset[Id]) -> Iterator[Block]:
    yield from standings(record, outcome, kept)
    if kept and METHODS[record.poll.method].scored and record.poll.method != "majority_judgment":
        note = _("In dark, the ideas that were taken further.")
        yield Paragraph(words(note), Tone.QUIET)
    yield from by_college(record, outcome)
    yield from figures(record, outcome)


def _still_open(record: PollRecord) -> str:
    if record.outcome:
        return _("The vote is still open: these figures can change.")
    if record.poll.withheld:
        return _("The vote is still open: its results appear once it is closed and they are published.")
    return _("The vote is still open: its results appear once it is closed.")
