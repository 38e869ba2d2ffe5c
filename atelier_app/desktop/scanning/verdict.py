"""What is said of a badge at the door: words, a sign and a colour, never the colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atelier_app.support.language import N_, _


class Kind(StrEnum):
    ACCEPTED = "accepted"
    ALREADY = "already"
    REPLACED = "replaced"
    UNKNOWN = "unknown"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Verdict:
    """`words` say more, for a refusal."""

    kind: Kind
    name: str = ""
    organisation: str = ""
    words: str = ""

    @property
    def title(self) -> str:
        return _(_TITLES[self.kind])

    @property
    def tone(self) -> str:
        """The token of its colour; its soft one lies under it."""
        return _TONES[self.kind]

    @property
    def picture(self) -> str:
        return _PICTURES[self.kind]

    @property
    def detail(self) -> str:
        """The line under the name."""
        return self.words or self.organisation


_TITLES = {
    Kind.ACCEPTED: N_("Accepted"),
    Kind.ALREADY: N_("Already here"),
    Kind.REPLACED: N_("Replaced badge"),
    Kind.UNKNOWN: N_("Unknown badge"),
    Kind.PROBLEM: N_("Not signed in"),
}
_TONES = {
    Kind.ACCEPTED: "ok",
    Kind.ALREADY: "accent",
    Kind.REPLACED: "warning",
    Kind.UNKNOWN: "danger",
    Kind.PROBLEM: "danger",
}
_PICTURES = {
    Kind.ACCEPTED: "check",
    Kind.ALREADY: "info",
    Kind.REPLACED: "refresh",
    Kind.UNKNOWN: "close",
    Kind.PROBLEM: "warning",
}
