"""Undo over the life of a file: it goes on where it was left, in order, and forgets what must be forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.door.remote import Remote
from atelier_app.domain.attendance import ReadAttendance
from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.initiative import ActivityKind, DescribeActivity, ReadAgenda, ReadInitiative
from atelier_app.domain.notes import AddNote
from atelier_app.domain.privacy import ErasePeople
from tests.desktop.conftest import Engine

Opening = Callable[[], Remote]


@pytest.fixture
def opening(engine: Engine, qtbot: QtBot) -> Iterator[Opening]:
    """Opens the file as the same window again; the one before is closed."""
    made: list[Remote] = []

    def open_again() -> Remote:
        if made:
            made[-1].close(end_engine=False)
        made.append(Remote(engine.reach, client="window"))
        made[-1].open()
        qtbot.waitUntil(lambda: made[-1].state == "connected" and made[-1].pending == 0)
        return made[-1]

    yield open_again
    made[-1].close(end_engine=False)


class Board:
    """The sample's board, seen past the window."""

    def __init__(self, engine: Engine, qtbot: QtBot) -> None:
        self._door, self._qtbot = engine.door, qtbot
        self.workshop_id = self._door.read(ReadInitiative()).workshops[0].id
        lines = self._door.read(ReadAgenda(self.workshop_id)).lines
        self.activity = next(line.activity for line in lines if line.activity.kind is ActivityKind.IDEAS)
        self.before = {note.id for note in self._door.read(ReadBoard(self.activity.id)).notes}

    @property
    def added(self) -> list[str]:
        notes = self._door.read(ReadBoard(self.activity.id)).notes
        return [note.text for note in notes if note.id not in self.before]

    @property
    def title(self) -> str:
        lines = self._door.read(ReadAgenda(self.workshop_id)).lines
        return next(line.activity.title for line in lines if line.activity.id == self.activity.id)

    def add(self, remote: Remote, text: str) -> Id:
        id = new_id()
        remote.execute(AddNote(id, self.activity.id, text), undo_text=f"Add {text}")
        self._qtbot.waitUntil(lambda: text in self.added and remote.pending == 0)
        return id

    def rename(self, remote: Remote, title: str) -> None:
        remote.execute(DescribeActivity(self.activity.id, title, "", 20), undo_text="Rename")
        self._qtbot.waitUntil(lambda: self.title == title and remote.pending == 0)

    def undo(self, remote: Remote) -> None:
        remote.undo.undo()
        self._qtbot.waitUntil(lambda: remote.pending == 0)

    def redo(self, remote: Remote) -> None:
        remote.undo.redo()
        self._qtbot.waitUntil(lambda: remote.pending == 0)


@pytest.fixture
def board(engine: Engine, qtbot: QtBot) -> Board:
    return Board(engine, qtbot)


def test_what_was_done_is_undone_and_redone_after_reopening(opening: Opening, board: Board) -> None:
    first, was = opening(), board.title
    board.add(first, "un")
    board.rename(first, "Idées")
    board.add(first, "deux")
    board.undo(first)
    again = opening()
    assert (again.undo.undoText(), again.undo.redoText()) == ("Rename", "Add deux")
    board.redo(again)
    assert board.added == ["un", "deux"]
    for _step in range(3):
        board.undo(again)
    assert (board.added, board.title) == ([], was)
    assert not again.undo.canUndo()
    third = opening()
    assert third.undo.redoText() == "Add un"
    for _step in range(3):
        board.redo(third)
    assert (board.added, board.title) == (["un", "deux"], "Idées")


def test_a_new_act_after_reopening_ends_what_could_be_redone(opening: Opening, board: Board) -> None:
    first = opening()
    board.add(first, "un")
    board.undo(first)
    again = opening()
    assert again.undo.canRedo()
    board.add(again, "deux")
    assert not again.undo.canRedo()
    assert opening().undo.count() == 1


def test_what_is_done_before_the_file_has_answered_comes_last(
    engine: Engine, opening: Opening, board: Board, qtbot: QtBot
) -> None:
    board.add(opening(), "un")
    quick = Remote(engine.reach, client="window")
    quick.execute(AddNote(new_id(), board.activity.id, "deux"), undo_text="Add deux")
    quick.open()
    qtbot.waitUntil(lambda: quick.state == "connected" and quick.pending == 0)
    assert [quick.undo.text(n) for n in range(quick.undo.count())] == ["Add un", "Add deux"]
    quick.close(end_engine=False)


def test_the_menu_hears_that_there_is_something_to_undo(
    engine: Engine, opening: Opening, board: Board, qtbot: QtBot
) -> None:
    board.add(opening(), "un")
    again = Remote(engine.reach, client="window")
    heard: list[int] = []
    again.undo.indexChanged.connect(heard.append)
    again.open()
    qtbot.waitUntil(lambda: heard == [1])
    again.close(end_engine=False)


def test_another_windows_acts_are_not_mine(
    engine: Engine, remote: Remote, opening: Opening, board: Board
) -> None:
    board.add(remote, "un")
    assert opening().undo.count() == 0


def test_quick_steps_through_a_restart_of_the_engine_lose_none(
    engine: Engine, opening: Opening, board: Board, qtbot: QtBot
) -> None:
    window = opening()
    for text in ("un", "deux", "trois"):
        board.add(window, text)
    window.undo.undo()
    window.undo.undo()
    engine.restart()
    window.undo.redo()
    window.undo.undo()
    window.undo.undo()
    qtbot.waitUntil(lambda: window.state == "connected" and window.pending == 0, timeout=20_000)
    assert board.added == []
    for _step in range(3):
        board.redo(window)
    assert board.added == ["un", "deux", "trois"]


def test_erasing_people_forgets_everything_on_both_sides(
    engine: Engine, opening: Opening, board: Board, qtbot: QtBot
) -> None:
    window = opening()
    board.add(window, "un")
    (someone, *_others) = engine.door.read(ReadAttendance(board.workshop_id)).attendees
    engine.door.execute(ErasePeople((someone.participant.id,)))
    qtbot.waitUntil(lambda: window.undo.count() == 0)
    assert board.added == ["un"]
    assert opening().undo.count() == 0
