"""What is wrong with a request itself, before any rule of the workshop: a status and a sentence."""

from __future__ import annotations

from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import N_

NOT_FOUND = N_("There is no such page here.")
WRONG_METHOD = N_("This page cannot be used that way.")
WRONG_HOST = N_("This page is not served under that name; please use {address}.")
FOREIGN_FORM = N_("This form was sent from another site, so it was not taken.")
TOO_LARGE = N_("That is too much text at once: it was not kept. Please send at most a page.")
PHOTO_TOO_LARGE = N_(
    "This photo is over 12 MB, so it was not taken: please take it smaller, or choose another."
)
PHOTOS_IN_LINE = N_("Many photos are arriving at once: please send yours again in a moment.")
WRONG_TYPE = N_("This is not a form of this site, so it was not taken.")
TOO_FAST = N_("That is a lot at once; please wait a few seconds and try again.")
TOO_FULL = N_("Too many pages are open at once; please close some and try again.")
FAILED = N_("Something unexpected happened; what was sent before is safe. Please try again.")

# Refusals that are not about what was typed (those are 422).
_CONFLICTS = {
    Refusal.ALREADY_SIGNED_IN,
    Refusal.ALREADY_VOTED,
    Refusal.HANDS_COUNTED,
    Refusal.HOLDS_PAPER,
    Refusal.BADGE_TAKEN,
    Refusal.IDEAS_CLOSED,
    Refusal.ALREADY_RATED,
    Refusal.POLL_CLOSED,
    Refusal.RATING_CLOSED,
    Refusal.POLL_NOT_OPEN,
    Refusal.POLL_PAUSED,
    Refusal.COMMENTS_CLOSED,
    Refusal.PROMISE_CHANGED,
    Refusal.TOO_MANY,
    Refusal.TOO_MANY_COMMENTS,
    Refusal.TOO_MANY_IDEAS,
    Refusal.TOO_MANY_PHOTOS,
    Refusal.UNKNOWN_BOARD,
    Refusal.UNKNOWN_POLL,
    Refusal.UNKNOWN_WORKSHOP,
}
_STRANGERS = {
    Refusal.NOT_SIGNED_IN,
    Refusal.NOT_YOUR_IDEA,
    Refusal.UNKNOWN_BADGE,
    Refusal.UNKNOWN_PARTICIPANT,
}
_GONE = {Refusal.UNKNOWN_COMMENT, Refusal.UNKNOWN_NOTE, Refusal.UNKNOWN_PICTURE}
_FOR_LATER = {
    Refusal.DISK_FULL,
    Refusal.CANNOT_WRITE,
    Refusal.SHUTTING_DOWN,
    Refusal.ENGINE_UNREACHABLE,
    Refusal.UNEXPECTED,
}


class Problem(Exception):
    """Answers a request with `status` and `message` (untranslated), its blanks filled by `facts`."""

    def __init__(
        self, status: int, message: str, headers: tuple[tuple[str, str], ...] = (), **facts: str
    ) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message
        self.headers = headers
        self.facts = facts


class Gone(Exception):
    """The phone hung up before its request was whole: nobody is left to answer."""


def status_of(code: Refusal) -> int:
    """The HTTP status of a refusal: 409 too late or twice, 403 not signed in, 404 gone, 503 later, else 422."""
    if code in _CONFLICTS:
        return 409
    if code in _STRANGERS:
        return 403
    if code in _GONE:
        return 404
    return 503 if code in _FOR_LATER else 422


def too_large(path: str) -> str:
    """What to say of too much sent to an address."""
    return PHOTO_TOO_LARGE if path.startswith("/photo/") else TOO_LARGE
