"""Ratings from a phone: two values an idea for a matrix, one a criterion for a grid, each phone's or each table's."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from atelier_app.domain.grids import ReadGrid
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.polls import ClosePoll, Option
from atelier_app.domain.presets import GridPreset, MatrixPreset, combination_of, criteria_of
from atelier_app.domain.priorities import MatrixRecord, ReadMatrix
from atelier_app.domain.ratings import FindRatings, OpenRating, Placing, rater_id
from atelier_app.domain.registrations import DescribeRegistration
from tests.fixtures_phones import HttpPhone
from tests.stage import Stage

Scan = Callable[[], HttpPhone]
LABELS = ("Bus numérique", "Fibre <partout>", "Tiers-lieux")


def winners(stage: Stage, *labels: str) -> tuple[Option, ...]:
    """Options of a closed vote; all of them win."""
    options = stage.open_poll(*labels)
    stage.do(ClosePoll(stage.poll))
    return options


def open_matrix(
    stage: Stage, placing: Placing = Placing.PHONES, labels: tuple[str, ...] = LABELS
) -> tuple[Option, ...]:
    options = winners(stage, *labels)
    before = stage.door.read(ReadMatrix(stage.matrix)).matrix.preparation()
    stage.do(replace(before, poll_id=stage.poll, winners=30, placing=placing))
    stage.do(OpenRating(stage.matrix))
    stage.enter(ActivityKind.MATRIX)
    return options


def open_grid(stage: Stage, preset: GridPreset) -> tuple[Option, ...]:
    options = winners(stage, *LABELS)
    before = stage.door.read(ReadGrid(stage.grid)).grid.preparation()
    stage.do(
        replace(
            before,
            poll_id=stage.poll,
            winners=30,
            placing=Placing.PHONES,
            preset=preset,
            criteria=criteria_of(preset),
            combination=combination_of(preset),
        )
    )
    stage.do(OpenRating(stage.grid))
    stage.enter(ActivityKind.CRITERIA)
    return options


def place(phone: HttpPhone, *placed: tuple[Option, int, int]) -> HttpPhone:
    """Impact and effort in steps, from 0 to 20."""
    phone.open()
    fields: dict[str, str] = {}
    for option, impact, effort in placed:
        fields |= {
            f"{option.id}.said": "1",
            f"{option.id}.impact": str(impact),
            f"{option.id}.effort": str(effort),
        }
    return phone.post("/rate", subject=phone.hidden("subject"), **fields)


def matrix(stage: Stage) -> MatrixRecord:
    return stage.door.read(ReadMatrix(stage.matrix))


def seat(stage: Stage, phone: HttpPhone, table: str) -> None:
    person = stage.holder(phone.token)
    assert person is not None
    stage.do(DescribeRegistration(stage.workshop_id, person.id, table))


def test_two_phones_place_an_idea_and_it_lies_at_their_median(stage: Stage, phone: Scan) -> None:
    bus, fibre, _places = open_matrix(stage)
    anne, paul = phone().sign_in(), phone().sign_in("Paul", "Petit")
    assert "What the others say is shown once all is in" in anne.text
    assert "What you said is recorded" in place(anne, (bus, 20, 0), (fibre, 5, 5)).text
    place(paul, (bus, 10, 10))
    assert matrix(stage).rated == 2
    stage.do(OpenRating(stage.matrix, open=False))
    item = matrix(stage).items[0]
    assert (item.impact, item.effort) == (0.75, 0.25)
    assert "Do now" in anne.open().text


def test_an_idea_whose_box_is_not_ticked_is_left_out(stage: Stage, phone: Scan) -> None:
    bus, _fibre, _places = open_matrix(stage)
    anne = phone().sign_in()
    anne.post("/rate", subject=stage.matrix, **{f"{bus.id}.impact": "20", f"{bus.id}.effort": "0"})
    person = stage.holder(anne.token)
    assert person is not None
    asked = FindRatings(stage.matrix, person.id, rater_id(anne.token, stage.matrix))
    assert stage.door.read(asked).ratings == ()


def test_a_phone_finds_what_it_said_and_sends_it_again_without_a_change(stage: Stage, phone: Scan) -> None:
    bus, _fibre, _places = open_matrix(stage)
    anne = phone().sign_in()
    place(anne, (bus, 17, 3))
    last = stage.door.last_number
    page = place(anne, (bus, 17, 3)).text
    assert stage.door.last_number == last
    assert f'name="{bus.id}.impact" min="0" max="20" value="17"' in page
    assert "Send again" in page


def test_no_phone_is_told_what_the_others_say_while_they_rate(stage: Stage, phone: Scan) -> None:
    bus, _fibre, _places = open_matrix(stage)
    anne, paul = phone().sign_in(), phone().sign_in("Paul", "Petit")
    before = paul.open().answer.text
    place(anne, (bus, 19, 1))
    after = paul.open().answer.text
    cut = "data-since"
    assert before.partition(cut)[0] == after.partition(cut)[0]
    assert before.partition("<main")[2] == after.partition("<main")[2]


def test_a_table_speaks_with_one_voice_and_all_of_it_see_it(stage: Stage, phone: Scan) -> None:
    bus, _fibre, _places = open_matrix(stage, Placing.TABLES)
    anne, paul = phone().sign_in(), phone().sign_in("Paul", "Petit")
    assert "you sit at none" in anne.text
    seat(stage, anne, "Table 3")
    seat(stage, paul, "table 3")
    assert "For table" in anne.open().text
    place(anne, (bus, 20, 0))
    place(paul, (bus, 10, 0))
    assert 'value="10"' in anne.open().text
    assert matrix(stage).rated == 1


def test_the_dimensions_are_called_as_the_facilitator_chose(stage: Stage, phone: Scan) -> None:
    open_matrix(stage)
    stage.do(OpenRating(stage.matrix, open=False))
    before = matrix(stage).matrix.preparation()
    stage.do(replace(before, preset=MatrixPreset.EISENHOWER))
    stage.do(OpenRating(stage.matrix))
    page = phone().sign_in().text
    assert "Urgency" in page
    assert "not urgent" in page


def test_a_grid_takes_levels_and_numbers_with_a_comma(stage: Stage, phone: Scan) -> None:
    bus, _fibre, _places = open_grid(stage, GridPreset.RICE)
    anne = phone().sign_in()
    said = {"reach": "1200,5", "impact": "2", "confidence": "0.8", "effort": "4"}
    fields = {f"{bus.id}.{name}": value for name, value in said.items()}
    anne.post("/rate", subject=anne.hidden("subject"), **fields)
    assert "What you said is recorded" in anne.text
    stage.do(OpenRating(stage.grid, open=False))
    item = stage.door.read(ReadGrid(stage.grid)).items[0]
    assert item.total == pytest.approx(1200.5 * 2 * 0.8 / 4)
    assert "480.2" in anne.open().text


def test_moscow_sorts_ideas_into_its_levels(stage: Stage, phone: Scan) -> None:
    bus, fibre, _places = open_grid(stage, GridPreset.MOSCOW)
    anne = phone().sign_in()
    fields = {f"{bus.id}.moscow": "4", f"{fibre.id}.moscow": "1"}
    anne.post("/rate", subject=anne.hidden("subject"), **fields)
    stage.do(OpenRating(stage.grid, open=False))
    page = anne.open().text
    assert (
        page.index("Must") < page.index("Bus numérique") < page.index("Won’t this time") < page.index("Fibre")
    )
    assert "Not sorted yet" in page


@pytest.mark.parametrize(
    "value", ["nan", "inf", "-1", "21", "1e3", "1,2,3", "٣", "", "9" * 40, "<script>", "0x10"]
)
def test_what_is_no_value_of_the_scale_is_refused_in_place(stage: Stage, phone: Scan, value: str) -> None:
    bus, fibre, _places = open_matrix(stage)
    anne = phone().sign_in()
    place(anne, (fibre, 3, 3))
    fields = {f"{bus.id}.said": "1", f"{bus.id}.impact": value, f"{bus.id}.effort": "1"}
    anne.post("/rate", subject=stage.matrix, **fields)
    if value:
        assert anne.answer.status_code == 422
        assert "A value is not on its scale" in anne.text
        assert "<script>" not in anne.answer.text.partition("<main")[2]
    assert matrix(stage).rated == 1


def test_unknown_and_repeated_ideas_are_refused(stage: Stage, phone: Scan) -> None:
    bus, _fibre, _places = open_matrix(stage)
    anne = phone().sign_in()
    anne.post("/rate", subject=stage.matrix, **{"f00.said": "1", "f00.impact": "1"})
    assert anne.answer.status_code == 422
    twice = f"subject={stage.matrix}&{bus.id}.said=1&{bus.id}.impact=1&{bus.id}.impact=2"
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert anne.http.post("/rate", content=twice, headers=headers).status_code == 422
    assert matrix(stage).rated == 0


def test_ratings_that_come_too_late_are_told_so(stage: Stage, phone: Scan) -> None:
    bus, _fibre, _places = open_matrix(stage)
    anne = phone().sign_in()
    stage.do(OpenRating(stage.matrix, open=False))
    anne.post("/rate", subject=stage.matrix, **{f"{bus.id}.said": "1", f"{bus.id}.impact": "1"})
    assert anne.answer.status_code == 409
    assert "Ratings are not being collected" in anne.text


def test_who_is_not_signed_in_cannot_rate(stage: Stage, phone: Scan) -> None:
    bus, _fibre, _places = open_matrix(stage)
    stranger = phone()
    stranger.post("/rate", subject=stage.matrix, **{f"{bus.id}.said": "1", f"{bus.id}.impact": "1"})
    assert matrix(stage).rated == 0


def test_the_page_of_thirty_long_ideas_stays_light(stage: Stage, phone: Scan) -> None:
    labels = tuple(
        f"{number} – Des ateliers numériques itinérants dans chaque commune" for number in range(30)
    )
    open_matrix(stage, labels=labels)
    anne = phone().sign_in()
    asked = httpx.Request("GET", anne.answer.url)
    assert asked.url.path == "/"
    assert anne.text.count('type="range"') == 60
    assert len(gzip.compress(anne.answer.content)) < 10_000
