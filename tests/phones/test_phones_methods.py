"""A ballot of every method, from a phone without a script: what is said, taken, refused and shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from atelier_app.domain.ballots import FindBallot, ballot_id
from atelier_app.domain.comparisons import NEW, OLD
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Entry
from atelier_app.domain.polls import (
    ClosePoll,
    OpenPoll,
    Option,
    PausePoll,
    PreparePoll,
    PublishResults,
    ReadPoll,
)
from tests.fixtures_phones import HttpPhone
from tests.phones.test_phones_pages import FIRST_LOAD, first_load
from tests.stage import Stage

Scan = Callable[[], HttpPhone]
LABELS = ("Bus <numérique>", "Fibre", "Tiers-lieux", "Cours du soir")
GOOD = {
    Entry.POINTS: ("1", "0", "", ""),
    Entry.CHECKS: ("1", "1", "", ""),
    Entry.GRADES: ("3", "0", "2", "1"),
    Entry.RANKS: ("2", "1", "4", "3"),
}
BAD = ("-1", "1.5", "1e3", "999999", "9" * 5000, "NaN", "Infinity", "²", "--1", "<b>", "0x1", "1 000")


@pytest.fixture(autouse=True)
def voting(stage: Stage) -> None:
    stage.enter(ActivityKind.VOTE)


def ballot(stage: Stage, phone: HttpPhone) -> dict[Id, int]:
    found = stage.door.read(FindBallot(ballot_id(phone.token, stage.poll)))
    return {choice.option_id: choice.value for choice in found.choices} if found else {}


def filled(options: tuple[Option, ...], *values: str) -> dict[str, str]:
    return {option.id: value for option, value in zip(options, values, strict=False)}


@pytest.mark.parametrize("method", [key for key, one in METHODS.items() if one.entry is not Entry.PAIRS])
def test_a_ballot_of_each_method_counts_and_is_shown_again(stage: Stage, phone: Scan, method: str) -> None:
    options = stage.open_poll_by(method, *LABELS)
    anne, given = phone().sign_in(), GOOD[METHODS[method].entry]
    anne.vote(**filled(options, *given))
    assert "Your vote is recorded" in anne.text
    expected = {
        option.id: int(value) for option, value in zip(options, given, strict=True) if value.strip("0")
    }
    assert {option: value for option, value in ballot(stage, anne).items() if value} == expected
    assert "Bus &lt;numérique&gt;" in anne.answer.text
    stage.do(ClosePoll(stage.poll))
    assert anne.open().text.partition('id="results"')[2].count('class="rank"') == len(options)


@pytest.mark.parametrize("method", [key for key, one in METHODS.items() if one.entry is not Entry.PAIRS])
def test_nonsense_is_refused_and_what_was_filled_in_stays(stage: Stage, phone: Scan, method: str) -> None:
    options = stage.open_poll_by(method, *LABELS)
    anne = phone().sign_in()
    for bad in BAD:
        anne.vote(**filled(options, "1", bad))
        assert anne.answer.status_code == 422, bad
        assert 'role="alert"' in anne.text
        assert re.search(rf'{options[0].id}"[^>]*value="1"|value="1" (selected|checked)', anne.text) or (
            f'name="{options[0].id}" value="1"' in anne.text
        )
    anne.vote(**{new_id(): "1"})
    assert anne.answer.status_code == 422
    twice = f"poll={stage.poll}&{options[0].id}=1&{options[0].id}=1"
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert anne.http.post("/vote", content=twice, headers=kind).status_code == 422
    assert ballot(stage, anne) == {}
    assert stage.door.read(ReadPoll(stage.poll)).cast == 0


@pytest.mark.parametrize(
    ("method", "settings", "given", "told"),
    [
        ("dots", {"points": 3, "maximum": 3, "negative": 1}, ("2", "-2"), "3 points"),
        ("dots", {"points": 3, "maximum": 3, "minimum": 2}, ("1",), "at least 2"),
        ("budget", {}, ("60", "41"), "100 points"),
        ("quadratic", {}, ("8", "7"), "100 credits"),
        ("approval", {"maximum": 1}, ("1", "1"), "choose 1 at most"),
        ("majority_judgment", {"missing": 2}, ("1",), "every choice a grade"),
        ("majority_judgment", {}, ("7",), "from 0 to 6"),
        ("score", {"maximum": 10}, ("11",), "from 0 to 10"),
        ("borda", {"complete": 1}, ("1",), "every choice a place"),
        ("schulze", {"complete": 1}, ("1", "2", "3"), "every choice a place"),
        ("borda", {}, ("5",), "from 1 to 4"),
        ("instant_runoff", {}, ("1", "1"), "same place"),
    ],
)
def test_a_ballot_over_the_rule_is_told_which(
    stage: Stage, phone: Scan, method: str, settings: dict[str, int], given: tuple[str, ...], told: str
) -> None:
    options = stage.open_poll_by(method, *LABELS, settings=settings)
    anne = phone().sign_in()
    anne.vote(**filled(options, *given))
    assert anne.answer.status_code == 422
    assert told in anne.text
    assert ballot(stage, anne) == {}


def test_negative_dots_and_their_buttons(stage: Stage, phone: Scan) -> None:
    options = stage.open_poll_by("dots", *LABELS, settings={"points": 3, "maximum": 2, "negative": 1})
    anne = phone().sign_in()
    anne.post("/vote", poll=stage.poll, minus=options[0].id, **filled(options, "-1", "1", "0", "0"))
    assert f'name="{options[0].id}" value="-2"' in anne.text
    anne.post("/vote", poll=stage.poll, plus=options[1].id, **filled(options, "-2", "1", "0", "0"))
    assert f'name="{options[1].id}" value="1"' in anne.text
    anne.vote(**filled(options, "-2", "1"))
    assert ballot(stage, anne) == {options[0].id: -2, options[1].id: 1}


def test_what_quadratic_votes_cost_and_leave_is_said(stage: Stage, phone: Scan) -> None:
    options = stage.open_poll_by("quadratic", *LABELS)
    anne = phone().sign_in()
    anne.post("/vote", poll=stage.poll, plus=options[0].id, **filled(options, "8", "4", "0", "0"))
    assert "costs 81" in anne.text
    assert "3 credits left" in anne.text
    anne.post("/vote", poll=stage.poll, plus=options[0].id, **filled(options, "9", "4", "0", "0"))
    assert "costs 81" in anne.text


def test_places_move_without_a_script(stage: Stage, phone: Scan) -> None:
    bus, fibre, _places, course = stage.open_poll_by("borda", *LABELS)
    anne = phone().sign_in()
    anne.post("/vote", poll=stage.poll, plus=course.id)
    anne.post("/vote", poll=stage.poll, plus=bus.id, **{course.id: "1"})
    assert anne.text.index("Cours du soir") < anne.text.index("Bus") < anne.text.index("Fibre")
    anne.post("/vote", poll=stage.poll, plus=bus.id, **{course.id: "1", bus.id: "2"})
    assert anne.text.index("Bus") < anne.text.index("Cours du soir") < anne.text.index("Fibre")
    anne.post("/vote", poll=stage.poll, minus=course.id, **{course.id: "2", bus.id: "1", fibre.id: ""})
    assert f'name="{course.id}" value=""' in anne.text
    assert ballot(stage, anne) == {}


def asked(phone: HttpPhone) -> list[str]:
    return re.findall(r'class="one-of"[^>]*>([^<]+)<', phone.text)


def test_pairs_are_asked_one_after_another_and_each_answer_counts(stage: Stage, phone: Scan) -> None:
    labels = ("A", "B", "C", "D")
    options = {option.label: option.id for option in stage.open_poll_by("pairwise", *labels)}
    anne = phone().sign_in()
    assert "At most 5 questions left" in anne.text
    while pair := asked(anne):
        new, old = pair
        anne.post("/vote", poll=stage.poll, said=anne.hidden("said"), pair=NEW if new < old else OLD)
    assert ballot(stage, anne) == {options[label]: place for place, label in enumerate(labels, start=1)}
    assert "You have compared all" in anne.open().text
    anne.post("/vote", poll=stage.poll, said=anne.hidden("said"), pair="back")
    assert len(asked(anne)) == 2
    assert stage.door.read(ReadPoll(stage.poll)).cast == 1


def test_a_page_opened_again_goes_on_with_the_pairs_where_it_was(stage: Stage, phone: Scan) -> None:
    stage.open_poll_by("pairwise", "A", "B", "C", "D")
    anne = phone().sign_in()
    anne.post("/vote", poll=stage.poll, said="", pair=NEW)
    pair = asked(anne)
    assert asked(anne.open()) == pair
    anne.post("/vote", poll=stage.poll, said="<b>" * 3, pair="?" * 900)
    assert anne.answer.status_code == 200
    assert "<b>" not in anne.answer.text


def test_one_phone_keeps_its_shuffled_order_and_another_has_its_own(stage: Stage, phone: Scan) -> None:
    stage.open_poll_by("approval", *(f"Idée {n:02}" for n in range(20)), shuffled=True)
    anne, marc = phone().sign_in(), phone().sign_in("Marc", "Petit")
    first = re.findall(r"Idée \d\d", anne.text)
    assert re.findall(r"Idée \d\d", anne.open().text) == first
    assert re.findall(r"Idée \d\d", marc.text) != first
    assert sorted(re.findall(r"Idée \d\d", marc.text)) == sorted(first)


@pytest.mark.parametrize("method", ["dots", "approval", "majority_judgment", "borda", "pairwise"])
def test_ones_own_idea_can_be_chosen_by_the_others_alone(stage: Stage, phone: Scan, method: str) -> None:
    stage.enter(ActivityKind.IDEAS)
    anne = phone().sign_in()
    anne.send_idea("Un bus")
    note_id = re.findall(r"/mine/([0-9a-f]{32})", anne.text)[0]
    own, other = Option(new_id(), "Un bus", note_id=note_id), Option(new_id(), "La fibre")
    options = (own, other, Option(new_id(), "Tiers-lieux"))
    settings = METHODS[method].suggested(3)
    stage.enter(ActivityKind.VOTE)
    stage.do(
        PreparePoll(stage.poll, "Quoi ?", options, settings, stage.board, method=method, own_ideas=False)
    )
    stage.do(OpenPoll(stage.poll))
    marc = phone().sign_in("Marc", "Petit")
    if method == "pairwise":
        assert set(asked(anne.open())) == {"La fibre", "Tiers-lieux"}
        return
    assert "Your own idea" in anne.open().text
    assert "Your own idea" not in marc.text
    anne.vote(**{own.id: "1"})
    assert anne.answer.status_code == 422
    assert "an idea of your own" in anne.text
    anne.vote(**{other.id: "1"})
    assert ballot(stage, anne) == {other.id: 1}
    marc.vote(**{own.id: "1"})
    assert ballot(stage, marc) == {own.id: 1}


def test_the_page_says_whether_the_vote_is_secret_or_open(stage: Stage, phone: Scan) -> None:
    anne = phone().sign_in()
    stage.open_poll_by("approval", *LABELS, secret=False)
    assert "Open vote" in anne.open().text
    assert "Secret vote" not in anne.text


def test_an_open_vote_names_nobody_on_a_phone(stage: Stage, phone: Scan) -> None:
    bus, *_others = stage.open_poll_by("approval", *LABELS, secret=False)
    anne = phone().sign_in()
    marc = phone().sign_in("Marc", "Petit")
    for one in (anne, marc):
        one.vote(**{bus.id: "1"})
    for _moment in ("open", "closed"):
        for one, other in ((anne, "Petit"), (marc, "Lefèvre")):
            assert other not in one.open().text
            assert other not in phone().text
        stage.do(ClosePoll(stage.poll))


def test_a_paused_vote_keeps_what_is_filled_in(stage: Stage, phone: Scan) -> None:
    options = stage.open_poll_by("score", *LABELS)
    anne = phone().sign_in()
    stage.do(PausePoll(stage.poll))
    assert "The vote is paused" in anne.open().text
    anne.post("/vote", poll=stage.poll, **filled(options, "3"))
    assert anne.answer.status_code == 409
    assert 'value="3" selected' in anne.text
    stage.do(PausePoll(stage.poll, False))
    assert "The vote is paused" not in anne.vote(**filled(options, "3")).text
    assert ballot(stage, anne) == {options[0].id: 3}


@pytest.mark.parametrize("method", list(METHODS))
def test_withheld_results_are_nowhere_until_they_are_published(
    stage: Stage, phone: Scan, method: str
) -> None:
    options = stage.open_poll_by(method, *LABELS, withheld=True)
    for name in ("A", "B", "C"):
        stage.vote(stage.sign_in(name), (options[0], 1))
    anne = phone().sign_in()
    stage.do(ClosePoll(stage.poll))
    page = anne.open().text
    assert "The facilitator will show the results" in page
    assert 'id="results"' not in page
    assert "Fibre" not in page
    stage.do(PublishResults(stage.poll))
    assert 'id="results"' in anne.open().text


def test_ranks_alone_are_shown_where_a_score_says_nothing(stage: Stage, phone: Scan) -> None:
    options = stage.open_poll_by("schulze", *LABELS)
    anne = phone().sign_in()
    anne.vote(**filled(options, "1", "2"))
    stage.do(ClosePoll(stage.poll))
    assert 'class="score"' not in anne.open().text


def test_a_merit_profile_is_drawn_and_told(stage: Stage, phone: Scan) -> None:
    options = stage.open_poll_by("majority_judgment", *LABELS)
    anne = phone().sign_in()
    anne.vote(**filled(options, "6", "0", "5"))
    stage.do(ClosePoll(stage.poll))
    assert 'aria-label="Excellent 1"' in anne.open().text
    assert 'class="score">Excellent<' in anne.text


@pytest.mark.parametrize("method", list(METHODS))
def test_two_hundred_options_are_a_light_page(stage: Stage, phone: Scan, method: str) -> None:
    stage.open_poll_by(method, *(f"Bus numérique n° {n} du canton" for n in range(200)))
    assert first_load(phone().sign_in()) <= FIRST_LOAD


def test_the_same_ballot_fifty_times_at_once_is_one(stage: Stage, phone: Scan) -> None:
    options = stage.open_poll_by("quadratic", *LABELS)
    anne = phone().sign_in()
    fields = {"poll": stage.poll, options[0].id: "3"}
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _turn: anne.http.post("/vote", data=fields).status_code, range(50)))
    assert set(answers) <= {303, 429}
    assert 303 in answers
    assert stage.door.read(ReadPoll(stage.poll)).cast == 1
    assert ballot(stage, anne) == {options[0].id: 3}
