"""How a vote was held: what was hidden stays hidden, what happened is told, who voted what only where it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from atelier_app.documents.outline import Outline, Paragraph, Table
from atelier_app.documents.poll_conduct import conduct, conducted, signed_votes
from atelier_app.documents.summary import outline
from atelier_app.domain.ballots import SignedBallot
from atelier_app.domain.core import Channel
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.papers import PaperCount
from atelier_app.domain.polls import PollRecord, PollState, Reopening
from atelier_app.domain.priorities import Matrix, MatrixRecord
from atelier_app.support.language import speaking
from tests.documents import reports
from tests.documents.reports import OPENED
from tests.documents.votes import crowd, vote


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def held(record: PollRecord, **changes: object) -> str:
    return " ".join(conduct(replace(record, poll=replace(record.poll, **changes))))  # type: ignore[arg-type]


def whole(record: PollRecord) -> Outline:
    """The summary of the usual room after this vote; the matrix is as the door tells it."""
    report = reports.usual()
    activity, place = report.polls[0][0], report.matrices[0][0]
    record = replace(record, poll=replace(record.poll, id=activity.id))
    matrix = MatrixRecord(Matrix(place.id, place.id, activity.id), ())
    return outline(replace(report, polls=((activity, record),), matrices=((place, matrix),)))


def test_secret_or_open_and_who_saw_what() -> None:
    record = vote("dots", ballots=crowd("dots"))
    assert "Secret ballot" in held(record)
    assert "before the vote closed" in held(record)
    assert "Open ballot" in held(record, secret=False)
    assert "while people voted" in held(record, results_shown=True)
    assert "until the facilitator publishes" in held(record, withheld=True)


def test_what_happened_is_told_with_its_reason() -> None:
    again = (Reopening(OPENED + timedelta(minutes=5), "Une table  n’avait pas voté"), Reopening(OPENED, ""))
    said = held(vote("dots"), reopened=again, with_timer=True, with_all=True, shuffled=True, own_ideas=False)
    assert "for this reason: “Une table n’avait pas voté”" in said
    assert "no reason was given" in said
    assert "the end of the timer, or once everyone" in said
    assert "an order of each person’s own" in said
    assert "Nobody could vote for an idea of theirs." in said
    paused = held(vote("dots"), state=PollState.PAUSED, closed_at=None)
    assert "Open since" in paused
    assert "The vote is paused" in paused


def test_hours_are_those_of_the_clock_even_where_it_was_set_back_or_a_night_went_by() -> None:
    assert re.search(r"Open from \d\d:42 to \d\d:55\.", held(vote("dots")))
    back = held(vote("dots"), closed_at=OPENED - timedelta(minutes=40))
    assert re.search(
        r"Opened at \d\d:42, closed at \d\d:02 by this computer’s clock, which was set back", back
    )
    overnight = held(vote("dots"), closed_at=OPENED + timedelta(days=1))
    assert re.search(r"Open from 8 April 2021 at (\d\d:42) to 9 April 2021 at \1\.", overnight)


@pytest.mark.parametrize("method", METHODS)
def test_withheld_results_are_nowhere_in_the_document(method: str) -> None:
    counted = vote(method, ballots=crowd(method))
    withheld = replace(counted, poll=replace(counted.poll, withheld=True), outcome=None)
    said = whole(withheld)
    section = next(one for one in said.sections if one.kicker.endswith("Vote"))
    text = " ".join(b.words[0].text for b in section.blocks if isinstance(b, Paragraph))
    assert "its results are not published" in text
    assert "comes first," not in repr(said)
    assert "Blank ballots" not in repr(section)
    assert len([block for block in section.blocks if isinstance(block, Table)]) == 1
    assert "the results of the vote it follows are not published" in repr(said.sections[-1])


def test_blank_ballots_are_counted_among_those_cast() -> None:
    record = vote("dots", ballots=[[None] * 5, [1, None, None, None, None]])
    assert "('Blank ballots, among those cast', '1')" in repr(whole(record))


def by_channels(record: PollRecord) -> PollRecord:
    """As after a vote by phone, on paper and by raised hands."""
    turnout = {Channel.PHONE: 30, Channel.PAPER: 7, Channel.HANDS: 4}
    papers = PaperCount(issued=9, entered=7, spoiled=1)
    poll = replace(record.poll, hands={"": 4}, double_entry=True)
    return replace(record, poll=poll, turnout=turnout, papers=papers)


def test_what_each_channel_issued_and_what_came_of_it_is_a_table() -> None:
    record = by_channels(vote("dots", ballots=crowd("dots")))
    people, channels = (block for block in conducted(record) if isinstance(block, Table))
    assert [column.title for column in channels.columns] == [
        "By channel",
        "Issued",
        "Cast",
        "Spoiled",
        "Not returned",
    ]
    assert [row.cells for row in channels.rows] == [
        ("Phones", "30", "30", "0", "0"),
        ("Paper ballots", "9", "7", "1", "1"),
        ("Raised hands", "4", "4", "0", "0"),
        ("All together", "43", "41", "1", "1"),
    ]
    assert [row.cells for row in people.rows][:3] == [
        ("People present", "43"),
        ("Ballots cast", "41"),
        ("Blank ballots, among those cast", "0"),
    ]


def test_a_single_channel_needs_no_table_unless_papers_are_missing() -> None:
    record = vote("dots", ballots=crowd("dots"))
    assert sum(isinstance(block, Table) for block in conducted(record)) == 1
    lost = replace(record, turnout={Channel.PAPER: 41}, papers=PaperCount(issued=43, entered=41))
    _people, channels = (block for block in conducted(lost) if isinstance(block, Table))
    assert [row.cells for row in channels.rows] == [("Paper ballots", "43", "41", "0", "2")]


def test_second_entries_and_raised_hands_are_told() -> None:
    record = by_channels(vote("dots"))
    said = held(record)
    assert "typed in twice" in said
    assert "4 people were counted by raised hands; who raised both is not known." in said
    once = held(record, double_entry=False, hands={"": 1})
    assert "typed in once" in once
    assert "1 person was counted by raised hands" in once
    assert "typed in" not in held(vote("dots"), double_entry=True)


def test_who_voted_what_is_a_line_each() -> None:
    graded = vote("majority_judgment", ("A", "B"), [[6, 0]])
    ballots = (
        SignedBallot("p", "Zoë Çelik", (Choice("o0", 6), Choice("o1", 0))),
        SignedBallot("q", "Loïc Girard", ()),
    )
    _heading, table = signed_votes(graded, ballots)
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("Zoë Çelik", "A (Excellent) and B (Reject)"),
        ("Loïc Girard", "Blank"),
    ]
    _heading, ranks = signed_votes(
        vote("borda", ("A", "B")), (SignedBallot("p", "Zoë", (Choice("o0", 2), Choice("o1", 1))),)
    )
    assert isinstance(ranks, Table)
    assert ranks.rows[0].cells[1] == "1. B and 2. A"
