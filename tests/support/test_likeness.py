"""Which ideas say nearly the same: real pairs from real walls, alike and not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.support.likeness import alike, near, shape

ALIKE = [
    ("Plus de bus le soir", "Plus de bus en soirée"),
    ("Un bus de nuit", "BUS DE NUIT !!!"),
    ("Pistes cyclables sécurisées", "Des pistes cyclables sécurisées"),
    ("Développer le covoiturage", "Développer le co-voiturage"),
    ("Ouvrir un tiers-lieu dans chaque canton", "Ouvrir un tiers lieu par canton"),
    ("Formation au numérique pour les aînés", "Formation numérique des aînés"),
    ("Maison de santé", "Maisons de santé"),
    ("Aide aux agriculteurs bio", "Aider les agriculteurs bio"),
    ("Rénover les écoles", "renover les ecoles"),
    ("Fibre pour tous", "La fibre pour tous"),
    ("Un accompagnement numérique pour les seniors", "Accompagner les seniors au numérique"),
    ("Mettre en place des navettes vers la gare", "Mise en place de navettes vers la gare"),
    ("Vélo", "vélos"),
    ("L’eau", "eau"),
    ("🚲", "🚲"),
]
APART = [
    ("Bus de nuit", "Bus de jour"),
    ("Plus de bus", "Plus de bois"),
    ("Plus de bus le dimanche dans les villages", "Moins de bus le dimanche dans les villages"),
    ("Parking vélo", "Parking moto"),
    ("Ligne 1 plus tôt", "Ligne 2 plus tôt"),
    ("Ouvrir le musée le lundi", "Ouvrir le musée le dimanche"),
    ("Fermer la route", "Ferme la porte"),
    ("Rénover les écoles", "Rénover les mairies"),
    ("Créer une maison de santé", "Créer une maison de quartier"),
    ("Aide aux agriculteurs", "Aide aux artisans"),
    ("Formation au numérique pour les aînés", "Formation au numérique pour les élus"),
    ("Mettre en place des navettes vers la gare", "Mettre en place des navettes vers la plage"),
    ("Plus de trains le matin", "Plus de trains le soir"),
    ("Interdire les voitures en centre-ville", "Autoriser les voitures en centre-ville"),
    ("Eau", "Bus"),
    ("Gaz", "Gare"),
    ("1", "2"),
    ("🚲", "🚌"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_these_are_pointed_out(one: str, other: str) -> None:
    assert alike(shape(one), shape(other))
    assert near(shape(one), [shape("Tout autre chose"), shape(other)]) == [1]


@pytest.mark.parametrize(("one", "other"), APART)
def test_these_are_left_alone(one: str, other: str) -> None:
    assert not alike(shape(one), shape(other))
    assert near(shape(one), [shape(other)]) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert alike(shape(one), shape(other)) == alike(shape(other), shape(one))


@given(st.text("abc éÀ12-!", max_size=60))
def test_case_accents_and_marks_make_no_difference(text: str) -> None:
    if shape(text).words:
        assert alike(shape(text), shape(f"« {text.upper()} »!"))


def test_a_very_long_text_is_compared_by_its_beginning() -> None:
    assert len(shape("navette " * 20_000).words) == 1
    assert len(shape("x" * 100_000).line) <= 400
