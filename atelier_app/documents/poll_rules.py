"""How each voting method is explained: its name, and its rule in a sentence with the poll's settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from atelier_app.documents.wording import number
from atelier_app.domain.methods.majority_judgment import IGNORED, REFUSED
from atelier_app.domain.polls import Poll
from atelier_app.support.language import N_, _, ngettext

Settings = Mapping[str, int]

NAMES = {
    "dots": N_("Dot voting"),
    "approval": N_("Approval voting"),
    "score": N_("Score voting"),
    "budget": N_("Budget of points"),
    "quadratic": N_("Quadratic voting"),
    "majority_judgment": N_("Majority judgment"),
    "borda": N_("Ranking, Borda count"),
    "schulze": N_("Ranking, Schulze method"),
    "instant_runoff": N_("Ranking, instant run-off"),
    "pairwise": N_("Pairwise comparison"),
}


def rule(poll: Poll) -> str:
    """The method and its rule: "Dot voting: 5 points each, at most 2 on one idea…"."""
    return _("{method}: {rule}").format(method=_(NAMES[poll.method]), rule=_RULES[poll.method](poll.settings))


def _dots(settings: Settings) -> str:
    points, maximum = settings.get("points", 0), settings.get("maximum", 0)
    said = [ngettext("{points} point per person", "{points} points per person", points)]
    if maximum < points:
        said.append(_("{maximum} at most per idea"))
    if settings.get("minimum"):
        said.append(_("{minimum} at least to be spent"))
    if settings.get("negative"):
        said.append(_("some of which may be given against an idea"))
    said.append(_("the sum decides."))
    numbers = {key: number(value) for key, value in settings.items()}
    return ", ".join(said).format(**numbers)


def _approval(settings: Settings) -> str:
    maximum = settings.get("maximum", 0)
    if not maximum:
        return _("each person approves as many ideas as they like; the idea approved most comes first.")
    return ngettext(
        "each person approves {maximum} idea; the idea approved most comes first.",
        "each person approves {maximum} ideas at most; the idea approved most comes first.",
        maximum,
    ).format(maximum=number(maximum))


def _score(settings: Settings) -> str:
    return _(
        "each person gives every idea from 0 to {maximum} points, nothing said being 0; the sum decides."
    ).format(maximum=number(settings.get("maximum", 0)))


def _budget(settings: Settings) -> str:
    return _("each person divides {points} points among the ideas as they like; the sum decides.").format(
        points=number(settings.get("points", 0))
    )


def _quadratic(settings: Settings) -> str:
    return _(
        "each person has {credits} credits; n votes on one idea cost n × n of them; the most votes win."
    ).format(credits=number(settings.get("credits", 0)))


def _majority_judgment(settings: Settings) -> str:
    grades = number(settings.get("grades", 0))
    said = _(
        "each person grades every idea, from {grades} grades; the best median grade wins, and of two equal ones the "
        "one that stays better as median grades are taken away."
    ).format(grades=grades)
    missing = settings.get("missing", 0)
    if missing == REFUSED:
        return said + " " + _("Every idea had to be graded.")
    if missing == IGNORED:
        return said + " " + _("A missing grade is left out.")
    return said + " " + _("A missing grade counts as the worst.")


def _ranking(sentence: str) -> Callable[[Settings], str]:
    def said(settings: Settings) -> str:
        if settings.get("complete"):
            return _(sentence) + " " + _("Every idea had to be ranked.")
        return _(sentence) + " " + _("Ideas could be left unranked.")

    return said


def _pairwise(settings: Settings) -> str:
    said = _(
        "“which of these two?”, asked again and again; an idea’s strength is its share in Bradley and Terry’s model, "
        "the likelier to be preferred the greater."
    )
    asked = settings.get("comparisons", 0)
    if not asked:
        return said
    times = ngettext("Each person was asked {n} time.", "Each person was asked {n} times.", asked)
    return f"{said} {times.format(n=number(asked))}"


_RULES: dict[str, Callable[[Settings], str]] = {
    "dots": _dots,
    "approval": _approval,
    "score": _score,
    "budget": _budget,
    "quadratic": _quadratic,
    "majority_judgment": _majority_judgment,
    "borda": _ranking(
        N_(
            "each person ranks the ideas; an idea gets a point for each one it stands before on a ballot, half of one "
            "for each it equals; the sum decides."
        )
    ),
    "schulze": _ranking(
        N_(
            "each person ranks the ideas; one beats another when its strongest chain of majorities is stronger than "
            "the way back; the idea that none beats comes first."
        )
    ),
    "instant_runoff": _ranking(
        N_(
            "each person ranks the ideas; round after round the one with the fewest first places leaves, and its "
            "ballots go on to their next wish."
        )
    ),
    "pairwise": _pairwise,
}
