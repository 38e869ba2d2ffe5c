"""What `check` tells of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atelier_app.domain.core import Refused
from atelier_app.domain.polls import PollState
from atelier_app.domain.refusals import Refusal
from atelier_app.storage.backup import Backup, list_backups
from atelier_app.support.language import N_, _, ngettext
from atelier_app.support.sentences import sentence
from atelier_app.workshop.inspection import Inspection, PollCheck, inspect

_STATES = {
    PollState.DRAFT.value: N_("not opened"),
    PollState.OPEN.value: N_("open"),
    PollState.PAUSED.value: N_("paused"),
    PollState.CLOSED.value: N_("closed"),
}


def checked(path: Path) -> tuple[bool, list[str]]:
    """Whether the file is sound, and what to print. Raises `Refused` for what is no file of ours."""
    try:
        found = inspect(path)
    except Refused as refused:
        backups = list_backups(path)
        # A file of ours whose very first bytes are gone looks foreign, but has backups.
        if refused.code is not Refusal.DAMAGED_FILE and not (
            refused.code is Refusal.NOT_AN_ATELIER_FILE and backups
        ):
            raise
        return False, [sentence(refused), *_backup_lines(backups)]
    lines = list(_sound_lines(path, found) if found.sound else _broken_lines(path, found))
    return found.sound, lines


def _sound_lines(path: Path, found: Inspection) -> Iterator[str]:
    yield _("{name}: sound.").format(name=path.name)
    yield from _counts(found)


def _broken_lines(path: Path, found: Inspection) -> Iterator[str]:
    yield _("{name}: broken.").format(name=path.name)
    yield from (f"  {problem}" for problem in found.problems)
    yield from _counts(found)
    yield from _backup_lines(found.backups)


def _counts(found: Inspection) -> Iterator[str]:
    if found.signed_in is None or found.notes is None:
        return
    signed = ngettext("{n} signature", "{n} signatures", found.signed_in).format(n=found.signed_in)
    notes = ngettext("{n} note", "{n} notes", found.notes).format(n=found.notes)
    yield f"  {signed}, {notes}"
    yield from (f"  {_poll_line(poll)}" for poll in found.polls)


def _poll_line(poll: PollCheck) -> str:
    if poll.state == PollState.DRAFT.value and not poll.problem:
        return _("“{question}” ({state})").format(question=poll.question or "…", state=_(_STATES[poll.state]))
    ballots = ngettext("{n} ballot", "{n} ballots", poll.ballots).format(n=poll.ballots)
    points = ngettext("{n} point", "{n} points", poll.points).format(n=poll.points)
    line = _("“{question}” ({state}): {ballots} for a turnout of {turnout}, {points} recounted")
    return line.format(
        question=poll.question or "…",
        state=_(_STATES[poll.state]),
        ballots=ballots,
        turnout=poll.turnout,
        points=points,
    )


def _backup_lines(backups: tuple[Backup, ...]) -> Iterator[str]:
    good = [backup for backup in backups if backup.good]
    if good:
        yield _("The newest good backup is {path}").format(path=good[0].path)
    elif backups:
        yield _("None of its backups is good.")
    else:
        yield _("It has no backup on this computer.")
