"""Colleges from the list of people to the count: who votes in which, and what is left of it at the close."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from atelier_app.domain.attendance import Participant, ReadAttendance
from atelier_app.domain.ballots import ReadBallots, RecountPoll
from atelier_app.domain.colleges import College, joined
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.papers import ReadVoters
from atelier_app.domain.polls import ClosePoll, Option, PreparePoll, ReopenPoll
from atelier_app.domain.privacy import ErasePeople
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import (
    AssignCollege,
    DescribeRegistration,
    ImportRegistrations,
    MergeParticipants,
    Registration,
)
from atelier_app.workshop.inspection import inspect
from tests.stage import Stage, refusal
from tests.workshop.voting import (
    WEIGHED,
    arrived,
    at_kiosk,
    elect,
    enter,
    issue,
    papers,
    raise_hands,
    scores,
    seen,
)


def listed(stage: Stage) -> dict[Id, str]:
    """The college of everybody on the list."""
    attendees = stage.door.read(ReadAttendance(stage.workshop_id)).attendees
    return {one.participant.id: one.college for one in attendees}


# --- on the list


def test_the_college_comes_with_the_list_and_stays(stage: Stage) -> None:
    person = Participant(new_id(), "Lefèvre", "Anne")
    known = Registration(person, college="Élus")
    receipt = stage.do(ImportRegistrations(stage.workshop_id, (known,)))
    assert listed(stage) == {person.id: "Élus"}
    assert not stage.do(ImportRegistrations(stage.workshop_id, (known,))).changed
    silent = Registration(Participant(new_id(), "Lefèvre", "Anne"))
    stage.do(ImportRegistrations(stage.workshop_id, (silent,)))
    assert listed(stage) == {person.id: "Élus"}  # what a list leaves blank is not lost
    stage.do(DescribeRegistration(stage.workshop_id, person.id, "Table 2", college="Experts"))
    assert listed(stage) == {person.id: "Experts"}
    stage.do(ErasePeople((person.id,)))
    assert listed(stage) == {person.id: "Experts"}
    assert receipt.changed


def test_several_are_put_in_a_college_at_once_and_back_where_they_were(stage: Stage) -> None:
    first, second, third = (stage.expect(name).id for name in ("Lefèvre", "Benali", "Noël"))
    stage.do(AssignCollege(stage.workshop_id, (first,), "Experts"))
    command = AssignCollege(stage.workshop_id, (first, second), "  Élus ")
    receipt = stage.do(command)
    assert not stage.do(command).changed
    assert listed(stage) == {first: "Élus", second: "Élus", third: ""}
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert listed(stage) == {first: "Experts", second: "", third: ""}
    stranger = AssignCollege(stage.workshop_id, (third, new_id()), "Élus")
    assert refusal(lambda: stage.do(stranger)) is Refusal.UNKNOWN_PARTICIPANT
    too_long = AssignCollege(stage.workshop_id, (third,), "x" * 121)
    assert refusal(lambda: stage.do(too_long)) is Refusal.TEXT_TOO_LONG


def test_two_entries_made_one_keep_the_college_that_either_has(stage: Stage) -> None:
    kept, merged = (stage.expect(name).id for name in ("Lefèvre", "Lefebvre"))
    elect(stage, merged)
    receipt = stage.do(MergeParticipants(kept, merged))
    assert listed(stage) == {kept: "Élus"}
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert listed(stage) == {kept: "", merged: "Élus"}
    stage.do(AssignCollege(stage.workshop_id, (kept,), "Experts"))
    stage.do(MergeParticipants(kept, merged))
    assert listed(stage) == {kept: "Experts"}


# --- in a vote


def test_colleges_are_said_before_the_vote_and_no_longer_once_it_is_open(stage: Stage) -> None:
    options = (Option(new_id(), "Bus"), Option(new_id(), "Appli"))
    prepare = PreparePoll(stage.poll, "Quoi ?", options, {}, colleges=WEIGHED)
    receipt = stage.do(prepare)
    assert not stage.do(prepare).changed
    assert seen(stage).poll.colleges == WEIGHED
    assert receipt.inverse is not None
    back = stage.do(receipt.inverse)
    assert seen(stage).poll.colleges == ()
    assert back.inverse is not None
    stage.do(back.inverse)
    alone = replace(prepare, colleges=(College("Élus"),))
    assert refusal(lambda: stage.do(alone)) is Refusal.COLLEGES_INCOMPLETE
    assert seen(stage).poll.colleges == WEIGHED


def test_each_votes_in_the_college_that_the_list_says_by_whatever_channel(stage: Stage, path: Path) -> None:
    """Three officials (weight 3) want the bus, six others (weight 1) the app: 3 against 1."""
    bus, app = stage.open_poll_by("approval", "Bus", "Appli", colleges=WEIGHED)
    phone, kiosk, paper = stage.sign_in("Aubry"), *arrived(stage, "Brun", "Colas")
    elect(stage, phone, kiosk, paper)
    others = arrived(stage, *(f"Nom{number}" for number in range(6)))
    voters = stage.door.read(ReadVoters(stage.poll))
    assert {one.participant_id: one.college for one in voters} == {
        **dict.fromkeys((phone, kiosk, paper), "Élus"),
        **dict.fromkeys(others, ""),
    }
    stage.vote(phone, (bus, 1))
    at_kiosk(stage, kiosk, (bus, 1))
    issue(stage, paper, others[0])
    enter(stage, 2, (bus, 1), college="élus")
    assert refusal(lambda: enter(stage, 1, (bus, 1), college="élus")) is Refusal.PAPERS_ALL_TYPED_IN
    assert refusal(lambda: enter(stage, 1, (bus, 1), college="voisins")) is Refusal.UNKNOWN_COLLEGE
    enter(stage, 1, (app, 1))
    raise_hands(stage, 5, (app, 5))
    stage.do(AssignCollege(stage.workshop_id, (phone,), ""))  # a ballot already cast stays where it is
    stage.do(ClosePoll(stage.poll))
    assert scores(stage) == {bus.id: 6.75, app.id: 2.25}
    outcome = seen(stage).outcome
    assert outcome is not None
    assert [(one.names, one.weight, one.ballots) for one in outcome.colleges] == [
        (("",), 1, 6),
        (("Élus",), 3, 3),
    ]
    stage.door.close()
    assert inspect(path).sound


def test_a_paper_is_corrected_to_a_college_that_holds_one(stage: Stage) -> None:
    bus, _app = stage.open_poll_by("approval", "Bus", "Appli", colleges=WEIGHED)
    anne, karim = arrived(stage, "Lefèvre", "Benali")
    elect(stage, anne)
    issue(stage, karim)
    first = enter(stage, 1, (bus, 1))
    wrong = replace(first, college="Élus")
    assert refusal(lambda: stage.do(wrong)) is Refusal.PAPERS_ALL_TYPED_IN
    issue(stage, anne)
    assert stage.do(wrong).changed
    assert papers(stage)[0].college == "Élus"


def test_in_an_open_vote_a_paper_is_of_the_college_of_whose_it_is(stage: Stage) -> None:
    bus, _app = stage.open_poll_by("approval", "Bus", "Appli", colleges=WEIGHED, secret=False)
    (anne,) = arrived(stage, "Lefèvre")
    elect(stage, anne)
    issue(stage, anne)
    first = enter(stage, 1, (bus, 1), whose=anne)
    assert papers(stage)[0].college == "Élus"
    assert not stage.do(first).changed


# --- a college too small


def small(stage: Stage, *, secret: bool = True) -> tuple[Option, Option]:
    """Two officials vote for the bus, by phone and on paper, and four others for the app."""
    bus, app = stage.open_poll_by("approval", "Bus", "Appli", colleges=WEIGHED, secret=secret)
    phone, paper = stage.sign_in("Aubry"), stage.arrive("Brun").id
    elect(stage, phone, paper)
    for number in range(4):
        stage.vote(stage.sign_in(f"Nom{number}"), (app, 1))
    stage.vote(phone, (bus, 1))
    issue(stage, paper)
    enter(stage, 1, (bus, 1), college="Élus", whose=paper)
    return bus, app


def test_a_secret_vote_forgets_at_its_close_which_ballots_were_of_a_small_college(
    stage: Stage, path: Path
) -> None:
    bus, app = small(stage)
    stage.do(ClosePoll(stage.poll))
    assert {one.college for one in stage.door.read(ReadBallots(stage.poll))} == {joined(("", "Élus"))}
    assert scores(stage) == {bus.id: 2, app.id: 4}
    outcome = seen(stage).outcome
    assert outcome is not None
    assert outcome.colleges == ()
    stage.door.close()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(DISTINCT college) FROM ballot").fetchone() == (1,)
    assert inspect(path).sound


def test_what_was_put_together_stays_so_when_a_vote_is_reopened(stage: Stage) -> None:
    bus, app = small(stage)
    stage.do(ClosePoll(stage.poll))
    stage.do(ReopenPoll(stage.poll))
    late = stage.sign_in("Zola")
    elect(stage, late)
    stage.vote(late, (bus, 1))
    stage.do(ClosePoll(stage.poll))
    assert len({one.college for one in stage.door.read(ReadBallots(stage.poll))}) == 1
    assert scores(stage) == {bus.id: 3, app.id: 4}


def test_an_open_vote_keeps_the_colleges_and_counts_small_ones_together_all_the_same(stage: Stage) -> None:
    bus, app = small(stage, secret=False)
    stage.do(ClosePoll(stage.poll))
    assert {one.college for one in stage.door.read(ReadBallots(stage.poll))} == {"", "Élus"}
    assert scores(stage) == {bus.id: 2, app.id: 4}


def test_a_ballot_of_a_college_that_is_none_is_found(stage: Stage, path: Path) -> None:
    small(stage)
    stage.do(ClosePoll(stage.poll))
    with stage.door._writer._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE ballot SET college = 'Voisins'")
    found = stage.door.read(RecountPoll(stage.poll))
    assert not found.agrees
    stage.door.close()
    assert not inspect(path).sound
