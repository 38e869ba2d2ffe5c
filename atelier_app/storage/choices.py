"""What a ballot says, as its row keeps it: pairs of an option's id and a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from atelier_app.domain.methods.method import Choice, Choices

Rows = list[list[str | int]]


def choices_of(stored: Iterable[Sequence[str | int]]) -> Choices:
    return tuple(Choice(str(option_id), int(value)) for option_id, value in stored)


def rows_of(choices: Choices) -> Rows:
    return [[choice.option_id, choice.value] for choice in choices]
