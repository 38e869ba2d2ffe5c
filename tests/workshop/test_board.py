"""The wall: notes and groups, done and undone."""

from collections.abc import Callable

import pytest

from atelier_app.domain.board import BoardContents, Colour, DescribeBoard, Meaning, ReadBoard
from atelier_app.domain.core import Channel, Command, Together, new_id
from atelier_app.domain.ideas import IDEAS_PER_PERSON, Idea, ReadIdeasOf, SendIdea
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.notes import (
    AddNote,
    AddNotes,
    Assignment,
    AssignNotes,
    CollapseGroups,
    ColourNotes,
    EditNote,
    GroupNotes,
    Level,
    LevelNotes,
    MoveNotes,
    NewNote,
    Place,
    PlaceNotes,
    RemoveNotes,
    RenameGroup,
    Tag,
    TagNotes,
)
from atelier_app.domain.refusals import Refusal
from tests.stage import PHONE, Stage, refusal


def wall(stage: Stage) -> BoardContents:
    return stage.door.read(ReadBoard(stage.board))


def texts(stage: Stage) -> list[str]:
    return [note.text for note in wall(stage).notes]


def test_notes_stay_in_the_order_they_came_each_in_a_free_place(stage: Stage) -> None:
    for text in ("un", "deux", "trois"):
        stage.note(text)
    assert texts(stage) == ["un", "deux", "trois"]
    assert len({(note.x, note.y) for note in wall(stage).notes}) == 3


def test_the_same_note_twice_is_one_note_even_after_it_was_removed(stage: Stage) -> None:
    command = AddNote(new_id(), stage.board, "une idée")
    assert stage.do(command).changed
    assert not stage.do(command).changed
    stage.do(RemoveNotes((command.id,)))
    assert not stage.do(command).changed
    assert texts(stage) == []


@pytest.mark.parametrize(
    "gesture",
    [
        lambda ids, _board: EditNote(ids[0], "changé"),
        lambda ids, _board: ColourNotes(tuple(ids), Colour.BLUE),
        lambda ids, _board: MoveNotes((Place(ids[0], 500, 500), Place(ids[1], -20, 7))),
        lambda ids, _board: RemoveNotes(tuple(ids)),
        lambda ids, board: GroupNotes(new_id(), board, tuple(ids), "Groupe"),
        lambda ids, _board: PlaceNotes((ids[0],), inbox=True),
        lambda ids, _board: Together((EditNote(ids[0], "a"), RemoveNotes((ids[1],)))),
        lambda ids, _board: TagNotes((Tag(ids[0], "Mobilité", "Le Mans"),)),
        lambda ids, _board: LevelNotes((Level(ids[0], 3), Level(ids[1], -1))),
        lambda _ids, board: AddNotes(
            board, (NewNote(new_id(), "trois"), NewNote(new_id(), "quatre", x=9, y=9))
        ),
        lambda _ids, board: DescribeBoard(board, private=True, legend=(Meaning(Colour.BLUE, "Freins"),)),
    ],
    ids=[
        "edit",
        "colour",
        "move",
        "remove",
        "group",
        "inbox",
        "together",
        "tag",
        "level",
        "add",
        "describe",
    ],
)
def test_each_gesture_is_undone_and_redone(stage: Stage, gesture: object) -> None:
    ids = [stage.note("un"), stage.note("deux")]
    stage.do(ColourNotes((ids[0],), Colour.GREEN))
    before = wall(stage)
    command: Command = gesture(ids, stage.board)  # type: ignore[operator]
    receipt = stage.do(command)
    after = wall(stage)
    assert after != before
    assert receipt.inverse is not None
    back = stage.do(receipt.inverse)
    assert wall(stage) == before
    assert back.inverse is not None
    stage.do(back.inverse)
    assert wall(stage) == after


def test_a_group_lives_as_long_as_a_note_is_in_it(stage: Stage) -> None:
    note, group = stage.note("seule"), new_id()
    stage.do(GroupNotes(group, stage.board, (note,), "Mobilité"))
    stage.do(RenameGroup(group, "Mobilité & santé"))
    assert [g.title for g in wall(stage).groups] == ["Mobilité & santé"]
    stage.do(RemoveNotes((note,)))
    assert wall(stage).groups == ()


@pytest.mark.parametrize(
    "command",
    [
        lambda _board, *ids: MoveNotes(tuple(Place(id, 900.0, 900.0) for id in ids)),
        lambda _board, *ids: ColourNotes(ids, Colour.GREEN),
        lambda _board, *ids: TagNotes(tuple(Tag(id, "eau", "") for id in ids)),
        lambda _board, *ids: LevelNotes(tuple(Level(id, 7) for id in ids)),
        lambda _board, *ids: PlaceNotes(ids, inbox=True),
        lambda _board, *ids: AssignNotes(tuple(Assignment(id, None) for id in ids)),
        lambda board, *ids: GroupNotes("another group", board, ids),
    ],
)
def test_what_is_done_to_many_is_done_to_those_that_are_there(
    stage: Stage, command: Callable[..., Command]
) -> None:
    """An author takes one of them back at the same moment."""
    here, gone = stage.note("ici"), stage.note("repris")
    stage.do(GroupNotes(new_id(), stage.board, (here, gone)))
    stage.do(RemoveNotes((gone,)))
    both, alone = command(stage.board, here, gone), command(stage.board, gone)
    before = wall(stage)
    receipt = stage.do(both)
    assert wall(stage) != before
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert wall(stage).notes == before.notes
    assert refusal(lambda: stage.do(alone)) is Refusal.UNKNOWN_NOTE


