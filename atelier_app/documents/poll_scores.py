"""What a score is in each method's own words: points, votes, a grade, a strength, or nothing."""

from __future__ import annotations

from atelier_app.documents.wording import number, plural, tenths
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Score
from atelier_app.support.grades import grade_names
from atelier_app.support.language import _, ngettext
from atelier_app.support.methods import VOTES, Counted

SUMMED = frozenset({"dots", "budget", "score", "borda", "approval", "quadratic"})
"""Methods whose score is a sum, so that who got nothing has not come first."""


def score_in_words(poll: Counted, score: Score) -> str:
    """Within a sentence: "38 points"; empty where only ranks say something."""
    if not METHODS[poll.method].scored:
        return ""
    if poll.method == "majority_judgment":
        return _("the grade “{grade}”").format(grade=score_alone(poll, score))
    if poll.method == "pairwise":
        return _("a strength of {strength}").format(strength=score_alone(poll, score))
    if poll.method in VOTES:
        said = ngettext("{votes} vote", "{votes} votes", plural(score))
    else:
        said = ngettext("{points} point", "{points} points", plural(score))
    return said.format(votes=number(score), points=number(score))


def score_alone(poll: Counted, score: Score) -> str:
    """In a cell under `score_title`: the number, the grade, the share; empty where only ranks say something."""
    if not METHODS[poll.method].scored:
        return ""
    if poll.method == "majority_judgment":
        return grade_names(poll.settings["grades"])[int(score)]
    if poll.method == "pairwise":
        return _("{share}%").format(share=tenths(100 * score))
    return number(score)


def score_title(poll: Counted) -> str:
    """What stands over a column of scores; empty where only ranks say something."""
    if not METHODS[poll.method].scored:
        return ""
    if poll.method == "majority_judgment":
        return _("Grade")
    if poll.method == "pairwise":
        return _("Strength")
    return _("Votes") if poll.method in VOTES else _("Points")
