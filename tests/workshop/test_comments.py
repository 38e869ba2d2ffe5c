"""What is said of notes."""

import pytest

from atelier_app.domain.board import DescribeBoard, ReadBoard
from atelier_app.domain.comments import (
    AddComment,
    ReadComments,
    ReadCommentsOn,
    RemoveComments,
    SendComment,
    WithdrawComment,
)
from atelier_app.domain.core import Channel, Id, new_id
from atelier_app.domain.ideas import COMMENTS_PER_PERSON
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.refusals import Refusal
from tests.stage import PHONE, Stage, refusal


@pytest.fixture
def note(stage: Stage) -> Id:
    return stage.note("Un bus le soir")


@pytest.fixture
def person(stage: Stage) -> Id:
    """Someone with a phone, while the board takes comments."""
    stage.enter(ActivityKind.IDEAS)
    stage.do(DescribeBoard(stage.board, comments=True))
    return stage.sign_in("Petit", "Inès")


def comment(stage: Stage, person: Id, note: Id, text: str = "Oui !") -> SendComment:
    return SendComment(new_id(), note, person, text, stage.author_key(person))


def said(stage: Stage, note: Id) -> list[str]:
    return [line.text for line in stage.door.read(ReadComments(note))]


def count(stage: Stage) -> list[int]:
    return [note.comments for note in stage.door.read(ReadBoard(stage.board)).notes]


def test_the_facilitators_comment_is_added_removed_and_put_back(stage: Stage, note: Id) -> None:
    receipt = stage.do(AddComment(new_id(), note, "À chiffrer"))
    assert (said(stage, note), count(stage)) == (["À chiffrer"], [1])
    assert receipt.inverse is not None
    back = stage.do(receipt.inverse)
    assert (said(stage, note), count(stage)) == ([], [0])
    assert back.inverse is not None
    stage.do(back.inverse)
    assert said(stage, note) == ["À chiffrer"]


def test_a_comment_from_a_phone_knows_its_author_by_the_key_alone(stage: Stage, note: Id, person: Id) -> None:
    command = comment(stage, person, note)
    assert stage.do(command, PHONE).inverse is None
    assert not stage.do(command, PHONE).changed
    (line,) = stage.door.read(ReadComments(note, stage.author_key(person)))
    assert (line.author_id, line.channel, line.mine) == (None, Channel.PHONE, True)
    (line,) = stage.door.read(ReadComments(note, "une autre clé"))
    assert not line.mine


def test_only_its_author_takes_a_comment_back(stage: Stage, note: Id, person: Id) -> None:
    command = comment(stage, person, note)
    stage.do(command, PHONE)
    stranger = WithdrawComment(command.id, "une autre clé")
    assert refusal(lambda: stage.do(stranger, PHONE)) is Refusal.NOT_YOUR_IDEA
    stage.do(WithdrawComment(command.id, stage.author_key(person)), PHONE)
    assert (said(stage, note), count(stage)) == ([], [0])


@pytest.mark.parametrize("setting", [{"comments": False}, {"closed": True}, {"private": True}])
def test_comments_are_taken_only_while_the_board_takes_them(
    stage: Stage, note: Id, person: Id, setting: dict[str, bool]
) -> None:
    stage.do(DescribeBoard(stage.board, **setting))  # type: ignore[arg-type]
    assert refusal(lambda: stage.do(comment(stage, person, note), PHONE)) is Refusal.COMMENTS_CLOSED
    assert said(stage, note) == []


def test_a_stranger_does_not_comment(stage: Stage, note: Id, person: Id) -> None:
    stranger = SendComment(new_id(), note, new_id(), "Bonjour", stage.author_key(person))
    assert refusal(lambda: stage.do(stranger, PHONE)) is Refusal.NOT_SIGNED_IN


def test_a_person_has_a_share_of_the_talk(stage: Stage, note: Id, person: Id) -> None:
    for _ in range(COMMENTS_PER_PERSON):
        stage.do(comment(stage, person, note), PHONE)
    assert refusal(lambda: stage.do(comment(stage, person, note), PHONE)) is Refusal.TOO_MANY_COMMENTS


def test_what_was_said_of_a_board_comes_note_by_note(stage: Stage, note: Id) -> None:
    other = stage.note("Une application")
    for where, text in ((other, "a"), (note, "b"), (other, "c")):
        stage.do(AddComment(new_id(), where, text))
    assert [line.text for line in stage.door.read(ReadCommentsOn(stage.board))] == ["b", "a", "c"]


def test_removing_what_is_not_there_changes_nothing(stage: Stage) -> None:
    assert not stage.do(RemoveComments((new_id(),))).changed
