"""Hand-made attendance for the papers of signing in: any number of people, half-days and ways of having come."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from math import cos, sin

from atelier_app.documents.presence import Presence
from atelier_app.domain.attendance import Attendance, Attendee, Participant
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.half_days import WHOLE, HalfDay
from atelier_app.domain.initiative import Initiative, Workshop
from atelier_app.domain.signature import Signature

FIRSTS = ("Éloïse", "Zoë", "Jean-Noël", "Maÿlis", "Anaïs", "François", "Hélène", "Loïc", "Ève")
LASTS = ("Lefèvre", "d’Œuvre", "Çelik", "N’Guyen", "Peña", "Müller-Château", "Beauté", "Girard")
ODD_PEOPLE = (
    Participant(
        "long", "de Saint-Exupéry-Montmorency-Bouteville-Luxembourg " * 2 + "Ligne", "Marie-Charlotte"
    ),
    Participant("arabic", "الخوارزمي", "محمد", "مكتبة رقمية متنقلة", "مديرة"),
    Participant("hebrew", "לוי", "דוד", "ספרייה דיגיטלית"),
    Participant("emoji", "Dupré 🌻", "Chloé 👩‍🌾", "Ferme des 🐝"),
    Participant("one", "Cher", ""),
    Participant(
        "unbroken", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten", "Jo", "W" * 120
    ),
    Participant("wide", "🌻" * 20, "W" * 100, "Organisation " * 9),
)
AFTERNOON = datetime(2021, 4, 8, 12, 4, tzinfo=UTC)


def scribble(seed: int, points: int = 60) -> Signature:
    """A different flourish for each seed."""

    def at(step: int, turn: float) -> tuple[int, int]:
        along = step / points
        x = 120 + 760 * along + 70 * sin(step * turn)
        y = 200 + 130 * sin(step * (0.25 + seed % 7 / 20)) * cos(along * (2 + seed % 3))
        return int(min(1000, max(0, x))), int(min(400, max(0, y)))

    body = tuple(at(step, 0.9) for step in range(points))
    return Signature((body, ((150, 330), (520 + seed % 5 * 60, 350))))


def half_days(count: int) -> tuple[HalfDay, ...]:
    """Mornings and afternoons from Thursday 8 April 2021 on; one alone is the whole of its workshop."""
    if count == 1:
        return (HalfDay(WHOLE, "", time(14)),)
    names = (("Matin", time(9), time(12, 30)), ("Après-midi", time(14), time(17)))
    return tuple(
        HalfDay(f"half-{index}", *names[index % 2], date=date(2021, 4, 8) + timedelta(days=index // 2))
        for index in range(count)
    )


def presence(people: int = 24, days: int = 1, odd: bool = False, title: str = "") -> Presence:
    """A workshop of so many people: most came and signed, some otherwise, some not at all."""
    shown = half_days(days)
    persons = [
        Participant(
            f"person-{index}",
            f"{LASTS[index % 8]}{'' if index < 8 else f' {index // 8 + 1}'}",
            FIRSTS[index * 5 % 9],
            f"Commune de Sillé n° {index % 29 + 1}" if index % 11 else "",
            ("Maire", "", "Chargée de mission", "", "Habitant")[index % 5],
        )
        for index in range(people)
    ]
    persons = [*(ODD_PEOPLE if odd else ()), *persons]
    attendees = tuple(_attendee(index, person, shown) for index, person in enumerate(persons))
    signatures = {
        (one.participant.id, attendance.half_day): scribble(index * 3 + place)
        for index, one in enumerate(attendees)
        for place, attendance in enumerate(one.attendances)
        if attendance.signed
    }
    workshop = Workshop(
        "workshop",
        title or "Atelier 2 : coconstruire la feuille de route",
        date(2021, 4, 8),
        time(14),
        "Le Mans, salle des Fêtes",
        "Claire Martin",
        shown if days > 1 else (),
    )
    initiative = Initiative("initiative", "Usages numériques en Sarthe", "Sarthe, le Département")
    return Presence(initiative, workshop, 180, shown, attendees, signatures)


def _attendee(index: int, person: Participant, shown: tuple[HalfDay, ...]) -> Attendee:
    expected = (shown[0].id,) if len(shown) > 1 and index % 9 == 4 else ()
    came = [] if index % 7 == 5 else [one for one in shown if not expected or one.id in expected]
    attendances = tuple(_attendance(index, place, one.id) for place, one in enumerate(came))
    table = f"Table {index % 6 + 1}"
    return Attendee(person, index % 13 == 3, attendances, table, expected)


def _attendance(index: int, place: int, half_day: Id) -> Attendance:
    at = AFTERNOON + timedelta(minutes=index % 25, hours=-5 if place % 2 == 0 else 0, days=place // 2)
    if index % 10 == 6:
        return Attendance(half_day, at, Channel.FACILITATOR, "Claire Martin", "Écran du téléphone cassé")
    if index % 10 == 8:
        return Attendance(half_day, at, Channel.PAPER, "Claire Martin")
    if index % 10 == 9:
        return Attendance(half_day, at, Channel.DOOR)
    moves = (at + timedelta(hours=1), at + timedelta(hours=2)) if index % 10 == 2 else ()
    return Attendance(half_day, at, Channel.PHONE, signed=True, moves=moves)
