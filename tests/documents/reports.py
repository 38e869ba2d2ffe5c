"""Hand-made records of a workshop, from none at all to the fullest room, for the documents' tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from atelier_app.documents.report import Report
from atelier_app.domain.attendance import Attendance, AttendanceList, Attendee, Participant
from atelier_app.domain.board import Board, BoardContents, Colour, Group, Note, free_place
from atelier_app.domain.core import Channel, Id
from atelier_app.domain.half_days import WHOLE
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    Agenda,
    AgendaLine,
    Initiative,
    Phase,
    Workshop,
)
from atelier_app.domain.methods.method import ranked
from atelier_app.domain.polls import Option, Outcome, Poll, PollRecord, PollState
from atelier_app.domain.priorities import Matrix, MatrixItem, MatrixRecord

OPENED = datetime(2021, 4, 8, 13, 42, tzinfo=UTC)
AGENDA = (
    (ActivityKind.WELCOME, "Accueil et émargement", "Scannez le code, signez, prenez un café.", 20),
    (ActivityKind.IDEAS, "Quels usages pour demain ?", "Une idée par note, en quelques mots.", 40),
    (ActivityKind.BREAK, "Pause", "", 15),
    (ActivityKind.VOTE, "Vote par points", "Cinq points chacun, deux au plus par idée.", 15),
    (ActivityKind.MATRIX, "Impact et effort", "On place ensemble les idées retenues.", 40),
    (ActivityKind.SUMMARY, "Synthèse", "", 10),
)
GROUPS = {
    "Inclusion & médiation": (
        Colour.YELLOW,
        (
            "Bus numérique itinérant dans les bourgs",
            "Ateliers smartphone à la médiathèque",
            "Pass numérique pour les aidants",
            "Cartographie des lieux de médiation",
            "Permanences e-administration en mairie",
            "Réseau de conseillers formés",
            "Un cœur de réseau à Sillé-le-Guillaume : « Ça m'aide » — 40 € l'an",
        ),
    ),
    "Mobilité & santé": (
        Colour.CORAL,
        (
            "Téléconsultation assistée en pharmacie 💊",
            "Appli unique : bus + covoiturage + vélo 🚲",
            "Covoiturage solidaire en zone blanche",
            "Rendez-vous médicaux partagés",
        ),
    ),
    "Données & gouvernance": (
        Colour.GREEN,
        (
            "Charte de la donnée territoriale",
            "Observatoire des usages",
            "Open data des communes",
            "Comité d'usagers",
            "Capteurs d'eau mutualisés",
            "4G dans les vallées",
        ),
    ),
    "Infrastructures": (
        Colour.BLUE,
        (
            "Wi-Fi public des gares",
            "Datacenter vert local",
            "Télérelève des bâtiments",
            "Tiers-lieux connectés à la fibre",
        ),
    ),
}
HOSTILE = (
    '<script>alert("&amp;")</script> <b>gras</b> {blanc} %s',
    "مكتبة رقمية متنقلة في القرى (2021)",
    "ספרייה דיגיטלית ניידת, 12 כפרים",
    "👨‍👩‍👧 Familles 👍🏽 🇫🇷 et 1️⃣ seul guichet",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
    "Ligne une\n\n\nLigne deux\nLigne trois",
    "漢字 et देवनागरी",
)


def initiative() -> Initiative:
    return Initiative(
        "initiative",
        "Usages numériques en Sarthe",
        "Sarthe, le Département",
        objectives=(
            "Favoriser l'inclusion numérique de tous les publics et développer les compétences des Sarthois",
            "Soutenir et équilibrer la numérisation des territoires grâce à une offre de services adaptée",
            "Définir une gouvernance partagée des initiatives numériques",
        ),
        themes=("Services numériques", "Nouveaux outils", "Pratiques alternatives", "Infrastructures"),
        territories=("Pays de Sillé", "Perche sarthois", "Vallée du Loir"),
        phases=(
            Phase("Diagnostic concerté", "Février 2021"),
            Phase("Coconstruction de la feuille de route", "Mars à juin 2021"),
            Phase("Concertation territoriale", "Septembre à novembre 2021"),
        ),
    )


def agenda(steps: tuple[tuple[ActivityKind, str, str, int], ...] = AGENDA) -> Agenda:
    title = "Atelier 2 : coconstruire la feuille de route"
    workshop = Workshop("workshop", title, date(2021, 4, 8), time(14), "Le Mans")
    lines = tuple(
        AgendaLine(Activity(f"{kind}-{index}", "workshop", kind, title, instruction, minutes))
        for index, (kind, title, instruction, minutes) in enumerate(steps)
    )
    return Agenda(workshop, lines)


def attendance(expected: int, present: int, organisations: int = 29) -> AttendanceList:
    firsts = ("Éloïse", "Zoë", "Jean-Noël", "Maÿlis", "Anaïs", "François", "Hélène", "Loïc")
    lasts = ("Lefèvre", "d'Œuvre", "Çelik", "N'Guyen", "Peña", "Müller-Château", "Beauté", "Girard")
    attendees = tuple(
        Attendee(
            Participant(
                f"person-{index}",
                f"{lasts[index % 8]} {index // 8 + 1}" if index >= 8 else lasts[index],
                firsts[(index * 3) % 8],
                f"Commune n° {index % organisations + 1}" if index % 11 else "",
                "Maire" if index % 5 == 0 else "",
            ),
            walk_in=index % 9 == 0 and index < present,
            attendances=(Attendance(WHOLE, OPENED - timedelta(minutes=100 - index % 30), Channel.PHONE),)
            if index < present
            else (),
        )
        for index in range(expected)
    )
    walk_ins = sum(one.walk_in for one in attendees)
    return AttendanceList("workshop", attendees, present, expected - walk_ins, walk_ins, organisations)


def board(activity_id: Id, extra: tuple[str, ...] = ()) -> BoardContents:
    notes: list[Note] = []
    groups: list[Group] = []
    left = top = 0.0
    for column, (title, (colour, texts)) in enumerate(GROUPS.items()):
        group = Group(f"group-{title}", activity_id, title)
        groups.append(group)
        left, top = (column % 2) * 560.0, (column // 2) * 440.0
        for index, text in enumerate(texts):
            x, y = left + index % 3 * 160, top + index // 3 * 124
            phone = Channel.PHONE if index % 3 == 1 else Channel.FACILITATOR
            label = f"Table {index % 4 + 1}" if phone is Channel.FACILITATOR else ""
            notes.append(
                Note(f"note-{len(notes)}", activity_id, text, colour, x, y, group.id, None, phone, label)
            )
    for text in extra:
        x, y = free_place([(note.x, note.y) for note in notes])
        notes.append(Note(f"note-{len(notes)}", activity_id, text, Colour.VIOLET, x, y))
    notes.append(
        Note(f"note-{len(notes)}", activity_id, "Wi-Fi gratuit dans les EHPAD", Colour.SAND, inbox=True)
    )
    return BoardContents(Board(activity_id, activity_id), tuple(notes), tuple(groups))


def poll(
    activity_id: Id, scores: tuple[int, ...], labels: tuple[str, ...] = (), present: int = 42
) -> PollRecord:
    texts = labels or tuple(text for _colour, texts in GROUPS.values() for text in texts)
    colours = list(Colour)
    options = tuple(
        Option(f"option-{index}", texts[index % len(texts)], colours[index % 6])
        for index in range(len(scores))
    )
    standings = ranked(
        [(one.id, score, -(-score * 2 // 3)) for one, score in zip(options, scores, strict=True)]
    )
    record = Poll(
        activity_id,
        activity_id,
        "Quelles actions lancer en premier ?",
        "dots",
        {"points": 5, "maximum": 2},
        PollState.CLOSED,
        opened_at=OPENED,
        closed_at=OPENED + timedelta(minutes=13),
    )
    turnout = {Channel.PHONE: present - 6, Channel.KIOSK: 2, Channel.PAPER: 3}
    return PollRecord(record, options, present, turnout, (), Outcome(standings, present - 1, sum(scores)))


def matrix(activity_id: Id, vote: PollRecord, winners: int = 5, placed: int = 5) -> MatrixRecord:
    places = ((0.9, 0.2), (0.86, 0.8), (0.72, 0.42), (0.4, 0.7), (0.2, 0.25), (0.9, 0.21), (0.5, 0.5))
    options = {one.id: one for one in vote.options}
    assert vote.outcome
    kept = [one for one in vote.outcome.standings if one.rank <= winners]
    items = tuple(
        MatrixItem(
            options[one.option_id],
            one.rank,
            one.score,
            *(places[index % len(places)] if index < placed else (None, None)),
        )
        for index, one in enumerate(kept)
    )
    return MatrixRecord(Matrix(activity_id, activity_id, vote.poll.id, winners), items)


def usual() -> Report:
    """The room of the design pictures, with everything that text can bring."""
    programme = agenda()
    ideas, vote, place = (programme.lines[index].activity for index in (1, 3, 4))
    result = poll(vote.id, (38, 31, 29, 22, 18, 18, 14, 11, 8, 5))
    return Report(
        initiative(),
        programme,
        attendance(48, 42),
        ((ideas, board(ideas.id, HOSTILE)),),
        ((vote, result),),
        ((place, matrix(place.id, result)),),
    )


def empty() -> Report:
    """A workshop that was just added."""
    return Report(
        Initiative("initiative", "Démarche"), agenda(()), AttendanceList("workshop", (), 0, 0, 0, 0)
    )


def unopened() -> Report:
    """Everything prepared and nothing begun."""
    programme = agenda()
    ideas, vote, place = (programme.lines[index].activity for index in (1, 3, 4))
    draft = Poll(vote.id, vote.id, "", "dots", {"points": 5, "maximum": 2}, PollState.DRAFT)
    return Report(
        initiative(),
        programme,
        attendance(20, 0),
        ((ideas, BoardContents(Board(ideas.id, ideas.id), (), ())),),
        ((vote, PollRecord(draft, (), 0)),),
        ((place, MatrixRecord(Matrix(place.id, place.id), ())),),
    )


def fullest() -> Report:
    """300 people, 200 options that nearly all tie, notes of 2,000 characters, a note lost far away."""
    programme = agenda()
    ideas, vote, place = (programme.lines[index].activity for index in (1, 3, 4))
    long = ("Une phrase assez longue pour remplir la note. " * 44)[:2000]
    labels = tuple(f"Option {index} : {text}" for index, text in enumerate((*HOSTILE, long, "Court") * 23))[
        :200
    ]
    result = poll(vote.id, tuple(max(0, 120 - index // 4) for index in range(200)), labels, present=300)
    contents = board(
        ideas.id, (*HOSTILE, long, *(f"Idée numéro {index}" for index in range(300)), "Non " * 500)
    )
    lost = Note("lost", ideas.id, "Perdue au loin", Colour.CORAL, 90_000, -90_000)
    contents = BoardContents(contents.board, (*contents.notes, lost), contents.groups)
    return Report(
        initiative(),
        programme,
        attendance(340, 300, 120),
        ((ideas, contents),),
        ((vote, result),),
        ((place, matrix(place.id, result, winners=26, placed=40)),),
    )
