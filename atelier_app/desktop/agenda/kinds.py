"""What each kind of activity is called, its icon, and what a new one starts with."""

from __future__ import annotations

from dataclasses import dataclass

from atelier_app.domain.initiative import ActivityKind, AgendaLine
from atelier_app.support.language import N_, _, ngettext


@dataclass(frozen=True)
class KindFace:
    """Untranslated words: say `_(face.name)`. `minutes` is the usual duration."""

    name: str
    icon: str
    minutes: int


FACES: dict[ActivityKind, KindFace] = {
    ActivityKind.WELCOME: KindFace(N_("Welcome and sign-in"), "users", 30),
    ActivityKind.IDEAS: KindFace(N_("Ideas"), "note", 45),
    ActivityKind.VOTE: KindFace(N_("Vote"), "vote", 15),
    ActivityKind.MATRIX: KindFace(N_("Impact / effort"), "matrix", 30),
    ActivityKind.CRITERIA: KindFace(N_("Grid of criteria"), "criteria", 30),
    ActivityKind.SUMMARY: KindFace(N_("Summary"), "pdf", 10),
    ActivityKind.TALK: KindFace(N_("Talk"), "talk", 20),
    ActivityKind.BREAK: KindFace(N_("Break"), "break", 15),
}

_COUNTED = {ActivityKind.WELCOME, ActivityKind.VOTE, ActivityKind.MATRIX, ActivityKind.CRITERIA}


def figure(line: AgendaLine) -> str:
    """The few characters at the right of an agenda line."""
    kind = line.activity.kind
    if kind is ActivityKind.IDEAS:
        return ngettext("{n} note", "{n} notes", line.count).format(n=line.count) if line.count else "—"
    if kind in _COUNTED:
        # Without registrations people come all the same.
        return f"{line.count} / {line.total}" if line.total else str(line.count or "—")
    if kind is ActivityKind.SUMMARY:
        return _("PDF")
    return minutes_text(line.activity.minutes)


def standing(line: AgendaLine, current: bool) -> str:
    """Where an activity stands: under way, closed while the room still looks at it, done, or to come (nothing)."""
    if current:
        return _("vote closed") if line.done else _("under way")
    return _("done") if line.done else ""


def minutes_text(minutes: int) -> str:
    """ "45 min", "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=rest)
    return _("{h} h {m:02d}").format(h=hours, m=rest) if rest else _("{h} h").format(h=hours)
