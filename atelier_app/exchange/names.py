"""Splits names that a table holds in one cell."""

from __future__ import annotations


def split_name(name: str, *, last_first: bool) -> tuple[str, str]:
    """(last, first) of a whole name, told by a comma, else by capitals (`Anne LEFÈVRE`), else by the order.

    In `last_first` order the last word is the first name (compound last names are written with spaces, compound
    first names with hyphens), otherwise the first word is.
    """
    last, comma, first = name.partition(",")
    if comma:
        return last.strip(), first.strip()
    words = name.split()
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if 0 < len(capitals) < len(words):
        return " ".join(capitals), " ".join(word for word in words if word not in capitals)
    if len(words) < 2:
        return name.strip(), ""
    if last_first:
        return " ".join(words[:-1]), words[-1]
    return " ".join(words[1:]), words[0]
