"""Polls: limits held in the transaction, one ballot a person, nothing shown before its time."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from atelier_app.domain.ballots import (
    FindBallot,
    ReadBallots,
    ReadSignedBallots,
    RecountPoll,
    ballot_id,
    shuffled,
)
from atelier_app.domain.core import Channel, Id, Origin, Refused, new_id
from atelier_app.domain.initiative import Activity, ActivityKind, AddActivity
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import (
    ClosePoll,
    OpenPoll,
    Option,
    PausePoll,
    PollRecord,
    PollState,
    PreparePoll,
    PublishResults,
    ReadPoll,
    ReopenPoll,
    ShowResults,
)
from atelier_app.domain.refusals import Refusal
from atelier_app.storage import backup, sqlite
from atelier_app.storage.tables import ballot, signed_ballot
from atelier_app.support.clock import Clock
from atelier_app.workshop.door import Workshop
from tests.quiet_log import ExpectedLog
from tests.stage import PHONE, SetClock, Stage, refusal


def seen(stage: Stage) -> PollRecord:
    return stage.door.read(ReadPoll(stage.poll))


def test_a_vote_is_counted_once_and_can_be_changed(stage: Stage) -> None:
    bus, app = stage.open_poll("Bus", "Appli")
    anne = stage.sign_in("Lefèvre")
    stage.vote(anne, (bus, 2))
    assert not stage.vote(anne, (bus, 2)).changed
    stage.vote(anne, (app, 1))
    stage.do(ClosePoll(stage.poll))
    record = seen(stage)
    assert record.cast == 1
    assert record.outcome is not None
    assert {s.option_id: s.score for s in record.outcome.standings} == {bus.id: 0, app.id: 1}


def test_results_stay_hidden_until_the_poll_closes_unless_shown(stage: Stage) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    stage.vote(stage.sign_in("Lefèvre"), (bus, 2))
    assert seen(stage).outcome is None
    assert refusal(lambda: stage.door.read(ReadBallots(stage.poll))) is Refusal.POLL_NOT_CLOSED
    stage.do(ShowResults(stage.poll, True))
    assert seen(stage).outcome is not None
    stage.do(ShowResults(stage.poll, False))
    assert seen(stage).outcome is None
    stage.do(ClosePoll(stage.poll))
    assert seen(stage).outcome is not None
    assert len(stage.door.read(ReadBallots(stage.poll))) == 1


def test_those_who_have_not_voted_are_named_to_the_facilitator(stage: Stage) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    anne = stage.sign_in("Lefèvre", "Anne")
    stage.sign_in("Benali", "Karim")
    stage.vote(anne, (bus, 1))
    assert seen(stage).waiting == ("Karim Benali",)


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ((3, 0, 0), Refusal.TOO_MANY_ON_ONE_OPTION),
        ((2, 2, 2), Refusal.TOO_MANY_POINTS),
        ((-1, 0, 0), Refusal.NOT_A_WHOLE_NUMBER),
    ],
)
def test_a_vote_over_the_limits_changes_nothing(
    stage: Stage, points: tuple[int, ...], reason: Refusal
) -> None:
    options = stage.open_poll("Bus", "Appli", "Fibre")
    anne = stage.sign_in("Lefèvre")
    vote = stage.ballot(anne, *zip(options, points, strict=True))
    assert refusal(lambda: stage.do(vote, PHONE)) is reason
    assert seen(stage).cast == 0


def test_a_vote_for_an_unknown_option_or_by_a_stranger_is_refused(stage: Stage) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    anne = stage.sign_in("Lefèvre")
    elsewhere = stage.ballot(anne, (Option(new_id(), "ailleurs"), 1))
    assert refusal(lambda: stage.do(elsewhere, PHONE)) is Refusal.UNKNOWN_OPTION
    stranger = stage.ballot(new_id(), (bus, 1), token="forged")
    assert refusal(lambda: stage.do(stranger, PHONE)) is Refusal.NOT_SIGNED_IN


def test_nobody_votes_before_the_opening_or_after_the_close(stage: Stage) -> None:
    anne = stage.sign_in("Lefèvre")
    options = (Option(new_id(), "Bus"), Option(new_id(), "Appli"))
    stage.do(PreparePoll(stage.poll, "Quoi ?", options, {"points": 5, "maximum": 2}))
    vote = stage.ballot(anne, (options[0], 1))
    assert refusal(lambda: stage.do(vote, PHONE)) is Refusal.POLL_NOT_OPEN
    stage.do(OpenPoll(stage.poll))
    stage.do(ClosePoll(stage.poll))
    assert refusal(lambda: stage.do(vote, PHONE)) is Refusal.POLL_CLOSED
    stage.do(ReopenPoll(stage.poll))
    assert stage.do(vote, PHONE).changed


def test_a_second_badge_of_the_same_person_cannot_make_a_second_ballot(stage: Stage) -> None:
    bus, app = stage.open_poll("Bus", "Appli")
    anne = stage.sign_in("Lefèvre")
    stage.vote(anne, (bus, 1))
    other_badge = stage.ballot(anne, (app, 1), token="another phone")
    assert refusal(lambda: stage.do(other_badge, PHONE)) is Refusal.ALREADY_VOTED
    assert seen(stage).cast == 1


def test_the_same_vote_fifty_times_at_once_is_one_ballot(stage: Stage) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    vote = stage.ballot(stage.sign_in("Lefèvre"), (bus, 1))
    with ThreadPoolExecutor(50) as threads:
        receipts = list(threads.map(lambda _: stage.do(vote, PHONE), range(50)))
    assert sum(receipt.changed for receipt in receipts) == 1
    assert seen(stage).cast == 1


def test_a_poll_that_was_opened_no_longer_changes(stage: Stage) -> None:
    options = stage.open_poll("Bus", "Appli")
    again = PreparePoll(stage.poll, "Autre chose ?", options, {"points": 9})
    assert refusal(lambda: stage.do(again)) is Refusal.POLL_ALREADY_OPEN


def test_a_poll_needs_two_options(stage: Stage) -> None:
    only = (Option(new_id(), "Bus"),)
    stage.do(PreparePoll(stage.poll, "Quoi ?", only, {"points": 5, "maximum": 2}))
    assert refusal(lambda: stage.do(OpenPoll(stage.poll))) is Refusal.TOO_FEW_OPTIONS
    assert seen(stage).poll.state is PollState.DRAFT


def test_a_badge_finds_its_own_ballot_again(stage: Stage) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    anne = stage.sign_in("Lefèvre", token="t")
    stage.vote(anne, (bus, 2))
    mine = stage.door.read(FindBallot(ballot_id("t", stage.poll)))
    assert mine is not None
    assert [(c.option_id, c.value) for c in mine.choices] == [(bus.id, 2)]
    assert stage.door.read(FindBallot(ballot_id("u", stage.poll))) is None


def test_the_file_cannot_join_a_person_to_a_ballot(stage: Stage, path: Path) -> None:
    """No key in common, no time, no order: neither table has a rowid, and the token is nowhere in the bytes."""
    bus, app = stage.open_poll("Bus", "Appli")
    people = [stage.sign_in(f"Nom{i}", token=f"secret-token-{i}") for i in range(20)]
    for person in people:
        stage.vote(person, (bus if person[0] < "8" else app, 1))
    stage.do(ClosePoll(stage.poll))
    stage.door.close()

    file = sqlite3.connect(path)
    columns = {
        table: {row[1] for row in file.execute(f"PRAGMA table_info({table})")}
        for table in ("turnout", "ballot")
    }
    assert columns["turnout"] & columns["ballot"] == {"poll_id"}
    for table in ("turnout", "ballot"):
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            file.execute(f"SELECT rowid FROM {table}")
    badges = {row[0] for row in file.execute("SELECT token_hash FROM badge")}
    ballots = {row[0] for row in file.execute("SELECT id FROM ballot")}
    file.close()
    assert len(badges) == len(ballots) == 20
    assert not badges & ballots
    assert b"secret-token" not in path.read_bytes()


def rows_as_they_lie(path: Path, table: str, first: str, second: str) -> list[str]:
    """The first two fields of a table's rows, in the order of their bytes in the file."""
    with closing(sqlite3.connect(path)) as file:
        keys = [a + b for a, b in file.execute(f"SELECT {first}, {second} FROM {table}")]
    data = path.read_bytes()
    return sorted(keys, key=lambda key: data.rindex(key.encode()))


