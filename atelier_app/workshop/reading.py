"""Queries answered from the file, and kept until an event touches what they depend on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from atelier_app.domain.acts import ReadActs
from atelier_app.domain.attendance import (
    CountExpected,
    FindBadge,
    FindExpected,
    ReadAttendance,
    ReadAttendee,
    ReadSignatures,
)
from atelier_app.domain.badges import FindHolder
from atelier_app.domain.ballots import FindBallot, FindOwnOptions, ReadBallots, ReadSignedBallots, RecountPoll
from atelier_app.domain.board import ReadAuthors, ReadBoard, ReadBoardAlone, ReadDiscarded, ReadNotes
from atelier_app.domain.comments import ReadComments, ReadCommentsOn
from atelier_app.domain.core import Query, Topic
from atelier_app.domain.grids import ReadGrid
from atelier_app.domain.growth import ReadGrowth
from atelier_app.domain.hands import ReadHands
from atelier_app.domain.history import ReadHistory
from atelier_app.domain.ideas import ReadIdeasOf
from atelier_app.domain.initiative import ReadActivity, ReadAgenda, ReadInitiative
from atelier_app.domain.merges import FindVotesOn, ReadOriginals
from atelier_app.domain.papers import ReadPapers, ReadVoters
from atelier_app.domain.pictures import ReadPicture
from atelier_app.domain.polls import ReadPoll
from atelier_app.domain.priorities import ReadMatrix
from atelier_app.domain.ratings import FindRatings, ReadRating
from atelier_app.domain.room import ReadRoom
from atelier_app.storage import (
    acts,
    attendance,
    badges,
    board,
    grids,
    history,
    ideas,
    initiative,
    papers,
    polls,
    priorities,
    sqlite,
    subjects,
)

R = TypeVar("R")
_KEPT = 4096
# Five hundred pictures would fill the memory; what can be undone may change without any event.
_NOT_KEPT = (ReadPicture, ReadActs)

_READERS: dict[type[Query[Any]], Callable[[Connection, Any], Any]] = {
    ReadInitiative: lambda c, _: initiative.read_initiative(c),
    ReadAgenda: lambda c, q: initiative.read_agenda(c, q.workshop_id),
    ReadActivity: lambda c, q: initiative.read_activity(c, q.activity_id),
    ReadRoom: lambda c, _: initiative.read_room(c),
    ReadAttendance: lambda c, q: attendance.read_attendance(c, q.workshop_id),
    ReadAttendee: lambda c, q: attendance.read_attendee(c, q.workshop_id, q.participant_id),
    CountExpected: lambda c, q: attendance.counts(c, q.workshop_id)[1],
    ReadSignatures: lambda c, q: attendance.read_signatures(c, q.workshop_id, q.participant_id),
    FindExpected: lambda c, q: attendance.find_expected(c, q.workshop_id, q.text),
    FindBadge: lambda c, q: badges.find_badge(c, q.workshop_id, q.badge_hash),
    FindHolder: lambda c, q: badges.find_holder(c, q.badge_hash),
    ReadBoard: lambda c, q: board.read_board(c, q.board_id),
    ReadBoardAlone: lambda c, q: board.read_board_alone(c, q.board_id),
    ReadNotes: lambda c, q: board.read_notes(c, q.note_ids),
    ReadDiscarded: lambda c, q: board.read_discarded(c, q.board_id),
    ReadAuthors: lambda c, q: board.read_authors(c, q.board_id),
    ReadIdeasOf: lambda c, q: ideas.read_ideas_of(c, q.board_id, q.author_key),
    ReadOriginals: lambda c, q: ideas.read_originals(c, q.note_id),
    FindVotesOn: lambda c, q: ideas.find_votes_on(c, q.note_ids),
    ReadComments: lambda c, q: ideas.read_comments(c, q.note_id, q.author_key),
    ReadCommentsOn: lambda c, q: ideas.read_comments_on(c, q.board_id),
    ReadPicture: lambda c, q: ideas.read_picture(c, q.picture_id),
    ReadGrowth: lambda c, q: ideas.read_growth(c, q.board_id),
    ReadActs: lambda c, q: acts.read_acts(c, q.client),
    ReadPoll: lambda c, q: polls.read_poll(c, q.poll_id),
    FindBallot: lambda c, q: polls.find_ballot(c, q.ballot_id),
    FindOwnOptions: lambda c, q: polls.own_options(c, q.poll_id, q.author_key),
    ReadSignedBallots: lambda c, q: polls.read_signed_ballots(c, q.poll_id),
    RecountPoll: lambda c, q: polls.recount(c, q.poll_id),
    ReadBallots: lambda c, q: polls.read_closed_ballots(c, q.poll_id),
    ReadPapers: lambda c, q: papers.read_papers(c, polls.read_poll_alone(c, q.poll_id).id),
    ReadHands: lambda c, q: papers.read_hands(c, polls.read_poll_alone(c, q.poll_id)),
    ReadVoters: lambda c, q: polls.read_voters(c, q.poll_id),
    ReadMatrix: lambda c, q: priorities.read_matrix(c, q.matrix_id),
    ReadGrid: lambda c, q: grids.read_grid(c, q.grid_id),
    FindRatings: lambda c, q: subjects.find_ratings(c, q.subject_id, q.participant_id, q.rater_id),
    ReadRating: lambda c, q: subjects.read_rating(c, q.subject_id),
    ReadHistory: lambda c, q: history.read_history(c, q.workshop_id),
}


def answer(connection: Connection, query: Query[R]) -> R:
    """The record, from this connection. Raises `Refused` for an unknown id."""
    record: R = _READERS[type(query)](connection, query)
    return record


class Reading:
    """Answers queries from any thread, each from one snapshot; an answer is kept until a topic of it is touched."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._answers: dict[Query[Any], Any] = {}
        self._commits = 0

    def read(self, query: Query[R]) -> R:
        """Raises `Refused` for an unknown id."""
        with self._lock:
            if query in self._answers:
                kept: R = self._answers[query]
                return kept
            commits = self._commits
        with sqlite.snapshot(self._engine) as connection:
            record = answer(connection, query)
        with self._lock:
            # A commit in the meantime may have made the answer old: it is given, not kept.
            if commits == self._commits and not isinstance(query, _NOT_KEPT):
                if len(self._answers) >= _KEPT:
                    self._answers.clear()
                self._answers[query] = record
        return record

    def forget(self, topics: Iterable[Topic]) -> None:
        """After a commit: drops the answers that depend on what it touched."""
        touched = set(topics)
        with self._lock:
            self._commits += 1
            self._answers = {q: a for q, a in self._answers.items() if not q.topics & touched}

    def close(self) -> None:
        self._engine.dispose()
