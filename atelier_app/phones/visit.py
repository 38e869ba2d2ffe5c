"""One phone's request, once it is known who asks: badge, language, and what the room is doing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from starlette.types import Scope

from atelier_app.domain.attendance import Participant
from atelier_app.domain.core import Channel, Origin
from atelier_app.phones.badges import Badges, cookie, mint, token_of
from atelier_app.phones.forms import header
from atelier_app.phones.stage import Stage, StageKeeper
from atelier_app.support.language import LANGUAGES

LANGUAGE_COOKIE = "language"


@dataclass(frozen=True)
class Visit:
    """`token` is the phone's badge, `minted` when it was given just now; `number` is the event it is up to date with."""

    token: str
    minted: bool
    number: int
    participant: Participant | None
    scope: Scope
    keeper: StageKeeper

    @cached_property
    def stage(self) -> Stage:
        """Looked up when it is wanted: a vote only says where it goes."""
        return self.keeper.current()

    @cached_property
    def language(self) -> str:
        return spoken(self.scope, self.stage.initiative.language)

    @property
    def path(self) -> str:
        path: str = self.scope["path"]
        return path


def spoken(scope: Scope, default: str) -> str:
    """The language chosen on this phone, else the first that its browser asks for and we speak, else `default`."""
    chosen = cookie(scope, LANGUAGE_COOKIE)
    if chosen in LANGUAGES:
        return chosen
    asked = header(scope, b"accept-language").decode("latin-1").lower()
    codes = (part.partition(";")[0].strip()[:2] for part in asked.split(","))
    return next((code for code in codes if code in LANGUAGES), default)


class Reception:
    """Recognises phones."""

    def __init__(self, keeper: StageKeeper, badges: Badges) -> None:
        self._keeper = keeper
        self._badges = badges

    def visit(self, scope: Scope) -> Visit:
        """Who asks; a phone without a badge's token is given one."""
        number = self._keeper.number
        workshop = self._keeper.scene().workshop
        token = token_of(scope)
        participant = self._badges.find(workshop.id, token) if workshop else None
        return Visit(token or mint(), not token, number, participant, scope, self._keeper)

    def origin(self, visit: Visit) -> Origin:
        return Origin(Channel.PHONE, self._badges.client(visit.token))
