"""What is said of a badge that signs nobody in."""

from __future__ import annotations

from atelier_app.domain.badges import BadgeState
from atelier_app.support.language import N_, _

_WORDS = {
    BadgeState.UNKNOWN: N_("This code is no badge of this initiative."),
    BadgeState.REPLACED: N_("A newer badge was printed for this person: this one no longer works."),
}


def badge_words(state: BadgeState) -> str:
    """Why this badge is not taken."""
    return _(_WORDS[state]) if state in _WORDS else _(_WORDS[BadgeState.UNKNOWN])
