"""The priorities as sheets and as data: what programs and spreadsheets can take, and every figure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from atelier_app.domain.history import HistoryCell, HistoryColumn, told
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import Option
from atelier_app.domain.presets import GridPreset
from atelier_app.domain.priorities import Quadrant
from atelier_app.exchange.priorities import Priorities, priorities_sheets
from atelier_app.exchange.priorities_data import priorities_json
from atelier_app.exchange.workbook import read_workbook
from atelier_app.exchange.writing import Format, write
from atelier_app.support.language import speaking
from tests.documents.ratings import AGREED, TORN, activity, grid, rated_matrix

RICE = {"reach": 500.0, "impact": 2.0, "confidence": 0.8, "effort": 2.0}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture
def priorities() -> Priorities:
    bus = Option("a", "Bus", note_id="n")
    record = rated_matrix(("Bus", AGREED, (0.2,) * 4), ("App", TORN, (0.2,) * 4))
    columns = [
        (
            HistoryColumn("v", ActivityKind.VOTE, "Vote", method="majority_judgment", settings={"grades": 7}),
            [(bus, HistoryCell(rank=2, score=6))],
        ),
        (
            HistoryColumn("m", ActivityKind.MATRIX, "Impact / effort", ranked=False, matrix=record.matrix),
            [(bus, HistoryCell(impact=0.8, effort=0.2, quadrant=Quadrant.QUICK_WIN))],
        ),
        (HistoryColumn("g", ActivityKind.CRITERIA, "RICE"), [(bus, HistoryCell(rank=1, score=400.0))]),
    ]
    title = "Impact / effort: [l'essentiel]* au-delà de trente et un caractères"
    return Priorities(
        told(columns),
        ((activity(ActivityKind.MATRIX, title), record), (activity(ActivityKind.MATRIX, title), record)),
        ((activity(ActivityKind.CRITERIA, "RICE"), grid(GridPreset.RICE, {"Bus": RICE, "App": {}})),),
    )


def test_the_history_stands_side_by_side(priorities: Priorities) -> None:
    history = priorities_sheets(priorities)[0]
    assert history.headings[3:6] == ("Vote – rank", "Vote – result", "Vote – moved")
    assert history.rows == (("Bus", "", "", 2, "Excellent", None, "Do now", 0.8, 0.2, 1, 400.0, 1),)


def test_a_matrix_tells_quartiles_and_dissent(priorities: Priorities) -> None:
    matrix = priorities_sheets(priorities)[1]
    row = dict(zip(matrix.headings, matrix.rows[1], strict=True))
    assert row["Quarter"] == "Do now"
    assert row["Ratings"] == 4
    assert row["People disagree"] == "yes"
    assert (row["Impact: lower quartile"], row["Effort: upper quartile"]) == (0.1, 0.2)


def test_a_grid_has_its_weights_first_then_the_best(priorities: Priorities) -> None:
    rows = priorities_sheets(priorities)[-1].rows
    assert rows[0] == (None, "Weight", None, 1, 1, 1, 1, None, None, None)
    assert rows[1][:2] == (1, "Bus")
    assert rows[1][7] == 400.0
    assert rows[2][:2] == (None, "App")


@pytest.mark.parametrize("kind", list(Format))
def test_every_spreadsheet_takes_them_whatever_activities_are_called(
    priorities: Priorities, kind: Format, tmp_path: Path
) -> None:
    sheets = priorities_sheets(priorities)
    assert len({sheet.title.casefold() for sheet in sheets}) == len(sheets)
    assert max(len(sheet.title) for sheet in sheets) <= 31
    out = tmp_path / f"out.{kind}"
    write(sheets, "Subject", out, kind)
    if kind is not Format.CSV:
        table = read_workbook(out.read_bytes(), out.name, lambda heading: heading == "Idea")
        assert table.rows[0].cells is not None
        assert "Bus" in table.rows[0].cells


def test_the_data_tells_how_the_order_depends_on_each_weight(priorities: Priorities) -> None:
    matrices = priorities.matrices
    data = json.loads(json.dumps(priorities_json(replace(priorities, matrices=matrices[:1]))))
    assert data["history"]["ideas"][0]["cells"][1] == {
        "impact": 0.8,
        "effort": 0.2,
        "quadrant": "quick_win",
    }
    (matrix,) = data["matrices"]
    assert matrix["items"][1]["impact_spread"]["dissent"] is True
    (found,) = data["grids"]
    assert found["items"][0]["total"] == 400
    assert [one["share"] for one in found["criteria"]] == [0.25] * 4
    assert found["criteria"][0]["first_stays"] == [0.0, 1.0]
