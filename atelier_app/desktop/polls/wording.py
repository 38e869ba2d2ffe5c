"""A vote in a few words: its state, its rule, and the sentence under its list."""

from __future__ import annotations

from atelier_app.desktop.look.figures import clock_time, number
from atelier_app.desktop.polls.scores import figures_of, pairs_left
from atelier_app.domain.core import Channel
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import Outcome, Poll, PollRecord, PollState
from atelier_app.support.colleges import weighted_by
from atelier_app.support.digits import sensible
from atelier_app.support.language import N_, _, ngettext
from atelier_app.support.methods import method_name

_STATES = {
    PollState.DRAFT: (N_("draft"), "muted"),
    PollState.OPEN: (N_("open"), "ok"),
    PollState.PAUSED: (N_("paused"), "warning"),
    PollState.CLOSED: (N_("closed"), "muted"),
}
_CHANNELS = {
    Channel.FACILITATOR: N_("Laptop"),
    Channel.PHONE: N_("Phones"),
    Channel.KIOSK: N_("Kiosk"),
    Channel.PAPER: N_("Paper"),
    Channel.HANDS: N_("Raised hands"),
}


def state_words(state: PollState) -> tuple[str, str]:
    """The state, and the tone of its chip."""
    words, tone = _STATES[state]
    return _(words), tone


def rule_words(poll: Poll) -> str:
    """`Dots · 5 points · 2 max per idea`: the method, and what of its settings people feel."""
    return " · ".join(filter(None, (method_name(poll.method), *_limits(poll))))


def _limits(poll: Poll) -> tuple[str, ...]:
    settings = poll.settings
    match poll.method:
        case "dots" | "budget":
            points = settings["points"]
            said = ngettext("{n} point", "{n} points", points).format(n=number(points))
            maximum = settings.get("maximum", points)
            return (said, _("{n} max per idea").format(n=number(maximum))) if maximum < points else (said,)
        case "approval" if settings["maximum"]:
            return (
                ngettext("{n} choice", "{n} choices", settings["maximum"]).format(
                    n=number(settings["maximum"])
                ),
            )
        case "score":
            return (_("0 to {n}").format(n=number(settings["maximum"])),)
        case "quadratic":
            return (
                ngettext("{n} credit", "{n} credits", settings["credits"]).format(
                    n=number(settings["credits"])
                ),
            )
        case "majority_judgment":
            return (
                ngettext("{n} grade", "{n} grades", settings["grades"]).format(n=number(settings["grades"])),
            )
        case _:
            return ()


def outcome_words(record: PollRecord, winners: int) -> str:
    """One sentence under the list: hidden, nothing cast, or how ties and winners are taken."""
    if record.outcome is None:
        return _hidden(record.poll)
    if not record.outcome.ballots:
        return _("No ballot was cast.") if record.poll.state is PollState.CLOSED else _("No ballot yet.")
    if record.poll.method == "majority_judgment":
        return _("The line marks the middle of the grades: the one it falls on is the median. {tie}").format(
            tie=_ties_and_winners(record, winners)
        )
    return _ties_and_winners(record, winners)


def weighing_words(record: PollRecord) -> str:
    """That the figures are weighted and how, or why they are not though colleges were to be weighed."""
    outcome = record.outcome
    if outcome is None or not record.poll.colleges or not outcome.ballots:
        return ""
    if outcome.colleges:
        return weighted_by(outcome.colleges)
    return _("Too few ballots to tell colleges apart: every ballot weighs the same.")


def apart_words(outcome: Outcome) -> str:
    """Under the colleges side by side: what stands out, and why some share a column."""
    said = [_("Ranks that differ from those of all together stand out.")]
    if any(len(one.names) > 1 for one in outcome.colleges):
        said.append(_("Colleges of fewer than three ballots are counted together with another."))
    return " ".join(said)


def _ties_and_winners(record: PollRecord, winners: int) -> str:
    numbered = METHODS[record.poll.method].scored and record.poll.method != "majority_judgment"
    if not winners and not numbered:
        return _("Ideas that are tied share a rank.")
    if not winners:
        return _("Ideas with equal scores share a rank.")
    first = ngettext(
        "The first idea goes on to the matrix", "The first {n} ideas go on to the matrix", winners
    )
    return _("{first}; ideas with equal scores share a rank.").format(first=first.format(n=number(winners)))


def _hidden(poll: Poll) -> str:
    if poll.state is PollState.CLOSED:
        return _("The vote is closed; its results are seen once you publish them.")
    if poll.withheld:
        return _("Results stay hidden until you publish them.")
    return _("Results stay hidden until the vote is closed.")


def reopenings(poll: Poll) -> str:
    """When and why it was opened again, a line each."""
    said = _("Reopened at {time}: {reason}")
    plain = _("Reopened at {time}")
    return "\n".join(
        (said if one.reason else plain).format(time=clock_time(one.at), reason=one.reason)
        for one in poll.reopened
    )


def channel_name(channel: Channel) -> str:
    """How ballots came in."""
    return _(_CHANNELS[channel])


def use_words(record: PollRecord) -> str:
    """How much was used of what people had: points, credits, pairs; nothing while results are hidden."""
    outcome, settings = record.outcome, record.poll.settings
    if outcome is None:
        return ""
    if "points" in settings and not settings.get("negative"):
        most = outcome.ballots * settings["points"]
        said = number(sensible(outcome.score))
        return _("{n} points placed of {most}").format(n=said, most=number(most))
    spent = figures_of(outcome, "credits")
    if spent is not None:
        used = sensible(sum(row[0] or 0 for row in spent.cells))
        most = outcome.ballots * settings["credits"]
        return _("{n} credits spent of {most}").format(n=number(used), most=number(most))
    pairs = pairs_left(outcome)
    if pairs is None:
        return ""
    left, total = pairs
    said = ngettext("{n} pair of {total} not compared yet", "{n} pairs of {total} not compared yet", left)
    return said.format(n=number(left), total=number(total)) if left else _("Every pair was compared.")
