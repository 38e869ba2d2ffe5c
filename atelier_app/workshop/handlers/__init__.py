"""One file a capability; importing this package registers every handler."""

from atelier_app.workshop.handlers import (  # noqa: F401 - they register
    attendance,
    board,
    initiative,
    polls,
    priorities,
    room,
    together,
)
