"""Grades have names, each its own, in both languages."""

from __future__ import annotations

import pytest

from atelier_app.support.grades import grade_names
from atelier_app.support.language import speaking


@pytest.mark.parametrize("count", range(2, 11))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_grade_has_a_name_of_its_own(count: int, language: str) -> None:
    with speaking(language):
        names = grade_names(count)
    assert len(set(names)) == len(names) == count
