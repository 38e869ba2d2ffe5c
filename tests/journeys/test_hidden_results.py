"""Hidden results: two rooms vote otherwise, and nothing that anyone may look at tells one from the other.

Both play in copies of one file, by one clock: what a page, an event, an answer, a command or the journal says is then
the same to the letter, unless it depends on what the ballots say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from atelier_app.domain.acts import ReadActs
from atelier_app.domain.ballots import (
    FindBallot,
    FindOwnOptions,
    ReadBallots,
    ReadSignedBallots,
    RecountPoll,
)
from atelier_app.domain.catalogue import QUERIES
from atelier_app.domain.core import Query, Refused, Topic, new_id
from atelier_app.domain.grids import PrepareGrid, ReadGrid
from atelier_app.domain.hands import ReadHands
from atelier_app.domain.history import ReadHistory
from atelier_app.domain.initiative import ActivityKind, ReadAgenda
from atelier_app.domain.merges import FindVotesOn
from atelier_app.domain.methods import METHODS
from atelier_app.domain.papers import ReadPapers, ReadVoters
from atelier_app.domain.polls import (
    ClosePoll,
    OpenPoll,
    Option,
    PausePoll,
    PreparePoll,
    PublishResults,
    ReadPoll,
)
from atelier_app.domain.priorities import PrepareMatrix, ReadMatrix
from atelier_app.workshop.door import Workshop
from tests.cli.conftest import Atelier, atelier
from tests.documents.votes import crowd
from tests.fixtures_phones import HttpPhone, serving
from tests.link.conftest import Served, serve
from tests.phones.test_phones_events import following
from tests.stage import SetClock, Stage

__all__ = ["atelier", "serve"]

Serve = Callable[[Workshop], Served]
Seen = dict[str, Any]
LABELS = ("Bus", "Fibre", "Appli", "Charte")
PEOPLE = 5
SPECTATOR = "spectator".rjust(32, "0")
PAGES = ("/", "/wall", "/find?name=nom")


class Room:
    """One of the two: the same file, its people and its vote; only the ballots differ."""

    def __init__(self, stage: Stage, options: tuple[Option, ...], rows: list[list[int | None]]) -> None:
        self.stage, self._options, self._rows = stage, options, rows

    def vote(self) -> None:
        voters = list(self.stage.tokens)[:PEOPLE]
        for person, row in zip(voters, self._rows, strict=True):
            said = zip(self._options, row, strict=True)
            self.stage.vote(person, *((option, value) for option, value in said if value is not None))

    @property
    def queries(self) -> tuple[Query[Any], ...]:
        """All that a window may ask of a vote, but for a ballot whose id only its voter's badge knows."""
        poll, notes = self.stage.poll, tuple(option.note_id or "" for option in self._options)
        return (
            *(query(poll) for query in (ReadPoll, ReadBallots, ReadSignedBallots, RecountPoll)),
            *(query(poll) for query in (ReadPapers, ReadHands, ReadVoters)),
            FindOwnOptions(poll, self.stage.author_key(next(iter(self.stage.tokens)))),
            FindVotesOn(notes),
            ReadMatrix(self.stage.matrix),
            ReadGrid(self.stage.grid),
            ReadHistory(self.stage.workshop_id),
            ReadAgenda(self.stage.workshop_id),
            ReadActs(""),
        )


def prepared(stage: Stage, method: str, *, secret: bool) -> tuple[Option, ...]:
    """The vote is open; a matrix and a grid wait for its winners."""
    options = tuple(Option(new_id(), label, note_id=stage.note(label)) for label in LABELS)
    settings = METHODS[method].suggested(len(LABELS))
    prepare = PreparePoll(stage.poll, "Quoi ?", options, settings, stage.board, method=method)
    stage.do(replace(prepare, secret=secret, withheld=True))
    stage.do(PrepareMatrix(stage.matrix, stage.poll, 2))
    stage.do(PrepareGrid(stage.grid, stage.poll, 2))
    for number in range(PEOPLE):
        stage.sign_in(f"Nom{number}", token=f"{number:032}")
    stage.sign_in("Témoin", token=SPECTATOR)
    stage.enter(ActivityKind.VOTE)
    stage.do(OpenPoll(stage.poll))
    return options


def answered(read: Callable[[Query[Any]], object], queries: tuple[Query[Any], ...]) -> Seen:
    def said(query: Query[Any]) -> object:
        try:
            return read(query)
        except Refused as refused:
            return refused.code

    return {f"link {type(query).__name__}": said(query) for query in queries}


def journal(path: Path) -> Seen:
    with closing(sqlite3.connect(path)) as file:
        return {"journal": file.execute("SELECT * FROM event ORDER BY number").fetchall()}


