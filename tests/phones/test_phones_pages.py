"""The pages: light, in both languages, the right one for each activity, usable by everyone."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from atelier_app.domain.initiative import ActivityKind, DescribeActivity
from atelier_app.domain.polls import ClosePoll
from atelier_app.domain.priorities import PlaceOption, PrepareMatrix
from atelier_app.domain.room import SetTimer
from atelier_app.phones.assets import slim
from atelier_app.phones.server import PhonesServer
from tests.fixtures_phones import HttpPhone, weight
from tests.stage import SetClock, Stage

Scan = Callable[[], HttpPhone]
FIRST_LOAD = 30 * 1024
SCRIPT = 10 * 1024


def first_load(phone: HttpPhone) -> int:
    linked = re.findall(r'(?:href|src)="(/static/[^"]+)"', phone.answer.text)
    assert len(linked) == 5
    return weight(phone.answer) + sum(weight(phone.http.get(address)) for address in linked)


def test_the_first_load_is_light(stage: Stage, phone: Scan) -> None:
    assert first_load(phone()) <= FIRST_LOAD
    stage.enter(ActivityKind.VOTE)
    stage.open_poll(*(f"Bus numérique itinérant dans les bourgs du canton n° {n}" for n in range(12)))
    assert first_load(phone().sign_in()) <= FIRST_LOAD


def test_the_scripts_are_small(phone: Scan) -> None:
    scripts = ("/static/phone.js", "/static/signing.js")
    assert sum(len(phone().open(script).answer.content) for script in scripts) <= SCRIPT


def test_static_files_are_kept_by_phones_and_named_by_their_content(phone: Scan) -> None:
    answer = phone().open("/static/phone.css").answer
    assert "immutable" in answer.headers["cache-control"]
    assert "set-cookie" not in answer.headers


def test_slimming_keeps_texts_and_meaning() -> None:
    assert slim('// why\nconst a = "b  = c"; // not\n', "js").startswith('const a="b  = c";')
    assert slim("/* why */ a b { c : d }\n", "css").strip() == "a b{c :d}"
    assert slim("const t = `a = ${b} `;", "js") == "const t=`a = ${b} `;"


@pytest.mark.parametrize("kind", list(ActivityKind))
def test_each_activity_has_its_page(stage: Stage, phone: Scan, kind: ActivityKind) -> None:
    anne = phone().sign_in()
    stage.do(DescribeActivity(stage.activities[kind], "Séquence en cours", "La consigne & la suite", 15))
    stage.enter(kind)
    assert anne.open().answer.status_code == 200
    assert "Séquence en cours" in anne.text or kind is ActivityKind.VOTE
    assert "Anne Lefèvre" in anne.text


def test_the_matrix_lists_its_winners_by_quarter(stage: Stage, phone: Scan) -> None:
    anne = phone().sign_in()
    bus, fibre = stage.open_poll("Bus", "Fibre")
    voter = stage.sign_in("Petit")
    stage.vote(voter, (bus, 2), (fibre, 1))
    stage.do(ClosePoll(stage.poll))
    stage.do(PrepareMatrix(stage.matrix, stage.poll))
    stage.do(PlaceOption(stage.matrix, bus.id, 0.9, 0.1))
    stage.enter(ActivityKind.MATRIX)
    text = anne.open().text
    assert text.index("Do now") < text.index(">Bus<") < text.index("To be placed") < text.index(">Fibre<")
    assert text.count("<circle") == 1


def test_the_timer_counts_by_the_servers_clock(stage: Stage, phone: Scan, clock: SetClock) -> None:
    anne = phone().sign_in()
    stage.enter(ActivityKind.TALK)
    stage.do(SetTimer(90, True))
    clock.advance(seconds=30)
    assert ">1:00</p>" in anne.open().text
    clock.advance(seconds=95)
    assert ">+0:35</p>" in anne.open().text


def test_the_language_is_chosen_by_the_phone_then_by_the_person(stage: Stage, phones: PhonesServer) -> None:
    for asked, expected in [("de, fr;q=0.5", "fr"), ("en-GB", "en"), ("ja", "fr"), ("", "fr")]:
        someone = HttpPhone(phones.address, asked)
        assert f'<html lang="{expected}">' in someone.text
        someone.http.close()
    anne = HttpPhone(phones.address, "fr")
    anne.post("/language", language="en")
    assert '<html lang="en">' in anne.text
    assert 'lang="fr"' in anne.text
    anne.post("/language", language="xx")
    assert '<html lang="en">' in anne.text
    anne.post("/language", language="fr", back="/privacy")
    assert anne.answer.url.path == "/privacy"
    anne.http.close()


def test_the_privacy_notice_is_the_organisers_or_a_complete_one(stage: Stage, phone: Scan) -> None:
    text = phone().open("/privacy").text
    assert "Le Département" in text
    assert "cookie" in text


class _Outline(HTMLParser):
    """What assistive technology finds on a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.controls: list[dict[str, str]] = []
        self.headings: list[str] = []
        self.references: list[str] = []
        self.landmarks: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "label":
            self.labelled.add(given["for"])
        if tag in {"input", "textarea", "select"} and given.get("type") != "hidden":
            self.controls.append(given)
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(tag)
        if tag in {"header", "main", "footer", "nav"}:
            self.landmarks.add(tag)
        for name in ("aria-labelledby", "aria-describedby"):
            self.references += given.get(name, "").split()


@pytest.mark.parametrize("kind", list(ActivityKind))
def test_every_control_has_a_name_and_every_page_one_title(
    stage: Stage, phone: Scan, kind: ActivityKind
) -> None:
    stage.open_poll("Bus", "Fibre")
    stage.enter(kind)
    anne = phone()
    for page in (anne.answer.text, anne.post("/signin", first="A").answer.text, anne.sign_in().answer.text):
        outline = _Outline(page)
        assert outline.headings[0] == "h1"
        assert outline.headings.count("h1") == 1
        assert len(outline.ids) == len(set(outline.ids))
        assert set(outline.references) <= set(outline.ids)
        assert outline.landmarks == {"header", "main", "footer", "nav"}
        for control in outline.controls:
            assert control.get("id") in outline.labelled or control.get("aria-labelledby")
        assert '<html lang="en">' in page
