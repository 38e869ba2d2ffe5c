"""A vote in preparation: what a board offers, what is suggested, and the command that keeps it."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from atelier_app.desktop.polls.draft import Draft, candidates, draft_of, preparation, suggested_board
from atelier_app.domain.board import Board, BoardContents, Colour, Group, Note
from atelier_app.domain.initiative import Activity, ActivityKind, Agenda, AgendaLine, Workshop
from atelier_app.domain.methods import METHODS
from atelier_app.domain.polls import Option, Poll, PollRecord, PollState, Rules

NOTES = (
    Note("n1", "b", "Bus", Colour.CORAL, group_id="g1"),
    Note("n2", "b", "Tram", Colour.CORAL, group_id="g1"),
    Note("n3", "b", "Fibre", Colour.BLUE, group_id="g2"),
    Note("n4", "b", "Alone"),
    Note("n5", "b", "From a phone, not placed", inbox=True),
)
CONTENTS = BoardContents(Board("b", "b"), NOTES, (Group("g1", "b", "Mobility"), Group("g2", "b", "")))


def poll(**changes: object) -> PollRecord:
    values: dict[str, object] = {
        "method": "dots",
        "settings": {"points": 5, "maximum": 2},
        "results_shown": False,
        "board_id": "b",
    }
    values.update(changes)
    made = Poll("p", "p", "What first?", state=PollState.DRAFT, **values)  # type: ignore[arg-type]
    return PollRecord(made, (), 0)


def test_all_notes_on_the_board_are_offered_until_some_are_chosen_and_none_of_those_that_wait() -> None:
    assert [one.id for one in candidates(CONTENTS, Draft()) if one.chosen] == ["n1", "n2", "n3", "n4"]
    some = candidates(CONTENTS, Draft(chosen=frozenset({"n3"})))
    assert [one.id for one in some if one.chosen] == ["n3"]


def test_groups_have_their_size_and_colour_and_one_without_title_is_known_by_its_first_note() -> None:
    first, second = candidates(CONTENTS, Draft(by_group=True))
    assert (first.label, first.size, first.colour) == ("Mobility", 2, Colour.CORAL)
    assert (second.label, second.size, second.colour) == ("Group “Fibre”", 1, Colour.BLUE)


def test_the_board_of_the_ideas_just_before_is_suggested() -> None:
    steps = [
        ("i1", ActivityKind.IDEAS),
        ("i2", ActivityKind.IDEAS),
        ("v", ActivityKind.VOTE),
        ("i3", ActivityKind.IDEAS),
    ]
    lines = tuple(AgendaLine(Activity(id_, "w", kind, id_, "", 5)) for id_, kind in steps)
    agenda = Agenda(Workshop("w", "W", date(2026, 1, 1), time(9), ""), lines)
    assert suggested_board(agenda, "v") == "i2"
    assert suggested_board(agenda, "gone") == "i1"


def test_a_note_keeps_its_option_when_the_draft_is_kept_again() -> None:
    record = poll()
    first = preparation(record, draft_of(record), candidates(CONTENTS, Draft()))
    again = PollRecord(record.poll, first.options, 0)
    fewer = candidates(CONTENTS, Draft(chosen=frozenset({"n2", "n4"})))
    second = preparation(again, draft_of(again), fewer)
    ids = {option.note_id: option.id for option in first.options}
    assert [option.id for option in second.options] == [ids["n2"], ids["n4"]]


def test_a_stored_draft_is_read_back_as_it_was() -> None:
    draft = Draft(
        "What first?",
        "b",
        by_group=True,
        chosen=frozenset({"g1", "g2"}),
        method="majority_judgment",
        own={"grades": 4, "missing": 2},
        rules=Rules(results_shown=True, secret=False, own_ideas=False),
    )
    command = preparation(poll(), draft, candidates(CONTENTS, draft))
    stored = poll(
        method=command.method,
        settings=command.settings,
        results_shown=True,
        secret=False,
        own_ideas=False,
    )
    assert draft_of(PollRecord(stored.poll, command.options, 0)) == draft


def test_an_option_that_was_typed_stays_among_the_candidates() -> None:
    typed = Option("o", "Something else")
    record = PollRecord(poll().poll, (typed, Option("o2", "Bus", note_id="n1")), 0)
    draft = draft_of(record)
    offered = candidates(CONTENTS, draft)
    assert [one.id for one in offered if one.chosen] == ["n1", "o"]
    command = preparation(record, draft, offered)
    assert {(option.id, option.note_id) for option in command.options} == {("o2", "n1"), ("o", None)}


@given(
    method=st.sampled_from(sorted(METHODS)),
    typed=st.integers(-5, 20_000),
    options=st.integers(0, 200),
)
def test_whatever_is_typed_the_settings_are_ones_the_method_takes(
    method: str, typed: int, options: int
) -> None:
    for one in METHODS[method].settings:
        settings = Draft(method=method, own={one.key: typed}).settings(options)
        assert METHODS[method].checked_settings(settings, options) == settings
