"""What columns are taken for, and which tool wrote them."""

from __future__ import annotations

import pytest

from atelier_app.exchange.headings import Column, guessed
from atelier_app.exchange.origins import Origin, origin, origin_name
from atelier_app.exchange.registrations import read_registrations
from atelier_app.exchange.table import Table, read_table
from atelier_app.support.language import speaking
from tests.exchange.books import rows_xlsx

HELLOASSO = (
    "Référence commande;Date de la commande;Statut de la commande;Nom participant;Prénom participant;Nom payeur;"
    "Prénom payeur;Email payeur;Raison sociale;Moyen de paiement;Billet;Numéro de billet;Tarif;Montant tarif;"
    "Code Promo;Montant code promo;Structure\n"
    "172754126;04/03/2026 14:25;Validé;Noël;Zoé;Petit;Paul;paul@example.org;SARL Petit;Carte bancaire;url;172754126;"
    "Gratuit;0,00;;;Le Relais\n"
)
EVENTBRITE = (
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,Order Type,"
    "Attendee Status,Home City,Job Title,Company\n"
    "112,11/29/26 22:28,Zoé,Noël,zoe@example.org,1,,Standard,500,,Free Order,Attending,Le Mans,Chair,Le Relais\n"
)
LIMESURVEY = (
    '"ID de la réponse","Date de soumission","Dernière page","Langue de départ","Tête de série",'
    '"Quel est votre nom ?","Q02. Votre prénom","Votre structure","Demi-journées [Matin]"\n'
    '"1","2026-03-01 10:00:00","2","fr","123","Noël","Zoé","Le Relais","Oui"\n'
)
FRAMAFORMS = (
    '"Inscription à l’atelier","","","","","","Présence",""\n'
    '"","","","","","","",""\n'
    '"Numéro de série","SID","Heure","UID","Nom","Prénom","Matin","Après-midi"\n'
    '"1","42","01/03/2026","0","Noël","Zoé","X",""\n'
)
EXCEL = "Nom;Prénom;Organisme;Régime alimentaire\r\nNoël;Zoé;Le Relais;végétarien\r\n"
TOOLS = {
    Origin.HELLOASSO: HELLOASSO.encode("utf-8-sig"),
    Origin.EVENTBRITE: EVENTBRITE.encode(),
    Origin.LIMESURVEY: LIMESURVEY.encode(),
    Origin.FRAMAFORMS: FRAMAFORMS.encode(),
    Origin.EXCEL: EXCEL.encode("cp1252"),
}


def taken_for(table: Table) -> dict[str, Column]:
    return {heading: one for heading, one in zip(table.headings, guessed(table), strict=True) if one}


@pytest.mark.parametrize("tool", list(Origin))
def test_the_exports_of_usual_tools_are_recognised_and_read(tool: Origin) -> None:
    table = read_table(TOOLS[tool])
    assert origin(table) is tool
    (person,) = read_registrations(table).participants
    assert (person.last_name, person.first_name) == ("Noël", "Zoé")
    with speaking("en"):
        assert origin_name(tool)


def test_a_table_of_nobody_in_particular_has_no_origin() -> None:
    assert origin(read_table(b"Nom,Prenom\n")) is None
    assert origin(read_table(rows_xlsx([["Nom", "Prénom"]]))) is None


def test_who_comes_is_not_who_paid() -> None:
    assert taken_for(read_table(HELLOASSO.encode())) == {
        "Nom participant": Column.LAST_NAME,
        "Prénom participant": Column.FIRST_NAME,
        "Email payeur": Column.EMAIL,
        "Structure": Column.ORGANISATION,
    }


def test_the_address_of_who_paid_gives_way_to_a_better_one() -> None:
    table = read_table(b"Email payeur;Nom;Email participant\n")
    assert guessed(table) == (None, Column.LAST_NAME, Column.EMAIL)


def test_a_number_is_no_name() -> None:
    assert guessed(read_table(b"Attendee #,First Name,Group\n")) == (None, Column.FIRST_NAME, Column.TABLE)


def test_of_two_columns_alike_the_first_is_taken_but_needs_add_up() -> None:
    text = "Nom;Nom;Régime;Accessibilité;PMR\nNoël;Petit;végétarien;boucle magnétique;x\n"
    table = read_table(text.encode())
    assert guessed(table) == (Column.LAST_NAME, None, Column.NEEDS, Column.NEEDS, Column.NEEDS)
    (person,) = read_registrations(table).participants
    assert (person.last_name, person.needs) == ("Noël", "végétarien; boucle magnétique; PMR")


def test_a_mapping_has_the_last_word() -> None:
    table = read_table("Qui;Où\nNoël;Mairie\n".encode())
    assert guessed(table) == (None, None)
    (entry,) = read_registrations(table, (Column.LAST_NAME, Column.TABLE)).registrations
    assert (entry.participant.last_name, entry.table) == ("Noël", "Mairie")


@pytest.mark.parametrize("heading", ["Collège", "COLLÈGE DE VOTE", "Votre collège ?", "College"])
def test_the_college_people_vote_in_is_read(heading: str) -> None:
    (entry,) = read_registrations(read_table(f"Nom;{heading}\nNoël; Élus  \n".encode())).registrations
    assert entry.college == "Élus"


def test_a_mapping_may_be_shorter_than_the_table() -> None:
    (person,) = read_registrations(read_table(b"a;b\nPetit;x\n"), (Column.LAST_NAME,)).participants
    assert person.last_name == "Petit"
