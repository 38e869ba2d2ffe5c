"""Which tool wrote a table, told by the headings that only it writes.

What they write was seen in:
- HelloAsso: the exports that other programs read, as in their tests: `Référence commande;Date de la commande;Statut de
  la commande;Nom participant;Prénom participant;Nom payeur;…;Email payeur;Raison sociale;…;Numéro de billet;Tarif`;
- Eventbrite: its attendee report: `Order #,Order Date,First Name,Last Name,Email,…,Ticket Type,Attendee #,…`;
- LimeSurvey: `application/helpers/common_helper.php`, createFieldMap(): the codes `submitdate`, `lastpage`,
  `startlanguage`, and their titles;
- Framaforms: the Webform module of Drupal 7, whose export has three lines of headings, the last with `SID`, `UID`.
"""

from __future__ import annotations

from enum import StrEnum

from atelier_app.exchange.grid import Table
from atelier_app.exchange.headings import words
from atelier_app.support.language import N_, _


class Origin(StrEnum):
    """A tool that people register with, or keep their lists in."""

    FRAMAFORMS = "framaforms"
    LIMESURVEY = "limesurvey"
    EVENTBRITE = "eventbrite"
    HELLOASSO = "helloasso"
    EXCEL = "excel"


_NAMES = {
    Origin.FRAMAFORMS: "Framaforms",
    Origin.LIMESURVEY: "LimeSurvey",
    Origin.EVENTBRITE: "Eventbrite",
    Origin.HELLOASSO: "HelloAsso",
    Origin.EXCEL: N_("Excel in French"),
}
# Of each line one heading must be there, all lines at once.
_MARKS: dict[Origin, tuple[str, ...]] = {
    Origin.HELLOASSO: (
        "reference commande|reference de commande|numero de billet",
        "email payeur|e mail payeur|nom payeur|statut de la commande",
    ),
    Origin.EVENTBRITE: (
        "order|order id|order no|n de commande|numero de commande|commande n|commande",
        "ticket type|type de billet|attendee status|statut du participant|attendee",
        "order date|date de la commande|date de commande|attendee",
    ),
    Origin.LIMESURVEY: (
        "submitdate|date submitted|date de soumission",
        "lastpage|last page|derniere page|startlanguage|start language|langue de depart|langue initiale",
    ),
    Origin.FRAMAFORMS: ("sid", "uid"),
}


def origin(table: Table) -> Origin | None:
    """The tool that wrote a table, when it can be told."""
    said = {words(heading) for heading in table.headings}
    for tool, marks in _MARKS.items():
        if all(said & set(mark.split("|")) for mark in marks):
            return tool
    if table.delimiter == ";" and table.encoding in {"cp1252", "utf-8-sig"}:
        return Origin.EXCEL
    return None


def origin_name(tool: Origin) -> str:
    """What people call it, in the language in force."""
    return _(_NAMES[tool])
