"""Blank paper ballots: what one says, and how it is filled in; nothing of how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from atelier_app.documents.poll_rules import rule
from atelier_app.documents.wording import number
from atelier_app.domain.colleges import college_of
from atelier_app.domain.core import Refused
from atelier_app.domain.initiative import Initiative, Workshop
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Entry, Sheet
from atelier_app.domain.polls import Poll, PollRecord
from atelier_app.domain.refusals import Refusal
from atelier_app.support.grades import grade_names
from atelier_app.support.language import _, language

# A circle for each of so many scores at most; more are written as a number.
SCORES_LIMIT = 6


@dataclass(frozen=True)
class PaperBallot:
    """One ballot. A line has a circle for each of `circles`, which head their columns, else a box to write or tick in.

    `legend` says what the circles stand for; `college` is printed where the poll has any; `signed` asks for a name.
    """

    kicker: str
    question: str
    rule: str
    how: str
    options: tuple[str, ...]
    circles: tuple[str, ...] = ()
    ticked: bool = False
    legend: str = ""
    college: str = ""
    signed: bool = False


@dataclass(frozen=True)
class PaperBallots:
    """So many `copies` of each of these ballots."""

    language: str
    title: str
    organiser: str
    ballots: tuple[PaperBallot, ...]
    copies: int


def paper_ballots(
    record: PollRecord, initiative: Initiative, workshop: Workshop, copies: int, college: str | None = None
) -> PaperBallots:
    """For every college of the poll, or for one of them; one for all where there is none.

    Raises `Refused` (TOO_FEW_OPTIONS without options, UNKNOWN_COLLEGE).
    """
    poll = record.poll
    if not record.options:
        raise Refused(Refusal.TOO_FEW_OPTIONS)
    names = [one.name for one in poll.colleges] or [""]
    if college is not None:
        if college and not college_of(poll.colleges, college):
            raise Refused(Refusal.UNKNOWN_COLLEGE)
        names = [college_of(poll.colleges, college)]
    kicker = " · ".join(filter(None, (initiative.title, workshop.title)))
    return PaperBallots(
        language(),
        _("Paper ballots: {question}").format(question=poll.question),
        initiative.organisation or initiative.title,
        tuple(
            _ballot(record, kicker, (name or _("Everybody else")) if poll.colleges else "") for name in names
        ),
        copies,
    )


def _ballot(record: PollRecord, kicker: str, college: str) -> PaperBallot:
    poll = record.poll
    method = METHODS[poll.method]
    sheet = method.sheet(poll.settings, len(record.options))
    circles, legend = _circles(method.entry, sheet)
    return PaperBallot(
        kicker=kicker,
        question=poll.question,
        rule=rule(poll),
        how=_how(method.entry, sheet, bool(circles)),
        options=tuple(" ".join(option.label.split()) for option in record.options),
        circles=circles,
        ticked=method.entry is Entry.CHECKS,
        legend=legend,
        college=college,
        signed=_signed(poll),
    )


def _signed(poll: Poll) -> bool:
    return not poll.secret


def _circles(entry: Entry, sheet: Sheet) -> tuple[tuple[str, ...], str]:
    """The heads of the circles' columns, the best first, and what they stand for."""
    if entry is not Entry.GRADES:
        return (), ""
    if sheet.named:
        names = tuple(reversed(grade_names(sheet.most + 1)))
        letters = tuple(ascii_uppercase[: len(names)])
        return letters, " · ".join(f"{letter} {name}" for letter, name in zip(letters, names, strict=True))
    if sheet.most <= SCORES_LIMIT:
        return tuple(number(score) for score in range(sheet.most + 1)), ""
    return (), ""


def _how(entry: Entry, sheet: Sheet, circles: bool) -> str:
    """What one does with a pen."""
    match entry:
        case Entry.CHECKS:
            return _("Tick each box of your choice; leave the others empty.")
        case Entry.RANKS | Entry.PAIRS if sheet.ties:
            return _(
                "Write 1 for what you prefer, 2 for the next, and so on; two that are as good share a number."
            )
        case Entry.RANKS | Entry.PAIRS:
            return _("Write 1 for what you prefer, 2 for the next, and so on; each number once.")
        case Entry.GRADES if circles:
            return _("Cross one circle on each line.")
        case Entry.GRADES:
            return _("Write a number from 0 to {most} on each line.").format(most=number(sheet.most))
        case _ if sheet.least < 0:
            return _("Write a number in the box, with a minus sign against; leave the others empty.")
        case _:
            return _("Write a number in the boxes of your choice; leave the others empty.")
