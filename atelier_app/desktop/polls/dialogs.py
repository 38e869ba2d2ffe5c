"""The dialogs of a vote's panel: paper ballots, raised hands, and the printing of blank ballots."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from atelier_app.desktop.documents.dialog import Source
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.papers.dialog import IN, OUT, PapersDialog
from atelier_app.desktop.papers.printing import PrintDialog
from atelier_app.desktop.polls.hands_dialog import HandsDialog
from atelier_app.desktop.polls.model import PollModel
from atelier_app.domain.initiative import Activity, InitiativeRecord, ReadInitiative
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import PollState


class PollDialogs:
    """Opens them over the window, one at a time."""

    def __init__(self, remote: Remote, activity: Activity, model: PollModel, over: QWidget) -> None:
        self._remote, self._activity, self._model, self._over = remote, activity, model, over
        self.dialog: QDialog | None = None

    @property
    def _takes_votes(self) -> bool:
        return self._model.state in (PollState.OPEN, PollState.PAUSED)

    def papers(self) -> None:
        """Paper ballots: those handed out are typed in, else they are handed out first."""
        record = self._model.record
        if record is not None and self._takes_votes:
            self._open_papers(IN if record.papers.out > 0 else OUT)

    def settle(self) -> None:
        """What keeps the vote from being closed."""
        if self._takes_votes:
            self._open_papers(IN).settle_first()

    def _open_papers(self, page: int) -> PapersDialog:
        dialog = PapersDialog(self._remote, self._activity.id, self._over.window(), page=page)
        dialog.asked_print.connect(self.print)
        self._open(dialog)
        return dialog

    def hands(self) -> None:
        """Raised hands, where the method can count them."""
        record = self._model.record
        if record is not None and self._takes_votes and METHODS[record.poll.method].by_hands:
            self._open(HandsDialog(self._remote, self._activity.id, self._over.window()))

    def print(self) -> None:
        """Blank paper ballots as a PDF, of the vote as it is prepared now."""
        self._model.keep()
        self._remote.read(ReadInitiative(), self._print)

    def _print(self, record: InitiativeRecord) -> None:
        status, poll = self._remote.status, self._model.record
        ids = [workshop.id for workshop in record.workshops]
        if status is None or poll is None or self._activity.workshop_id not in ids:
            return
        place = ids.index(self._activity.workshop_id) + 1
        language = record.initiative.language
        source = Source(Path(status.file), place, self._activity.title, language, status.address)
        over = self.dialog if self.dialog is not None else self._over.window()
        dialog = PrintDialog(source, poll, over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def describe(self, activity: Activity) -> None:
        """The activity's words have changed."""
        self._activity = activity

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, _result: int) -> None:
        self.dialog = None
