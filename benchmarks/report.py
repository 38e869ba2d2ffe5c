"""A 60-page summary against the same pages drawn stroke by stroke on ReportLab's canvas, nothing laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypeAlias

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from atelier_app.documents.drawing import fonts, theme
from atelier_app.documents.drawing.compose import compose
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.outline import Outline
from atelier_app.documents.pdf import write
from atelier_app.documents.report import Report
from atelier_app.documents.summary import outline
from atelier_app.domain.attendance import Attendance, AttendanceList, Attendee, Participant
from atelier_app.domain.board import Board, BoardContents, Colour, Group, Note
from atelier_app.domain.core import Channel
from atelier_app.domain.half_days import WHOLE
from atelier_app.domain.initiative import Activity, ActivityKind, Agenda, AgendaLine, Initiative, Workshop
from atelier_app.domain.methods.method import ranked
from atelier_app.domain.polls import Option, Outcome, Poll, PollRecord, PollState
from atelier_app.domain.priorities import Matrix, MatrixItem, MatrixRecord
from atelier_app.support.language import speaking
from benchmarks.row import Row, middle

_ROUNDS = 7
_PEOPLE, _NOTES, _GROUPS, _OPTIONS, _WINNERS = 300, 812, 22, 180, 30
_SUBJECTS = (
    "bus itinérant",
    "médiation à l'école",
    "tiers-lieu de Sablé",
    "données ouvertes",
    "fibre au Lude",
)
_VERBS = ("Créer un réseau de", "Former les élus à", "Financer partout", "Cartographier avec les habitants")
_OPENED = datetime(2021, 4, 8, 13, 42, tzinfo=UTC)
_START: dict[str, Any] = {"initialFontName": fonts.ready()}

Stroke: TypeAlias = Callable[[Canvas], object]


def rows() -> Iterator[Row]:
    """One row: seconds for the report, seconds for its bare strokes."""
    with TemporaryDirectory() as folder, speaking("fr"):
        path = Path(folder) / "summary.pdf"
        strokes, pages = _strokes(outline(_report(_ROUNDS)))
        ours, floor = [], []
        for turn in range(_ROUNDS):
            # Other words each time: a report is written once, by a process that remembers no width.
            records = _report(turn)
            start = perf_counter()
            write(outline(records), path)
            ours.append(perf_counter() - start)
            start = perf_counter()
            _replay(strokes, path)
            floor.append(perf_counter() - start)
        yield Row(f"a report of {pages} pages", middle(ours), middle(floor), "s", 2.5)


class _Recorder(Pen):
    """A pen that notes what it does, as anyone would write it for a canvas by hand."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.strokes: list[Stroke] = []

    def begin(self, width: float, height: float) -> None:
        super().begin(width, height)
        self.strokes.append(lambda canvas: canvas.setPageSize((width, height)))

    def end(self) -> None:
        super().end()
        self.strokes.append(lambda canvas: canvas.showPage())

    def _filled_with(self, code: str) -> None:
        super()._filled_with(code)
        colour = HexColor(code)
        self.strokes.append(lambda canvas: canvas.setFillColor(colour))

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0.0) -> None:
        super().box(x, y, width, height, fill, radius)
        low = self._height - y - height
        if radius:
            self.strokes.append(
                lambda canvas: canvas.roundRect(x, low, width, height, radius, stroke=0, fill=1)
            )
        else:
            self.strokes.append(lambda canvas: canvas.rect(x, low, width, height, stroke=0, fill=1))

    def frame(self, x: float, y: float, width: float, height: float, colour: str, radius: float) -> None:
        super().frame(x, y, width, height, colour, radius)
        low, stroke = self._height - y - height, HexColor(colour)

        def draw(canvas: Canvas) -> None:
            canvas.setStrokeColor(stroke)
            canvas.setLineWidth(0.75)
            canvas.roundRect(x, low, width, height, radius, stroke=1, fill=0)

        self.strokes.append(draw)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        super().disc(x, y, radius, fill)
        middle_y = self._height - y
        self.strokes.append(lambda canvas: canvas.circle(x, middle_y, radius, stroke=0, fill=1))

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        colour: str,
        thickness: float = 0.6,
        dashed: bool = False,
    ) -> None:
        super().rule(x1, y1, x2, y2, colour, thickness, dashed)
        stroke, start, end = HexColor(colour), self._height - y1, self._height - y2

        def draw(canvas: Canvas) -> None:
            canvas.setStrokeColor(stroke)
            canvas.setLineWidth(thickness)
            canvas.line(x1, start, x2, end)

        self.strokes.append(draw)

    def string(self, text: str, font: str, size: float, x: float, baseline: float, tracking: float) -> None:
        super().string(text, font, size, x, baseline, tracking)
        y = self._height - baseline

        def draw(canvas: Canvas) -> None:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text, charSpace=tracking)

        self.strokes.append(draw)


