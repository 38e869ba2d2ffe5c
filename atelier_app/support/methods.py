"""Voting methods in words: their names, what each is good for, their settings and why these are suggested."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from atelier_app.support.language import N_, _, ngettext

VOTES = frozenset({"approval", "quadratic"})
"""Methods whose scores are called votes; those of the other sums are points."""


class Counted(Protocol):
    """A poll, or a column of the history: scores are read by its method and settings."""

    @property
    def method(self) -> str: ...

    @property
    def settings(self) -> Mapping[str, int]: ...


NAMES: dict[str, str] = {
    "dots": N_("Dots"),
    "approval": N_("Approval"),
    "score": N_("Scores"),
    "budget": N_("Budget of points"),
    "quadratic": N_("Quadratic vote"),
    "majority_judgment": N_("Majority judgment"),
    "borda": N_("Ranking, by Borda"),
    "schulze": N_("Ranking, by Schulze"),
    "instant_runoff": N_("Ranking, by run-off"),
    "pairwise": N_("Two at a time"),
}

_SENTENCES: dict[str, str] = {
    "dots": N_("Everyone places a few dots on what matters most to them: quick, and known to all."),
    "approval": N_("Everyone says yes to whatever suits them; the most approved wins."),
    "score": N_("Everyone scores each option; the highest sum wins."),
    "budget": N_("Everyone divides a budget among the options, all on one if they like."),
    "quadratic": N_("Several votes on one option cost more and more: strong wishes show, at a price."),
    "majority_judgment": N_("Everyone gives each option a grade in words; the best median grade wins."),
    "borda": N_("Everyone puts the options in order; each place is worth points, which favours consensus."),
    "schulze": N_("Everyone puts the options in order; the one that beats each other in a duel wins."),
    "instant_runoff": N_(
        "Everyone puts the options in order; the weakest leaves and its ballots go to their next choice."
    ),
    "pairwise": N_("“Which of these two?”, several times: easy on each person, even with many options."),
}

_SETTINGS: dict[str, dict[str, str]] = {
    "dots": {
        "points": N_("Points per person"),
        "maximum": N_("Maximum per option"),
        "minimum": N_("Points one must place at least"),
        "negative": N_("Dots against an option are allowed"),
    },
    "approval": {"maximum": N_("Most options one may approve (0: no limit)")},
    "score": {"maximum": N_("Best score")},
    "budget": {"points": N_("Points per person")},
    "quadratic": {"credits": N_("Credits per person")},
    "majority_judgment": {"grades": N_("Number of grades"), "missing": N_("An option left without a grade")},
    "borda": {"complete": N_("Every option must be ranked")},
    "schulze": {"complete": N_("Every option must be ranked")},
    "instant_runoff": {"complete": N_("Every option must be ranked")},
    "pairwise": {"comparisons": N_("Comparisons per person (0: every pair)")},
}

_MISSING = (N_("Gets the worst grade"), N_("Is not counted"), N_("Is not accepted"))

_REASONS: dict[str, str] = {
    "approval": N_("No limit: people need not choose between two options that both suit them."),
    "score": N_("From 0 to {maximum}: enough to tell likes apart, few enough to be quick."),
    "budget": N_("{points} points: people read them as percent."),
    "quadratic": N_("{credits} credits: at most {most} votes on one option."),
    "majority_judgment": N_(
        "{grades} grades: the more options there are, the fewer grades stay quick to give."
    ),
    "borda": N_("People rank what they know; the rest shares the last places."),
    "schulze": N_("People rank what they know; the rest shares the last place."),
    "instant_runoff": N_(
        "People rank what they know; a ballot whose choices have all left no longer counts."
    ),
}


def method_name(key: str) -> str:
    """The method's name."""
    return _(NAMES[key])


def method_sentence(key: str) -> str:
    """What it asks of people and what it is good for."""
    return _(_SENTENCES[key])


def setting_name(method: str, key: str) -> str:
    """The name of one of its settings."""
    return _(_SETTINGS[method][key])


def setting_choices(method: str, key: str) -> tuple[str, ...]:
    """The words for each value from the least on, where a setting is a choice between words."""
    return tuple(_(words) for words in _MISSING) if (method, key) == ("majority_judgment", "missing") else ()


def suggestion_reason(method: str, suggested: dict[str, int], options: int) -> str:
    """Why these settings are suggested for so many options."""
    if method == "dots":
        return ngettext(
            "A quarter of the {options} option, rounded up: {points}.",
            "A quarter of the {options} options, rounded up: {points}.",
            options,
        ).format(options=options, points=suggested["points"])
    if method == "pairwise":
        pairs = options * (options - 1) // 2
        return ngettext(
            "{n} of {pairs} pair: a few minutes each, and together everyone meets them all.",
            "{n} of {pairs} pairs: a few minutes each, and together everyone meets them all.",
            pairs,
        ).format(n=suggested["comparisons"], pairs=pairs)
    most = int(suggested.get("credits", 0) ** 0.5)
    return _(_REASONS[method]).format(**suggested, most=most)
