"""Pages from templates: the part that is the same for many phones is rendered once and kept with the stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from atelier_app.domain.attendance import Found
from atelier_app.domain.core import Refused
from atelier_app.domain.door import Door
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import PollState
from atelier_app.domain.refusals import Refusal
from atelier_app.phones import ratings, signing
from atelier_app.phones.assets import Assets
from atelier_app.phones.forms import NOTHING_TYPED, PHOTO_LIMIT, Typed, printable
from atelier_app.phones.ideas import IdeaPages, Middle
from atelier_app.phones.signing import ABOUT_SIGNATURES, FIELDS
from atelier_app.phones.stage import Stage, StageKeeper
from atelier_app.phones.visit import Visit
from atelier_app.phones.votes import VotePages
from atelier_app.support.ballot_rules import DOTS_LIMIT
from atelier_app.support.clock import Clock
from atelier_app.support.language import LANGUAGES, _, language, ngettext, speaking
from atelier_app.support.places import resource
from atelier_app.support.sentences import SENTENCES, sentence

_KEPT = 4000
_SIGNING_IN = {"find", "sign"}
_WITH_FORM = {*_SIGNING_IN, "ideas", "vote", "mine", "table", "note", "rate"}
_OF_THE_ROOM = {"wall", "note"}
"""Pages that show what others wrote."""


@cache
def _templates() -> Environment:
    """All of them, each compiled when it is first used."""
    environment = Environment(
        loader=FileSystemLoader(resource("templates", "phones")),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals |= {
        "_": _,
        "ngettext": ngettext,
        "languages": LANGUAGES,
        "kinds": ActivityKind,
        "states": PollState,
        "dots_limit": DOTS_LIMIT,
        "photo_limit": PHOTO_LIMIT,
    }
    return environment


class Pages:
    """Renders what a visit is to see."""

    def __init__(
        self, door: Door, keeper: StageKeeper, assets: Assets, clock: Clock, ideas: IdeaPages
    ) -> None:
        self._door = door
        votes = VotePages(door)
        self._middles: dict[str, Callable[[Visit, Typed], Middle]] = {
            "closed": self._closed,
            "find": self._find,
            "sign": self._sign,
            "now": self._now,
            "ideas": ideas.writing,
            "all_mine": ideas.all_mine,
            "mine": ideas.mine,
            "table": ideas.table,
            "wall": ideas.wall,
            "note": ideas.note,
            "vote": votes.vote,
            "matrix": votes.matrix,
            "grid": votes.grid,
            "rate": votes.rate,
            "thanks": self._now,
        }
        self._keeper = keeper
        self._clock = clock
        self._stage: Stage | None = None
        self._kept: dict[Any, str] = {}
        self._assets = assets

    # --- whole pages

    def room(self, visit: Visit, typed: Typed = NOTHING_TYPED) -> str:
        """The page of what is going on, for this phone."""
        return self._live(self._name(visit), visit, typed)

    def find(self, visit: Visit, typed: str, found: tuple[Found, ...], advice: str) -> str:
        """Those that this may be, with `advice` (untranslated) when there are none."""
        if visit.stage.workshop is None:
            return self.room(visit)
        with speaking(visit.language):
            context = self._occasion(visit) | {"typed": printable(typed), "found": found, "advice": advice}
            main = self._render("find", visit.stage, **context)
            return self._whole("find", visit, main)

    def sign(self, visit: Visit, typed: Typed) -> str:
        """The last step, for whoever `typed` says or whose badge it is."""
        try:
            return self._live("sign" if visit.stage.workshop else "closed", visit, typed)
        except Refused as refused:
            return self._live(self._name(visit), visit, Typed(notice=SENTENCES[refused.code]))

    def ideas(self, name: str, visit: Visit, typed: Typed = NOTHING_TYPED) -> str:
        """One of the pages of ideas, while the room is at a board; else what is going on."""
        here = visit.stage.board is not None and visit.participant is not None
        return self._live(name if here else self._name(visit), visit, typed)

    def _live(self, name: str, visit: Visit, typed: Typed) -> str:
        with speaking(visit.language):
            return self._whole(name, visit, self._main(name, visit, typed), typed)

    def _whole(self, name: str, visit: Visit, main: str, typed: Typed = NOTHING_TYPED) -> str:
        notice = typed.notice or (SENTENCES[Refusal.BADGE_REPLACED] if visit.replaced else "")
        return self._layout(
            visit,
            main,
            live=True,
            form=name in _WITH_FORM,
            wall=name in _OF_THE_ROOM,
            photo=name == "mine",
            signed_in=name not in _SIGNING_IN,
            signed=signing.confirmed(visit, self._clock()),
            notice=_(notice) if notice else "",
        )

    def privacy(self, visit: Visit) -> str:
        with speaking(visit.language):
            main = self._render("privacy", visit.stage)
            return self._layout(visit, main, title=_("Your data"))

    def message(self, visit: Visit, text: str, facts: Mapping[str, str]) -> str:
        """A page that says one sentence, with the way back."""
        with speaking(visit.language):
            main = self._render("message", visit.stage, text=_(text).format(**facts))
            return self._layout(visit, main)

    def _render(self, template: str, stage: Stage, **context: Any) -> str:
        """`said` marks what the organiser wrote, when it is not in the language of the page."""
        written = stage.initiative.language
        said = "" if written == language() else Markup(' lang="{}"').format(written)
        return _templates().get_template(f"{template}.html").render(context, stage=stage, said=said)

    def _layout(
        self,
        visit: Visit,
        main: str,
        *,
        title: str = "",
        live: bool = False,
        form: bool = False,
        wall: bool = False,
        photo: bool = False,
        signed_in: bool = True,
        signed: str = "",
        notice: str = "",
    ) -> str:
        stage = visit.stage
        if not title and live and stage.activity:
            title = stage.activity.title
        timed = live and stage.activity is not None and (stage.timer.running or stage.timer.remaining > 0)
        return self._render(
            "layout",
            stage,
            asset=self._assets.url,
            visit=visit,
            title=title,
            main=main,
            live=live,
            form=form,
            wall=wall,
            photo=photo,
            signed_in=signed_in,
            signed=signed,
            notice=notice,
            half_day=signing.called(visit.half_day) if visit.half_day else "",
            came=[(signing.called(half_day), signing.at(came)) for half_day, came in visit.came],
            timer=stage.timer if timed else None,
            left=stage.timer.left(self._clock()),
            counts=self._keeper.counts() if live and signed_in else None,
        )

    # --- the middle of the page

    def _name(self, visit: Visit) -> str:
        """Which template tells this phone what is going on."""
        if visit.stage.workshop is None:
            return "closed"
        if visit.participant is None:
            return "sign" if visit.holder or not signing.is_anyone_expected(self._door, visit) else "find"
        if ratings.rated(visit.stage):
            return "rate"
        special = {
            ActivityKind.IDEAS: "ideas",
            ActivityKind.VOTE: "vote",
            ActivityKind.MATRIX: "matrix",
            ActivityKind.CRITERIA: "grid",
            ActivityKind.SUMMARY: "thanks",
        }
        return special.get(visit.stage.kind, "now") if visit.stage.kind else "now"

    def _main(self, name: str, visit: Visit, typed: Typed) -> str:
        context, key = self._middles[name](visit, typed)
        if key is None or typed is not NOTHING_TYPED:
            error = sentence(typed.refused) if typed.refused else ""
            code = typed.refused.code if typed.refused else ""
            return self._render(name, visit.stage, error=error, code=code, done=typed.done, **context)
        if self._stage is not visit.stage or len(self._kept) > _KEPT:
            self._stage, self._kept = visit.stage, {}
        key = (name, visit.language, key)
        if key not in self._kept:
            self._kept[key] = self._render(name, visit.stage, error="", code="", done="", **context)
        return self._kept[key]

    def _closed(self, visit: Visit, typed: Typed) -> Middle:
        return {}, ()

    @staticmethod
    def _occasion(visit: Visit) -> dict[str, Any]:
        assert visit.stage.workshop is not None
        assert visit.half_day is not None
        return {"half_day": visit.half_day, "when": signing.when(visit.stage.workshop, visit.half_day)}

    def _find(self, visit: Visit, typed: Typed) -> Middle:
        occasion = self._occasion(visit)
        return occasion | {"typed": "", "found": (), "advice": ""}, occasion["half_day"]

    def _sign(self, visit: Visit, typed: Typed) -> Middle:
        signer = signing.signer(self._door, visit, typed.fields)
        fields = {name: printable(typed.fields.get(name, "")) for name in FIELDS}
        if "name" in typed.fields:
            fields["first"], fields["last"] = signing.names(printable(typed.fields["name"]))
        drawn_badly = typed.refused is not None and typed.refused.code in ABOUT_SIGNATURES
        return self._occasion(visit) | {
            "visit": visit,
            "signer": signer,
            "fields": fields | ({"signature": ""} if drawn_badly else {}),
            "drawn_badly": drawn_badly,
            "listed": signing.is_anyone_expected(self._door, visit),
        }, None

    def _now(self, visit: Visit, typed: Typed) -> Middle:
        assert visit.participant is not None
        name = visit.participant.first_name or visit.participant.last_name
        return {"name": name}, name