def _strokes(said: Outline) -> tuple[list[Stroke], int]:
    """Every stroke of the report's pages, and how many pages they are."""
    pages = compose(said)
    recorder = _Recorder(Canvas("unused.pdf", **_START))
    for number, page in enumerate(pages, 1):
        page.draw(recorder, said.footer, number, len(pages))
    return recorder.strokes, len(pages)


def _replay(strokes: list[Stroke], path: Path) -> None:
    canvas = Canvas(str(path), pagesize=theme.A4, pageCompression=1, **_START)
    for stroke in strokes:
        stroke(canvas)
    canvas.save()


def _sentence(index: int, turn: int) -> str:
    subject, villages = _SUBJECTS[index % 5], index % 37 + 2
    return f"{_VERBS[index % 4]} {subject} dans les {villages} communes{turn} du canton{turn} n° {index}"


def _report(turn: int) -> Report:
    kinds = (ActivityKind.WELCOME, ActivityKind.IDEAS, ActivityKind.VOTE, ActivityKind.MATRIX)
    steps = [Activity(kind, "w", kind, kind.title(), "Une consigne pour tous.", 30) for kind in kinds]
    agenda = Agenda(
        Workshop("w", "Atelier 2", date(2021, 4, 8), time(14), "Le Mans"), tuple(map(AgendaLine, steps))
    )
    vote = _vote(turn)
    return Report(
        Initiative("i", "Usages numériques en Sarthe", "Le Département"),
        agenda,
        _attendance(),
        ((steps[1], _board(turn)),),
        ((steps[2], vote),),
        ((steps[3], _matrix(vote)),),
    )


def _attendance() -> AttendanceList:
    attendees = tuple(
        Attendee(
            Participant(str(index), f"Lefèvre-Château {index}", "Éloïse", f"Commune de Sillé {index % 90}"),
            attendances=(Attendance(WHOLE, _OPENED - timedelta(minutes=index % 40), Channel.PHONE),),
        )
        for index in range(_PEOPLE)
    )
    return AttendanceList("w", attendees, _PEOPLE, _PEOPLE, 0, 90)


def _board(turn: int) -> BoardContents:
    colours = list(Colour)
    groups = tuple(Group(str(index), "b", f"Thème {index}") for index in range(_GROUPS))
    notes = tuple(
        Note(
            str(index),
            "b",
            _sentence(index, turn),
            colours[index % 6],
            index % 30 * 160.0,
            index // 30 * 124.0,
            str(index % _GROUPS),
        )
        for index in range(_NOTES)
    )
    return BoardContents(Board("b", "b"), notes, groups)


def _vote(turn: int) -> PollRecord:
    options = tuple(Option(str(index), _sentence(index, turn)) for index in range(_OPTIONS))
    standings = ranked([(one.id, 200 - index // 2, 90) for index, one in enumerate(options)])
    settings = {"points": 5, "maximum": 2}
    poll = Poll("v", "v", "Quoi d'abord ?", "dots", settings, PollState.CLOSED, False, None, _OPENED, _OPENED)
    outcome = Outcome(standings, _PEOPLE, 1480)
    return PollRecord(poll, options, _PEOPLE, {Channel.PHONE: _PEOPLE}, (), outcome)


def _matrix(vote: PollRecord) -> MatrixRecord:
    items: list[Any] = [
        MatrixItem(option, index + 1, 200 - index, index * 7 % 10 / 10, index * 3 % 10 / 10)
        for index, option in enumerate(vote.options[:_WINNERS])
    ]
    return MatrixRecord(Matrix("m", "m", "v", _WINNERS), tuple(items))
