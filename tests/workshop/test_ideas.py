"""What phones send, correct and take back, and who may know whose it is."""

import pytest
from sqlalchemy import select

from atelier_app.domain.board import Attribution, DescribeBoard, Note, ReadAuthors, ReadBoard, ReadDiscarded
from atelier_app.domain.comments import ReadComments, SendComment
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.ideas import IDEAS_PER_PERSON, CorrectIdea, ReadIdeasOf, WithdrawIdea
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.notes import EditNote, RemoveNotes, RestoreNotes
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import DescribeRegistration
from atelier_app.storage import sqlite, tables
from tests.stage import PHONE, Stage, refusal


@pytest.fixture
def person(stage: Stage) -> Id:
    """Someone with a phone while ideas are asked for."""
    stage.enter(ActivityKind.IDEAS)
    return stage.sign_in("Petit", "Inès")


def notes(stage: Stage) -> tuple[Note, ...]:
    return stage.door.read(ReadBoard(stage.board)).notes


def texts(stage: Stage) -> list[str]:
    return [note.text for note in notes(stage)]


def test_an_anonymous_idea_is_kept_without_its_author(stage: Stage, person: Id) -> None:
    stage.idea(person, "Un bus")
    (note,) = notes(stage)
    assert (note.author_id, note.label) == (None, "")
    stage.door.close()
    assert stage.tokens[person].encode() not in stage.door.path.read_bytes()


def test_by_table_an_idea_tells_the_table_and_nothing_more(stage: Stage, person: Id) -> None:
    stage.do(DescribeBoard(stage.board, attribution=Attribution.TABLE))
    stage.do(DescribeRegistration(stage.workshop_id, person, table="Table 3"))
    stage.idea(person, "Un bus")
    (note,) = notes(stage)
    assert (note.author_id, note.label) == (None, "Table 3")


def test_by_name_an_idea_tells_its_author(stage: Stage, person: Id) -> None:
    stage.by_name()
    stage.idea(person, "Un bus")
    assert [note.author_id for note in notes(stage)] == [person]
    assert [author.name for author in stage.door.read(ReadAuthors(stage.board))] == ["Inès Petit"]


def test_a_scribe_writes_for_a_table_and_may_send_more(stage: Stage, person: Id) -> None:
    for number in range(IDEAS_PER_PERSON + 1):
        stage.idea(person, f"idée {number}", table="Table 7")
    assert {note.label for note in notes(stage)} == {"Table 7"}
    assert refusal(lambda: stage.idea(person, "de trop")) is Refusal.TOO_MANY_IDEAS


def test_the_author_corrects_and_nobody_else_does(stage: Stage, person: Id) -> None:
    idea, key = stage.idea(person, "Un bsu"), stage.author_key(person)
    other = stage.author_key(stage.sign_in("Roux"))
    for wrong in (other, ""):
        attempt = CorrectIdea(idea, wrong, "Rien")
        assert refusal(lambda attempt=attempt: stage.do(attempt, PHONE)) is Refusal.NOT_YOUR_IDEA  # type: ignore[misc]
    receipt = stage.do(CorrectIdea(idea, key, "Un bus"), PHONE)
    assert texts(stage) == ["Un bus"]
    assert receipt.inverse is None  # no Ctrl+Z takes it back
    assert not stage.do(CorrectIdea(idea, key, "Un bus"), PHONE).changed


def test_the_author_takes_an_idea_back_and_puts_it_back(stage: Stage, person: Id) -> None:
    idea, key = stage.idea(person, "Un bus"), stage.author_key(person)
    assert stage.do(WithdrawIdea(idea, key), PHONE).inverse is None
    assert texts(stage) == []
    assert [one.withdrawn for one in stage.door.read(ReadIdeasOf(stage.board, key))] == [True]
    assert not stage.do(WithdrawIdea(idea, key), PHONE).changed
    stage.do(WithdrawIdea(idea, key, withdrawn=False), PHONE)
    assert texts(stage) == ["Un bus"]


def test_no_undo_of_the_facilitator_brings_back_what_its_author_withdrew(stage: Stage, person: Id) -> None:
    idea, key = stage.idea(person, "Un bus"), stage.author_key(person)
    removed = stage.do(RemoveNotes((idea,)))
    stage.do(WithdrawIdea(idea, key), PHONE)
    assert removed.inverse is not None
    stage.do(removed.inverse)
    assert texts(stage) == []
    stage.do(RestoreNotes((idea,)))
    assert texts(stage) == []


