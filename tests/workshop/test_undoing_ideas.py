"""What a phone did is never undone by the facilitator's Ctrl+Z, whatever was done before and after it."""

from __future__ import annotations

import pytest

from atelier_app.domain.acts import Act, SetUndone
from atelier_app.domain.board import Note, ReadNotes
from atelier_app.domain.core import Command, Id, Origin, Refused, new_id
from atelier_app.domain.ideas import CorrectIdea, WithdrawIdea
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.notes import EditNote, MoveNotes, Place, RemoveNotes
from atelier_app.domain.refusals import Refusal
from tests.stage import PHONE, Stage

WINDOW = Origin(client="window")


class Idea:
    """An idea from a phone, between its author's hands and the facilitator's."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.author = stage.sign_in("Petit", "Inès")
        stage.enter(ActivityKind.IDEAS)
        self.id = stage.idea(self.author, "bus")
        self.acts: list[Id] = []

    def act(self, command: Command) -> None:
        self.acts.append(new_id())
        self.stage.do(Act(self.acts[-1], "act", command), WINDOW)

    def step(self, *, undone: bool) -> Refusal | None:
        """Ctrl+Z or Ctrl+Y; what was said when it was refused."""
        try:
            self.stage.do(SetUndone(self.acts[-1], undone), WINDOW)
        except Refused as refused:
            return refused.code
        return None

    def correct(self, text: str) -> None:
        self.stage.do(CorrectIdea(self.id, self.stage.author_key(self.author), text), PHONE)

    def withdraw(self, *, withdrawn: bool = True) -> None:
        self.stage.do(WithdrawIdea(self.id, self.stage.author_key(self.author), withdrawn), PHONE)

    @property
    def shown(self) -> Note | None:
        notes = self.stage.door.read(ReadNotes((self.id,)))
        return notes[0] if notes else None


@pytest.fixture
def idea(stage: Stage) -> Idea:
    return Idea(stage)


def test_an_edit_is_not_undone_over_the_authors_correction(idea: Idea) -> None:
    idea.act(EditNote(idea.id, "bus de nuit"))
    idea.correct("bus le dimanche")
    assert idea.step(undone=True) is Refusal.NOTE_WAS_REWRITTEN
    assert idea.shown is not None
    assert idea.shown.text == "bus le dimanche"


def test_an_edit_is_not_done_again_over_the_authors_correction(idea: Idea) -> None:
    idea.act(EditNote(idea.id, "bus de nuit"))
    assert idea.step(undone=True) is None
    idea.correct("bus le dimanche")
    assert idea.step(undone=False) is Refusal.NOTE_WAS_REWRITTEN
    assert idea.shown is not None
    assert idea.shown.text == "bus le dimanche"


@pytest.mark.parametrize("undone", [True, False], ids=["undo", "redo"])
def test_a_move_is_undone_and_redone_under_the_words_the_author_chose_meanwhile(
    idea: Idea, undone: bool
) -> None:
    idea.act(MoveNotes((Place(idea.id, 500, 300),)))
    if not undone:
        idea.step(undone=True)
    idea.correct("bus le dimanche")
    before = idea.shown
    assert idea.step(undone=undone) is None
    after = idea.shown
    assert before is not None
    assert after is not None
    assert after.text == "bus le dimanche"
    assert ((after.x, after.y) == (500, 300)) is not undone


def test_an_idea_that_was_removed_comes_back_as_its_author_corrected_it(idea: Idea) -> None:
    idea.act(RemoveNotes((idea.id,)))
    assert idea.shown is None
    idea.withdraw()
    assert idea.step(undone=True) is None
    assert idea.shown is None
    idea.withdraw(withdrawn=False)
    assert idea.shown is not None
    assert idea.shown.text == "bus"


@pytest.mark.parametrize("gesture", ["edit", "move", "remove"])
@pytest.mark.parametrize("undone", [True, False], ids=["undo", "redo"])
def test_an_idea_its_author_withdrew_stays_away_whatever_is_undone(
    idea: Idea, gesture: str, undone: bool
) -> None:
    idea.act(
        {
            "edit": EditNote(idea.id, "bus de nuit"),
            "move": MoveNotes((Place(idea.id, 500, 300),)),
            "remove": RemoveNotes((idea.id,)),
        }[gesture]
    )
    if not undone:
        idea.step(undone=True)
    idea.withdraw()
    idea.step(undone=undone)
    assert idea.shown is None


def test_sending_is_nobodys_step(idea: Idea) -> None:
    idea.act(MoveNotes((Place(idea.id, 500, 300),)))
    later = idea.stage.idea(idea.author, "vélo")
    assert idea.step(undone=True) is None
    assert idea.stage.door.read(ReadNotes((later,)))
