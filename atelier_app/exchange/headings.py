"""The headings under which people's tools write registrations, in French and English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from atelier_app.domain.half_days import HalfDay
from atelier_app.domain.text import fold
from atelier_app.exchange.grid import Table
from atelier_app.exchange.presence import is_about_presence


class Column(StrEnum):
    """What a column holds; most are fields of a `Participant`, by the same name."""

    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    ORGANISATION = "organisation"
    ROLE = "role"
    EMAIL = "email"
    TERRITORY = "territory"
    LAST_THEN_FIRST = "last_then_first"
    FIRST_THEN_LAST = "first_then_last"
    TABLE = "table"
    COLLEGE = "college"
    HALF_DAYS = "half_days"
    NEEDS = "needs"


NAMES = frozenset({Column.LAST_NAME, Column.FIRST_NAME, Column.LAST_THEN_FIRST, Column.FIRST_THEN_LAST})
SEVERAL = frozenset({Column.HALF_DAYS, Column.NEEDS})
"""What more than one column may hold: a half-day each, diet and access apart."""

# Folded, words only: "Nom / Prénom", "nom-prenom" and "NOM PRÉNOM" are one heading.
_HEADINGS = {
    Column.LAST_NAME: "nom|noms|nom de famille|nom usuel|nom d usage|last name|lastname|surname|family name|name"
    "|nom participant|nom du participant|nom adherent|nom de l adherent|attendee last name",
    Column.FIRST_NAME: "prenom|prenoms|prenom usuel|first name|firstname|given name|forename"
    "|prenom participant|prenom du participant|prenom adherent|prenom de l adherent|attendee first name",
    Column.LAST_THEN_FIRST: "nom et prenom|nom prenom|nom prenoms|nom et prenoms|nom complet|last name first name"
    "|surname and first name|nom et prenom du participant|nom prenom participant",
    Column.FIRST_THEN_LAST: "prenom et nom|prenom nom|full name|fullname|first and last name|first name last name"
    "|participant|participante|participants|participant e|attendee|attendee name",
    Column.ORGANISATION: "organisme|structure|organisation|organization|entreprise|societe|association|collectivite"
    "|etablissement|employeur|institution|company|employer|nom de la structure|nom de l organisme"
    "|nom de l organisation|organisme structure|structure organisme|organisation name|company name"
    "|structure d appartenance|organisme de rattachement",
    Column.ROLE: "fonction|role|poste|qualite|profession|metier|job|job title|position|title|function",
    Column.EMAIL: "courriel|e mail|email|mail|mel|adresse mail|adresse e mail|adresse email|adresse electronique"
    "|adresse courriel|adresse de messagerie|email address|e mail address|mail address"
    "|email participant|e mail participant|email adherent|attendee email",
    Column.TERRITORY: "territoire|commune|ville|epci|canton|intercommunalite|communaute de communes|localite"
    "|territory|town|city|municipality|area|home city|work city",
    Column.TABLE: "table|groupe|group|numero de table|n de table|no de table|table n|table no|table numero"
    "|table number|table groupe|groupe de travail|sous groupe|working group|group or table|table or group"
    "|groupe ou table|table ou groupe",
    Column.COLLEGE: "college|colleges|college de vote|college electoral|college votant|college d appartenance"
    "|college du participant|voting college|electoral college|college of voters",
    Column.HALF_DAYS: "demi journee|demi journees|demi journee s|creneau|creneaux|session|sessions|seance|seances"
    "|half day|half days|presence|presences|participation|jours de presence|demi journees de presence",
    Column.NEEDS: "besoins|besoin|besoins specifiques|besoin specifique|besoins particuliers|besoin particulier"
    "|regime|regime alimentaire|regimes alimentaires|allergie|allergies|contraintes alimentaires"
    "|restrictions alimentaires|accessibilite|besoins d accessibilite|besoin d accessibilite|pmr|handicap"
    "|situation de handicap|amenagements|needs|special needs|diet|dietary|dietary needs|dietary requirements"
    "|dietary restrictions|access needs|access requirements|accessibility|accessibility needs"
    "|dietary or access needs|regime ou acces|besoins alimentaires ou d acces",
}
# Taken where no better column is there: who paid may not be who comes, and their company not the one they speak for.
_SECOND_BEST = {
    Column.EMAIL: "email payeur|e mail payeur|email acheteur|buyer email|email de l acheteur",
    Column.ORGANISATION: "raison sociale",
}


def _by_heading(headings: dict[Column, str]) -> dict[str, Column]:
    return {heading: column for column, alike in headings.items() for heading in alike.split("|")}


_COLUMNS, _LATE = _by_heading(_HEADINGS), _by_heading(_SECOND_BEST)
# What forms put around a heading: "Votre nom", "Your e-mail", "Quel est votre prénom ?".
_POLITE = {"votre", "vos", "your", "quel", "quelle", "quels", "quelles", "est", "sont", "what", "is", "are"}
# How LimeSurvey writes a question's code before it: "Q01. Votre nom".
_CODE = re.compile(r"^[a-z]\w*\. ")


def words(heading: str) -> str:
    """What a heading says, folded, without what does not matter."""
    plain = re.sub(r"\(.*?\)", "", _CODE.sub("", fold(heading).strip()))
    return " ".join(word for word in re.findall(r"[a-z]+", plain) if word not in _POLITE)


def column(heading: str, half_days: Iterable[HalfDay] = ()) -> Column | None:
    """What a heading announces, or None for one that is not known."""
    if "#" in heading:  # the number of something, never its name
        return None
    said = words(heading)
    found = _COLUMNS.get(said) or _LATE.get(said)
    if found is None and is_about_presence(heading, half_days):
        return Column.HALF_DAYS
    return found


def is_known(heading: str) -> bool:
    return column(heading) is not None


def guessed(table: Table, half_days: tuple[HalfDay, ...] = ()) -> tuple[Column | None, ...]:
    """What each column of a table holds; of two alike, the first."""
    found = [column(heading, half_days) for heading in table.headings]
    taken: set[Column] = set()
    for late in (False, True):
        for place, heading in enumerate(table.headings):
            one = found[place]
            if one is None or (words(heading) in _LATE) is not late:
                continue
            if one in taken and one not in SEVERAL:
                found[place] = None
            taken.add(one)
    return tuple(found)