def test_no_undo_of_the_facilitator_overwrites_what_the_author_corrected(stage: Stage, person: Id) -> None:
    idea, key = stage.idea(person, "un bus"), stage.author_key(person)
    receipt = stage.do(EditNote(idea, "Un bus"))
    stage.do(CorrectIdea(idea, key, "Un bus le soir"), PHONE)
    assert receipt.inverse is not None
    back = receipt.inverse
    assert refusal(lambda: stage.do(back)) is Refusal.NOTE_WAS_REWRITTEN
    assert texts(stage) == ["Un bus le soir"]


def test_once_closed_nothing_is_sent_corrected_or_taken_back(stage: Stage, person: Id) -> None:
    idea, key = stage.idea(person, "Un bus"), stage.author_key(person)
    stage.do(DescribeBoard(stage.board, closed=True))
    for attempt in (CorrectIdea(idea, key, "Un car"), WithdrawIdea(idea, key)):
        assert refusal(lambda attempt=attempt: stage.do(attempt, PHONE)) is Refusal.IDEAS_CLOSED  # type: ignore[misc]
    assert refusal(lambda: stage.idea(person, "Trop tard")) is Refusal.IDEAS_CLOSED
    assert texts(stage) == ["Un bus"]


def test_what_the_facilitator_discards_can_be_found_and_put_back(stage: Stage, person: Id) -> None:
    first, second = stage.idea(person, "Un bus"), stage.idea(person, "Un car")
    stage.note("du facilitateur")
    stage.do(RemoveNotes(tuple(note.id for note in notes(stage))))
    assert [note.id for note in stage.door.read(ReadDiscarded(stage.board))] == [second, first]
    stage.do(RestoreNotes((first,)))
    assert [note.id for note in stage.door.read(ReadDiscarded(stage.board))] == [second]
    stage.do(WithdrawIdea(second, stage.author_key(person)), PHONE)
    assert stage.door.read(ReadDiscarded(stage.board)) == ()


def test_only_what_phones_sent_is_veiled_in_the_private_phase(stage: Stage, person: Id) -> None:
    stage.do(DescribeBoard(stage.board, private=True))
    stage.note("consigne")
    stage.idea(person, "Un bus")
    contents = stage.door.read(ReadBoard(stage.board))
    assert [contents.board.veils(note) for note in contents.notes] == [False, True]
    stage.do(DescribeBoard(stage.board, private=False))
    contents = stage.door.read(ReadBoard(stage.board))
    assert not any(map(contents.board.veils, contents.notes))


def test_without_a_key_nobody_has_ideas(stage: Stage, person: Id) -> None:
    stage.note("du facilitateur")
    assert stage.door.read(ReadIdeasOf(stage.board, "")) == ()


def test_an_idea_that_never_was_is_not_corrected(stage: Stage, person: Id) -> None:
    attempt = CorrectIdea(new_id(), stage.author_key(person), "Rien")
    assert refusal(lambda: stage.do(attempt, PHONE)) is Refusal.UNKNOWN_NOTE


def test_the_file_cannot_tell_whose_an_anonymous_idea_is_by_one_that_was_given_otherwise(
    stage: Stage,
) -> None:
    person = stage.sign_in("Petit", "Inès")
    stage.enter(ActivityKind.IDEAS)
    stage.do(DescribeBoard(stage.board, comments=True))
    hers = [
        stage.idea(person, "sans nom"),
        stage.idea(person, "encore"),
        stage.idea(person, "table", table="3"),
    ]
    stage.by_name()
    hers.append(stage.idea(person, "de moi"))
    key = stage.author_key(person)
    stage.do(SendComment(new_id(), hers[0], person, "Oui", key), PHONE)
    assert [idea.id for idea in stage.door.read(ReadIdeasOf(stage.board, key))] == hers
    assert [comment.mine for comment in stage.door.read(ReadComments(hers[0], key))] == [True]
    for idea in hers:
        stage.do(CorrectIdea(idea, key, "corrigée"), PHONE)
    with sqlite.snapshot(sqlite.visitor(stage.door.path)) as connection:
        kept = (
            connection.execute(select(tables.note.c.author_key).order_by(tables.note.c.number))
            .scalars()
            .all()
        )
        said = connection.execute(select(tables.comment.c.author_key)).scalars().all()
    assert kept[0] == kept[1]
    assert len({kept[0], kept[2], kept[3]}) == 3
    assert said == [kept[3]]
    assert key not in kept