def test_together_is_refused_as_one(stage: Stage) -> None:
    note = stage.note("intacte")
    both = Together((EditNote(note, "changée"), EditNote(new_id(), "n'existe pas")))
    assert refusal(lambda: stage.do(both)) is Refusal.UNKNOWN_NOTE
    assert texts(stage) == ["intacte"]


def test_an_idea_is_taken_from_those_present_while_ideas_are_asked_for(stage: Stage) -> None:
    person = stage.sign_in("Petit", "Inès")
    stage.by_name()
    key = stage.author_key(person)
    idea = SendIdea(new_id(), stage.board, person, "Wi-Fi gratuit", key)
    assert refusal(lambda: stage.do(idea, PHONE)) is Refusal.IDEAS_CLOSED
    stage.enter(ActivityKind.IDEAS)
    stranger = SendIdea(new_id(), stage.board, new_id(), "de nulle part", key)
    assert refusal(lambda: stage.do(stranger, PHONE)) is Refusal.NOT_SIGNED_IN
    stage.do(idea, PHONE)
    (note,) = wall(stage).notes
    assert (note.text, note.channel, note.author_id) == ("Wi-Fi gratuit", Channel.PHONE, person)
    assert stage.door.read(ReadIdeasOf(stage.board, key)) == (Idea(note.id, note.text, placed=True),)


def test_with_an_inbox_ideas_wait_to_be_placed(stage: Stage) -> None:
    person = stage.sign_in("Petit", "Inès")
    stage.enter(ActivityKind.IDEAS)
    stage.do(DescribeBoard(stage.board, to_inbox=True))
    idea = stage.idea(person, "Former les élus")
    assert wall(stage).notes[0].inbox
    stage.do(PlaceNotes((idea,)))
    assert not wall(stage).notes[0].inbox


def test_a_note_without_a_place_lands_outside_the_groups(stage: Stage) -> None:
    corners = [(0, 0), (320, 248)]
    ids = [new_id() for _ in corners]
    for note_id, (x, y) in zip(ids, corners, strict=True):
        stage.do(AddNote(note_id, stage.board, "dans le groupe", x=x, y=y))
    stage.do(GroupNotes(new_id(), stage.board, tuple(ids), "Mobilité"))
    stage.note("ailleurs")
    assert (wall(stage).notes[-1].x, wall(stage).notes[-1].y) == (480, 0)


def test_one_person_cannot_flood_the_wall(stage: Stage) -> None:
    person = stage.sign_in("Petit", "Inès")
    stage.enter(ActivityKind.IDEAS)
    for number in range(IDEAS_PER_PERSON):
        stage.idea(person, f"idée {number}")
    assert refusal(lambda: stage.idea(person, "de trop")) is Refusal.TOO_MANY_IDEAS


@pytest.mark.parametrize(
    ("text", "reason"), [("x" * 100_001, Refusal.TEXT_TOO_LONG), (" \x00\u200b ", Refusal.EMPTY_TEXT)]
)
def test_a_note_that_says_nothing_or_too_much_is_refused(stage: Stage, text: str, reason: Refusal) -> None:
    assert refusal(lambda: stage.note(text)) is reason
    assert texts(stage) == []


def test_words_are_kept_as_they_were_typed(stage: Stage) -> None:
    typed = "  Deux  espaces,\tune tabulation\net un retour.  "
    stage.note(typed)
    stage.note("cafe\u0301\r\nau lait\x07")
    assert texts(stage) == [typed, "cafe\u0301\nau lait"]


def test_many_notes_are_added_at_once_each_in_its_place(stage: Stage) -> None:
    stage.note("déjà là")
    many = tuple(NewNote(new_id(), f"note {n}") for n in range(1000))
    stage.do(AddNotes(stage.board, many))
    assert len({(note.x, note.y) for note in wall(stage).notes}) == 1001
    assert not stage.do(AddNotes(stage.board, many)).changed


def test_of_notes_added_at_once_all_are_there_or_none(stage: Stage) -> None:
    wrong = AddNotes(stage.board, (NewNote(new_id(), "bonne"), NewNote(new_id(), "   ")))
    assert refusal(lambda: stage.do(wrong)) is Refusal.EMPTY_TEXT
    assert texts(stage) == []


def test_a_group_is_collapsed_and_spread_out_again(stage: Stage) -> None:
    group = new_id()
    stage.do(GroupNotes(group, stage.board, (stage.note("un"),), "Mobilité"))
    receipt = stage.do(CollapseGroups((group,), collapsed=True))
    assert [one.collapsed for one in wall(stage).groups] == [True]
    assert not stage.do(CollapseGroups((group,), collapsed=True)).changed
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert [one.collapsed for one in wall(stage).groups] == [False]


def test_a_paper_has_one_meaning_and_none_without_a_name(stage: Stage) -> None:
    lines = (
        Meaning(Colour.BLUE, "Freins"),
        Meaning(Colour.CORAL, "  "),
        Meaning(Colour.BLUE, "Obstacles "),
    )
    stage.do(DescribeBoard(stage.board, legend=lines))
    assert wall(stage).board.legend == (Meaning(Colour.BLUE, "Obstacles"),)


def test_settings_that_are_not_named_stay(stage: Stage) -> None:
    stage.do(DescribeBoard(stage.board, to_inbox=True))
    stage.do(DescribeBoard(stage.board, closed=True))
    board = wall(stage).board
    assert (board.to_inbox, board.closed, board.private) == (True, True, False)
