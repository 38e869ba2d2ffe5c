"""What the summary says, from records: only what is true, ties as ties, nothing where nothing happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import pytest

from atelier_app.documents.board import board_section
from atelier_app.documents.outline import (
    Bar,
    Block,
    Cards,
    Figures,
    Heading,
    Outline,
    Paragraph,
    Quadrants,
    Section,
    Table,
    Tone,
    Wall,
    Words,
)
from atelier_app.documents.report import Report
from atelier_app.documents.summary import outline
from atelier_app.domain.attendance import Attendance
from atelier_app.domain.board import NOTE_HEIGHT, Board, BoardContents, Colour, Meaning, Note, Zone
from atelier_app.domain.core import Channel
from atelier_app.domain.half_days import WHOLE
from atelier_app.domain.initiative import Activity, ActivityKind
from atelier_app.domain.polls import PollState
from atelier_app.support.language import speaking
from tests.documents import reports
from tests.documents.reports import OPENED

T = TypeVar("T")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def plain(content: Words) -> str:
    return "".join(span.text for span in content)


def section(said: Outline, name: str) -> Section:
    return next(one for one in said.sections if one.kicker.endswith(name))


def blocks(found: Section, kind: type[T]) -> list[T]:
    return [block for block in found.blocks if isinstance(block, kind)]


def texts(found: Section) -> str:
    return " ".join(plain(block.words) for block in blocks(found, Paragraph))


def voted(*scores: int, labels: tuple[str, ...] = (), present: int = 42) -> Report:
    report = reports.usual()
    activity = report.polls[0][0]
    return replace(
        report, polls=((activity, reports.poll(activity.id, scores, labels, present)),), matrices=()
    )


def test_sections_are_numbered_in_the_order_of_the_day() -> None:
    kickers = [one.kicker for one in outline(reports.usual()).sections]
    assert kickers == [
        "1 · Initiative",
        "2 · Agenda",
        "3 · Attendance",
        "4 · Ideas",
        "5 · Vote",
        "6 · Priorities",
    ]


def test_the_cover_counts_what_there_was() -> None:
    figures = [(one.value, one.label) for one in outline(reports.usual()).cover.figures]
    assert figures == [
        ("42", "participants, 29 organisations"),
        ("29", "ideas in 4 groups"),
        ("41", "ballots, turnout 98%"),
        ("6", "ideas kept by the vote"),
    ]


def test_the_essentials_say_who_leads() -> None:
    first, second = outline(reports.usual()).cover.essentials
    assert plain(first) == (
        "Bus numérique itinérant dans les bourgs comes first, with 38 points from 26 voters, ahead of "
        "Ateliers smartphone à la médiathèque (31 points) and Pass numérique pour les aidants (29 points)."
    )
    assert plain(second).startswith("High impact for little effort: Bus numérique")


def test_a_tie_for_the_first_place_is_said_as_a_tie() -> None:
    (said,) = outline(voted(9, 9, 4, labels=("Bus", "Fibre", "Appli"))).cover.essentials
    assert plain(said) == "Bus and Fibre come first, tied at 9 points each."


def test_a_tie_behind_the_first_names_all_who_share_it() -> None:
    (said,) = outline(voted(9, 5, 4, 4, 1, labels=("A", "B", "C", "D", "E"))).cover.essentials
    assert plain(said).endswith("ahead of B (5 points), C (4 points) and D (4 points).")


def test_a_crowd_of_equals_is_counted_rather_than_named() -> None:
    (said,) = outline(voted(*[3] * 40)).cover.essentials
    assert plain(said) == "40 options come first, tied at 3 points each."


def test_no_winner_is_made_up_when_nobody_gave_a_point() -> None:
    said = outline(voted(0, 0, labels=("A", "B")))
    assert "No vote has been closed yet" in plain(said.cover.essentials[0])
    assert "No point was given" in texts(section(said, "Vote"))


def test_a_workshop_that_has_not_begun_says_so() -> None:
    said = outline(reports.unopened())
    assert plain(said.cover.essentials[0]) == "The workshop has not started yet: this is its programme."
    assert "has not been opened" in texts(section(said, "Vote"))
    assert "No idea" in texts(section(said, "Ideas"))
    assert "not closed" in texts(section(said, "Priorities"))


def test_an_empty_workshop_has_its_agenda_and_its_people_all_the_same() -> None:
    said = outline(reports.empty())
    assert [one.kicker for one in said.sections] == ["1 · Agenda", "2 · Attendance"]
    assert [one.value for one in said.cover.figures] == ["0"]


def test_agenda_hours_follow_from_the_durations() -> None:
    (table,) = blocks(section(outline(reports.usual()), "Agenda"), Table)
    assert [row.cells[0] for row in table.rows] == ["14:00", "14:20", "15:00", "15:15", "15:30", "16:10"]


def test_ranks_points_and_voters_of_every_option() -> None:
    standings, _counted = blocks(section(outline(reports.usual()), "Vote"), Table)
    assert [row.cells[0] for row in standings.rows[3:7]] == ["4", "5 tied", "5 tied", "7"]
    assert [row.tie for row in standings.rows[3:7]] == [0, 5, 5, 0]
    bars = [row.cells[2] for row in standings.rows]
    assert all(isinstance(bar, Bar) for bar in bars)
    assert [bar.strong for bar in bars if isinstance(bar, Bar)] == [True] * 6 + [False] * 4


def test_the_count_reconciles_people_ballots_and_points() -> None:
    _standings, counted = blocks(section(outline(reports.usual()), "Vote"), Table)
    assert [row.cells for row in counted.rows] == [
        ("People present", "42"),
        ("Ballots cast", "41"),
        ("Ballots cast by phone", "36"),
        ("Ballots cast at the kiosk", "2"),
        ("Ballots cast on paper", "3"),
        ("Blank ballots, among those cast", "0"),
        ("Present who did not vote", "1"),
        ("Turnout", "98%"),
        ("Points placed, of 205 possible", "194"),
    ]


def test_a_count_that_does_not_add_up_is_said() -> None:
    report = reports.usual()
    activity, record = report.polls[0]
    odd = replace(record, turnout={Channel.PHONE: 40})
    warnings = [
        block
        for block in blocks(section(outline(replace(report, polls=((activity, odd),))), "Vote"), Paragraph)
        if block.tone is Tone.WARNING
    ]
    assert plain(warnings[0].words).startswith("40 people voted but the file holds 41 ballots")


def test_an_open_vote_keeps_its_results_to_itself() -> None:
    report = reports.usual()
    activity, record = report.polls[0]
    still_open = replace(
        record, poll=replace(record.poll, state=PollState.OPEN, closed_at=None), outcome=None
    )
    said = outline(replace(report, polls=((activity, still_open),), matrices=()))
    assert "appear once it is closed" in texts(section(said, "Vote"))
    assert len(blocks(section(said, "Vote"), Table)) == 1
    assert not any("points" in plain(one) for one in said.cover.essentials)


def test_notes_stand_by_group_then_loose_then_waiting() -> None:
    found = section(outline(reports.usual()), "Ideas")
    assert [block.title for block in blocks(found, Heading)] == [
        "Inclusion & médiation",
        "Données & gouvernance",
        "Mobilité & santé",
        "Infrastructures",
        "Not grouped",
        "Received from phones, not placed on the board",
    ]
    assert sum(len(block.cards) for block in blocks(found, Cards)) == 29


def test_a_note_lost_far_away_does_not_shrink_the_picture() -> None:
    (wall,) = blocks(section(outline(reports.fullest()), "Ideas"), Wall)
    assert max(card.x for card in wall.cards) - min(card.x for card in wall.cards) < 2000
    lost = next(card for card in wall.cards if card.card.text == "Perdue au loin")
    others = [card.y for card in wall.cards if card is not lost]
    assert NOTE_HEIGHT < min(others) - lost.y < 300


def test_the_matrix_places_what_was_placed_and_says_what_was_not() -> None:
    found = section(outline(reports.usual()), "Priorities")
    (picture,), (table,) = blocks(found, Quadrants), blocks(found, Table)
    assert [dot.number for dot in picture.dots] == [1, 2, 3, 4, 5]
    assert (picture.dots[0].x, picture.dots[0].y) == (0.2, 0.9)
    assert [row.cells[-1] for row in table.rows] == [
        "Do now",
        "Major projects",
        "Do now",
        "Later",
        "Nice to have",
        "Not placed",
    ]


def test_organisations_that_differ_by_accents_are_one() -> None:
    report = reports.usual()
    people = report.attendance.attendees
    renamed = tuple(
        replace(
            one, participant=replace(one.participant, organisation="MÉDIATHÈQUE" if i % 2 else "médiatheque")
        )
        for i, one in enumerate(people)
    )
    said = outline(replace(report, attendance=replace(report.attendance, attendees=renamed)))
    table = blocks(section(said, "Attendance"), Table)[0]
    assert [row.cells[0] for row in table.rows] == ["médiatheque"]


def test_those_who_came_unexpected_are_not_among_those_expected() -> None:
    report = reports.usual()
    came = (Attendance(WHOLE, OPENED, Channel.PHONE),)
    people = [
        replace(report.attendance.attendees[1], walk_in=index > 1, attendances=came if index else ())
        for index in range(5)
    ]
    attendance = replace(
        report.attendance, attendees=tuple(people), present=4, expected=2, walk_ins=3, organisations=1
    )
    (figures,) = blocks(section(outline(replace(report, attendance=attendance)), "Attendance"), Figures)
    assert [(figure.value, figure.label) for figure in figures.figures][:2] == [
        ("4", "people present"),
        ("50%", "of the 2 people expected"),
    ]


def test_nobody_was_expected_where_everybody_came_without_registering() -> None:
    report = reports.usual()
    person = replace(report.attendance.attendees[1], walk_in=True)
    attendance = replace(report.attendance, attendees=(person,), present=1, expected=0, walk_ins=1)
    (figures,) = blocks(section(outline(replace(report, attendance=attendance)), "Attendance"), Figures)
    assert "expected" not in " ".join(figure.label for figure in figures.figures)


def test_those_who_did_not_come_are_named_in_a_sentence() -> None:
    found = section(outline(reports.usual()), "Attendance")
    assert isinstance(found.blocks[0], Figures)
    last: Block = found.blocks[-1]
    assert isinstance(last, Paragraph)
    assert plain(last.words).count(",") + 2 == 6


def test_the_board_shows_zones_legend_and_what_was_merged_and_nothing_that_is_veiled() -> None:
    notes = (
        Note("a", "b", "visible"),
        Note("v", "b", "caché", channel=Channel.PHONE),
        Note("m", "b", "fusion d’idées cachées", originals=3),
        Note("l", "b", "x" * 100_000),
    )
    board = Board("b", "b", private=True, legend=(Meaning(Colour.GREEN, "Constat"),))
    contents = BoardContents(board, notes, (), (Zone("z", "b", "Nord", -10, -10, 400, 300),))
    section = board_section(Activity("b", "w", ActivityKind.IDEAS, "Idées", "", 10), contents)
    (wall,) = (block for block in section.blocks if isinstance(block, Wall))
    assert [region.title for region in wall.regions] == ["Nord"]
    assert wall.legend == ((Colour.GREEN, "Constat"),)
    assert [card.id for card in wall.cards] == ["a", "l"]
    revealed = board_section(
        Activity("b", "w", ActivityKind.IDEAS, "Idées", "", 10), replace(contents, board=Board("b", "b"))
    )
    (shown,) = (block for block in revealed.blocks if isinstance(block, Wall))
    assert [(card.id, card.mark) for card in shown.cards] == [("a", ""), ("v", ""), ("m", "×3"), ("l", "")]
    (cards,) = (block for block in section.blocks if isinstance(block, Cards))
    assert [len(card.text) for card in cards.cards] == [7, 2501]
