"""A report is gathered through the door's queries alone."""

from __future__ import annotations

from datetime import date, time

import pytest

from atelier_app.documents.report import gather
from atelier_app.documents.summary import outline
from atelier_app.domain.core import Refused, new_id
from atelier_app.domain.initiative import ActivityKind, AddWorkshop, RemoveWorkshop, Workshop
from atelier_app.domain.polls import ClosePoll, OpenPoll, Option, PreparePoll, PublishResults
from atelier_app.domain.priorities import PlaceOption, PrepareMatrix
from atelier_app.domain.refusals import Refusal
from atelier_app.support.language import speaking
from tests.stage import Stage


def test_it_holds_what_happened(stage: Stage) -> None:
    stage.note("Un bus numérique")
    voter = stage.sign_in("Lefèvre", "Éloïse", "Mairie de Sillé")
    bus, fibre = stage.open_poll("Bus", "Fibre")
    stage.vote(voter, (bus, 2), (fibre, 1))
    stage.do(ClosePoll(stage.poll))
    stage.do(PrepareMatrix(stage.matrix, stage.poll, 1))
    stage.do(PlaceOption(stage.matrix, bus.id, 0.9, 0.1))
    report = gather(stage.door, stage.workshop_id)
    assert report.attendance.present == 1
    assert [note.text for note in report.boards[0][1].notes] == ["Un bus numérique"]
    outcome = report.polls[0][1].outcome
    assert outcome is not None
    assert outcome.score == 3
    assert [item.option.label for item in report.matrices[0][1].items] == ["Bus"]
    with speaking("en"):
        said = ["".join(span.text for span in words) for words in outline(report).cover.essentials]
    assert said == [
        "Bus comes first, with 2 points from 1 voter, ahead of Fibre (1 point).",
        "High impact for little effort: Bus.",
    ]


def test_without_a_choice_it_is_the_workshop_under_way_else_the_latest(stage: Stage) -> None:
    later = Workshop(new_id(), "Atelier 3", date(2021, 5, 20), time(9), "La Flèche")
    stage.do(AddWorkshop(later))
    assert gather(stage.door).agenda.workshop.id == later.id
    stage.enter(ActivityKind.WELCOME)
    assert gather(stage.door).agenda.workshop.id == stage.workshop_id


def test_an_initiative_without_workshop_has_nothing_to_report(stage: Stage) -> None:
    stage.do(RemoveWorkshop(stage.workshop_id))
    with pytest.raises(Refused) as caught:
        gather(stage.door)
    assert caught.value.code is Refusal.NOTHING_TO_REPORT


def test_a_workshop_that_is_gone_is_said_to_be(stage: Stage) -> None:
    with pytest.raises(Refused) as caught:
        gather(stage.door, "nowhere")
    assert caught.value.code is Refusal.UNKNOWN_WORKSHOP


def test_who_voted_what_is_gathered_for_open_votes_alone_and_once_it_may_be_seen(stage: Stage) -> None:
    bus, fibre = Option(new_id(), "Bus"), Option(new_id(), "Fibre")
    settings = {"points": 5, "maximum": 2}
    stage.do(PreparePoll(stage.poll, "Quoi ?", (bus, fibre), settings, secret=False, withheld=True))
    stage.do(OpenPoll(stage.poll))
    stage.vote(stage.sign_in("Lefèvre", "Éloïse"), (bus, 2))
    stage.do(ClosePoll(stage.poll))
    assert gather(stage.door).signed == {}
    stage.do(PublishResults(stage.poll))
    (ballots,) = gather(stage.door).signed.values()
    assert [(one.name, one.choices[0].value) for one in ballots] == [("Éloïse Lefèvre", 2)]


def test_a_ballot_without_choices_is_blank(stage: Stage) -> None:
    stage.open_poll("Bus", "Fibre")
    stage.vote(stage.sign_in("Lefèvre"))
    stage.do(ClosePoll(stage.poll))
    outcome = gather(stage.door).polls[0][1].outcome
    assert outcome is not None
    assert (outcome.ballots, outcome.blank) == (1, 1)
