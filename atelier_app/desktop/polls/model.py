"""A poll as its panel shows it: the record, the draft while it can change, and the facilitator's gestures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.polls.draft import (
    Candidate,
    Draft,
    candidates,
    draft_of,
    preparation,
    suggested_board,
    taken,
    with_extra,
)
from atelier_app.desktop.polls.runoff import run_off, tied_at_cut
from atelier_app.domain.board import BoardContents, ReadBoard
from atelier_app.domain.core import Command, Id, Refused, Together, new_id
from atelier_app.domain.initiative import Activity, ActivityKind, Agenda, ReadAgenda
from atelier_app.domain.polls import (
    OPTION_LIMIT,
    ClosePoll,
    OpenPoll,
    Option,
    PausePoll,
    PollRecord,
    PollState,
    PublishResults,
    ReadPoll,
    ReopenPoll,
    ShowResults,
)
from atelier_app.domain.priorities import MatrixRecord, ReadMatrix
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import _

# Milliseconds after the last change of a draft before it is kept.
PAUSE = 350


class PollModel(QObject):
    """Follows one poll. The draft is kept a moment after each change, and before anything else happens to it."""

    changed = Signal()
    offered = Signal()
    run_off_added = Signal()
    unsettled = Signal()
    """The vote cannot be closed before its paper ballots are settled."""

    def __init__(self, remote: Remote, activity: Activity, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remote = remote
        self._activity = activity
        self.record: PollRecord | None = None
        self.draft = Draft()
        self.boards: tuple[Activity, ...] = ()
        self.candidates: tuple[Candidate, ...] = ()
        self._contents: BoardContents | None = None
        self._board: Followed[BoardContents] | None = None
        self._suggested: Id | None = None
        self._matrices: list[Followed[MatrixRecord]] = []
        self._keeping = 0
        self._left = self._knows_boards = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.keep)
        self._poll = Followed(remote, ReadPoll(activity.id), self)
        self._poll.changed.connect(self._show)
        remote.read(ReadAgenda(activity.workshop_id), self._find_boards)

    def _follow_matrix(self, matrix_id: Id) -> None:
        followed = Followed(self.remote, ReadMatrix(matrix_id), self)
        followed.changed.connect(lambda _record: self.changed.emit())
        self._matrices.append(followed)

    # --- what is there

    @property
    def workshop_id(self) -> Id:
        return self._activity.workshop_id

    @property
    def poll_id(self) -> Id:
        return self._activity.id

    @property
    def winners(self) -> int:
        """How many ranks go on to a matrix; 0 when none takes this poll's."""
        records = [followed.record for followed in self._matrices]
        found = [one.matrix.winners for one in records if one and one.matrix.poll_id == self._activity.id]
        return max(found, default=0)

    @property
    def state(self) -> PollState | None:
        return self.record.poll.state if self.record else None

    @property
    def chosen(self) -> int:
        """How many candidates are to be voted on."""
        return sum(candidate.chosen for candidate in self.candidates)

    @property
    def tied(self) -> tuple[Option, ...]:
        """The options between which only a run-off can tell who is among the winners."""
        return tied_at_cut(self.record, self.winners) if self.record else ()

    @property
    def settings(self) -> dict[str, int]:
        """The draft's settings, suggestions filled in."""
        return self.draft.settings(self.chosen)

    def _find_boards(self, agenda: Agenda) -> None:
        if self._left:
            return
        self.boards = tuple(
            line.activity for line in agenda.lines if line.activity.kind is ActivityKind.IDEAS
        )
        self._suggested = suggested_board(agenda, self._activity.id)
        self._knows_boards = True
        for line in agenda.lines:
            if line.activity.kind is ActivityKind.MATRIX:
                self._follow_matrix(line.activity.id)
        if self.record is not None:
            self._show(self.record)

    def _show(self, record: PollRecord) -> None:
        self.record = record
        if record.poll.state is PollState.DRAFT:
            if not self._timer.isActive() and not self._keeping:
                self._take_draft(record)
            self._follow_board(self.draft.board_id)
        else:
            self._follow_board(None)
        self.changed.emit()

    def _take_draft(self, record: PollRecord) -> None:
        """The stored draft, or nothing chosen where everything was just unticked."""
        stored = draft_of(record)
        if stored.chosen is None:
            nothing = frozenset[Id]() if self.draft.chosen == frozenset() else None
            same = stored.method == self.draft.method
            own = self.draft.own if same and nothing is not None else stored.own
            stored = replace(stored, chosen=nothing, by_group=self.draft.by_group, own=own)
        elif len(stored.extra) == len(record.options):
            stored = replace(stored, by_group=self.draft.by_group)
        chosen, stored = stored.chosen, with_extra(stored, self.draft.extra)
        stored = replace(stored, chosen=chosen)
        self.draft = replace(stored, board_id=stored.board_id or self._suggested)
        self._offer()

    def _follow_board(self, board_id: Id | None) -> None:
        followed = self._board.query.board_id if self._board else None  # type: ignore[attr-defined]
        if followed == board_id:
            return
        if self._board is not None:
            self._board.stop()
            self._board.deleteLater()
        self._board, self._contents = None, None
        if board_id is not None:
            self._board = Followed(self.remote, ReadBoard(board_id), self)
            self._board.changed.connect(self._show_board)

    def _show_board(self, contents: BoardContents) -> None:
        untouched = self._contents is None and self.draft.chosen is None
        # What nobody may read yet is nothing to vote on.
        open_notes = tuple(note for note in contents.notes if not contents.board.veils(note))
        self._contents = replace(contents, notes=open_notes)
        if untouched and contents.groups:
            self.draft = replace(self.draft, by_group=True)
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        self.candidates = candidates(self._contents, self.draft)
        self.offered.emit()

    # --- the draft

    def ask(self, question: str) -> None:
        """Changes the question; an empty one leaves it."""
        if question.strip():
            self._edit(question=question.strip())

    def choose(self, ids: frozenset[Id]) -> None:
        """Says which candidates are voted on."""
        self._edit(chosen=ids)

    def choose_board(self, board_id: Id) -> None:
        if board_id != self.draft.board_id:
            self._edit(board_id=board_id, chosen=None)
            self._follow_board(board_id)

    def add_line(self, text: str) -> None:
        """Offers a line of the facilitator's own, chosen; an empty one is none."""
        if text.strip():
            self._edit_extra((Option(new_id(), text.strip()[:OPTION_LIMIT]),), alone=False)

    def take(self, options: Sequence[Option], alone: bool) -> None:
        """Votes on options of an earlier vote, beside what is chosen or alone."""
        self._edit_extra([taken(self.poll_id, one) for one in options], alone=alone)

    def _edit_extra(self, options: Sequence[Option], *, alone: bool) -> None:
        after = with_extra(self.draft, options, alone=alone)
        self._edit(extra=after.extra, chosen=after.chosen)

    def choose_groups(self, by_group: bool) -> None:
        """Votes on groups, or on notes; all of them to begin with."""
        if by_group != self.draft.by_group:
            self._edit(by_group=by_group, chosen=None)

    def choose_method(self, method: str) -> None:
        """Votes by another method, with the settings that it suggests."""
        if method != self.draft.method:
            self._edit(method=method, own={})

    def set_setting(self, key: str, value: int) -> None:
        """Takes the facilitator's own number for one of the method's settings."""
        self._edit(own={**self.draft.own, key: value})

    def follow_suggestion(self) -> None:
        """Leaves every setting of the method to suggestion."""
        self._edit(own={})

    def set_rules(self, **changes: Any) -> None:
        """Changes what `Rules` holds."""
        self._edit(rules=replace(self.draft.rules, **changes))

    def show_results(self, shown: bool) -> None:
        """Shows or hides the standings while people vote."""
        text = _("Showing results") if shown else _("Hiding results")
        self.remote.execute(ShowResults(self._activity.id, shown), undo_text=text)

    def _edit(self, **changes: Any) -> None:
        if self.state is not PollState.DRAFT or replace(self.draft, **changes) == self.draft:
            return
        self.draft = replace(self.draft, **changes)
        self._timer.start()
        self._offer()
        self.changed.emit()

    def keep(self) -> None:
        """Stores the draft if it waits to be."""
        command = self._preparation()
        self._timer.stop()
        if command is None or not self.draft.question:
            return
        self._keeping += 1
        text = _("Preparation of the vote")
        self.remote.execute(command, self._kept, self._not_kept, undo_text=text)

    def _preparation(self) -> Command | None:
        if self.record is None or self.state is not PollState.DRAFT or not self._knows_boards:
            return None
        if self.draft.board_id is not None and self._contents is None:
            return None
        return preparation(self.record, self.draft, self.candidates)

    def _kept(self, _receipt: object) -> None:
        self._keeping -= 1
        self._poll.refresh()

    def _not_kept(self, refused: object) -> None:
        self._keeping -= 1
        self.remote.refused.emit(refused)

    # --- the vote

    def open(self) -> None:
        """Stores the draft as it is and opens the vote, both or neither."""
        command = self._preparation()
        self._timer.stop()
        opening = OpenPoll(self._activity.id)
        self.remote.execute(Together((command, opening)) if command else opening)

    def close(self) -> None:
        """Closes the vote; where paper ballots have to be settled first, `unsettled` says so."""
        said = _("Closing of the vote")
        self.remote.execute(ClosePoll(self._activity.id), refused=self._not_closed, undo_text=said)

    def _not_closed(self, refused: Refused) -> None:
        if refused.code is Refusal.PAPERS_UNSETTLED:
            self.unsettled.emit()
        else:
            self.remote.refused.emit(refused)

    def reopen(self, reason: str) -> None:
        """Takes votes again; the poll keeps why."""
        self.remote.execute(ReopenPoll(self._activity.id, reason), undo_text=_("Reopening of the vote"))

    def pause(self, paused: bool) -> None:
        """Takes no votes for a while, or takes them again."""
        text = _("Pausing the vote") if paused else _("Resuming the vote")
        self.remote.execute(PausePoll(self._activity.id, paused), undo_text=text)

    def publish(self, published: bool) -> None:
        """Shows the results of the closed poll to everyone, or hides them again."""
        text = _("Publishing the results") if published else _("Hiding results")
        self.remote.execute(PublishResults(self._activity.id, published), undo_text=text)

    def run_off(self) -> None:
        """Adds a vote between the tied just after this one, its draft ready."""
        self.remote.read(ReadAgenda(self._activity.workshop_id), self._add_run_off)

    def _add_run_off(self, agenda: Agenda) -> None:
        if self.record is not None and self.tied:
            command = run_off(self.record, self.tied, agenda, self._activity.id)
            said = _("Run-off between the tied")
            self.remote.execute(command, lambda _receipt: self.run_off_added.emit(), undo_text=said)

    def leave(self) -> None:
        """Keeps what waits to be kept; what is answered later has no screen any more."""
        self._left = True
        if self._timer.isActive():
            self.keep()
