"""Whatever is done, in whatever order, undone and redone: the door agrees with a simple model."""

from __future__ import annotations

import shutil
import tempfile
from copy import deepcopy
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from atelier_app.domain.attendance import CancelAttendance, ReadAttendance, RecordAttendance
from atelier_app.domain.board import Colour, ReadBoard
from atelier_app.domain.core import Command, Id, Refused, new_id
from atelier_app.domain.notes import (
    AddNote,
    Assignment,
    AssignNotes,
    ColourNotes,
    EditNote,
    GroupNotes,
    MoveNotes,
    Place,
    RemoveNotes,
)
from atelier_app.domain.polls import ClosePoll, Option, ReadPoll, ReopenPoll
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.inspection import inspect
from tests.stage import PHONE, SetClock, new_stage

TEXTS = st.sampled_from(["bus", "appli", "fibre 🎉", "données", "<b>"])


class Doings(RuleBasedStateMachine):
    """The model: notes by id, who is there, what each voted; a stack of states to go back and forth on."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "modèle.atelier"
        self.clock = SetClock()
        self.stage = new_stage(self.path, self.clock)
        self.notes: dict[Id, dict[str, object]] = {}
        self.present: set[Id] = set()
        self.votes: dict[Id, dict[Id, int]] = {}
        self.open = True
        self.undo: list[Command] = []
        self.redo: list[Command] = []
        self.past: list[dict[Id, dict[str, object]]] = []
        self.future: list[dict[Id, dict[str, object]]] = []

    @initialize()
    def people_and_poll(self) -> None:
        self.options: tuple[Option, ...] = self.stage.open_poll("a", "b", "c")
        self.people = [self.stage.sign_in(f"Nom{i}") for i in range(3)]
        self.present = set(self.people)

    def note_ids(self) -> list[Id]:
        return sorted(self.notes)

    def gesture(self, command: Command, after: dict[Id, dict[str, object]]) -> None:
        receipt = self.stage.do(command)
        assert receipt.changed == (after != self.notes)
        if receipt.inverse is not None:
            self.undo.append(receipt.inverse)
            self.past.append(self.notes)
            self.redo.clear()
            self.future.clear()
        self.notes = after
        assert not self.stage.do(command).changed  # the same command twice changes nothing

    @rule(text=TEXTS)
    def add(self, text: str) -> None:
        note = new_id()
        row: dict[str, object] = {"text": text, "colour": Colour.YELLOW, "place": (0.0, 0.0), "group": None}
        self.gesture(AddNote(note, self.stage.board, text, x=0, y=0), self.notes | {note: row})

    @precondition(lambda self: self.notes)
    @rule(data=st.data(), text=TEXTS)
    def edit(self, data: st.DataObject, text: str) -> None:
        note = data.draw(st.sampled_from(self.note_ids()))
        self.gesture(EditNote(note, text), self.changed([note], text=text))

    @precondition(lambda self: self.notes)
    @rule(data=st.data(), colour=st.sampled_from(Colour))
    def colour(self, data: st.DataObject, colour: Colour) -> None:
        ids = data.draw(st.lists(st.sampled_from(self.note_ids()), min_size=1, unique=True))
        self.gesture(ColourNotes(tuple(ids), colour), self.changed(ids, colour=colour))

    @precondition(lambda self: self.notes)
    @rule(data=st.data(), x=st.integers(-500, 500))
    def move(self, data: st.DataObject, x: int) -> None:
        ids = data.draw(st.lists(st.sampled_from(self.note_ids()), min_size=1, unique=True))
        places = tuple(Place(note, float(x), 8.0) for note in ids)
        self.gesture(MoveNotes(places), self.changed(ids, place=(float(x), 8.0)))

    @precondition(lambda self: self.notes)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        note = data.draw(st.sampled_from(self.note_ids()))
        after = {k: v for k, v in self.notes.items() if k != note}
        self.gesture(RemoveNotes((note,)), after)

    @precondition(lambda self: self.notes)
    @rule(data=st.data(), group=st.sampled_from(["g1", "g2"]))
    def group(self, data: st.DataObject, group: str) -> None:
        ids = data.draw(st.lists(st.sampled_from(self.note_ids()), min_size=1, unique=True))
        command: Command = GroupNotes(group, self.stage.board, tuple(ids), group)
        after = self.changed(ids, group=group)
        if after == self.notes:
            return  # making an empty group anew is an event, though no note moves
        self.gesture(command, after)

    @precondition(lambda self: self.notes)
    @rule(data=st.data())
    def ungroup(self, data: st.DataObject) -> None:
        note = data.draw(st.sampled_from(self.note_ids()))
        self.gesture(AssignNotes((Assignment(note, None),)), self.changed([note], group=None))

    def changed(self, ids: list[Id], **values: object) -> dict[Id, dict[str, object]]:
        after = deepcopy(self.notes)
        for note in ids:
            after[note] |= values
        return after

    @precondition(lambda self: self.undo)
    @rule()
    def undo_one(self) -> None:
        receipt = self.stage.do(self.undo.pop())
        assert receipt.inverse is not None
        self.redo.append(receipt.inverse)
        self.future.append(self.notes)
        self.notes = self.past.pop()

    @precondition(lambda self: self.redo)
    @rule()
    def redo_one(self) -> None:
        receipt = self.stage.do(self.redo.pop())
        assert receipt.inverse is not None
        self.undo.append(receipt.inverse)
        self.past.append(self.notes)
        self.notes = self.future.pop()

    @rule(data=st.data())
    def tick(self, data: st.DataObject) -> None:
        person = data.draw(st.sampled_from(self.people))
        if person in self.present:
            self.stage.do(CancelAttendance(self.stage.workshop_id, (person,)))
            self.present.discard(person)
        else:
            self.stage.do(RecordAttendance(self.stage.workshop_id, (person,)))
            self.present.add(person)

    @rule(data=st.data(), points=st.lists(st.integers(-1, 3), min_size=3, max_size=3))
    def vote(self, data: st.DataObject, points: list[int]) -> None:
        person = data.draw(st.sampled_from(self.people))
        valid = all(0 <= p <= 2 for p in points) and sum(points) <= 5 and self.open and person in self.present
        command = self.stage.ballot(person, *zip(self.options, points, strict=True))
        try:
            self.stage.do(command, PHONE)
        except Refused:
            assert not valid
        else:
            assert valid
            self.votes[person] = {o.id: p for o, p in zip(self.options, points, strict=True)}

    @rule()
    def close_or_reopen(self) -> None:
        self.stage.do(ClosePoll(self.stage.poll) if self.open else ReopenPoll(self.stage.poll))
        self.open = not self.open

    @rule()
    def reopen_the_file(self) -> None:
        self.stage.door.close()
        assert inspect(self.path).sound
        self.stage.door = Workshop(self.path, self.clock)

    @invariant()
    def the_wall_agrees(self) -> None:
        notes = {
            note.id: {
                "text": note.text,
                "colour": note.colour,
                "place": (note.x, note.y),
                "group": note.group_id,
            }
            for note in self.stage.door.read(ReadBoard(self.stage.board)).notes
        }
        assert notes == self.notes

    @invariant()
    def the_list_agrees(self) -> None:
        attendees = self.stage.door.read(ReadAttendance(self.stage.workshop_id)).attendees
        assert {a.participant.id for a in attendees if a.signed_at} == self.present

    @invariant()
    def the_poll_agrees(self) -> None:
        record = self.stage.door.read(ReadPoll(self.stage.poll))
        assert record.cast == len(self.votes)
        assert (record.outcome is None) == self.open
        if record.outcome:
            scores = {o.id: sum(vote[o.id] for vote in self.votes.values()) for o in self.options}
            assert {s.option_id: s.score for s in record.outcome.standings} == scores

    def teardown(self) -> None:
        self.stage.door.close()
        assert inspect(self.path).sound
        shutil.rmtree(self.folder)


TestDoings = Doings.TestCase
TestDoings.settings = settings(max_examples=15, stateful_step_count=40)
