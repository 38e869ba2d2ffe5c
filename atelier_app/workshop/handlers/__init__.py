"""One file a capability; importing this package registers every handler."""

from atelier_app.workshop.handlers import (  # noqa: F401 - they register
    acts,
    adding,
    attendance,
    badges,
    board,
    comments,
    groups,
    ideas,
    initiative,
    merges,
    merging,
    notes,
    pictures,
    polls,
    priorities,
    privacy,
    registrations,
    room,
    signing_in,
    together,
)
