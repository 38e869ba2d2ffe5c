"""What the facilitator did is undone and done again, also once the file was closed and opened."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from atelier_app.domain.acts import ACTS_KEPT, Act, ActRecord, ReadActs, SetUndone
from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import Command, Id, Origin, Together, new_id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.notes import AddNote, EditNote, MoveNotes, Place, RemoveNotes
from atelier_app.domain.privacy import ErasePeople
from atelier_app.domain.refusals import Refusal
from atelier_app.storage.tables import act
from atelier_app.workshop.door import Workshop
from tests.stage import SetClock, Stage, refusal

WINDOW = Origin(client="window")


def done(stage: Stage, command: Command, said: str = "Add a note", origin: Origin = WINDOW) -> Id:
    id = new_id()
    stage.do(Act(id, said, command), origin)
    return id


def texts(door: Workshop, board: Id) -> list[str]:
    return [note.text for note in door.read(ReadBoard(board)).notes]


def acts(door: Workshop, client: str = "window") -> list[tuple[str, bool]]:
    return [(line.said, line.undone) for line in door.read(ReadActs(client))]


def test_an_act_is_undone_and_done_again_after_reopening(stage: Stage, clock: SetClock, path: Path) -> None:
    note = AddNote(new_id(), stage.board, "un")
    done(stage, note)
    edited = done(stage, EditNote(note.id, "deux"), "Edit note")
    stage.door.close()
    door = Workshop(path, clock)
    try:
        assert acts(door) == [("Add a note", False), ("Edit note", False)]
        door.execute(SetUndone(edited, undone=True), WINDOW)
        assert texts(door, stage.board) == ["un"]
        assert acts(door) == [("Add a note", False), ("Edit note", True)]
        door.execute(SetUndone(edited, undone=False), WINDOW)
        assert texts(door, stage.board) == ["deux"]
    finally:
        door.close()


def test_the_receipt_of_an_act_undoes_it_and_that_of_the_undoing_does_it_again(stage: Stage) -> None:
    receipt = stage.do(Act(new_id(), "Add a note", AddNote(new_id(), stage.board, "un")), WINDOW)
    for expected in ([], ["un"], [], ["un"]):
        assert receipt.inverse is not None
        receipt = stage.do(receipt.inverse, WINDOW)
        assert texts(stage.door, stage.board) == expected


def test_the_same_act_or_undoing_twice_is_one(stage: Stage) -> None:
    act_ = Act(new_id(), "Add a note", AddNote(new_id(), stage.board, "un"))
    stage.do(act_, WINDOW)
    assert not stage.do(act_, WINDOW).changed
    stage.do(SetUndone(act_.id, undone=True), WINDOW)
    assert not stage.do(SetUndone(act_.id, undone=True), WINDOW).changed
    assert texts(stage.door, stage.board) == []


def test_an_answer_that_was_lost_loses_no_step(stage: Stage) -> None:
    """Asked again after a restart of the engine, it says once more what takes the step back."""
    act_ = Act(new_id(), "Add a note", AddNote(new_id(), stage.board, "un"))
    for command, back in (
        (act_, SetUndone(act_.id, undone=True)),
        (SetUndone(act_.id, undone=True), SetUndone(act_.id, undone=False)),
    ):
        assert stage.do(command, WINDOW).inverse == back
        again = stage.do(command, WINDOW)
        assert (again.changed, again.inverse) == (False, back)


def test_a_new_act_ends_what_could_be_done_again_by_the_same_window_only(stage: Stage) -> None:
    first = done(stage, AddNote(new_id(), stage.board, "un"), "first")
    other = done(stage, AddNote(new_id(), stage.board, "deux"), "other", Origin(client="second screen"))
    stage.do(SetUndone(first, undone=True), WINDOW)
    stage.do(SetUndone(other, undone=True), Origin(client="second screen"))
    done(stage, AddNote(new_id(), stage.board, "trois"), "third")
    assert acts(stage.door) == [("third", False)]
    assert acts(stage.door, "second screen") == [("other", True)]
    assert refusal(lambda: stage.do(SetUndone(first, undone=False), WINDOW)) is Refusal.ACT_FORGOTTEN


def test_what_changed_nothing_is_no_act(stage: Stage) -> None:
    note = stage.note("un")
    done(stage, EditNote(note, "un"))
    assert acts(stage.door) == []


def test_an_act_that_can_no_longer_be_undone_changes_nothing_and_is_offered_no_more(
    stage: Stage, clock: SetClock, path: Path
) -> None:
    moved, note = stage.note("un"), stage.note("un")
    both = Together((EditNote(note, "deux"), MoveNotes((Place(moved, 900.0, 900.0),))))
    edited = done(stage, both)
    stage.do(EditNote(note, "trois"))
    before = stage.door.read(ReadBoard(stage.board))
    assert refusal(lambda: stage.do(SetUndone(edited, undone=True), WINDOW)) is Refusal.NOTE_WAS_REWRITTEN
    assert stage.door.read(ReadBoard(stage.board)) == before
    assert refusal(lambda: stage.do(SetUndone(edited, undone=True), WINDOW)) is Refusal.ACT_FORGOTTEN
    stage.door.close()
    with closing(Workshop(path, clock)) as door:
        assert acts(door) == []
        assert door.read(ReadBoard(stage.board)) == before


def test_an_act_whose_undoing_finds_nothing_to_do_is_forgotten(stage: Stage) -> None:
    note = stage.note("un")
    removed = done(stage, RemoveNotes((note,)))
    stage.do(RemoveNotes((note,)))
    from atelier_app.domain.notes import RestoreNotes

    stage.do(RestoreNotes((note,)))
    assert not stage.do(SetUndone(removed, undone=True), WINDOW).changed
    assert acts(stage.door) == []


def test_nothing_is_undone_once_someone_was_erased(stage: Stage) -> None:
    person = stage.sign_in("Petit", "Inès")
    stage.enter(ActivityKind.IDEAS)
    added = done(stage, AddNote(new_id(), stage.board, "un"))
    stage.do(ErasePeople((person,)))
    assert stage.door.read(ReadActs("window")) == ()
    assert refusal(lambda: stage.do(SetUndone(added, undone=True), WINDOW)) is Refusal.ACT_FORGOTTEN


def test_only_so_many_acts_are_kept(stage: Stage, monkeypatch: object) -> None:
    from atelier_app.workshop.handlers import acts as handler

    assert ACTS_KEPT >= 1000
    kept = 5
    monkeypatch.setattr(handler, "ACTS_KEPT", kept)  # type: ignore[attr-defined]
    for number in range(kept + 3):
        done(stage, AddNote(new_id(), stage.board, str(number)), f"note {number}")
    assert [said for said, _undone in acts(stage.door)] == [f"note {n}" for n in range(3, 8)]


def test_what_an_older_program_wrote_and_we_cannot_read_is_not_undone(stage: Stage) -> None:
    id = new_id()
    row = {"id": id, "client": "window", "said": "?", "inverse": b"\x00nonsense", "undone": False}
    with stage.door._writer._engine.begin() as connection:
        connection.execute(act.insert().values(row))
    assert stage.door.read(ReadActs("window")) == (ActRecord(id, "?", False),)
    assert refusal(lambda: stage.do(SetUndone(id, undone=True), WINDOW)) is Refusal.ACT_FORGOTTEN
    assert acts(stage.door) == []
