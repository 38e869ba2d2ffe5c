"""Rating by phones and tables: once a badge, secret in the file, hidden while it is open."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from atelier_app.domain.attendance import RecordAttendance
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Id, Receipt, new_id
from atelier_app.domain.polls import ClosePoll, Option, ReopenPoll
from atelier_app.domain.priorities import (
    MatrixItem,
    MatrixNames,
    MatrixRecord,
    MoveThresholds,
    PlaceOption,
    PrepareMatrix,
    Quadrant,
    ReadMatrix,
)
from atelier_app.domain.privacy import ErasePeople
from atelier_app.domain.ratings import (
    FindRatings,
    GivenRatings,
    OpenRating,
    OptionsRated,
    Placing,
    RateOptions,
    Rating,
    rater_id,
)
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.registrations import DescribeRegistration, MergeParticipants
from atelier_app.storage import backup
from atelier_app.support.language import speaking
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.inspection import inspect
from tests.stage import PHONE, SetClock, Stage, refusal


class Matrix:
    """A vote that is over, and a matrix of its winners."""

    def __init__(self, stage: Stage, *labels: str) -> None:
        self.stage = stage
        self.options = stage.open_poll(*(labels or ("Bus", "Appli")))
        stage.do(ClosePoll(stage.poll))
        stage.do(PrepareMatrix(stage.matrix, stage.poll))

    @property
    def record(self) -> MatrixRecord:
        return self.stage.door.read(ReadMatrix(self.stage.matrix))

    def item(self, option: Option) -> MatrixItem:
        return next(item for item in self.record.items if item.option.id == option.id)

    def by(self, placing: Placing) -> None:
        self.stage.do(replace(self.record.matrix.preparation(), placing=placing))

    def open(self, placing: Placing = Placing.PHONES) -> None:
        self.by(placing)
        self.stage.do(OpenRating(self.stage.matrix))

    def close(self) -> Receipt:
        return self.stage.do(OpenRating(self.stage.matrix, open=False))

    def command(self, person: Id, *placed: tuple[Option, float, float], token: str = "") -> RateOptions:
        own = rater_id(token or self.stage.tokens[person], self.stage.matrix)
        return RateOptions(self.stage.matrix, person, own, ratings(placed))

    def rate(self, person: Id, *placed: tuple[Option, float, float]) -> Receipt:
        return self.stage.do(self.command(person, *placed), PHONE)

    def found(self, person: Id) -> GivenRatings:
        own = rater_id(self.stage.tokens[person], self.stage.matrix)
        return self.stage.door.read(FindRatings(self.stage.matrix, person, own))

    def seat(self, person: Id, table: str) -> None:
        self.stage.do(DescribeRegistration(self.stage.workshop_id, person, table))


def ratings(placed: Sequence[tuple[Option, float, float]]) -> tuple[Rating, ...]:
    return tuple(
        Rating(option.id, criterion, value)
        for option, impact, effort in placed
        for criterion, value in (("impact", impact), ("effort", effort))
    )


@pytest.fixture
def matrix(stage: Stage) -> Matrix:
    return Matrix(stage)


def test_a_note_lies_at_the_median_of_the_phones_once_they_are_closed(matrix: Matrix) -> None:
    bus, app = matrix.options
    matrix.open()
    for name, impact in (("Un", 0.1), ("Deux", 0.8), ("Trois", 0.9)):
        matrix.rate(matrix.stage.sign_in(name), (bus, impact, 0.2))
    hidden = matrix.item(bus)
    assert (hidden.impact, hidden.impact_spread) == (None, None)
    assert (matrix.record.rated, matrix.record.waiting) == (3, 0)
    matrix.close()
    item = matrix.item(bus)
    assert (item.impact, item.effort, item.own) == (0.8, 0.2, False)
    assert item.impact_spread is not None
    assert (item.impact_spread.count, item.dissent) == (3, True)
    assert matrix.item(app).impact is None


def test_the_facilitators_own_placement_comes_first_and_gives_way_when_taken_back(matrix: Matrix) -> None:
    bus, _ = matrix.options
    matrix.open()
    matrix.rate(matrix.stage.sign_in("Un"), (bus, 0.2, 0.2))
    matrix.close()
    receipt = matrix.stage.do(PlaceOption(matrix.stage.matrix, bus.id, 0.9, 0.9))
    assert (matrix.item(bus).impact, matrix.item(bus).own) == (0.9, True)
    assert receipt.inverse is not None
    matrix.stage.do(receipt.inverse)
    assert (matrix.item(bus).impact, matrix.item(bus).own) == (0.2, False)


def test_the_same_again_changes_nothing_and_other_ratings_replace_the_first(matrix: Matrix) -> None:
    bus, app = matrix.options
    matrix.open()
    person = matrix.stage.sign_in("Un")
    assert matrix.rate(person, (bus, 0.2, 0.2)).changed
    assert not matrix.rate(person, (bus, 0.2, 0.2)).changed
    matrix.rate(person, (app, 0.6, 0.6))
    assert matrix.found(person).ratings == ratings([(app, 0.6, 0.6)])
    matrix.close()
    assert matrix.item(bus).impact is None
    assert matrix.record.rated == 1


def test_one_person_has_one_rater_whatever_their_badge(matrix: Matrix) -> None:
    bus, _ = matrix.options
    matrix.open()
    person = matrix.stage.sign_in("Un")
    matrix.rate(person, (bus, 0.2, 0.2))
    again = matrix.command(person, (bus, 0.9, 0.9), token="another badge")
    assert refusal(lambda: matrix.stage.do(again, PHONE)) is Refusal.ALREADY_RATED
    stranger = matrix.stage.sign_in("Deux")
    taken = replace(matrix.command(person, (bus, 1, 1)), participant_id=stranger)
    assert refusal(lambda: matrix.stage.do(taken, PHONE)) is Refusal.ALREADY_RATED


def test_who_is_not_there_cannot_rate_nor_when_nothing_is_open(matrix: Matrix) -> None:
    bus, _ = matrix.options
    person = matrix.stage.sign_in("Un")
    assert refusal(lambda: matrix.rate(person, (bus, 0.5, 0.5))) is Refusal.RATING_CLOSED
    matrix.open()
    absent = matrix.stage.expect("Deux")
    command = matrix.command(absent.id, (bus, 0.5, 0.5), token="x")
    assert refusal(lambda: matrix.stage.do(command, PHONE)) is Refusal.NOT_SIGNED_IN
    unsigned = replace(matrix.command(person), rater_id="me")
    assert refusal(lambda: matrix.stage.do(unsigned, PHONE)) is Refusal.UNKNOWN_BADGE
    nowhere = matrix.command(person, (bus, float("nan"), 0.5))
    assert refusal(lambda: matrix.stage.do(nowhere, PHONE)) is Refusal.RATING_OUT_OF_RANGE
    matrix.close()
    assert refusal(lambda: matrix.rate(person, (bus, 0.5, 0.5))) is Refusal.RATING_CLOSED


def test_rating_opens_where_others_than_the_facilitator_place_what_is_there(matrix: Matrix) -> None:
    opening = OpenRating(matrix.stage.matrix)
    assert refusal(lambda: matrix.stage.do(opening)) is Refusal.RATING_BY_FACILITATOR
    matrix.by(Placing.PHONES)
    matrix.stage.do(ReopenPoll(matrix.stage.poll))
    assert refusal(lambda: matrix.stage.do(opening)) is Refusal.NOTHING_TO_RATE
    assert refusal(lambda: matrix.stage.do(OpenRating(new_id()))) is Refusal.UNKNOWN_ACTIVITY


def test_when_the_vote_is_reopened_meanwhile_nothing_can_be_rated(matrix: Matrix) -> None:
    bus, _ = matrix.options
    matrix.open()
    person = matrix.stage.sign_in("Un")
    matrix.stage.do(ReopenPoll(matrix.stage.poll))
    assert refusal(lambda: matrix.rate(person, (bus, 0.5, 0.5))) is Refusal.RATING_CLOSED


def test_a_table_speaks_once_and_whoever_of_it_sends_last_counts(matrix: Matrix) -> None:
    bus, _ = matrix.options
    first, second, third = (matrix.stage.sign_in(name) for name in ("Un", "Deux", "Trois"))
    for person, table in ((first, "Table 1"), (second, "TABLE 1"), (third, "Table 2")):
        matrix.seat(person, table)
    matrix.open(Placing.TABLES)
    assert (matrix.record.rated, matrix.record.waiting) == (0, 2)
    matrix.rate(first, (bus, 0.1, 0.1))
    matrix.rate(second, (bus, 0.7, 0.3))
    assert matrix.found(first) == GivenRatings(ratings([(bus, 0.7, 0.3)]), "Table 1")
    assert (matrix.record.rated, matrix.record.waiting) == (1, 1)
    matrix.close()
    item = matrix.item(bus)
    assert item.impact == 0.7
    assert item.impact_spread is not None
    assert item.impact_spread.count == 1


def test_who_sits_at_no_table_is_told_so(matrix: Matrix) -> None:
    bus, _ = matrix.options
    person = matrix.stage.sign_in("Un")
    matrix.open(Placing.TABLES)
    assert refusal(lambda: matrix.rate(person, (bus, 0.1, 0.1))) is Refusal.NO_TABLE
    assert matrix.found(person) == GivenRatings()


def test_what_was_rated_in_another_way_is_kept_and_comes_back(matrix: Matrix) -> None:
    bus, _ = matrix.options
    person = matrix.stage.sign_in("Un")
    matrix.open()
    matrix.rate(person, (bus, 0.2, 0.2))
    matrix.close()
    matrix.by(Placing.TABLES)
    assert matrix.item(bus).impact is None
    matrix.by(Placing.PHONES)
    assert matrix.item(bus).impact == 0.2


def test_while_people_rate_only_names_change_and_lines_move(matrix: Matrix) -> None:
    matrix.open()
    before = matrix.record.matrix.preparation()
    for other in (replace(before, winners=2), replace(before, placing=Placing.TABLES)):
        assert refusal(lambda other=other: matrix.stage.do(other)) is Refusal.RATING_OPEN  # type: ignore[misc]
    receipt = matrix.stage.do(replace(before, names=MatrixNames(impact=" Portée ", not_now="Plus tard")))
    assert matrix.record.matrix.names.impact == "Portée"
    assert matrix.record.matrix.names.of(Quadrant.NOT_NOW) == "Plus tard"
    assert receipt.inverse is not None
    matrix.stage.do(receipt.inverse)
    assert matrix.record.matrix.names == MatrixNames()


def test_a_moved_line_puts_a_note_in_another_quarter_and_is_undone(matrix: Matrix) -> None:
    bus, _ = matrix.options
    matrix.stage.do(PlaceOption(matrix.stage.matrix, bus.id, 0.6, 0.2))
    receipt = matrix.stage.do(MoveThresholds(matrix.stage.matrix, 0.7, 3))
    assert matrix.record.quadrant(matrix.item(bus)) is Quadrant.FILL_IN
    assert matrix.record.matrix.effort_threshold == 1
    assert receipt.inverse is not None
    matrix.stage.do(receipt.inverse)
    assert matrix.record.quadrant(matrix.item(bus)) is Quadrant.QUICK_WIN
    astray = MoveThresholds(matrix.stage.matrix, float("nan"), 0.5)
    assert refusal(lambda: matrix.stage.do(astray)) is Refusal.NUMBER_OUT_OF_RANGE


def test_opening_and_closing_undo_one_another(matrix: Matrix) -> None:
    matrix.open()
    assert not matrix.stage.do(OpenRating(matrix.stage.matrix)).changed
    receipt = matrix.close()
    assert receipt.inverse == OpenRating(matrix.stage.matrix)
    assert not matrix.record.matrix.open


def test_two_who_both_rated_are_not_made_one_and_one_rater_goes_along(matrix: Matrix) -> None:
    bus, _ = matrix.options
    matrix.open()
    first, second, third = (matrix.stage.sign_in(name) for name in ("Un", "Deux", "Trois"))
    matrix.rate(first, (bus, 0.2, 0.2))
    matrix.rate(second, (bus, 0.4, 0.4))
    both = MergeParticipants(first, second)
    assert refusal(lambda: matrix.stage.do(both)) is Refusal.BOTH_RATED
    receipt = matrix.stage.do(MergeParticipants(third, second))
    assert (matrix.record.rated, matrix.record.waiting) == (2, 0)
    assert receipt.inverse is not None
    matrix.stage.do(receipt.inverse)
    assert (matrix.record.rated, matrix.record.waiting) == (2, 1)


# --- secret by structure


def test_nothing_in_the_file_joins_a_person_and_their_ratings(
    stage: Stage, path: Path, tmp_path: Path
) -> None:
    matrix = Matrix(stage)
    bus, _ = matrix.options
    matrix.open()
    people = [stage.sign_in(f"Nom{n}") for n in range(6)]
    for n, person in enumerate(people):
        matrix.rate(person, (bus, n / 10, 0.5))
    matrix.close()
    events = stage.door.journal_since(0)
    stage.door.close()
    with closing(sqlite3.connect(path)) as file:
        raters = [row[0] for row in file.execute("SELECT participant_id FROM rater")]
        rated = file.execute("SELECT rater_id, given FROM rating").fetchall()
        columns = {
            row[1] for table in ("rater", "rating") for row in file.execute(f"PRAGMA table_info({table})")
        }
        with pytest.raises(sqlite3.OperationalError):
            file.execute("SELECT rowid FROM rating")
    assert sorted(raters) == sorted(people)
    assert columns == {"activity_id", "participant_id", "placing", "rater_id", "given"}
    assert [key for key, _ in rated] == sorted(key for key, _ in rated)
    hashes = {badge_hash(stage.tokens[person]) for person in people}
    assert not hashes & {key for key, _ in rated}
    assert not any(person in f"{key}{given}" for person in people for key, given in rated)
    said = [entry for entry in events or () if isinstance(entry.event, OptionsRated)]
    assert said
    assert {(entry.origin.client, entry.event) for entry in said} == {("", OptionsRated(stage.matrix))}


def test_once_closed_no_page_of_the_file_tells_in_which_order_people_rated(stage: Stage, path: Path) -> None:
    matrix = Matrix(stage)
    bus, _ = matrix.options
    matrix.open()
    people = [stage.sign_in(f"Nom{n}") for n in range(12)]
    for n, person in enumerate(people):
        matrix.rate(person, (bus, n / 16, 0.5))
    matrix.close()
    data = b"".join(each.read_bytes() for each in (path, path.with_name(f"{path.name}-wal")) if each.exists())
    keys = [rater_id(stage.tokens[person], stage.matrix).encode() for person in people]
    first = [data.find(key) for key in keys]
    last = [data.rfind(key) for key in keys]
    assert first == last
    assert sorted(keys) == [key for _, key in sorted(zip(first, keys, strict=True), reverse=True)]


def test_raters_come_back_after_reopening_and_closing_again(matrix: Matrix) -> None:
    bus, _ = matrix.options
    matrix.open()
    person = matrix.stage.sign_in("Un")
    matrix.rate(person, (bus, 0.2, 0.2))
    matrix.close()
    matrix.stage.do(OpenRating(matrix.stage.matrix))
    assert matrix.item(bus).impact is None
    matrix.rate(person, (bus, 0.3, 0.2))
    matrix.close()
    assert matrix.item(bus).impact == 0.3
    assert matrix.record.rated == 1


def test_those_ticked_off_by_hand_are_awaited(matrix: Matrix) -> None:
    matrix.open()
    person = matrix.stage.expect("Un")
    assert matrix.record.waiting == 0
    matrix.stage.do(RecordAttendance(matrix.stage.workshop_id, (person.id,)))
    assert matrix.record.waiting == 1


# --- kept when people are forgotten, and checked with the file


def test_ratings_stay_when_those_who_gave_them_are_erased(matrix: Matrix) -> None:
    bus, _ = matrix.options
    matrix.open()
    person = matrix.stage.sign_in("Un")
    matrix.rate(person, (bus, 0.2, 0.2))
    matrix.close()
    matrix.stage.do(ErasePeople((person,)))
    assert (matrix.item(bus).impact, matrix.record.rated) == (0.2, 1)
    path = matrix.stage.door.path
    matrix.stage.door.close()
    assert inspect(path).sound


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("DELETE FROM rater", "1 ratings by 0 people"),
        ("""UPDATE rating SET given = '[["x", "impact", 7]]'""", "not on its scale"),
        ("""UPDATE rating SET given = '[["x", "price", 0.5]]'""", "One of the criteria"),
        ("UPDATE rating SET given = '[1, 2]'", "cannot be read"),
    ],
)
def test_the_check_of_a_file_tells_ratings_that_cannot_have_been_given(
    matrix: Matrix, damage: str, words: str
) -> None:
    bus, _ = matrix.options
    matrix.open()
    matrix.rate(matrix.stage.sign_in("Un"), (bus, 0.2, 0.2))
    path = matrix.stage.door.path
    matrix.stage.door.close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(damage)
    with speaking("en"):
        (problem,) = inspect(path).problems
    assert words in problem


def test_no_copies_made_while_people_rated_stay_to_be_compared(stage: Stage, clock: SetClock) -> None:
    matrix = Matrix(stage)
    path = stage.door.path
    stage.door.close()  # once the copy that the vote's end asked for is made
    clock.advance(minutes=1)
    before = backup.back_up(path, clock.now)
    clock.advance(minutes=1)
    meanwhile = []
    with closing(Workshop(path, clock)) as door:
        matrix.stage = stage.behind(door)
        matrix.open()
        for name in ("Un", "Deux"):
            clock.advance(minutes=1)
            matrix.rate(matrix.stage.sign_in(name), (matrix.options[0], 0.2, 0.2))
            meanwhile.append(backup.back_up(path, clock.now))
        clock.advance(minutes=1)
        matrix.close()
    left = backup.copies(path)
    assert before in left
    assert not set(meanwhile[:-1]) & set(left), "the last of them holds both ratings, as the file does"
