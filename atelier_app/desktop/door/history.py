"""Undo and redo through the door: a receipt carries the inverse command, and the inverse's own receipt the redo.

What was done before the file was opened comes first on the stack. One step is on its way at a time, so that quick
presses of Ctrl+Z and Ctrl+Y keep their order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QUndoCommand

from atelier_app.domain.acts import ActRecord, SetUndone
from atelier_app.domain.core import Command, Published, Receipt, Refused
from atelier_app.domain.privacy import PeopleErased

if TYPE_CHECKING:
    from atelier_app.desktop.door.remote import Remote


class _Step(QUndoCommand):
    """What the stack holds: the command to send at the next undo or redo."""

    def __init__(self, text: str, inverse: Command, history: History) -> None:
        super().__init__(text)
        self.next: Command | None = inverse
        self._history = history
        self._pushed = False

    def undo(self) -> None:
        self._history.take(self)

    def redo(self) -> None:
        if self._pushed:
            self._history.take(self)
        self._pushed = True  # the first redo is the push itself: it was executed before


class History(QObject):
    """Sends the steps of a remote's undo stack, in order."""

    explained = Signal(object)
    """A `Refused`: this step can no longer be undone or redone, and was dropped."""

    def __init__(self, remote: Remote) -> None:
        super().__init__(remote)
        self._remote = remote
        self._waiting: deque[_Step] = deque()
        self._under_way: _Step | None = None
        # What was done before the file has told its own acts, which come first.
        self._early: list[tuple[str, Command]] | None = []
        self._recalling = False

    def push(self, text: str, inverse: Command) -> None:
        """Puts what was just executed on the stack."""
        if self._early is None:
            self._remote.undo.push(_Step(text, inverse, self))
        else:
            self._early.append((text, inverse))

    def recall(self, acts: Sequence[ActRecord]) -> None:
        """Puts on the stack what the file says was done before, and what was undone."""
        early, self._early = self._early or [], None
        new = {command for _said, command in early}
        done = [act for act in acts if not act.undone and SetUndone(act.id, True) not in new]
        # Whatever is done anew ends what could be redone.
        undone = [] if early else [act for act in acts if act.undone]
        with QSignalBlocker(self._remote.undo):
            for act in (*done, *undone):
                self.push(act.said, SetUndone(act.id, not act.undone))
            self._recalling = True
            self._remote.undo.setIndex(len(done))
            self._recalling = False
        for said, inverse in early:
            self.push(said, inverse)
        self._tell()

    def _tell(self) -> None:
        stack = self._remote.undo
        stack.canUndoChanged.emit(stack.canUndo())
        stack.canRedoChanged.emit(stack.canRedo())
        stack.indexChanged.emit(stack.index())

    def hear(self, events: Sequence[Published]) -> None:
        """Forgets everything when people are erased: the file has, for it might bring them back."""
        if any(isinstance(published.event, PeopleErased) for published in events):
            self.forget()

    def forget(self) -> None:
        """Nothing done so far can be undone or redone any more."""
        self._waiting.clear()
        self._under_way = None
        if self._early is not None:
            self._early = []
        self._remote.undo.clear()

    def take(self, step: _Step) -> None:
        """Sends a step, after those before it."""
        if not self._recalling:
            self._waiting.append(step)
            self._advance()

    def _advance(self) -> None:
        while self._waiting and self._under_way is None:
            step = self._waiting.popleft()
            if step.next is not None:
                self._under_way = step
                self._remote.execute(step.next, partial(self._done, step), partial(self._refused, step))

    def _done(self, step: _Step, receipt: Receipt) -> None:
        self._stepped(step, receipt.inverse)

    def _refused(self, step: _Step, refused: Refused) -> None:
        self._stepped(step, None)
        self.explained.emit(refused)

    def _stepped(self, step: _Step, back: Command | None) -> None:
        step.next = back
        if back is None:
            self._drop(step)
        if self._under_way is step:
            self._under_way = None
        self._advance()

    def _drop(self, step: _Step) -> None:
        """Takes a step that leads nowhere off the stack: an obsolete one is deleted when it is stepped over."""
        if not shiboken6.isValid(step):
            return
        stack = self._remote.undo
        step.setObsolete(True)
        if stack.canRedo() and stack.command(stack.index()) is step:
            stack.redo()
        elif stack.canUndo() and stack.command(stack.index() - 1) is step:
            stack.undo()
