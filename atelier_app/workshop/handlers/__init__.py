"""One file a capability; importing this package registers every handler."""

from atelier_app.workshop.handlers import (  # noqa: F401 - they register
    adding,
    attendance,
    badges,
    board,
    initiative,
    merging,
    polls,
    priorities,
    privacy,
    registrations,
    room,
    signing_in,
    together,
)
