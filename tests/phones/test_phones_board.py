"""Ideas sent from a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import new_id
from atelier_app.domain.ideas import IDEAS_PER_PERSON, SendIdea, author_key
from atelier_app.domain.initiative import ActivityKind
from tests.fixtures_phones import HttpPhone
from tests.stage import Stage

Scan = Callable[[], HttpPhone]


@pytest.fixture
def anne(stage: Stage, phone: Scan) -> HttpPhone:
    """Signed in, while ideas are collected."""
    stage.enter(ActivityKind.IDEAS)
    return phone().sign_in()


def texts(stage: Stage) -> list[str]:
    return [note.text for note in stage.door.read(ReadBoard(stage.board)).notes]


def test_an_idea_lands_on_the_board_and_among_ones_own(stage: Stage, anne: HttpPhone) -> None:
    anne.send_idea("Un bus numérique\ndans chaque canton 🚌")
    assert anne.answer.status_code == 200
    assert "dans chaque canton 🚌" in anne.text
    assert texts(stage) == ["Un bus numérique\ndans chaque canton 🚌"]


def test_the_same_form_sent_twice_adds_one_note(stage: Stage, anne: HttpPhone) -> None:
    fields = {"note": anne.hidden("note"), "board": anne.hidden("board"), "text": "Un bus"}
    anne.post("/idea", **fields)
    anne.post("/idea", **fields)
    assert anne.answer.status_code == 200
    assert texts(stage) == ["Un bus"]


def test_a_forged_id_is_replaced(stage: Stage, anne: HttpPhone) -> None:
    anne.post("/idea", note="'; DROP TABLE note", board=anne.hidden("board"), text="Un bus")
    assert texts(stage) == ["Un bus"]


def test_only_ones_own_ideas_are_on_the_phone(anne: HttpPhone, phone: Scan) -> None:
    anne.send_idea("Le bus d’Anne")
    other = phone().sign_in("Marc", "Petit")
    other.send_idea("La fibre de Marc")
    assert "Le bus d’Anne" not in other.text
    assert "La fibre de Marc" not in anne.open().text


def test_an_empty_idea_is_refused_in_place(stage: Stage, anne: HttpPhone) -> None:
    anne.send_idea(" \u200b ")
    assert anne.answer.status_code == 422
    assert 'role="alert"' in anne.text
    assert texts(stage) == []


def test_a_long_idea_is_refused_and_kept(stage: Stage, anne: HttpPhone) -> None:
    identity = anne.hidden("note")
    anne.post("/idea", note=identity, board=anne.hidden("board"), text="a" * 10_000)
    assert anne.answer.status_code == 422
    assert "a" * 10_000 in anne.text
    assert anne.hidden("note") == identity
    assert texts(stage) == []


def test_an_idea_that_comes_too_late_is_not_lost_in_silence(stage: Stage, anne: HttpPhone) -> None:
    fields = {"note": anne.hidden("note"), "board": anne.hidden("board"), "text": "Trop tard"}
    stage.enter(ActivityKind.TALK)
    anne.post("/idea", **fields)
    assert anne.answer.status_code == 409
    assert texts(stage) == []


def test_a_stranger_is_asked_to_sign_in(stage: Stage, phone: Scan) -> None:
    stage.enter(ActivityKind.IDEAS)
    stranger = phone().post("/idea", board=stage.board, text="Un bus")
    assert stranger.answer.status_code == 403
    assert 'action="/signin"' in stranger.text
    assert texts(stage) == []


def test_a_person_has_a_share_of_the_wall(stage: Stage, anne: HttpPhone) -> None:
    for number in range(IDEAS_PER_PERSON):
        stage.do(_idea(stage, anne, f"Idée {number}"))
    anne.send_idea("Une de trop")
    assert anne.answer.status_code == 409
    assert "Une de trop" in anne.text


def _idea(stage: Stage, anne: HttpPhone, text: str) -> SendIdea:
    holder = stage.holder(anne.token)
    assert holder
    return SendIdea(new_id(), stage.board, holder.id, text, author_key(anne.token, stage.board))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "</textarea><b>", "{{ 7 * 7 }}", "%s {0} {n}"])
def test_an_idea_is_shown_as_text(text: str, anne: HttpPhone) -> None:
    anne.send_idea(text)
    assert text in anne.text
    assert text not in anne.answer.text or "<" not in text