@pytest.mark.parametrize("how", ["closed", "left open", "backed up"])
def test_where_ballots_lie_in_the_file_does_not_tell_who_voted_first(
    stage: Stage, path: Path, clock: Clock, how: str
) -> None:
    bus, app = stage.open_poll("Bus", "Appli")
    for number in range(12):
        stage.vote(stage.sign_in(f"Nom{number}"), (bus if number % 3 else app, 1))
    if how == "closed":
        stage.do(ClosePoll(stage.poll))
    file = backup.back_up(path, clock()) if how == "backed up" else path
    stage.door.close()
    ballots = rows_as_they_lie(file, "ballot", "id", "poll_id")
    assert ballots in (sorted(ballots), sorted(ballots, reverse=True))
    voters = rows_as_they_lie(file, "turnout", "poll_id", "participant_id")
    assert voters in (sorted(voters), sorted(voters, reverse=True))


def test_the_journal_does_not_tell_which_phone_voted(stage: Stage) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    anne = stage.sign_in("Lefèvre")
    signed, before = stage.door.journal_since(0) or (), stage.door.last_number
    stage.vote(anne, (bus, 1))
    (voted,) = stage.door.journal_since(before) or ()
    assert PHONE in {entry.origin for entry in signed}
    assert voted.origin == Origin(Channel.PHONE)


