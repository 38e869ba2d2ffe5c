"""One phone's request, once it is known who asks: badge, language, and what the room is doing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from starlette.types import Scope

from atelier_app.domain.attendance import Attendance, Attendee, Participant
from atelier_app.domain.badges import BadgeState, Holder
from atelier_app.domain.core import Channel, Id, Origin
from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.ideas import author_key
from atelier_app.domain.initiative import Workshop
from atelier_app.phones.badges import Badges, cookie, mint, token_of, tokens_beside
from atelier_app.phones.forms import header
from atelier_app.phones.stage import Stage, StageKeeper
from atelier_app.support.language import LANGUAGES

LANGUAGE_COOKIE = "language"
_NOBODY = Holder(BadgeState.UNKNOWN)
# Who records that someone is there without their own hand.
_SEEN = {Channel.FACILITATOR, Channel.DOOR}
_ID = re.compile(r"[0-9a-f]{32}")
_PLACES = re.compile(
    r"/(?:privacy|find|sign|table|wall|mine|(?:mine|note)/[0-9a-f]{32})(?:\?[\w%=&+.*-]*)?", re.ASCII
)


@dataclass(frozen=True)
class Visit:
    """`token` is the phone's badge, `minted` when it was given just now; `number` is the event it is up to date with.

    `attendee` is who has signed in with it; `holder` whose it is, signed in or not; `others` have badges on this phone
    too, each with its token. `half_day` is the one that people sign for at this very moment: the clock alone tells it.
    """

    token: str
    minted: bool
    number: int
    scope: Scope
    keeper: StageKeeper
    attendee: Attendee | None = None
    holder: Participant | None = None
    replaced: bool = False
    others: tuple[tuple[str, Participant], ...] = ()

    @cached_property
    def stage(self) -> Stage:
        """Looked up when it is wanted: a vote only says where it goes."""
        return self.keeper.current()

    @cached_property
    def half_day(self) -> HalfDay | None:
        return self.keeper.half_day()

    @property
    def participant(self) -> Participant | None:
        return self.attendee.participant if self.attendee else None

    @property
    def due(self) -> bool:
        """Whether someone who has signed in has the present half-day still to sign for."""
        return bool(self.attendee and self.half_day and self.attendee.at(self.half_day.id) is None)

    @property
    def came(self) -> tuple[tuple[HalfDay, Attendance], ...]:
        """What they have signed for, in the order of the half-days."""
        if self.attendee is None or self.stage.workshop is None:
            return ()
        half_days = {one.id: one for one in self.stage.workshop.signed_for}
        return tuple(
            (half_days[one.half_day], one) for one in self.attendee.attendances if one.half_day in half_days
        )

    @property
    def unsigned(self) -> bool:
        """Whether they are there because somebody saw them, and may add their signature."""
        came = self.attendee.at(self.half_day.id) if self.attendee and self.half_day else None
        return came is not None and came.channel in _SEEN and not (came.signed or came.reason)

    @cached_property
    def language(self) -> str:
        return spoken(self.scope, self.stage.initiative.language)

    @property
    def author_key(self) -> str:
        """The key of this badge's ideas on the board that the room is at."""
        return author_key(self.token, self.stage.board.id) if self.stage.board else ""

    @property
    def asked_id(self) -> Id:
        """The id in the address, or an empty text."""
        said: str = self.scope.get("path_params", {}).get("id", "")
        return said if is_id(said) else ""

    @property
    def path(self) -> str:
        path: str = self.scope["path"]
        return path

    @property
    def place(self) -> str:
        """The address of this page if it can be come back to, else an empty text."""
        asked = f"{self.path}?{self.scope['query_string'].decode('latin-1')}".rstrip("?")
        return place(asked)


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def place(address: str) -> str:
    """`address` if it is one of ours that shows the same again, else an empty text."""
    return address if _PLACES.fullmatch(address) else ""


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
        self.badges = badges

    def visit(self, scope: Scope) -> Visit:
        """Who asks; a phone without a badge's token is given one."""
        number = self._keeper.number
        workshop = self._keeper.scene().workshop
        token = token_of(scope)
        attendee = self.badges.find(workshop.id, token) if workshop else None
        found = self.badges.holder(token) if token and attendee is None else _NOBODY
        return Visit(
            token or mint(),
            not token,
            number,
            scope,
            self._keeper,
            attendee=attendee,
            holder=attendee.participant if attendee else found.participant,
            replaced=found.state is BadgeState.REPLACED,
            others=tuple(self._others(workshop, token, scope)),
        )

    def _others(
        self, workshop: Workshop | None, token: str, scope: Scope
    ) -> Iterator[tuple[str, Participant]]:
        for other in tokens_beside(scope):
            attendee = self.badges.find(workshop.id, other) if workshop else None
            holder = attendee.participant if attendee else self.badges.holder(other).participant
            if holder is not None and other != token:
                yield other, holder

    def origin(self, visit: Visit) -> Origin:
        return Origin(Channel.PHONE, self.badges.client(visit.token))
