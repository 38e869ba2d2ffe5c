"""Imported ideas on a board: none over another, groups and zones made, all or nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.board import (
    EXTENT,
    NOTE_HEIGHT,
    NOTE_WIDTH,
    NOTES_PER_BOARD,
    BoardContents,
    ReadBoard,
)
from atelier_app.domain.core import Together
from atelier_app.domain.notes import AddNotes, NewNote
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.zones import zone_of
from atelier_app.exchange.ideas import FoundIdea
from atelier_app.exchange.ideas_placed import adding
from tests.stage import Stage, refusal

IDEAS = st.lists(
    st.builds(
        FoundIdea,
        line=st.just(1),
        text=st.just("x"),
        zone=st.sampled_from(["", "A", "B"]),
        group_key=st.sampled_from(["", "g", "h"]),
    ),
    max_size=60,
)


def wall(stage: Stage) -> BoardContents:
    return stage.door.read(ReadBoard(stage.board))


def test_they_come_in_their_order_with_groups_and_zones(stage: Stage) -> None:
    ideas = (
        FoundIdea(1, "un", "Un groupe", "Nord", "Santé", "Perche", "Table 1", group_key="g"),
        FoundIdea(2, "deux"),
        FoundIdea(3, "trois", "Un groupe", "Nord", group_key="g"),
    )
    stage.do(adding(ideas, stage.board, wall(stage)))
    there = wall(stage)
    one, two, three = there.notes
    assert [note.text for note in there.notes] == ["un", "deux", "trois"]
    assert (one.theme, one.territory, one.label) == ("Santé", "Perche", "Table 1")
    assert [group.title for group in there.groups] == ["Un groupe"]
    assert one.group_id == three.group_id == there.groups[0].id
    assert two.group_id is None
    assert [zone and zone.title for zone in (zone_of(note, there.zones) for note in there.notes)] == [
        "Nord",
        None,
        "Nord",
    ]


def test_it_is_undone_at_once(stage: Stage) -> None:
    receipt = stage.do(adding([FoundIdea(1, "un", "g", "z", group_key="g")], stage.board, wall(stage)))
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert (wall(stage).notes, wall(stage).zones) == ((), ())


@given(ideas=IDEAS)
def test_none_lies_over_another(ideas: list[FoundIdea]) -> None:
    notes = _added(ideas)
    for index, note in enumerate(notes):
        for other in notes[:index]:
            assert _apart(note, other)


def test_twice_the_same_places_are_not_twice_on_the_same_spot(stage: Stage) -> None:
    ideas = [FoundIdea(1, "un", place=(10.5, -20.0)), FoundIdea(2, "deux", place=(200.0, -20.0))]
    stage.do(adding(ideas, stage.board, wall(stage)))
    stage.do(adding(ideas, stage.board, wall(stage)))
    first, _second, third, fourth = wall(stage).notes
    assert (first.x, first.y) == (10.5, -20.0)
    assert third.y >= first.y + NOTE_HEIGHT
    assert fourth.x - third.x == pytest.approx(189.5)


def test_a_place_far_away_is_held_on_the_wall() -> None:
    (note,) = _added([FoundIdea(1, "un", place=(1e300, -1e9))])
    assert (note.x, note.y) == (EXTENT, -EXTENT)


def test_twenty_thousand_groups_stay_on_the_wall() -> None:
    notes = _added([FoundIdea(n, "x", group_key=str(n)) for n in range(NOTES_PER_BOARD)])
    assert max(abs(value) for note in notes for value in (note.x or 0.0, note.y or 0.0)) < EXTENT


def test_more_than_a_board_holds_is_refused_and_none_is_added(stage: Stage) -> None:
    ideas = [FoundIdea(n, "x") for n in range(NOTES_PER_BOARD + 1)]
    assert refusal(lambda: stage.do(adding(ideas, stage.board, wall(stage)))) is Refusal.BOARD_FULL
    assert wall(stage).notes == ()


def _added(ideas: list[FoundIdea]) -> list[NewNote]:
    command = adding(ideas, "board")
    assert isinstance(command, Together)
    return [note for part in command.commands if isinstance(part, AddNotes) for note in part.notes]


def _apart(a: NewNote, b: NewNote) -> bool:
    across, down = (a.x or 0.0) - (b.x or 0.0), (a.y or 0.0) - (b.y or 0.0)
    return abs(across) >= NOTE_WIDTH or abs(down) >= NOTE_HEIGHT
