"""Whatever is done to a list, undoing it all gives the list back as it was, and redoing it all as it became."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from atelier_app.domain.attendance import (
    CancelAttendance,
    Participant,
    ReadAttendance,
    ReadSignatures,
    RecordAttendance,
    RecordDeparture,
    RecordReturn,
)
from atelier_app.domain.core import Channel, Command, Id, Refused, new_id
from atelier_app.domain.half_days import WHOLE
from atelier_app.domain.registrations import (
    CancelRegistrations,
    DescribeParticipant,
    DescribeRegistration,
    ImportRegistrations,
    MergeParticipants,
    Register,
    Registration,
)
from atelier_app.workshop.inspection import inspect
from tests.stage import SetClock, Stage, new_stage

NAMES = st.sampled_from(["Lefèvre", "LEFEVRE", "Petit", "Roy", "Dupont", "Dupond"])
PEOPLE = st.builds(
    lambda last, organisation, email: Participant(new_id(), last, "Anne", organisation, email=email),
    NAMES,
    st.sampled_from(["", "CCI", "Mairie"]),
    st.sampled_from(["", "a@b.fr"]),
)
# What a gesture does, and whom of the list it takes: a place from its top.
GESTURES = st.lists(
    st.tuples(st.sampled_from(range(10)), st.integers(0, 5), st.integers(0, 5), PEOPLE, NAMES), max_size=10
)


def command(
    stage: Stage, people: list[Participant], gesture: tuple[int, int, int, Participant, str]
) -> Command:
    kind, first, second, person, name = gesture
    here = stage.workshop_id
    one = people[first % len(people)]
    ids: tuple[Id, ...] = (one.id, people[second % len(people)].id)
    return (
        Register(here, (person,), walk_in=True),
        ImportRegistrations(
            here, (Registration(person, name), Registration(Participant(new_id(), name, "Anne")))
        ),
        CancelRegistrations(here, ids),
        DescribeParticipant(Participant(one.id, name, "Anne", "Ville")),
        DescribeRegistration(here, one.id, name, (WHOLE,), photo_consent=True),
        MergeParticipants(*ids),
        RecordAttendance(here, ids, WHOLE, reason=name, channel=Channel.PAPER),
        CancelAttendance(here, ids),
        RecordDeparture(here, ids),
        RecordReturn(here, ids),
    )[kind]


@contextmanager
def a_list() -> Iterator[tuple[Stage, SetClock]]:
    """A file of its own, with two people expected and one who came."""
    with tempfile.TemporaryDirectory() as folder:
        path, clock = Path(folder) / "liste.atelier", SetClock()
        stage = new_stage(path, clock)
        with closing(stage.door):
            yield stage, clock
        assert inspect(path).sound


def seen(stage: Stage) -> tuple[object, ...]:
    tokens = tuple(stage.holder(token) for token in stage.tokens.values())
    here = stage.workshop_id
    return stage.door.read(ReadAttendance(here)), stage.door.read(ReadSignatures(here)), tokens


@settings(max_examples=25)
@given(GESTURES)
def test_all_of_it_is_undone_and_done_again(gestures: list[tuple[int, int, int, Participant, str]]) -> None:
    with a_list() as (stage, clock):
        people = [stage.expect("Lefèvre", "Anne", "CCI"), stage.expect("Petit", "Anne")]
        people.append(Participant(stage.sign_in("Roy", "Anne"), "Roy", "Anne"))
        states, inverses = [seen(stage)], list[Command]()
        for gesture in gestures:
            clock.advance(minutes=1)
            with suppress(Refused):
                receipt = stage.do(command(stage, people, gesture))
                if receipt.inverse is not None:
                    inverses.append(receipt.inverse)
                    states.append(seen(stage))
                assert receipt.changed == (receipt.inverse is not None)
        again = list[Command]()
        clock.advance(hours=-1)
        for inverse, before in zip(reversed(inverses), reversed(states[:-1]), strict=True):
            undone = stage.do(inverse)
            assert seen(stage) == before
            assert undone.inverse is not None
            again.append(undone.inverse)
        for redo, after in zip(reversed(again), states[1:], strict=True):
            stage.do(redo)
            assert seen(stage) == after