def test_an_error_in_the_log_tells_no_name(stage: Stage, log: ExpectedLog) -> None:
    nowhere = Option(new_id(), "Dupont, 12 rue Haute", note_id=new_id())
    table = "option"
    with closing(sqlite3.connect(stage.door.path)) as file:
        file.execute(f"ALTER TABLE {table} RENAME COLUMN label TO wording")
        file.commit()
    command = PreparePoll(stage.poll, "Quoi ?", (replace(nowhere, note_id=None), nowhere), {"points": 5})
    assert refusal(lambda: stage.do(command)) is Refusal.UNEXPECTED
    log.expect("PreparePoll failed")
    assert "Dupont" not in "".join(log.messages)


def test_events_of_a_vote_name_nobody_and_no_option(stage: Stage) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    anne = stage.sign_in("Lefèvre")
    before = stage.door.last_number
    stage.vote(anne, (bus, 2))
    (published,) = stage.door.journal_since(before) or ()
    assert anne not in repr(published)
    assert bus.id not in repr(published)


def test_unforeseen_values_are_refused_not_stored(stage: Stage) -> None:
    with pytest.raises(Refused):
        stage.do(PreparePoll(stage.poll, "x" * 301, (), {"points": 5}))
    twice = Option(new_id(), "Bus")
    assert (
        refusal(lambda: stage.do(PreparePoll(stage.poll, "Quoi ?", (twice, twice), {"points": 5})))
        is Refusal.REPEATED_OPTION
    )


@pytest.mark.parametrize(
    ("made_from", "board", "reason"),
    [
        ({"note_id": "gone"}, None, Refusal.UNKNOWN_NOTE),
        ({"group_id": "gone"}, None, Refusal.UNKNOWN_GROUP),
        ({}, "gone", Refusal.UNKNOWN_BOARD),
    ],
)
def test_a_poll_on_what_is_not_there_is_refused(
    stage: Stage, made_from: dict[str, str], board: str | None, reason: Refusal
) -> None:
    options = (replace(Option(new_id(), "Bus"), **made_from),)  # type: ignore[arg-type]
    assert refusal(lambda: stage.do(PreparePoll(stage.poll, "Quoi ?", options, {}, board))) is reason


