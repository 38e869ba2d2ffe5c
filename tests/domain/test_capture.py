"""Quick entry taken apart: the theme, the place, and the words as they were typed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from atelier_app.domain.capture import (
    Captured,
    Typing,
    Vocabulary,
    key,
    match,
    slug,
    suggestions,
    take_apart,
    typing,
)

KNOWN = Vocabulary(
    themes=("Mobilité", "Transition énergétique", "Santé & social", "5G"),
    territories=("Pays Fléchois", "Le Mans Métropole"),
    tables=("Table 1", "Table 12", "Élus"),
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bus de nuit #mobilite", Captured("Bus de nuit", theme="Mobilité")),
        ("Bus de nuit #MOBILITÉ !", Captured("Bus de nuit !", theme="Mobilité")),
        ("Bus #mob, tard", Captured("Bus, tard", theme="Mobilité")),
        ("#mobilité Bus de nuit", Captured("Bus de nuit", theme="Mobilité")),
        ("#mobilité : bus de nuit", Captured("bus de nuit", theme="Mobilité")),
        ("Isoler #transition-energetique", Captured("Isoler", theme="Transition énergétique")),
        ("Isoler #transition_énergétique", Captured("Isoler", theme="Transition énergétique")),
        ("Isoler #TransitionEnergetique", Captured("Isoler", theme="Transition énergétique")),
        ("Aînés #santé-social", Captured("Aînés", theme="Santé & social")),
        ("Antennes #5g", Captured("Antennes", theme="5G")),
        ("Bus @pays-flechois", Captured("Bus", territory="Pays Fléchois")),
        ("Bus @lemans #mob", Captured("Bus", theme="Mobilité", territory="Le Mans Métropole")),
        ("Bus @table-1", Captured("Bus", label="Table 1")),
        ("Bus @table-2", Captured("Bus", label="table-2")),
        ("Bus @elus", Captured("Bus", label="Élus")),
        ("Bus @Table_du_fond", Captured("Bus", label="Table du fond")),
        ("Bus #eau-potable", Captured("Bus", theme="eau-potable")),
        ("Priorité #1 : le bus", Captured("Priorité #1 : le bus")),
        ("Écrire à anne@mairie.fr ou @mairie.fr", Captured("Écrire à anne@mairie.fr ou @mairie.fr")),
        ("C#", Captured("C#")),
        ("# titre @ part", Captured("# titre @ part")),
        ("#mobilité", Captured("#mobilité", theme="Mobilité")),
        ("#mobilité @elus", Captured("#mobilité @elus", theme="Mobilité", label="Élus")),
        ("Bus #mobilité #5G", Captured("Bus #5G", theme="Mobilité")),
        ("Bus @elus @lemans", Captured("Bus @lemans", label="Élus")),
        ("deux  espaces , et l'orthografe", Captured("deux  espaces , et l'orthografe")),
    ],
)
def test_a_line_is_taken_apart(line: str, expected: Captured) -> None:
    assert take_apart(line, KNOWN) == expected


names = st.text("abcdeéèêàùôîçœzABCÉŒ", min_size=1, max_size=12)
phrases = st.lists(names, min_size=1, max_size=3).map(" ".join)


@given(st.text(max_size=60))
def test_a_line_without_a_mark_stays_as_it_is(line: str) -> None:
    assume("#" not in line and "@" not in line)
    assert take_apart(line, KNOWN) == Captured(line.strip())


@given(st.text("ab#@1é -_\n", max_size=40))
def test_no_word_is_ever_lost(line: str) -> None:
    taken = take_apart(line, KNOWN)
    plain = [word for word in line.split() if word[0] not in "#@"]
    assert [word for word in taken.text.split() if word[0] not in "#@"] == plain
    assert bool(taken.text) is bool(line.strip())


@given(st.lists(phrases, min_size=1, max_size=5), st.data(), st.sampled_from(["-", "_", ""]))
def test_a_name_is_found_however_its_spaces_case_and_accents_are_typed(
    known: list[str], data: st.DataObject, joint: str
) -> None:
    name = data.draw(st.sampled_from(known))
    word = joint.join(name.split(" "))
    for typed in (word, slug(name), word.upper(), word.lower()):
        assert key(match(typed, known)) == key(name)


@given(names, st.lists(phrases, max_size=5))
def test_a_beginning_stands_for_a_name_only_where_no_other_begins_so(start: str, known: list[str]) -> None:
    found = match(start, known)
    begun = {key(name) for name in known if key(name).startswith(key(start))}
    assert (found != "") == (key(start) in begun or len(begun) == 1)


def test_table_12_is_not_table_1() -> None:
    assert match("table-1", ["Table 12"]) == ""
    assert match("table", ["Table 12"]) == "Table 12"


def test_what_is_being_typed_is_known_at_the_cursor() -> None:
    assert typing("Bus #mo de nuit", 7) == Typing(4, "#", "mo")
    assert typing("Bus #", 5) == Typing(4, "#", "")
    assert typing("Bus #mo de nuit", 12) is None
    assert typing("anne@mairie", 11) is None


def test_suggestions_begin_so_then_hold_a_word_that_does() -> None:
    assert suggestions("m", ["Le Mans", "Mobilité", "Santé"]) == ("Mobilité", "Le Mans")
    assert suggestions("", ["Le Mans", "Mobilité"]) == ("Le Mans", "Mobilité")
    assert suggestions("ENER", ["Transition énergétique"]) == ("Transition énergétique",)
    assert suggestions("a", ["a", "A", "à"]) == ("a",)
