"""Undo and redo through the door: a receipt carries the inverse command, and the inverse's own receipt the redo.

One step is on its way at a time, so that quick presses of Ctrl+Z and Ctrl+Y keep their order.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from atelier_app.domain.core import Command, Receipt, Refused

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

    def push(self, text: str, inverse: Command) -> None:
        """Puts what was just executed on the stack."""
        self._remote.undo.push(_Step(text, inverse, self))

    def forget(self) -> None:
        """Nothing done so far can be undone or redone any more: it might bring back what was erased."""
        self._waiting.clear()
        self._under_way = None
        self._remote.undo.clear()

    def take(self, step: _Step) -> None:
        """Sends a step, after those before it."""
        self._waiting.append(step)
        self._advance()

    def _advance(self) -> None:
        while self._waiting and self._under_way is None:
            step = self._waiting.popleft()
            if step.next is not None:
                self._under_way = step
                self._remote.execute(step.next, self._done, self._refused)

    def _done(self, receipt: Receipt) -> None:
        step, self._under_way = self._under_way, None
        if step is not None:
            step.next = receipt.inverse
            if receipt.inverse is None:
                self._drop(step)
        self._advance()

    def _refused(self, refused: Refused) -> None:
        step, self._under_way = self._under_way, None
        if step is not None:
            step.next = None
            self._drop(step)
        self.explained.emit(refused)
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