def test_an_option_of_one_poll_is_not_taken_by_another(stage: Stage) -> None:
    options = stage.open_poll("Bus", "Appli")
    other = Activity(new_id(), stage.workshop_id, ActivityKind.VOTE, "Second tour", "", 10)
    stage.do(AddActivity(other))
    again = PreparePoll(other.id, "Et maintenant ?", options, {})
    assert refusal(lambda: stage.do(again)) is Refusal.REPEATED_OPTION


@pytest.mark.parametrize("value", [True, 1.0, 0.5, float("nan"), "1", None])
def test_points_that_are_no_whole_number_are_refused(stage: Stage, value: object) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    vote = stage.ballot(stage.sign_in("Lefèvre"), (bus, value))  # type: ignore[arg-type]
    assert refusal(lambda: stage.do(vote, PHONE)) is Refusal.NOT_A_WHOLE_NUMBER


def test_points_beyond_any_number_are_refused(stage: Stage) -> None:
    bus, _ = stage.open_poll("Bus", "Appli")
    vote = stage.ballot(stage.sign_in("Lefèvre"), (bus, 10**30))
    assert refusal(lambda: stage.do(vote, PHONE)) is Refusal.TOO_MANY_ON_ONE_OPTION


@pytest.mark.parametrize("points", ["5", 5.5, True, None, 10**30])
def test_settings_that_are_no_whole_number_are_refused(stage: Stage, points: object) -> None:
    command = PreparePoll(stage.poll, "Quoi ?", (), {"points": points})  # type: ignore[dict-item]
    assert refusal(lambda: stage.do(command)) is Refusal.SETTINGS_OUT_OF_RANGE


def test_a_paused_vote_takes_nothing_until_it_goes_on(stage: Stage) -> None:
    person = stage.sign_in("Petit", "Inès")
    bus, _app = stage.open_poll("Bus", "Appli")
    receipt = stage.do(PausePoll(stage.poll))
    assert refusal(lambda: stage.vote(person, (bus, 1))) is Refusal.POLL_PAUSED
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    stage.vote(person, (bus, 1))
    stage.do(PausePoll(stage.poll))
    stage.do(ClosePoll(stage.poll))
    assert refusal(lambda: stage.do(PausePoll(stage.poll))) is Refusal.POLL_CLOSED


def prepared(stage: Stage, **chosen: bool) -> tuple[Option, ...]:
    options = (Option(new_id(), "Bus"), Option(new_id(), "Appli"))
    settings = {"points": 5, "maximum": 2}
    stage.do(PreparePoll(stage.poll, "Quoi ?", options, settings, **chosen))  # type: ignore[arg-type]
    stage.do(OpenPoll(stage.poll))
    return options


def test_withheld_results_are_hidden_after_closing_until_they_are_published(stage: Stage) -> None:
    bus, _app = prepared(stage, withheld=True)
    stage.vote(stage.sign_in("Petit"), (bus, 1))
    assert refusal(lambda: stage.do(PublishResults(stage.poll))) is Refusal.POLL_NOT_CLOSED
    stage.do(ClosePoll(stage.poll))
    assert stage.door.read(ReadPoll(stage.poll)).outcome is None
    assert refusal(lambda: stage.door.read(ReadBallots(stage.poll))) is Refusal.RESULTS_WITHHELD
    receipt = stage.do(PublishResults(stage.poll))
    assert stage.door.read(ReadPoll(stage.poll)).outcome is not None
    assert receipt.inverse is not None
    stage.do(receipt.inverse)
    assert stage.door.read(ReadPoll(stage.poll)).outcome is None


