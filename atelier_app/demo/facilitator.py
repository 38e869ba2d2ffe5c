"""What the facilitator does during the sample workshop, through the door."""

from __future__ import annotations

from atelier_app.domain.board import Colour, Note, ReadBoard
from atelier_app.domain.core import Command, Id, Together
from atelier_app.domain.door import Door
from atelier_app.domain.notes import ColourNotes, GroupNotes, MoveNotes, Place, PlaceNotes
from atelier_app.domain.polls import ClosePoll, OpenPoll
from atelier_app.domain.priorities import PlaceOption, ReadMatrix
from atelier_app.domain.room import EnterActivity
from atelier_app.exchange.layout import blocks, in_rows
from atelier_app.exchange.sample import UNDER_WAY, Sample, sample_id

# (impact, effort) of the winners, best first; those beyond start again, a little aside.
POSITIONS = ((0.82, 0.22), (0.86, 0.78), (0.7, 0.42), (0.62, 0.84), (0.38, 0.16), (0.6, 0.1), (0.3, 0.82))


class Facilitator:
    """Runs workshop 2 of the sample."""

    def __init__(self, door: Door, sample: Sample) -> None:
        self._door = door
        self._sample = sample

    def enter(self, activity: str) -> None:
        """Goes to the activity of this key: "welcome", "ideas"…"""
        self._door.execute(EnterActivity(sample_id(UNDER_WAY, activity)))

    def stick_notes(self) -> None:
        """What the tables wrote on paper."""
        self._door.execute(Together(tuple(self._sample.board(UNDER_WAY))))

    def group_ideas(self) -> None:
        """Puts each idea of the phones into its group, and lays everything out again."""
        board_id = sample_id(UNDER_WAY, "ideas")
        board = self._door.read(ReadBoard(board_id))
        groups: dict[Id, list[Note]] = {group.id: [] for group in board.groups}
        for note in board.notes:
            groups[note.group_id or self._sample.group_of(note.text)].append(note)
        waiting = tuple(note.id for note in board.notes if note.inbox)
        self._door.execute(Together((PlaceNotes(waiting), *_grouped(board_id, groups), _laid_out(groups))))

    def open_vote(self) -> None:
        poll = self._sample.poll(UNDER_WAY)
        self._door.execute(poll)
        self._door.execute(OpenPoll(poll.poll_id))

    def close_vote(self) -> None:
        self._door.execute(ClosePoll(self._sample.poll(UNDER_WAY).poll_id))

    def place_winners(self) -> int:
        """Places the winners on the matrix; answers how many they are."""
        prepared = self._sample.matrix(UNDER_WAY)
        self._door.execute(prepared)
        items = self._door.read(ReadMatrix(prepared.matrix_id)).items
        for index, item in enumerate(items):
            impact, effort = POSITIONS[index % len(POSITIONS)]
            aside = index // len(POSITIONS) * 0.05
            self._door.execute(
                PlaceOption(prepared.matrix_id, item.option.id, impact - aside, effort + aside)
            )
        return len(items)


def _grouped(board_id: Id, groups: dict[Id, list[Note]]) -> list[Command]:
    """Every note into its group, on the paper of those that were there first."""
    commands: list[Command] = []
    for group_id, notes in groups.items():
        note_ids = tuple(note.id for note in notes)
        colour = notes[0].colour if notes else Colour.YELLOW
        commands += [GroupNotes(group_id, board_id, note_ids), ColourNotes(note_ids, colour)]
    return commands


def _laid_out(groups: dict[Id, list[Note]]) -> MoveNotes:
    places: list[Place] = []
    notes_of = list(groups.values())
    for notes, (columns, corner) in zip(notes_of, blocks([len(notes) for notes in notes_of]), strict=True):
        spots = in_rows(len(notes), columns, corner)
        places += [Place(note.id, x, y) for note, (x, y) in zip(notes, spots, strict=True)]
    return MoveNotes(tuple(places))
