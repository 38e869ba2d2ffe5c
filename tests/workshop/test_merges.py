"""Notes that say the same, made one and taken apart again."""

import pytest

from atelier_app.domain.board import BoardContents, Colour, ReadBoard, ReadNotes
from atelier_app.domain.core import Id, Together, new_id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.merges import FindVotesOn, MergeNotes, ReadOriginals, UnmergeNote
from atelier_app.domain.notes import ColourNotes, GroupNotes, MoveNotes, Place, RemoveNotes
from atelier_app.domain.polls import ClosePoll, OpenPoll, Option, PreparePoll, ReadPoll
from atelier_app.domain.refusals import Refusal
from tests.stage import Stage, refusal


def wall(stage: Stage) -> BoardContents:
    return stage.door.read(ReadBoard(stage.board))


@pytest.fixture
def pair(stage: Stage) -> tuple[Id, Id]:
    """Two notes that say the same; the first is green, in a group, and lies apart."""
    first, second = stage.note("Un bus le soir"), stage.note("un bus, le soir")
    stage.do(
        Together(
            (
                ColourNotes((first,), Colour.GREEN),
                MoveNotes((Place(first, 700, 300),)),
                GroupNotes(new_id(), stage.board, (first,), "Mobilité"),
            )
        )
    )
    return first, second


def merge(stage: Stage, ids: tuple[Id, ...], text: str = "Un bus le soir") -> MergeNotes:
    command = MergeNotes(new_id(), stage.board, ids, text)
    stage.do(command)
    return command


def test_one_note_stands_for_both_and_keeps_them_inside(stage: Stage, pair: tuple[Id, Id]) -> None:
    before = wall(stage)
    merged = merge(stage, pair, "Un bus le soir ")
    (note,) = wall(stage).notes
    first = before.notes[0]
    assert (note.id, note.text, note.originals) == (merged.id, "Un bus le soir ", 2)
    assert (note.x, note.y, note.colour, note.group_id) == (first.x, first.y, first.colour, first.group_id)
    assert stage.door.read(ReadOriginals(merged.id)) == before.notes
    assert stage.door.read(ReadNotes(pair)) == ()


def test_a_merger_is_undone_and_redone(stage: Stage, pair: tuple[Id, Id]) -> None:
    before = wall(stage)
    receipt = stage.do(MergeNotes(new_id(), stage.board, pair, "Un bus"))
    after = wall(stage)
    assert receipt.inverse is not None
    back = stage.do(receipt.inverse)
    assert wall(stage) == before
    assert back.inverse is not None
    again = stage.do(back.inverse)
    assert wall(stage) == after
    assert again.inverse is not None
    stage.do(again.inverse)
    assert wall(stage) == before


def test_the_same_merger_twice_is_one(stage: Stage, pair: tuple[Id, Id]) -> None:
    command = merge(stage, pair)
    assert not stage.do(command).changed


def test_one_note_alone_is_not_merged_even_named_twice(stage: Stage, pair: tuple[Id, Id]) -> None:
    for ids in ((), (pair[0],), (pair[0], pair[0])):
        command = MergeNotes(new_id(), stage.board, ids, "seule")
        assert refusal(lambda command=command: stage.do(command)) is Refusal.ONE_NOTE_ALONE  # type: ignore[misc]


def test_a_note_is_not_put_inside_itself(stage: Stage, pair: tuple[Id, Id]) -> None:
    assert not stage.do(MergeNotes(pair[0], stage.board, pair, "moi")).changed
    assert len(wall(stage).notes) == 2


def test_only_a_merged_note_is_taken_apart(stage: Stage, pair: tuple[Id, Id]) -> None:
    assert refusal(lambda: stage.do(UnmergeNote(pair[0]))) is Refusal.NOTHING_MERGED


def test_a_merged_note_that_is_removed_takes_its_originals_along(stage: Stage, pair: tuple[Id, Id]) -> None:
    merged = merge(stage, pair)
    receipt = stage.do(RemoveNotes((merged.id,)))
    assert wall(stage).notes == ()
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert [note.originals for note in wall(stage).notes] == [2]


def test_an_idea_that_its_author_takes_back_is_inside_no_more(stage: Stage) -> None:
    from atelier_app.domain.ideas import ReadIdeasOf, WithdrawIdea

    person = stage.sign_in("Petit", "Inès")
    stage.enter(ActivityKind.IDEAS)
    key = stage.author_key(person)
    ids = (stage.idea(person, "Un bus"), stage.idea(person, "Un car"))
    merged = merge(stage, ids)
    assert [idea.merged for idea in stage.door.read(ReadIdeasOf(stage.board, key))] == [True, True]
    stage.do(WithdrawIdea(ids[0], key))
    assert [note.id for note in stage.door.read(ReadOriginals(merged.id))] == [ids[1]]
    assert [note.originals for note in wall(stage).notes] == [1]


def test_votes_stay_as_they_were_cast_and_are_told_before(stage: Stage, pair: tuple[Id, Id]) -> None:
    person = stage.sign_in("Petit", "Inès")
    options = tuple(Option(new_id(), f"option {n}", note_id=note_id) for n, note_id in enumerate(pair))
    stage.do(PreparePoll(stage.poll, "Quoi ?", options, {"points": 5, "maximum": 2}))
    assert stage.door.read(FindVotesOn(pair)) == ()
    stage.do(OpenPoll(stage.poll))
    found = stage.door.read(FindVotesOn(pair))
    assert {(vote.poll_id, vote.question, vote.note_id) for vote in found} == {
        (stage.poll, "Quoi ?", note_id) for note_id in pair
    }
    stage.vote(person, (options[0], 2), (options[1], 1))
    stage.do(ClosePoll(stage.poll))
    before = stage.door.read(ReadPoll(stage.poll))
    merge(stage, pair)
    assert stage.door.read(ReadPoll(stage.poll)) == before
