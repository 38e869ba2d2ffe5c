"""What the kiosk says of a vote: its rule, what is kept of it, what is left to give."""

from __future__ import annotations

from atelier_app.desktop.kiosk.sitting import Sitting
from atelier_app.domain.methods.method import Entry, Sheet
from atelier_app.domain.polls import Poll
from atelier_app.support import ballot_rules
from atelier_app.support.language import _, ngettext


def rule_words(entry: Entry, sheet: Sheet) -> str:
    """As on phones, but for the answers that count at once there, and here once the ballot is cast."""
    if entry is Entry.PAIRS:
        return _("Which of these two? Answer as long as you like, then cast your vote.")
    if entry is Entry.RANKS:
        how = _("Tap them one after the other, then move them with the arrows.")
        return f"{ballot_rules.rule_words(entry, sheet)} {how}"
    return ballot_rules.rule_words(entry, sheet)


def about_words(poll: Poll) -> str:
    """What is kept, the order, and what nobody may vote for."""
    secret = _("Secret vote: nothing that is kept tells who voted what.")
    known = _("Open vote: once the results may be seen, the facilitator can see who voted what.")
    own = _(
        "In this vote nobody votes for their own ideas. The kiosk cannot know yours: please leave them out."
    )
    order = _("The order of the ideas is another for each voter.")
    parts = (
        secret if poll.secret else known,
        "" if poll.own_ideas else own,
        order if poll.shuffled else "",
    )
    return " ".join(filter(None, parts))


def left_words(sitting: Sitting) -> str:
    """What is left to share or to choose, empty where there is no limit."""
    sheet, left = sitting.sheet, sitting.left
    if sitting.entry is Entry.POINTS and sheet.squared:
        some = ngettext("{n} credit left", "{n} credits left", max(0, left))
        none, over = _("no credit left"), _("too many credits")
    elif sitting.entry is Entry.POINTS:
        some = ngettext("{n} point left", "{n} points left", max(0, left))
        none, over = _("no point left"), _("too many points")
    elif sitting.entry is Entry.CHECKS and sheet.chosen:
        some = ngettext("{n} choice left", "{n} choices left", max(0, left))
        none, over = _("no choice left"), _("too many choices")
    else:
        return ""
    return (some.format(n=left) if left > 0 else over if left else none).capitalize()
