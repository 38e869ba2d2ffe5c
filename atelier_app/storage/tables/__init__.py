"""Every table, by what it is for. What a migration makes is compared with these by a test."""

from atelier_app.storage.tables.agenda import activity, initiative, room, workshop
from atelier_app.storage.tables.base import Instant, metadata
from atelier_app.storage.tables.boards import act, board, comment, note, note_group, note_stage, picture, zone
from atelier_app.storage.tables.journal import event
from atelier_app.storage.tables.people import attendance, badge, participant, registration, signature
from atelier_app.storage.tables.priorities import grid, grid_value, matrix, placement, rater, rating
from atelier_app.storage.tables.votes import ballot, option, paper, poll, signed_ballot, turnout

__all__ = [
    "Instant",
    "act",
    "activity",
    "attendance",
    "badge",
    "ballot",
    "board",
    "comment",
    "event",
    "grid",
    "grid_value",
    "initiative",
    "matrix",
    "metadata",
    "note",
    "note_group",
    "note_stage",
    "option",
    "paper",
    "participant",
    "picture",
    "placement",
    "poll",
    "rater",
    "rating",
    "registration",
    "room",
    "signature",
    "signed_ballot",
    "turnout",
    "workshop",
    "zone",
]
