"""Paper ballots: one a person, who votes no other way; each typed in by its number, twice where that is wanted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from atelier_app.domain.attendance import CancelAttendance
from atelier_app.domain.ballots import ReadSignedBallots, ballot_id, unowned_ballot_id
from atelier_app.domain.core import Channel, Receipt
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.papers import CheckPaper, EnterPaper, RemovePaper, SpoilPaper, TakeBackPapers
from atelier_app.domain.polls import ClosePoll, PausePoll, PollState, ReopenPoll
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import MergeParticipants
from atelier_app.workshop.closing import Closer
from atelier_app.workshop.inspection import inspect
from tests.stage import PHONE, SetClock, Stage, refusal
from tests.workshop.voting import (
    WEIGHED,
    arrived,
    at_kiosk,
    channels,
    elect,
    enter,
    issue,
    papers,
    said,
    scores,
    seen,
    states,
)


def undo(stage: Stage, receipt: Receipt) -> Receipt:
    assert receipt.inverse is not None
    return stage.do(receipt.inverse)


# --- handed out


def test_who_holds_a_paper_votes_no_other_way(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    anne = stage.sign_in("Lefèvre")
    issue(stage, anne)
    assert not issue(stage, anne).changed
    assert channels(stage) == {anne: Channel.PAPER}
    assert refusal(lambda: stage.vote(anne, (bus, 1))) is Refusal.HOLDS_PAPER
    assert refusal(lambda: at_kiosk(stage, anne, (bus, 1))) is Refusal.HOLDS_PAPER
    assert (seen(stage).cast, seen(stage).still_to_vote, seen(stage).waiting) == (0, 1, ())


def test_a_paper_goes_to_somebody_present_who_has_not_voted(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    anne, karim = stage.sign_in("Lefèvre"), stage.sign_in("Benali", "Karim")
    absent = stage.expect("Noël")
    stage.vote(anne, (bus, 1))
    assert refusal(lambda: issue(stage, karim, anne)) is Refusal.ALREADY_VOTED
    assert refusal(lambda: issue(stage, karim, absent.id)) is Refusal.NOT_SIGNED_IN
    assert channels(stage)[karim] is None  # all or none


def test_a_paper_that_is_given_back_unused_lets_its_holder_vote_by_phone(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    anne = stage.sign_in("Lefèvre")
    receipt = issue(stage, anne)
    back = undo(stage, receipt)
    assert receipt.inverse is not None
    assert not stage.do(receipt.inverse).changed
    undo(stage, back)
    stage.do(TakeBackPapers(stage.poll, (anne,)))
    stage.vote(anne, (bus, 1))
    assert back.inverse is not None
    inverse = back.inverse
    assert refusal(lambda: stage.do(inverse)) is Refusal.ALREADY_VOTED


def test_no_paper_is_given_back_that_must_have_been_typed_in(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    anne, karim = arrived(stage, "Lefèvre", "Benali")
    issue(stage, anne, karim)
    enter(stage, 1, (bus, 1))
    stage.do(SpoilPaper(stage.poll, 2))
    assert refusal(lambda: stage.do(TakeBackPapers(stage.poll, (anne,)))) is Refusal.PAPERS_TYPED_IN
    assert channels(stage) == {anne: Channel.PAPER, karim: Channel.PAPER}
    stage.do(RemovePaper(stage.poll, 2))
    stage.do(TakeBackPapers(stage.poll, (anne,)))


def test_in_an_open_vote_the_holder_of_a_typed_in_paper_cannot_give_it_back(stage: Stage) -> None:
    bus, _app = stage.open_poll_by("dots", "Bus", "Appli", secret=False)
    anne, karim = arrived(stage, "Lefèvre", "Benali")
    issue(stage, anne, karim)
    enter(stage, 1, (bus, 1), whose=anne)
    assert refusal(lambda: stage.do(TakeBackPapers(stage.poll, (anne,)))) is Refusal.PAPERS_TYPED_IN
    stage.do(TakeBackPapers(stage.poll, (karim,)))


def test_a_college_cannot_give_back_more_papers_than_are_out(stage: Stage) -> None:
    bus, _app = stage.open_poll_by("dots", "Bus", "Appli", colleges=WEIGHED)
    anne, karim = arrived(stage, "Lefèvre", "Benali")
    elect(stage, anne)
    issue(stage, anne, karim)
    enter(stage, 1, (bus, 1), college="élus")
    assert refusal(lambda: stage.do(TakeBackPapers(stage.poll, (anne,)))) is Refusal.PAPERS_TYPED_IN
    stage.do(TakeBackPapers(stage.poll, (karim,)))


# --- typed in


def test_a_paper_is_one_ballot_however_often_it_is_sent_and_can_be_corrected(stage: Stage) -> None:
    bus, app = stage.open_poll("Bus", "Appli")
    issue(stage, *arrived(stage, "Lefèvre", "Benali"))
    first = enter(stage, 7, (bus, 2))
    assert not stage.do(first).changed
    stage.do(EnterPaper(stage.poll, 7, first.ballot_id, said((app, 1))))
    (paper,) = papers(stage)
    assert (paper.number, paper.choices) == (7, (Choice(app.id, 1),))
    assert seen(stage).turnout == {Channel.PAPER: 1}
    (line,) = seen(stage).reconciliation
    assert (line.channel, line.issued, line.cast, line.spoiled, line.out) == (Channel.PAPER, 2, 1, 0, 1)
    stage.do(ClosePoll(stage.poll))
    assert scores(stage) == {bus.id: 0, app.id: 1}


def test_a_number_is_given_once_and_no_more_papers_come_back_than_went_out(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    issue(stage, *arrived(stage, "Lefèvre", "Benali"))
    first = enter(stage, 1, (bus, 1))
    assert refusal(lambda: enter(stage, 1, (bus, 1))) is Refusal.PAPER_NUMBER_TAKEN
    again = EnterPaper(stage.poll, 2, first.ballot_id, said((bus, 1)))
    assert refusal(lambda: stage.do(again)) is Refusal.ALREADY_VOTED
    enter(stage, 2)
    assert refusal(lambda: enter(stage, 3, (bus, 1))) is Refusal.PAPERS_ALL_TYPED_IN
    assert refusal(lambda: stage.do(SpoilPaper(stage.poll, 3))) is Refusal.PAPERS_ALL_TYPED_IN
    assert states(stage) == {1: "typed", 2: "typed"}


def test_limits_hold_for_papers_too(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    issue(stage, *arrived(stage, "Lefèvre"))
    assert refusal(lambda: enter(stage, 1, (bus, 3))) is Refusal.TOO_MANY_ON_ONE_OPTION
    for number in (0, -1, 5001, True, 1.0, "1"):
        assert refusal(lambda number=number: enter(stage, number, (bus, 1))) is Refusal.NO_SUCH_PAPER  # type: ignore[misc]
    forged = EnterPaper(stage.poll, 1, "no ballot of ours", said((bus, 1)))
    assert refusal(lambda: stage.do(forged)) is Refusal.UNKNOWN_BADGE
    assert papers(stage) == ()


def test_a_paper_that_cannot_be_read_is_spoiled_and_counts_for_nobody(stage: Stage) -> None:
    bus, app = stage.open_poll("Bus", "Appli")
    issue(stage, *arrived(stage, "Lefèvre", "Benali"))
    enter(stage, 1, (bus, 2))
    receipt = stage.do(SpoilPaper(stage.poll, 2))
    assert not stage.do(SpoilPaper(stage.poll, 2)).changed
    back = undo(stage, receipt)
    assert states(stage) == {1: "typed"}
    undo(stage, back)
    stage.do(SpoilPaper(stage.poll, 1))
    assert seen(stage).cast == 0
    assert (seen(stage).papers.spoiled, seen(stage).papers.out) == (2, 0)
    enter(stage, 1, (app, 1))  # on second thoughts it can be read
    stage.do(ClosePoll(stage.poll))
    assert scores(stage) == {bus.id: 0, app.id: 1}


def test_an_entry_can_be_taken_back(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    issue(stage, *arrived(stage, "Lefèvre"))
    command = EnterPaper(stage.poll, 1, unowned_ballot_id(), said((bus, 1)))
    undo(stage, stage.do(command))
    assert not stage.do(RemovePaper(stage.poll, 1)).changed
    assert (papers(stage), seen(stage).cast) == ((), 0)
    stage.do(command)
    assert seen(stage).cast == 1


@pytest.mark.parametrize("state", [PollState.DRAFT, PollState.CLOSED])
def test_papers_wait_for_a_vote_that_takes_votes(stage: Stage, state: PollState) -> None:
    (anne,) = arrived(stage, "Lefèvre")
    if state is PollState.CLOSED:
        stage.open_poll("Bus", "Appli")
        stage.do(ClosePoll(stage.poll))
    why = Refusal.POLL_CLOSED if state is PollState.CLOSED else Refusal.POLL_NOT_OPEN
    assert refusal(lambda: issue(stage, anne)) is why
    assert refusal(lambda: enter(stage, 1)) is why
    for command in (SpoilPaper(stage.poll, 1), RemovePaper(stage.poll, 1), CheckPaper(stage.poll, 1, ())):
        assert refusal(lambda command=command: stage.do(command)) is why  # type: ignore[misc]


def test_papers_are_typed_in_while_a_vote_is_paused(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    stage.do(PausePoll(stage.poll))
    issue(stage, *arrived(stage, "Lefèvre"))
    enter(stage, 1, (bus, 1))
    assert seen(stage).cast == 1


# --- typed in twice


def test_a_second_entry_that_says_something_else_is_flagged_until_both_agree(stage: Stage) -> None:
    bus, app = stage.open_poll_by(
        "dots", "Bus", "Appli", settings={"points": 2, "maximum": 2}, double_entry=True
    )
    issue(stage, *arrived(stage, "Lefèvre", "Benali"))
    first = enter(stage, 1, (bus, 2))
    assert refusal(lambda: stage.do(ClosePoll(stage.poll))) is Refusal.PAPERS_UNSETTLED
    stage.do(CheckPaper(stage.poll, 1, said((bus, 1))))
    assert not stage.do(CheckPaper(stage.poll, 1, said((bus, 1)))).changed
    assert states(stage) == {1: "different"}
    assert papers(stage)[0].second == (Choice(bus.id, 1),)
    assert refusal(lambda: stage.do(ClosePoll(stage.poll))) is Refusal.PAPERS_UNSETTLED
    stage.do(EnterPaper(stage.poll, 1, first.ballot_id, said((bus, 1))))
    assert states(stage) == {1: "checked"}
    enter(stage, 2, (app, 1), (bus, 1))
    stage.do(CheckPaper(stage.poll, 2, said((bus, 1), (app, 1))))  # the order says nothing
    stage.do(ClosePoll(stage.poll))
    assert scores(stage) == {bus.id: 2, app.id: 1}


def test_a_difference_is_settled_before_the_close_even_where_no_second_entry_was_asked(stage: Stage) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    issue(stage, *arrived(stage, "Lefèvre", "Benali"))
    enter(stage, 1, (bus, 2))
    enter(stage, 2)
    stage.do(CheckPaper(stage.poll, 1, ()))
    assert seen(stage).papers.unsettled == 1
    assert refusal(lambda: stage.do(ClosePoll(stage.poll))) is Refusal.PAPERS_UNSETTLED
    stage.do(CheckPaper(stage.poll, 2, ()))  # blank, and twice so
    assert states(stage) == {1: "different", 2: "checked"}
    stage.do(SpoilPaper(stage.poll, 1))
    stage.do(ClosePoll(stage.poll))


def test_only_what_was_typed_in_is_typed_in_again(stage: Stage) -> None:
    stage.open_poll("Bus", "Appli")
    issue(stage, *arrived(stage, "Lefèvre"))
    check = CheckPaper(stage.poll, 1, ())
    assert refusal(lambda: stage.do(check)) is Refusal.NO_SUCH_PAPER
    stage.do(SpoilPaper(stage.poll, 1))
    assert refusal(lambda: stage.do(check)) is Refusal.NO_SUCH_PAPER


def test_a_vote_that_closes_by_itself_waits_for_its_papers(stage: Stage, clock: SetClock) -> None:
    from atelier_app.domain.initiative import ActivityKind

    bus, _app = stage.open_poll_by("dots", "Bus", "Appli", with_all=True, double_entry=True)
    stage.enter(ActivityKind.VOTE)
    (anne,) = arrived(stage, "Lefèvre")
    closer = Closer(stage.door, clock)
    issue(stage, anne)
    enter(stage, 1, (bus, 1))
    for _look in range(2):
        closer.look()
        assert seen(stage).poll.state is PollState.PAUSED
    stage.do(CheckPaper(stage.poll, 1, said((bus, 1))))
    stage.do(PausePoll(stage.poll, paused=False))
    closer.look()
    assert seen(stage).poll.state is PollState.CLOSED


# --- open votes


def test_in_an_open_vote_a_paper_carries_the_name_of_who_holds_it(stage: Stage) -> None:
    bus, app = stage.open_poll_by("dots", "Bus", "Appli", secret=False)
    anne, karim, zoe = arrived(stage, "Lefèvre", "Benali", "Çelik")
    issue(stage, anne, karim)
    for whose in ("", zoe):
        assert refusal(lambda whose=whose: enter(stage, 1, whose=whose)) is Refusal.PAPER_WITHOUT_NAME  # type: ignore[misc]
    first = enter(stage, 1, (bus, 1), whose=anne)
    assert refusal(lambda: enter(stage, 2, (bus, 1), whose=anne)) is Refusal.ALREADY_VOTED
    stage.do(EnterPaper(stage.poll, 1, first.ballot_id, first.choices, "", karim))  # it was another's
    enter(stage, 2, (app, 1), whose=anne)
    stage.do(ClosePoll(stage.poll))
    signed = stage.door.read(ReadSignedBallots(stage.poll))
    assert {one.participant_id: one.choices for one in signed} == {
        karim: (Choice(bus.id, 1),),
        anne: (Choice(app.id, 1),),
    }


def test_a_secret_vote_never_keeps_a_name_with_a_paper(stage: Stage, path: Path) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    (anne,) = arrived(stage, "Lefèvre")
    issue(stage, anne)
    enter(stage, 1, (bus, 1), whose=anne)
    stage.door.close()
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM signed_ballot").fetchone() == (0,)


# --- afterwards


def test_the_close_forgets_which_ballot_came_from_which_paper(stage: Stage, path: Path) -> None:
    bus, app = stage.open_poll_by("dots", "Bus", "Appli", double_entry=True)
    people = arrived(stage, *(f"Nom{number}" for number in range(6)))
    issue(stage, *people)
    typed = [enter(stage, number, (bus if number % 2 else app, 1)) for number in (5, 2, 4, 1, 3)]
    for one in typed:
        stage.do(CheckPaper(stage.poll, one.number, one.choices))
    stage.do(SpoilPaper(stage.poll, 6))
    stage.do(ClosePoll(stage.poll))
    assert set(states(stage).values()) == {"counted", "spoiled"}
    assert all(one.ballot_id == "" and one.choices == one.second == () for one in papers(stage))
    stage.door.close()
    with closing(sqlite3.connect(path)) as file:
        columns = {
            table: {row[1] for row in file.execute(f"PRAGMA table_info({table})")}
            for table in ("turnout", "ballot", "paper")
        }
        assert columns["turnout"] & columns["paper"] == {"poll_id"}
        assert file.execute("SELECT DISTINCT ballot_id, checked FROM paper").fetchall() == [(None, None)]
    data = path.read_bytes()
    for one in typed:  # once as the ballot's key, once in the index of its poll; nowhere beside a number
        assert 1 <= data.count(one.ballot_id.encode()) <= 2
    ballots = sorted(one.ballot_id for one in typed)
    assert sorted(ballots, key=lambda id: data.rindex(id.encode())) in (ballots, ballots[::-1])


def test_after_reopening_the_papers_stay_counted_and_others_may_come(stage: Stage) -> None:
    bus, app = stage.open_poll("Bus", "Appli")
    issue(stage, *arrived(stage, "Lefèvre", "Benali"))
    first = enter(stage, 1, (bus, 2))
    stage.do(ClosePoll(stage.poll))
    stage.do(ReopenPoll(stage.poll))
    assert states(stage) == {1: "counted"}
    why = Refusal.PAPER_COUNTED
    assert refusal(lambda: stage.do(first)) is why
    assert refusal(lambda: stage.do(SpoilPaper(stage.poll, 1))) is why
    assert refusal(lambda: stage.do(RemovePaper(stage.poll, 1))) is why
    assert refusal(lambda: stage.do(CheckPaper(stage.poll, 1, ()))) is why
    enter(stage, 2, (app, 1))
    assert refusal(lambda: enter(stage, 3)) is Refusal.PAPERS_ALL_TYPED_IN
    stage.do(ClosePoll(stage.poll))
    assert scores(stage) == {bus.id: 2, app.id: 1}


def test_papers_out_at_the_close_are_not_votes(stage: Stage, path: Path) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    issue(stage, *arrived(stage, "Lefèvre", "Benali", "Noël"))
    enter(stage, 1, (bus, 2))
    stage.do(SpoilPaper(stage.poll, 2))
    stage.do(ClosePoll(stage.poll))
    assert scores(stage)[bus.id] == 2
    assert seen(stage).papers.out == 1
    stage.door.close()
    (check,) = (one for one in inspect(path).polls if one.ballots)
    assert (check.ballots, check.turnout, check.problem) == (1, 1, "")


def test_a_ballot_too_many_is_found_by_the_check(stage: Stage, path: Path) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    issue(stage, *arrived(stage, "Lefèvre"))
    enter(stage, 1, (bus, 2))
    stage.door.close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DELETE FROM paper")
    assert not inspect(path).sound


def test_who_leaves_after_voting_has_voted_and_their_paper_still_counts(stage: Stage) -> None:
    bus, _app = stage.open_poll_by("dots", "Bus", "Appli", colleges=WEIGHED)
    anne, karim = stage.sign_in("Lefèvre"), stage.sign_in("Benali", "Karim")
    elect(stage, karim)
    stage.vote(anne, (bus, 1))
    issue(stage, karim)
    receipt = stage.do(CancelAttendance(stage.workshop_id, (anne, karim)))
    enter(stage, 1, (bus, 1), college="Élus")
    assert (seen(stage).present, seen(stage).cast) == (0, 2)
    undo(stage, receipt)
    assert refusal(lambda: issue(stage, anne)) is Refusal.ALREADY_VOTED
    assert refusal(lambda: at_kiosk(stage, anne, (bus, 1))) is Refusal.ALREADY_VOTED
    assert refusal(lambda: stage.vote(karim, (bus, 1))) is Refusal.HOLDS_PAPER
    stage.do(ClosePoll(stage.poll))
    assert scores(stage)[bus.id] == 2


def test_two_entries_that_are_one_person_hold_one_paper(stage: Stage) -> None:
    bus, _app = stage.open_poll_by("dots", "Bus", "Appli", secret=False)
    anne, other = stage.sign_in("Lefèvre"), stage.arrive("Lefevre", "A.").id
    issue(stage, other)
    receipt = stage.do(MergeParticipants(anne, other))
    assert channels(stage) == {anne: Channel.PAPER}
    assert refusal(lambda: stage.vote(anne, (bus, 1))) is Refusal.HOLDS_PAPER
    enter(stage, 1, (bus, 1), whose=anne)
    undo(stage, receipt)
    assert channels(stage) == {anne: None, other: Channel.PAPER}
    stage.vote(anne, (bus, 1))
    assert refusal(lambda: stage.do(MergeParticipants(anne, other))) is Refusal.BOTH_VOTED
    stage.do(ClosePoll(stage.poll))
    signed = stage.door.read(ReadSignedBallots(stage.poll))
    assert {one.participant_id for one in signed} == {anne, other}


def test_a_paper_is_no_ballot_of_a_badge(stage: Stage) -> None:
    """Whoever knows the id of a paper's ballot cannot change it through a phone."""
    bus, app = stage.open_poll("Bus", "Appli")
    anne, karim = stage.sign_in("Lefèvre"), stage.sign_in("Benali", "Karim")
    issue(stage, karim)
    own = enter(stage, 1, (bus, 1)).ballot_id
    assert own != ballot_id(stage.tokens[karim], stage.poll)
    for person, why in ((anne, Refusal.ALREADY_VOTED), (karim, Refusal.HOLDS_PAPER)):
        stolen = stage.ballot(person, (app, 2))
        stolen = type(stolen)(stolen.poll_id, person, own, stolen.choices)
        assert refusal(lambda stolen=stolen: stage.do(stolen, PHONE)) is why  # type: ignore[misc]