def test_an_open_vote_tells_who_voted_what_once_results_may_be_seen_and_a_secret_one_never(
    stage: Stage,
) -> None:
    bus, app = prepared(stage, secret=False)
    person = stage.sign_in("Petit", "Inès")
    stage.vote(person, (bus, 1))
    stage.vote(person, (app, 2))
    assert refusal(lambda: stage.door.read(ReadSignedBallots(stage.poll))) is Refusal.VOTES_UNTOLD
    stage.do(ClosePoll(stage.poll))
    (signed,) = stage.door.read(ReadSignedBallots(stage.poll))
    assert (signed.name, signed.choices) == ("Inès Petit", (Choice(app.id, 2),))


def test_a_secret_vote_has_no_signed_ballot(stage: Stage) -> None:
    bus, _app = prepared(stage)
    stage.vote(stage.sign_in("Petit"), (bus, 1))
    stage.do(ClosePoll(stage.poll))
    assert refusal(lambda: stage.door.read(ReadSignedBallots(stage.poll))) is Refusal.VOTES_UNTOLD
    with sqlite.snapshot(sqlite.visitor(stage.door.path)) as connection:
        assert connection.execute(signed_ballot.select()).all() == []


def test_nobody_votes_for_an_idea_of_theirs_where_that_is_forbidden(stage: Stage) -> None:
    person, other = stage.sign_in("Petit", "Inès"), stage.sign_in("Roux")
    stage.enter(ActivityKind.IDEAS)
    idea = stage.idea(person, "Un bus")
    options = (Option(new_id(), "Un bus", note_id=idea), Option(new_id(), "Appli"))
    settings = {"points": 5, "maximum": 2}
    stage.do(PreparePoll(stage.poll, "Quoi ?", options, settings, own_ideas=False))
    stage.do(OpenPoll(stage.poll))

    def vote(voter: Id, option: Option) -> None:
        key = stage.author_key(voter)
        stage.do(replace(stage.ballot(voter, (option, 1)), author_key=key), PHONE)

    assert refusal(lambda: vote(person, options[0])) is Refusal.OWN_IDEA
    vote(person, options[1])
    vote(other, options[0])


def test_reopening_is_kept_with_its_reason(stage: Stage, clock: SetClock) -> None:
    stage.open_poll("Bus", "Appli")
    stage.do(ClosePoll(stage.poll))
    stage.do(ReopenPoll(stage.poll, "Le car de Sablé vient d’arriver"))
    (again,) = stage.door.read(ReadPoll(stage.poll)).poll.reopened
    assert (again.at, again.reason) == (clock.now, "Le car de Sablé vient d’arriver")


def test_a_closed_vote_counted_again_agrees_with_what_was_recorded(stage: Stage) -> None:
    bus, app = stage.open_poll("Bus", "Appli")
    for name, option in (("Petit", bus), ("Roux", bus), ("Noël", app)):
        stage.vote(stage.sign_in(name), (option, 1))
    assert refusal(lambda: stage.door.read(RecountPoll(stage.poll))) is Refusal.POLL_NOT_CLOSED
    stage.do(ClosePoll(stage.poll))
    found = stage.door.read(RecountPoll(stage.poll))
    assert found.agrees
    assert (found.turnout, found.ballots) == (3, 3)
    with stage.door._writer._engine.begin() as connection:
        first = connection.scalar(select(ballot.c.id))
        connection.execute(ballot.update().where(ballot.c.id == first).values(choices=[[app.id, 2]]))
    stage.do(ShowResults(stage.poll, True))  # whatever was read before is forgotten
    assert not stage.door.read(RecountPoll(stage.poll)).agrees


def test_options_are_shuffled_by_phone_and_the_same_for_one_each_time() -> None:
    options = tuple(Option(str(number), f"option {number}") for number in range(20))
    one, other = shuffled("token", "poll", options), shuffled("another", "poll", options)
    assert sorted(one, key=lambda o: int(o.id)) == list(options)
    assert one == shuffled("token", "poll", options[::-1])
    assert one != other
    assert one != shuffled("token", "another poll", options)


