"""What the summary says of matrices and grids: medians and dissent, own names, totals, and what a weight decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from atelier_app.documents.criteria import comes_first, grid_section
from atelier_app.documents.history import history_section, moved
from atelier_app.documents.outline import Bar, Lanes, Lines, Paragraph, Quadrants, Rich, Section, Table, Words
from atelier_app.documents.priorities import matrix_section
from atelier_app.domain.criteria import Criterion
from atelier_app.domain.history import HistoryCell, HistoryColumn, told
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import Option
from atelier_app.domain.presets import GridPreset, MatrixPreset
from atelier_app.domain.priorities import Matrix, MatrixNames
from atelier_app.support.language import speaking
from tests.documents.ratings import AGREED, TORN, activity, grid, rated_matrix

MATRIX = activity(ActivityKind.MATRIX, "Impact / effort")
GRID = activity(ActivityKind.CRITERIA, "Criteria")
CHEAP_OR_USEFUL = (
    Criterion("use", name="Use", weight=3, least=0, most=10),
    Criterion("price", name="Price", weight=1, least=0, most=10, cost=True),
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def plain(words: Words) -> str:
    return "".join(span.text for span in words)


def texts(section: Section) -> str:
    return " ".join(plain(block.words) for block in section.blocks if isinstance(block, Paragraph))


def picture(section: Section) -> Quadrants:
    return next(block for block in section.blocks if isinstance(block, Quadrants))


def table(section: Section, index: int = 0) -> Table:
    return [block for block in section.blocks if isinstance(block, Table)][index]


# --- the matrix


def test_a_rated_matrix_draws_the_middle_half_and_marks_dissent() -> None:
    section = matrix_section(MATRIX, rated_matrix(("Bus", AGREED, (0.2,) * 4), ("App", TORN, (0.2,) * 4)))
    bus, app = picture(section).dots
    assert (bus.y, bus.contested, app.contested) == (0.8, False, True)
    assert bus.y_span == pytest.approx((0.775, 0.825))
    assert bus.x_span == (0.2, 0.2)
    said = texts(section)
    assert "4 people rated the ideas." in said
    assert "≠: people disagree" in said
    assert table(section).rows[1].cells[-1] == Rich("Do now", "≠ people disagree")
    assert table(section).rows[0].cells[-3] == Rich("8.0", "7.8 – 8.2")


def test_where_nobody_disagrees_no_sign_is_explained() -> None:
    said = texts(matrix_section(MATRIX, rated_matrix(("Bus", AGREED, AGREED))))
    assert "≠" not in said


def test_lines_that_were_moved_and_names_of_ones_own_are_those_of_the_page() -> None:
    names = MatrixNames(impact="Reach", quick_win="Start here", not_now="Leave")
    matrix = Matrix("m", "m", names=names, impact_threshold=0.9, effort_threshold=0.1)
    section = matrix_section(MATRIX, rated_matrix(("Bus", (1.0,), (0.05,)), matrix=matrix))
    drawn = picture(section)
    assert drawn.at == (0.1, 0.9)
    assert (drawn.titles[0], drawn.titles[3], drawn.y_end) == ("Start here", "Leave", "Reach")
    assert texts(section).startswith("Start here: Bus.")
    assert [column.title for column in table(section).columns][-3:] == ["Reach", "Effort", "So"]


def test_eisenhower_begins_with_what_is_both_important_and_urgent() -> None:
    matrix = Matrix("m", "m", preset=MatrixPreset.EISENHOWER)
    section = matrix_section(MATRIX, rated_matrix(("Bus", (0.9,), (0.9,)), matrix=matrix))
    drawn = picture(section)
    assert drawn.titles == ("Plan", "Do first", "Drop", "Delegate")
    assert drawn.strong == 1
    assert texts(section).startswith("Do first: Bus.")


# --- the grid


def test_the_first_is_named_with_its_total_and_ties_as_ties() -> None:
    clear = grid(
        GridPreset.WEIGHTED, {"Bus": {"use": 8, "price": 6}, "App": {"use": 4, "price": 2}}, CHEAP_OR_USEFUL
    )
    assert plain(comes_first(clear)) == "Bus comes first, with 70.0 of 100."
    tied = grid(
        GridPreset.WEIGHTED, {"Bus": {"use": 8, "price": 6}, "App": {"use": 8, "price": 6}}, CHEAP_OR_USEFUL
    )
    assert plain(comes_first(tied)) == "Bus and App come first, tied."
    rice = {"reach": 500, "impact": 2, "confidence": 0.8, "effort": 2}
    assert plain(comes_first(grid(GridPreset.RICE, {"Bus": rice}))) == "Bus comes first, with 400.0."


def test_nothing_is_first_before_anything_has_all_its_values() -> None:
    section = grid_section(GRID, grid(GridPreset.RICE, {"Bus": {"reach": 5}}))
    assert "No idea has all its values yet." in texts(section)
    assert table(section).rows[0].cells[0] == "–"
    assert not [block for block in section.blocks if isinstance(block, Lines)]


def test_values_stand_under_letters_that_the_weights_explain_best_first() -> None:
    record = grid(
        GridPreset.WEIGHTED, {"App": {"use": 4, "price": 2}, "Bus": {"use": 8, "price": 6}}, CHEAP_OR_USEFUL
    )
    section = grid_section(GRID, record)
    assert table(section).rows[0].cells == ("1", "Bus", "8", "6", Bar(1.0, "70.0", True))
    first, second = table(section, 1).rows
    assert first.cells[:2] == ("A", "Use")
    assert second.cells[3] == Rich("0 to 10", "less is better")


def test_the_weight_that_decides_most_is_drawn_with_what_it_decides() -> None:
    record = grid(
        GridPreset.WEIGHTED, {"Bus": {"use": 8, "price": 6}, "App": {"use": 4, "price": 2}}, CHEAP_OR_USEFUL
    )
    section = grid_section(GRID, record)
    (chart,) = (block for block in section.blocks if isinstance(block, Lines))
    assert chart.mark in (0.25, 0.75)
    assert [stroke.label for stroke in chart.strokes] == ["1 · Bus", "2 · App"]
    assert [stroke.strong for stroke in chart.strokes] == [True, False]
    assert "Bus is first while it weighs" in texts(section)
    assert "App" in texts(section)


def test_where_no_weight_changes_who_is_first_it_says_so() -> None:
    record = grid(
        GridPreset.WEIGHTED, {"Bus": {"use": 8, "price": 2}, "App": {"use": 4, "price": 6}}, CHEAP_OR_USEFUL
    )
    section = grid_section(GRID, record)
    assert "Whatever any one criterion weighs, the same idea comes first." in texts(section)
    assert not [block for block in section.blocks if isinstance(block, Lines)]


def test_moscow_stands_in_four_columns() -> None:
    record = grid(GridPreset.MOSCOW, {"Bus": {"moscow": 4}, "App": {"moscow": 1}, "Car": {}})
    section = grid_section(GRID, record)
    (lanes,) = (block for block in section.blocks if isinstance(block, Lanes))
    assert [(lane.title, [card.text for card in lane.cards]) for lane in lanes.lanes] == [
        ("Must", ["Bus"]),
        ("Should", []),
        ("Could", []),
        ("Won’t this time", ["App"]),
    ]
    assert texts(section) == "Must: Bus. Not sorted yet: Car."


# --- the history


def test_ranks_stand_side_by_side_with_what_moved() -> None:
    bus, app = Option("a", "Bus", note_id="n1"), Option("b", "App", note_id="n2")
    vote = HistoryColumn("v", ActivityKind.VOTE, "Vote", method="dots", settings={"points": 5})
    rice = HistoryColumn("g", ActivityKind.CRITERIA, "RICE", preset="rice")
    history = told(
        [
            (vote, [(bus, HistoryCell(rank=1, score=5)), (app, HistoryCell(rank=2, score=1))]),
            (rice, [(app, HistoryCell(rank=1, score=400)), (bus, HistoryCell(rank=2, score=25))]),
        ]
    )
    section = history_section(
        replace(history, items=tuple(replace(one, group="Mobility") for one in history.items))
    )
    assert section is not None
    first, second = table(section).rows
    assert first.cells == (Rich("App", "in “Mobility”"), Rich("2", "1 point"), Rich("1 ↑ 1", "total 400"))
    assert second.cells[-1] == Rich("2 ↓ 1", "total 25")


def test_one_step_alone_is_no_history() -> None:
    vote = HistoryColumn("v", ActivityKind.VOTE, "Vote", method="dots")
    assert history_section(told([(vote, [(Option("a", "Bus"), HistoryCell(rank=1, score=5))])])) is None


@pytest.mark.parametrize(("places", "said"), [(None, ""), (0, "="), (2, "↑ 2"), (-1, "↓ 1")])
def test_moves_are_said_by_an_arrow(places: int | None, said: str) -> None:
    assert moved(places) == said
