"""What weighted colleges said, each by itself and all together, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atelier_app.documents.outline import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Rich,
    Row,
    Table,
    Tone,
    words,
)
from atelier_app.documents.poll_scores import score_alone
from atelier_app.documents.wording import listed, number, short
from atelier_app.domain.colleges import EVERYBODY_ELSE, CollegeOutcome
from atelier_app.domain.methods.method import Standing
from atelier_app.domain.polls import Outcome, Poll, PollRecord
from atelier_app.support.language import _, ngettext

# A page's width holds no more colleges beside one another.
_ABREAST = 4
_IDEA = 0.3
_NAME, _TITLE = 60, 20


def weighing(record: PollRecord, outcome: Outcome) -> Iterator[Block]:
    """That the count is weighted, and how; at the result, so that nobody takes it for a plain one."""
    if not record.poll.colleges:
        return
    if outcome.colleges:
        told = _(
            "Weighted by college: each weighs the same however many of its people vote, and a ballot counts its "
            "college’s weight divided by the number of that college’s ballots. {colleges}."
        )
        said = listed([words(_weight(one)) for one in outcome.colleges])
        yield Paragraph(words(told.format(colleges="".join(span.text for span in said))))
    else:
        alone = _("The colleges are too few people to be counted apart: every ballot counts the same.")
        yield Paragraph(words(alone))
    if any(len(one.names) > 1 for one in outcome.colleges):
        small = _(
            "Colleges with fewer than three ballots are counted together with others, under the sum of their weights: "
            "their results would tell who voted what."
        )
        yield Paragraph(words(small), Tone.QUIET)


def _weight(one: CollegeOutcome) -> str:
    ballots = ngettext("{n} ballot", "{n} ballots", one.ballots).format(n=number(one.ballots))
    said = _("{college} (weight {weight}, {ballots})")
    return said.format(college=_called(one), weight=number(one.weight), ballots=ballots)


def _called(one: CollegeOutcome) -> str:
    return " + ".join(_named(name, _NAME) for name in one.names)


def _named(name: str, limit: int) -> str:
    return _("Everybody else") if name == EVERYBODY_ELSE else short(name, limit)


def _title(one: CollegeOutcome) -> str:
    """A column's: of several, the first and how many others."""
    first, *others = one.names
    name = _named(first, _TITLE)
    if not others:
        return name
    said = ngettext("{college} and {n} other", "{college} and {n} others", len(others))
    return said.format(college=name, n=number(len(others)))


def by_college(record: PollRecord, outcome: Outcome) -> Iterator[Block]:
    """Every option with its rank, and its score under it, in each college and in all."""
    if not outcome.colleges:
        return
    yield Heading(_("College by college"))
    for start in range(0, len(outcome.colleges), _ABREAST):
        yield _table(record, outcome, outcome.colleges[start : start + _ABREAST])
    yield Paragraph(
        words(
            _("Each option’s place, and under it what it got; within a college every ballot counts the same.")
        ),
        Tone.QUIET,
    )


def _table(record: PollRecord, outcome: Outcome, colleges: Sequence[CollegeOutcome]) -> Table:
    labels = {option.id: " ".join(option.label.split()) for option in record.options}
    share = (1 - _IDEA) / (len(colleges) + 1)
    columns = [
        Column(_("Idea"), _IDEA),
        Column(_("All, weighted"), share, Align.END, strong=True),
        *(Column(_title(one), share, Align.END) for one in colleges),
    ]
    apart = [{line.option_id: line for line in one.standings} for one in colleges]
    rows = [
        Row(
            (
                labels[line.option_id],
                _place(record.poll, line),
                *(_place(record.poll, own[line.option_id]) for own in apart),
            )
        )
        for line in outcome.standings
    ]
    return Table(tuple(columns), tuple(rows), compact=True)


def _place(poll: Poll, line: Standing) -> Cell:
    return Rich(number(line.rank), score_alone(poll, line.score))