def printed(run: Atelier, path: Path) -> Seen:
    """What each command says of the file, and what it writes."""
    out = path.parent
    files = {"--pdf": out / "s.pdf", "--csv": out / "b.csv", "--json": out / "b.json", "--md": out / "b.md"}
    said: Seen = {
        "cli export": run("export", path, "--pdf", files["--pdf"]),
        "cli board": run("board", path, *(word for file in list(files.items())[1:] for word in file)),
        "cli recount": run("recount", path, "--json"),
        "cli check": run("check", path),
        "cli ballots": run("ballots", path, "--csv", out / "ballots.csv").code,
        "ballots written": (out / "ballots.csv").exists(),
    }
    pages = PdfReader(files["--pdf"]).pages
    told = {name: file.read_text("utf-8") for name, file in files.items() if name != "--pdf"}
    return said | told | {"pdf": [page.extract_text() for page in pages]}


@contextmanager
def phones(room: Room, clock: SetClock) -> Iterator[dict[str, HttpPhone]]:
    """Of somebody who has not voted, of one who has, and of a stranger."""
    with serving(room.stage.door, clock) as server:
        badges = {"spectator": SPECTATOR, "voter": f"{0:032}", "stranger": "f" * 32}
        made = {name: HttpPhone(server.address) for name in badges}
        for name, phone in made.items():
            phone.http.cookies.clear()
            phone.http.cookies.set("badge", badges[name])
        yield made
        for phone in made.values():
            phone.http.close()


def pages(made: dict[str, HttpPhone]) -> Seen:
    return {f"{name} {page}": phone.http.get(page).text for name, phone in made.items() for page in PAGES}


def played(room: Room, clock: SetClock, serve: Serve, run: Atelier, folder: Path) -> tuple[Seen, Seen]:
    """The whole vote: what could be seen before the results were published, and after."""
    hidden: Seen = {}
    link = serve(room.stage.door).link()

    def look(moment: str, *, thorough: bool = False, closed: bool = False) -> Seen:
        seen = pages(made) | answered(link.read, room.queries) | journal(room.stage.door.path)
        seen |= printed(run, room.stage.door.path) if thorough else {}
        # Until the vote is closed its form shows a voter what they themselves chose.
        others = {name: said for name, said in seen.items() if closed or not name.startswith("voter")}
        return {f"{moment}: {name}": said for name, said in others.items()}

    with phones(room, clock) as made:
        with following(made["spectator"], since=room.stage.door.last_number) as events:
            room.vote()
            last = events.until(lambda news: news.data.get("cast") == PEOPLE)
            hidden["event"] = sorted(last.data)
        hidden |= look("open", thorough=True)
        room.stage.do(PausePoll(room.stage.poll))
        hidden |= look("paused")
        room.stage.do(ClosePoll(room.stage.poll))
        hidden |= look("closed", thorough=True, closed=True)
        room.stage.do(PublishResults(room.stage.poll))
        published = look("published", closed=True)
    link.close()
    return told(hidden, folder), published


def told(seen: Seen, folder: Path) -> Seen:
    return {name: repr(said).replace(str(folder), "") for name, said in seen.items()}


@pytest.mark.parametrize(("method", "secret"), [*zip(METHODS, cycle((True, False)), strict=False)])
def test_hidden_results_are_told_by_nothing_at_all(
    stage: Stage,
    path: Path,
    clock: SetClock,
    tmp_path: Path,
    serve: Serve,
    atelier: Atelier,
    method: str,
    secret: bool,
) -> None:
    options = prepared(stage, method, secret=secret)
    stage.door.close()
    rows = crowd(method, len(LABELS), PEOPLE)
    others = [[*row[-1:], *row[:-1]] for row in rows]
    rooms: list[tuple[Seen, Seen]] = []
    for name, ballots in (("one", rows), ("other", others)):
        folder = tmp_path / name
        folder.mkdir()
        copy = folder / path.name
        copy.write_bytes(path.read_bytes())
        with closing(Workshop(copy, clock)) as door:
            rooms.append(played(Room(stage.behind(door), options, ballots), clock, serve, atelier, folder))
    (hidden, published), (otherwise_hidden, otherwise_published) = rooms
    assert hidden == otherwise_hidden
    assert hidden["event"] == "['cast', 'now', 'present']"
    for place in (
        "spectator /",
        "link ReadPoll",
        "link ReadBallots",
        "link RecountPoll",
        "link ReadMatrix",
        "link ReadGrid",
        "link ReadHistory",
    ):
        assert published[f"published: {place}"] != otherwise_published[f"published: {place}"], (
            "it would be seen"
        )


def test_no_question_about_a_vote_is_forgotten_here(stage: Stage) -> None:
    stage.sign_in("Témoin")
    asked = {type(query) for query in Room(stage, (), []).queries}
    assert {query for query in QUERIES.values() if Topic.POLLS in query.topics} == asked | {FindBallot}