def in_copies(path: Path, poll_id: Id) -> list[int]:
    """How many of a vote's ballots each backup of the file holds, newest first."""
    counts = []
    for copy in backup.copies(path):
        with sqlite.snapshot(sqlite.visitor(copy)) as connection:
            counts.append(len(connection.execute(ballot.select().where(ballot.c.poll_id == poll_id)).all()))
    return counts


@pytest.mark.parametrize("minutes", [1, -20], ids=["as ever", "the clock is set back"])
def test_copies_made_during_a_vote_are_one_after_it(
    stage: Stage, clock: SetClock, path: Path, minutes: int
) -> None:
    clock.advance(minutes=1)
    backup.back_up(path, clock.now)
    clock.advance(minutes=1)
    bus, _app = stage.open_poll("Bus", "Appli")
    for name in ("Petit", "Roux", "Noël"):
        clock.advance(minutes=minutes)
        stage.vote(stage.sign_in(name), (bus, 1))
        backup.back_up(path, clock.now)
    assert in_copies(path, stage.poll) == [3, 2, 1, 0, 0]
    stage.do(ClosePoll(stage.poll))
    stage.door.close()
    assert set(in_copies(path, stage.poll)) == {3, 0}


def test_copies_of_a_vote_that_was_reopened_are_those_of_its_end(stage: Stage, path: Path) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    stage.vote(stage.sign_in("Petit"), (bus, 1))
    stage.do(ClosePoll(stage.poll))
    stage.do(ReopenPoll(stage.poll))
    stage.vote(stage.sign_in("Roux"), (bus, 1))
    stage.do(ClosePoll(stage.poll))
    stage.door.close()
    assert set(in_copies(path, stage.poll)) == {2, 0}


def test_copies_left_by_a_program_that_was_killed_go_at_the_next_start(
    stage: Stage, path: Path, clock: SetClock
) -> None:
    bus, _app = stage.open_poll("Bus", "Appli")
    for name in ("Petit", "Roux"):
        stage.vote(stage.sign_in(name), (bus, 1))
        backup.back_up(path, clock.now)
    left = [(copy, copy.read_bytes()) for copy in backup.copies(path)]
    stage.do(ClosePoll(stage.poll))
    stage.door.close()
    for copy, data in left:
        copy.write_bytes(data)
    assert 1 in in_copies(path, stage.poll)
    Workshop(path, clock).close()
    assert set(in_copies(path, stage.poll)) == {2, 0}


def test_not_every_choice_is_asked_for_where_ones_own_may_not_be_chosen(stage: Stage) -> None:
    options = (Option(new_id(), "Bus"), Option(new_id(), "Appli"))
    for method, settings in (
        ("schulze", {"complete": 1}),
        ("majority_judgment", {"grades": 5, "missing": 2}),
    ):
        prepare = PreparePoll(stage.poll, "Quoi ?", options, settings, method=method, own_ideas=False)
        assert refusal(lambda prepare=prepare: stage.do(prepare)) is Refusal.OWN_IDEAS_NEEDED  # type: ignore[misc]
        stage.do(replace(prepare, own_ideas=True))


def test_once_a_vote_is_closed_no_log_tells_in_which_order_people_voted(stage: Stage, path: Path) -> None:
    """While the engine runs: the pages as they were, ballot after ballot, are nowhere any more."""
    bus, app = stage.open_poll("Bus", "Appli")
    for number in range(12):
        stage.vote(stage.sign_in(f"Nom{number}"), (bus if number % 3 else app, 1))
    log_of_it = sqlite.beside(path, "-wal")
    assert log_of_it.stat().st_size > 0
    stage.do(ClosePoll(stage.poll))
    with stage.door._writer._engine.connect() as connection:
        ids = list(connection.scalars(select(ballot.c.id)))
    log_bytes = log_of_it.read_bytes()
    assert not [id for id in ids if id.encode() in log_bytes]
    data = path.read_bytes()
    assert {data.count(f"{id}{stage.poll}".encode()) for id in ids} == {1}
