"""The sample is the founding case, the same each time, and fits through the real door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from atelier_app.domain.attendance import ReadAttendance
from atelier_app.domain.board import NOTE_HEIGHT, NOTE_WIDTH, Note, ReadBoard
from atelier_app.domain.core import Channel
from atelier_app.domain.initiative import TEXT_LIMIT, ActivityKind, AddActivity, ReadAgenda, ReadInitiative
from atelier_app.domain.notes import GroupNotes
from atelier_app.domain.polls import PollState, ReadPoll
from atelier_app.domain.room import ReadRoom
from atelier_app.exchange.registrations import read_registrations
from atelier_app.exchange.sample import Sample, fill, privacy_notice, sample, sample_id
from atelier_app.support.places import resource
from atelier_app.workshop.door import Workshop
from tests.stage import new_sample

SECOND = sample_id("2")
IDEAS = sample_id("2", "ideas")


@pytest.fixture(params=["fr", "en"])
def door(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Workshop]:
    path = tmp_path / "sample.atelier"
    new_sample(path, request.param)
    with closing(Workshop(path)) as workshop:
        yield workshop


def test_it_tells_the_founding_case() -> None:
    initiative, _ = sample("fr")
    assert initiative.title == "Usages numériques en Sarthe"
    assert len(initiative.objectives) == 5
    assert initiative.themes[-1] == "Infrastructures numériques"
    assert [phase.period for phase in initiative.phases] == [
        "Février 2021",
        "Mars à juin 2021",
        "Septembre à novembre 2021",
    ]


def test_the_second_workshop_is_under_way(door: Workshop) -> None:
    people = door.read(ReadAttendance(SECOND))
    assert (people.present, people.expected, people.walk_ins, people.organisations) == (42, 48, 4, 29)
    room = door.read(ReadRoom())
    assert (room.workshop_id, room.activity_id, room.timer.running) == (SECOND, IDEAS, False)
    assert door.read(ReadPoll(sample_id("2", "vote"))).poll.state is PollState.DRAFT
    assert len(door.read(ReadPoll(sample_id("2", "vote"))).options) == 10


def test_its_notes_lie_neatly_in_four_groups(door: Workshop) -> None:
    board = door.read(ReadBoard(IDEAS))
    placed = [note for note in board.notes if not note.inbox]
    assert len(board.groups) == 4
    assert len(placed) == 20
    assert all(note.group_id for note in placed)
    assert not [pair for pair in _pairs(placed) if _overlap(*pair)]


def test_three_ideas_of_phones_wait_to_be_placed(door: Workshop) -> None:
    waiting = [note for note in door.read(ReadBoard(IDEAS)).notes if note.inbox]
    assert [note.channel for note in waiting] == [Channel.PHONE] * 3


def test_three_workshops_each_fill_their_time(door: Workshop) -> None:
    workshops = door.read(ReadInitiative()).workshops
    minutes = [sum(line.activity.minutes for line in door.read(ReadAgenda(w.id)).lines) for w in workshops]
    assert minutes == [180, 180, 180]
    assert {workshop.date.year for workshop in workshops} == {2021}


def test_filling_again_changes_nothing(door: Workshop) -> None:
    number = door.last_number
    initiative = door.read(ReadInitiative()).initiative
    people = door.read(ReadAttendance(SECOND))
    fill(door, sample(initiative.language)[1])
    assert door.read(ReadAttendance(SECOND)) == people
    assert len(door.read(ReadBoard(IDEAS)).notes) == 23
    assert door.last_number >= number


def test_it_is_the_same_each_time() -> None:
    assert sample("fr") == sample("fr")
    assert sample("de") == sample("fr")


def test_both_languages_tell_the_same_story() -> None:
    (french, first), (english, second) = sample("fr"), sample("en")
    assert french.id == english.id
    assert [type(command) for command in first] == [type(command) for command in second]
    assert _ids(first) == _ids(second)
    assert not set(_titles(first)) & set(_titles(second)) - {"Impact / effort"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_its_registrations_can_be_imported_by_hand(language: str) -> None:
    table = read_registrations(resource("sample", f"{language}.csv"))
    assert len(table.participants) == 48
    assert table.problems == ()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_room_has_many_different_ideas_each_with_its_group(language: str) -> None:
    parts = Sample(language)
    groups = {command.group_id for command in parts.board("2") if isinstance(command, GroupNotes)}
    ideas = [parts.idea(number) for number in range(150)]
    assert len(set(ideas)) == 150
    assert {parts.group_of(idea) for idea in ideas} == groups


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_privacy_notice_leaves_blanks_to_fill(language: str) -> None:
    assert privacy_notice(language).count("…") >= 4
    filled = privacy_notice(language, "Relais", "dpo@example.org", "6", "the funders")
    assert all(said in filled for said in ("Relais", "dpo@example.org", "6", "the funders"))
    assert "…" not in filled


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_privacy_notice_says_what_the_regulation_asks_for(language: str) -> None:
    """GDPR, article 13: controller, purposes, basis, recipients, duration, rights, and where to complain."""
    notice = privacy_notice(language)
    assert all(said in notice for said in ("6.1.e", "6.1.a", "CNIL", "cookie", "Fontenoy"))
    assert len(notice) < TEXT_LIMIT


def _pairs(notes: list[Note]) -> Iterator[tuple[Note, Note]]:
    for index, note in enumerate(notes):
        for other in notes[:index]:
            yield note, other


def _overlap(a: Note, b: Note) -> bool:
    return abs(a.x - b.x) < NOTE_WIDTH and abs(a.y - b.y) < NOTE_HEIGHT


def _ids(commands: tuple[object, ...]) -> list[object]:
    return [getattr(command, "id", None) or getattr(command, "participant_ids", None) for command in commands]


def _titles(commands: tuple[object, ...]) -> list[str]:
    adds = [command for command in commands if isinstance(command, AddActivity)]
    return [add.activity.title for add in adds if add.activity.kind is not ActivityKind.BREAK]
