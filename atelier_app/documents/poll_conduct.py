"""How a vote was conducted: secret or open, when, by which channels, who cast what where it may be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from atelier_app.documents.outline import (
    Align,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
    Tone,
    words,
)
from atelier_app.documents.wording import listed, long_day, moment, number, percent, short
from atelier_app.domain.ballots import SignedBallot
from atelier_app.domain.core import Channel
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choices, Entry
from atelier_app.domain.polls import ChannelCount, Outcome, Poll, PollRecord, PollState, Reopening
from atelier_app.support.grades import grade_names
from atelier_app.support.language import N_, _, ngettext

# What a channel's ballots are called in a line, and the channel itself in a table.
CHANNELS = {
    Channel.PHONE: (N_("Ballots cast by phone"), N_("Phones")),
    Channel.KIOSK: (N_("Ballots cast at the kiosk"), N_("Kiosk")),
    Channel.PAPER: (N_("Ballots cast on paper"), N_("Paper ballots")),
    Channel.HANDS: (N_("Ballots cast by raised hands"), N_("Raised hands")),
    Channel.FACILITATOR: (N_("Ballots entered by the facilitator"), N_("Entered by the facilitator")),
}
_LABEL = 50


def conduct(record: PollRecord) -> Iterator[str]:
    """What was decided before the vote, and what happened during it; a sentence each."""
    poll = record.poll
    if poll.secret:
        yield _("Secret ballot: the file keeps who voted, and the ballots, and nothing that joins the two.")
    else:
        yield _("Open ballot, said on the phones: who voted what is seen by all who may see the results.")
    yield _seen(poll)
    if poll.shuffled:
        yield _("On phones the ideas stood in an order of each person’s own.")
    if not poll.own_ideas:
        yield _("Nobody could vote for an idea of theirs.")
    yield from _closing(poll)
    for reopening in poll.reopened:
        yield _reopened(reopening)
    yield from _channels(record)
    if poll.state is PollState.PAUSED:
        yield _("The vote is paused: it takes no ballots for now.")


def _channels(record: PollRecord) -> Iterator[str]:
    """What was not said by each person alone on their phone."""
    if record.papers.issued and record.poll.double_entry:
        yield _(
            "Every paper ballot was typed in twice; the vote could close once both entries said the same."
        )
    elif record.papers.issued:
        yield _("Paper ballots were typed in once.")
    people = sum(record.poll.hands.values())
    if people:
        said = ngettext(
            "{n} person was counted by raised hands; who raised both is not known.",
            "{n} people were counted by raised hands; who raised both is not known.",
            people,
        )
        yield said.format(n=number(people))


def _seen(poll: Poll) -> str:
    """Who could see the results, and when."""
    if poll.results_shown:
        return _("The results could be seen by everyone while people voted.")
    if poll.withheld:
        return _("The results are seen by nobody until the facilitator publishes them.")
    return _("The results could be seen by nobody before the vote closed, by everyone after.")


def _closing(poll: Poll) -> Iterator[str]:
    if poll.opened_at and poll.closed_at:
        yield _hours(poll.opened_at, poll.closed_at)
    elif poll.opened_at:
        yield _("Open since {start}.").format(start=moment(poll.opened_at))
    if poll.with_timer and poll.with_all:
        yield _("It closes by itself at the end of the timer, or once everyone present has voted.")
    elif poll.with_timer:
        yield _("It closes by itself at the end of the timer.")
    elif poll.with_all:
        yield _("It closes by itself once everyone present has voted.")


def _hours(opened: datetime, closed: datetime) -> str:
    """From when to when it was open, as far as the clock can tell."""
    first, last = opened.astimezone().date(), closed.astimezone().date()
    if closed < opened:
        said = _("Opened at {start}, closed at {end} by this computer’s clock, which was set back meanwhile.")
    elif first == last:
        said = _("Open from {start} to {end}.")
    else:
        said = _("Open from {first} at {start} to {last} at {end}.")
    days = {"first": long_day(first), "last": long_day(last)}
    return said.format(start=moment(opened), end=moment(closed), **days)


def _reopened(reopening: Reopening) -> str:
    day, time = long_day(reopening.at.astimezone().date()), moment(reopening.at)
    if reopening.reason:
        said = _("Closed, then reopened on {day} at {time}, for this reason: “{reason}”")
        return said.format(day=day, time=time, reason=" ".join(reopening.reason.split()))
    return _("Closed, then reopened on {day} at {time}; no reason was given.").format(day=day, time=time)


def conducted(record: PollRecord) -> Iterator[Block]:
    """The conduct, then the people and ballots that must agree."""
    yield Heading(_("How the vote was held"))
    yield Paragraph(words(" ".join(conduct(record))))
    if record.outcome and record.poll.state is PollState.CLOSED:
        # Not after the table, where it could stand alone on a page.
        yield Paragraph(words(_recount(record.poll)), Tone.QUIET)
    yield Heading(_("How it was counted"))
    used = record.reconciliation
    yield _reconciliation(record, by_channel=not _in_full(used))
    if _in_full(used):
        yield _channel_table(used)
    if record.outcome and record.outcome.ballots != record.cast:
        yield Paragraph(words(_mismatch(record, record.outcome)), Tone.WARNING)


def _in_full(used: Sequence[ChannelCount]) -> bool:
    """Whether there is more to say of the channels than how many ballots came by each: papers go out, and come back."""
    return any(one.channel is Channel.PAPER for one in used)


def _channel_table(used: Sequence[ChannelCount]) -> Table:
    """What was issued by each channel, and what came of it."""
    titles = (_("Issued"), _("Cast"), _("Spoiled"), _("Not returned"))
    columns = (Column(_("By channel"), 0.4), *(Column(title, 0.15, Align.END) for title in titles))
    lines = [(_(CHANNELS[one.channel][1]), one.issued, one.cast, one.spoiled, one.out) for one in used]
    if len(used) > 1:
        sums = [sum(line[index] for line in _counts(used)) for index in range(len(titles))]
        lines.append((_("All together"), sums[0], sums[1], sums[2], sums[3]))
    rows = [Row((name, *map(number, counts))) for name, *counts in lines]
    return Table(columns, tuple(rows), compact=True)


def _counts(used: Sequence[ChannelCount]) -> list[tuple[int, int, int, int]]:
    return [(one.issued, one.cast, one.spoiled, one.out) for one in used]


def _reconciliation(record: PollRecord, *, by_channel: bool) -> Table:
    present, cast = record.present, record.cast
    lines = [(_("People present"), number(present)), (_("Ballots cast"), number(cast))]
    if by_channel:
        lines += _by_channel(record.turnout)
    if record.outcome:
        lines.append((_("Blank ballots, among those cast"), number(record.outcome.blank)))
    lines.append((_("Present who did not vote"), number(max(0, present - cast))))
    if present:
        lines.append((_("Turnout"), percent(cast, present)))
    if (
        cast
        and record.outcome
        and "points" in record.poll.settings
        and not record.poll.settings.get("negative")
        and not record.outcome.colleges
    ):
        possible = cast * record.poll.settings["points"]
        placed = _("Points placed, of {possible} possible").format(possible=number(possible))
        lines.append((placed, number(record.outcome.score)))
    columns = (Column("", 0.8), Column("", 0.2, Align.END, strong=True))
    return Table(columns, tuple(Row(line) for line in lines), compact=True)


def _by_channel(turnout: Mapping[Channel, int]) -> list[tuple[str, str]]:
    return [
        (_(title), number(turnout[channel]))
        for channel, (title, _name) in CHANNELS.items()
        if turnout.get(channel)
    ]


def _mismatch(record: PollRecord, outcome: Outcome) -> str:
    return _(
        "{cast} people voted but the file holds {ballots} ballots: please check this initiative."
    ).format(cast=number(record.cast), ballots=number(outcome.ballots))


def _recount(poll: Poll) -> str:
    return _(
        "To count again: “atelier recount FILE” does from the file’s ballots; “atelier ballots FILE --csv OUT” writes "
        "them with the voters’ receipts, and “atelier tally --method {method} OUT” counts them."
    ).format(method=f"{poll.method} --college NAME=WEIGHT …" if poll.colleges else poll.method)


# --- who voted what


def signed_votes(record: PollRecord, ballots: Sequence[SignedBallot]) -> Iterator[Block]:
    """Every ballot of an open vote with its name."""
    yield Heading(_("Who voted what"))
    columns = (Column(_("Person"), 0.3), Column(_("Ballot"), 0.7))
    yield Table(
        columns, tuple(Row((one.name, _ballot(record, one.choices))) for one in ballots), compact=True
    )


def _ballot(record: PollRecord, choices: Choices) -> str:
    """ "Bus (2), Fibre (1)"; a ranking in its order."""
    labels = {option.id: short(option.label, _LABEL) for option in record.options}
    entry = METHODS[record.poll.method].entry
    if entry in (Entry.RANKS, Entry.PAIRS):
        choices = tuple(sorted(choices, key=lambda choice: choice.value))
    said = [_choice(record.poll, labels[choice.option_id], choice.value, entry) for choice in choices]
    return "".join(span.text for span in listed([words(one) for one in said])) or _("Blank")


def _choice(poll: Poll, label: str, value: int, entry: Entry) -> str:
    if entry is Entry.CHECKS:
        return label
    if entry in (Entry.RANKS, Entry.PAIRS):
        return _("{rank}. {option}").format(rank=number(value), option=label)
    said = (
        grade_names(poll.settings["grades"])[value] if poll.method == "majority_judgment" else number(value)
    )
    return _("{option} ({points})").format(option=label, points=said)
