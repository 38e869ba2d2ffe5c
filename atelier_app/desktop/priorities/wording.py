"""A matrix in words: where a note stands in the vote, where it lies, how far people agree, who is waited for."""

from __future__ import annotations

from atelier_app.desktop.look.cells import one_line
from atelier_app.desktop.look.figures import number, share
from atelier_app.desktop.polls.scores import long_score
from atelier_app.domain.methods.method import Score
from atelier_app.domain.polls import Poll
from atelier_app.domain.priorities import Matrix, MatrixItem
from atelier_app.domain.ratings import Placing
from atelier_app.domain.spread import Spread
from atelier_app.support.language import _, ngettext
from atelier_app.support.priorities import dimension_names, quarter_name

DISSENT = "≠"
SHORT = 32


def standing(rank: int, score: Score, poll: Poll | None) -> str:
    """Its place in the vote: `no. 1 · 38 points`; until the vote is known, its rank alone."""
    said = long_score(poll, score) if poll is not None else ""
    if not said:
        return _("no. {rank}").format(rank=number(rank))
    return _("no. {rank} · {points}").format(rank=number(rank), points=said)


def position(matrix: Matrix, item: MatrixItem) -> str:
    """Where it is, in words: quarter and both dimensions; or that it waits."""
    if item.impact is None or item.effort is None:
        return _("not placed yet")
    up, right = dimension_names(matrix)
    return _("{quadrant}: {up} {impact}, {right} {effort}").format(
        quadrant=quarter_name(matrix, matrix.quadrant(item.impact, item.effort)),
        up=in_a_sentence(up),
        impact=share(item.impact),
        right=in_a_sentence(right),
        effort=share(item.effort),
    )


def agreement(matrix: Matrix, item: MatrixItem) -> str:
    """How far people agree, a line a dimension; nothing without ratings."""
    pairs = zip(dimension_names(matrix), (item.impact_spread, item.effort_spread), strict=True)
    return "\n".join(spread_words(name, spread) for name, spread in pairs if spread is not None)


def spread_words(name: str, spread: Spread) -> str:
    """`Impact: median 60%, half from 40% to 80% (12 ratings) – people disagree`."""
    said = ngettext(
        "{name}: median {median}, half of them from {lower} to {upper} ({n} rating)",
        "{name}: median {median}, half of them from {lower} to {upper} ({n} ratings)",
        spread.count,
    ).format(
        name=name,
        median=share(spread.median),
        lower=share(spread.lower),
        upper=share(spread.upper),
        n=number(spread.count),
    )
    return f"{said} {_('≠ people disagree')}" if spread.dissent else said


def spoken(matrix: Matrix, item: MatrixItem, stands: str) -> str:
    """The card in words, for a screen reader."""
    parts = [one_line(item.option.label), stands, position(matrix, item)]
    if item.dissent:
        parts.append(_("people disagree"))
    return ", ".join(parts)


def rated_words(placing: Placing, rated: int, waiting: int) -> str:
    """`18 tables have rated, 2 are waited for`."""
    if placing is Placing.TABLES:
        done = ngettext("{n} table has rated", "{n} tables have rated", rated)
    else:
        done = ngettext("{n} person has rated", "{n} people have rated", rated)
    left = ngettext("{n} is waited for", "{n} are waited for", waiting)
    return f"{done.format(n=number(rated))}, {left.format(n=number(waiting))}"


def short(label: str) -> str:
    """A label as the name of an undo quotes it."""
    label = one_line(label)
    return label if len(label) <= SHORT else label[: SHORT - 1] + "…"


def in_a_sentence(name: str) -> str:
    """A name within a sentence: small first letter, unless it is an acronym."""
    return name[:1].lower() + name[1:] if not name[1:2].isupper() else name
