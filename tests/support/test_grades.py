"""Grades have their customary names, in the language of whoever reads them."""

from __future__ import annotations

import pytest

from atelier_app.domain.methods import METHODS
from atelier_app.support.grades import grade_names
from atelier_app.support.language import speaking

CUSTOMARY = ("À rejeter", "Insuffisant", "Passable", "Assez bien", "Bien", "Très bien", "Excellent")


def test_seven_six_and_five_grades_are_named_as_is_customary_in_french() -> None:
    with speaking("fr"):
        assert grade_names(7) == CUSTOMARY
        assert grade_names(6) == CUSTOMARY[:-1]
        assert grade_names(5) == ("À rejeter", "Insuffisant", "Passable", "Bien", "Très bien")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_number_of_grades_has_as_many_names(language: str) -> None:
    grades = next(one for one in METHODS["majority_judgment"].settings if one.key == "grades")
    with speaking(language):
        for count in range(grades.least, grades.most + 1):
            assert len(set(grade_names(count))) == count
