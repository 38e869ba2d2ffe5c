"""The matrix as its panel shows it: the winners of a poll, where each is placed, and placing as commands."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QObject, Signal

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.figures import number, share
from atelier_app.domain.core import Id
from atelier_app.domain.initiative import Activity, ActivityKind, Agenda, ReadAgenda
from atelier_app.domain.priorities import (
    MatrixItem,
    MatrixRecord,
    PlaceOption,
    PrepareMatrix,
    Quadrant,
    ReadMatrix,
    quadrant,
)
from atelier_app.support.digits import sensible
from atelier_app.support.language import N_, _, ngettext

QUADRANTS = {
    Quadrant.QUICK_WIN: N_("Do now"),
    Quadrant.MAJOR_PROJECT: N_("Major projects"),
    Quadrant.FILL_IN: N_("Nice to have"),
    Quadrant.NOT_NOW: N_("Later"),
}


def standing(item: MatrixItem) -> str:
    """Its place in the vote: `1 · 38 points`."""
    score = sensible(item.score)
    points = ngettext("{n} point", "{n} points", ceil(score)).format(n=number(score))
    return _("no. {rank} · {points}").format(rank=number(item.rank), points=points)


def position(item: MatrixItem) -> str:
    """Where it is, in words: quadrant, impact and effort; or that it waits."""
    if item.impact is None or item.effort is None:
        return _("not placed yet")
    return _("{quadrant}: impact {impact}, effort {effort}").format(
        quadrant=_(QUADRANTS[quadrant(item.impact, item.effort)]),
        impact=share(item.impact),
        effort=share(item.effort),
    )


def spoken(item: MatrixItem) -> str:
    """The card in words, for a screen reader."""
    return f"{one_line(item.option.label)}, {standing(item)}, {position(item)}"


class MatrixModel(QObject):
    """Follows one matrix; each placement is one command with its undo."""

    changed = Signal(object)
    polls_found = Signal()

    def __init__(self, remote: Remote, activity: Activity, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._remote = remote
        self._id = activity.id
        self._left = False
        self.polls: tuple[Activity, ...] = ()
        self._followed = Followed(remote, ReadMatrix(activity.id), self)
        self._followed.changed.connect(self.changed)
        remote.read(ReadAgenda(activity.workshop_id), self._find_polls)

    @property
    def record(self) -> MatrixRecord | None:
        return self._followed.record

    def leave(self) -> None:
        """What is answered later has no screen any more."""
        self._left = True

    def _find_polls(self, agenda: Agenda) -> None:
        if self._left:
            return
        self.polls = tuple(line.activity for line in agenda.lines if line.activity.kind is ActivityKind.VOTE)
        self.polls_found.emit()

    def choose(self, poll_id: Id, winners: int) -> None:
        """Says which poll's winners are placed, and how many ranks of them."""
        before = self.record.matrix.preparation() if self.record else PrepareMatrix(self._id, poll_id)
        command = replace(before, poll_id=poll_id, winners=winners)
        self._remote.execute(command, undo_text=_("Choice of the winners"))

    def place(self, item: MatrixItem, impact: float, effort: float) -> None:
        """Places a winner; both from 0 to 1."""
        impact, effort = (max(0.0, min(1.0, value)) for value in (impact, effort))
        text = _("Placing of “{idea}”").format(idea=_short(item))
        self._remote.execute(PlaceOption(self._id, item.option.id, impact, effort), undo_text=text)

    def take_off(self, item: MatrixItem) -> None:
        """Puts a winner back with those that wait."""
        text = _("Taking “{idea}” off").format(idea=_short(item))
        self._remote.execute(PlaceOption(self._id, item.option.id, None, None), undo_text=text)


def _short(item: MatrixItem) -> str:
    label = one_line(item.option.label)
    return label if len(label) <= 32 else label[:31] + "…"
