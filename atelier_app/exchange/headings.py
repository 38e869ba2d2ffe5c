"""The headings under which people's tools write registrations, in French and English."""

from __future__ import annotations

import re
from enum import StrEnum

from atelier_app.domain.text import fold


class Column(StrEnum):
    """What a column holds; the first six are the fields of a `Participant`."""

    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    ORGANISATION = "organisation"
    ROLE = "role"
    EMAIL = "email"
    TERRITORY = "territory"
    LAST_THEN_FIRST = "last_then_first"
    FIRST_THEN_LAST = "first_then_last"


NAMES = frozenset({Column.LAST_NAME, Column.FIRST_NAME, Column.LAST_THEN_FIRST, Column.FIRST_THEN_LAST})

# Folded, words only: "Nom / Prénom", "nom-prenom" and "NOM PRÉNOM" are one heading.
_HEADINGS = {
    Column.LAST_NAME: "nom|noms|nom de famille|nom usuel|nom d usage|last name|lastname|surname|family name|name",
    Column.FIRST_NAME: "prenom|prenoms|prenom usuel|first name|firstname|given name|forename",
    Column.LAST_THEN_FIRST: "nom et prenom|nom prenom|nom prenoms|nom et prenoms|nom complet|last name first name"
    "|surname and first name",
    Column.FIRST_THEN_LAST: "prenom et nom|prenom nom|full name|fullname|first and last name|first name last name"
    "|participant|participante|participants|participant e",
    Column.ORGANISATION: "organisme|structure|organisation|organization|entreprise|societe|association|collectivite"
    "|etablissement|employeur|institution|company|employer|nom de la structure|nom de l organisme"
    "|nom de l organisation|organisme structure|structure organisme|organisation name|company name",
    Column.ROLE: "fonction|role|poste|qualite|profession|metier|job|job title|position|title|function",
    Column.EMAIL: "courriel|e mail|email|mail|mel|adresse mail|adresse e mail|adresse email|adresse electronique"
    "|adresse courriel|adresse de messagerie|email address|e mail address|mail address",
    Column.TERRITORY: "territoire|commune|ville|epci|canton|intercommunalite|communaute de communes|localite"
    "|territory|town|city|municipality|area",
}
_COLUMNS = {heading: column for column, headings in _HEADINGS.items() for heading in headings.split("|")}

# What forms put around a heading: "Votre nom", "Your e-mail".
_POLITE = {"votre", "vos", "your"}


def column(heading: str) -> Column | None:
    """What a heading announces, or None for one that is not known."""
    plain = re.sub(r"\(.*?\)", "", fold(heading))
    words = " ".join(word for word in re.findall(r"[a-z]+", plain) if word not in _POLITE)
    return _COLUMNS.get(words)


def columns(headings: tuple[str, ...]) -> dict[Column, int]:
    """Where each known column stands; of two alike, the first."""
    places: dict[Column, int] = {}
    for index, heading in enumerate(headings):
        found = column(heading)
        if found is not None:
            places.setdefault(found, index)
    return places
