"""Pictures on notes and under them."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from atelier_app.domain.board import DescribeBoard, ReadBoard
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.ideas import ReadIdeasOf
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.pictures import (
    PICTURE_BYTES,
    AttachPhoto,
    AttachPicture,
    LayBackground,
    Picture,
    ReadPicture,
    UsePicture,
)
from atelier_app.domain.privacy import ErasePeople
from atelier_app.domain.refusals import Refusal
from tests.stage import PHONE, Stage, refusal


def jpeg(width: int = 40, height: int = 30, **options: object) -> Picture:
    content = BytesIO()
    Image.new("RGB", (width, height), "orange").save(content, "JPEG", **options)
    return Picture(new_id(), width, height, content.getvalue())


@pytest.fixture
def note(stage: Stage) -> Id:
    return stage.note("Un abribus")


def shown(stage: Stage) -> list[Id | None]:
    return [note.picture_id for note in stage.door.read(ReadBoard(stage.board)).notes]


def test_a_picture_is_put_on_a_note_replaced_and_both_are_undone(stage: Stage, note: Id) -> None:
    first, second = jpeg(), jpeg()
    stage.do(AttachPicture(note, first))
    receipt = stage.do(AttachPicture(note, second))
    assert shown(stage) == [second.id]
    assert stage.door.read(ReadPicture(second.id)) == second
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert shown(stage) == [first.id]
    stage.do(UsePicture(note, None))
    assert shown(stage) == [None]


def test_the_same_picture_twice_is_one(stage: Stage, note: Id) -> None:
    command = AttachPicture(note, jpeg())
    stage.do(command)
    assert not stage.do(command).changed


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"<svg/>", jpeg().content[:80], b"\xff\xd8\xff" + bytes(100)]
)
def test_what_is_no_picture_is_refused(stage: Stage, note: Id, content: bytes) -> None:
    wrong = AttachPicture(note, replace(jpeg(), content=content))
    assert refusal(lambda: stage.do(wrong)) is Refusal.UNREADABLE_PICTURE
    assert shown(stage) == [None]


def test_a_picture_that_lies_about_its_size_or_tells_more_than_it_shows_is_refused(
    stage: Stage, note: Id
) -> None:
    exif = Image.Exif()
    exif[0x0110] = "Téléphone"
    for wrong in (replace(jpeg(), width=41), jpeg(exif=exif), jpeg(comment=b"ici")):
        command = AttachPicture(note, wrong)
        assert refusal(lambda command=command: stage.do(command)) is Refusal.UNREADABLE_PICTURE  # type: ignore[misc]


def test_a_picture_too_heavy_or_too_wide_is_refused(stage: Stage, note: Id) -> None:
    for wrong in (replace(jpeg(), content=bytes(PICTURE_BYTES + 1)), replace(jpeg(), width=100_000)):
        command = AttachPicture(note, wrong)
        assert refusal(lambda command=command: stage.do(command)) is Refusal.PICTURE_TOO_LARGE  # type: ignore[misc]


def test_a_paper_wall_lies_under_the_notes_in_its_own_proportions(stage: Stage) -> None:
    receipt = stage.do(LayBackground(stage.board, jpeg(), -100, 0, 800))
    laid = stage.door.read(ReadBoard(stage.board)).board.background
    assert laid is not None
    assert (laid.x, laid.y, laid.width, laid.height) == (-100, 0, 800, 600)
    assert receipt.inverse is not None
    back = stage.do(receipt.inverse)
    assert stage.door.read(ReadBoard(stage.board)).board.background is None
    assert back.inverse is not None
    stage.do(back.inverse)
    assert stage.door.read(ReadBoard(stage.board)).board.background == laid


def test_a_picture_that_is_not_in_the_file_is_not_shown(stage: Stage, note: Id) -> None:
    assert refusal(lambda: stage.do(UsePicture(note, new_id()))) is Refusal.UNKNOWN_PICTURE
    assert refusal(lambda: stage.door.read(ReadPicture(new_id()))) is Refusal.UNKNOWN_PICTURE


def test_the_author_adds_a_photo_and_nobody_else_does(stage: Stage) -> None:
    person = stage.sign_in("Petit", "Inès")
    stage.enter(ActivityKind.IDEAS)
    idea, key, photo = stage.idea(person, "Un abribus"), stage.author_key(person), jpeg()
    stranger = AttachPhoto(idea, "une autre clé", photo)
    assert refusal(lambda: stage.do(stranger, PHONE)) is Refusal.NOT_YOUR_IDEA
    assert stage.do(AttachPhoto(idea, key, photo), PHONE).inverse is None
    assert [one.picture_id for one in stage.door.read(ReadIdeasOf(stage.board, key))] == [photo.id]
    stage.do(DescribeBoard(stage.board, closed=True))
    late = AttachPhoto(idea, key, jpeg())
    assert refusal(lambda: stage.do(late, PHONE)) is Refusal.IDEAS_CLOSED


def test_the_photos_of_whoever_is_erased_go_too(stage: Stage) -> None:
    person = stage.sign_in("Petit", "Inès")
    stage.enter(ActivityKind.IDEAS)
    stage.by_name()
    idea, photo = stage.idea(person, "Un abribus"), jpeg()
    stage.do(AttachPhoto(idea, stage.author_key(person), photo), PHONE)
    stage.do(ErasePeople((person,)))
    assert shown(stage) == [None]
    assert refusal(lambda: stage.door.read(ReadPicture(photo.id))) is Refusal.UNKNOWN_PICTURE
