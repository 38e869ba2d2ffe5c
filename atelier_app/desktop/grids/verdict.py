"""What a sensitivity says, in sentences: how far a weight may move before the order does."""

from __future__ import annotations

from collections.abc import Mapping

from atelier_app.desktop.look.figures import enumeration, number, share
from atelier_app.desktop.priorities.wording import short
from atelier_app.domain.core import Id
from atelier_app.domain.sensitivity import Crossing, Sensitivity
from atelier_app.support.language import _, ngettext

_LISTED = 3


def first_words(found: Sensitivity, names: Mapping[Id, str], criterion: str) -> str:
    """Who stays first, and while what."""
    order = found.order_at(found.share)
    if not order:
        return _("Nothing has a total yet: fill in the table first.")
    first = [_quoted(names[option_id]) for option_id in order[0]]
    low, high = found.first_stays
    if len(first) > 1:
        return _("{ideas} are tied for first place.").format(ideas=_listed(first))
    if low == high:
        return _("{idea} is first by a hair: the slightest change of “{criterion}” may unseat it.").format(
            idea=first[0], criterion=criterion
        )
    if (low, high) == (0.0, 1.0):
        return _("{idea} stays first whatever “{criterion}” weighs.").format(
            idea=first[0], criterion=criterion
        )
    said = _("{idea} stays first while “{criterion}” weighs between {low} and {high} (now {now}).")
    return said.format(
        idea=first[0], criterion=criterion, low=share(low), high=share(high), now=share(found.share)
    )


def order_words(found: Sensitivity) -> str:
    """While what nobody changes place."""
    low, high = found.order_stays
    if len(found.lines) < 2:
        return ""
    if (low, high) == (0.0, 1.0):
        return _("The whole order never changes.")
    if low == high:
        return _("Ideas that are tied now part at the slightest change.")
    return _("The whole order stays as it is between {low} and {high}.").format(
        low=share(low), high=share(high)
    )


def crossing_words(crossing: Crossing, names: Mapping[Id, str]) -> str:
    """`At 64%, “Buses” overtakes “An app”.`"""
    return _("At {share}, {rises} overtakes {falls}").format(
        share=share(crossing.share),
        rises=_quoted(names[crossing.rises]),
        falls=_quoted(names[crossing.falls]),
    )


def _quoted(name: str) -> str:
    return _("“{idea}”").format(idea=short(name))


def _listed(names: list[str]) -> str:
    if len(names) <= _LISTED:
        return enumeration(names)
    left = len(names) - _LISTED
    more = ngettext("{n} other", "{n} others", left).format(n=number(left))
    return enumeration([*names[:_LISTED], more])
