"""Who of a list is there already: twice the same list changes nothing, two people never become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.attendance import Participant
from atelier_app.domain.core import new_id
from atelier_app.domain.matching import Directory, Outcome, plan
from atelier_app.domain.registrations import Registration


def entry(last: str, first: str, organisation: str = "", email: str = "", **others: str) -> Registration:
    return Registration(
        Participant(new_id(), last, first, organisation, email=email), table=others.get("table", "")
    )


ENTRIES = st.lists(
    st.builds(
        entry,
        st.sampled_from(["Lefèvre", "LEFEVRE", "Martin", "Martín", "N'Guyen"]),
        st.sampled_from(["Anne", "anne", "Jean-Noël", "Jean Noel", "Zoë"]),
        st.sampled_from(["", "CCI", "Mairie"]),
        st.sampled_from(["", "contact@mairie.fr", "a@b.fr"]),
    ),
    max_size=12,
)


def outcomes(incoming: list[Registration], listed: list[Registration] | None = None) -> list[Outcome]:
    return [planned.outcome for planned in plan(incoming, listed or [])]


@given(ENTRIES)
def test_the_same_list_again_brings_nobody_and_changes_nothing(incoming: list[Registration]) -> None:
    once: dict[str, Registration] = {}
    for planned in plan(incoming, []):
        once[planned.registration.participant.id] = planned.registration
    again = [
        Registration(Participant(**vars(e.participant) | {"id": new_id()}), e.table) for e in once.values()
    ]
    assert Outcome.NEW not in outcomes(again, list(once.values()))


@given(ENTRIES)
def test_every_entry_comes_to_something_and_no_id_twice_as_new(incoming: list[Registration]) -> None:
    planned = plan(incoming, [])
    assert len(planned) == len(incoming)
    new = [one.registration.participant.id for one in planned if one.outcome is Outcome.NEW]
    assert len(new) == len(set(new))
    assert {one.registration.participant.id for one in planned} == set(new)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry("Lefèvre", "Éloïse", "CCI"), entry("LEFEVRE", "eloise")),
        (entry("Dupond", "Jean", "", "j@d.fr"), entry("Dupont", "Jean", "CCI", "J@D.FR")),
        (entry("Petit", "", "", "i@p.fr"), entry("Petit", "Inès", "", "i@p.fr")),
    ],
)
def test_another_spelling_of_one_person_is_that_person(one: Registration, other: Registration) -> None:
    assert outcomes([one, other])[1] is not Outcome.NEW


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entry("Martin", "Anne", "", "famille@m.fr"), entry("Martin", "Paul", "", "famille@m.fr")),
        (
            entry("Durand", "Luc", "Mairie", "contact@mairie.fr"),
            entry("Roy", "Ève", "Mairie", "contact@mairie.fr"),
        ),
        (entry("Martin", "Jean", "CCI"), entry("Martin", "Jean", "Mairie")),
        (entry("Martin", "Jean", "", "a@b.fr"), entry("Martin", "Jean", "", "c@d.fr")),
    ],
)
def test_two_people_stay_two(one: Registration, other: Registration) -> None:
    assert outcomes([one, other]) == [Outcome.NEW, Outcome.NEW]


def test_a_corrected_list_says_more_and_takes_nothing_away() -> None:
    before = entry("Lefèvre", "Éloïse", "CCI", table="3")
    (planned,) = plan([entry("Lefèvre", "Éloïse", "", "e@cci.fr")], [before])
    assert planned.outcome is Outcome.UPDATED
    assert planned.before == before
    after = planned.registration
    assert (after.participant.id, after.participant.email) == (before.participant.id, "e@cci.fr")
    assert (after.participant.organisation, after.table) == ("CCI", "3")


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ("Lefèvre", "LEFEVRE", "Lefèvre"),
        ("LEFEVRE", "Lefèvre", "Lefèvre"),
        ("Lefevre", "Lefèvre", "Lefèvre"),
        ("Lefèvre", "lefevre", "Lefèvre"),
    ],
)
def test_the_more_careful_spelling_of_a_name_stays(before: str, said: str, after: str) -> None:
    (planned,) = plan([entry(said, "Anne")], [entry(before, "Anne")])
    assert planned.registration.participant.last_name == after


def test_a_directory_knows_nobody_at_first() -> None:
    assert Directory().find(entry("Lefèvre", "Éloïse").participant) is None


def test_an_address_that_a_whole_organisation_shares_tells_nobody_apart_from_another() -> None:
    crowd = [entry(f"{chr(97 + n % 26) * 9}{n}", "", "", "contact@mairie.fr") for n in range(70)]
    directory = Directory(one.participant for one in crowd)
    last = crowd[-1].participant
    assert directory.find(entry(last.last_name.upper(), "", "", "CONTACT@mairie.fr").participant) == last
    assert directory.find(entry(f"{last.last_name}0", "", "", "contact@mairie.fr").participant) is None


def test_two_homonyms_of_a_list_do_not_both_become_the_one_who_was_there() -> None:
    there = entry("Martin", "Jean")
    incoming = [entry("Martin", "Jean", email="jm1@a.fr"), entry("Martin", "Jean", email="jm2@b.fr")]
    assert outcomes(incoming, [there]) == [Outcome.UPDATED, Outcome.NEW]
    assert outcomes([*incoming, *incoming], [there])[2:] == [Outcome.SAME, Outcome.SAME]
