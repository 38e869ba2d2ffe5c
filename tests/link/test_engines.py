"""Real engines in processes of their own: found, started, killed, outlived; never two for one file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import Refused, new_id
from atelier_app.domain.notes import AddNote
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import ReadRoom
from atelier_app.link import engines, runfile, transport
from atelier_app.link.client import Link
from atelier_app.link.engines import Starting
from atelier_app.link.keeper import Keeper, State
from atelier_app.link.runfile import RunFile
from atelier_app.workshop.door import Workshop
from tests.link.conftest import PATIENCE, Ear
from tests.stage import Stage, refusal

WINDOW = """
import os, signal, sys
from pathlib import Path
from atelier_app.link import engines
link = engines.reach(Path(sys.argv[1]), linger=60)
print(link.status.started_at, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def prepared(stage: Stage) -> Stage:
    """A closed file with a workshop in it, and the ids of what is there."""
    stage.door.close()
    return stage


@pytest.fixture
def reach(path: Path) -> Iterator[Callable[[], Link]]:
    """Reaches the engine of the file; what was started is gone after the test."""
    links: list[Link] = []

    def reach() -> Link:
        links.append(engines.reach(path, linger=60))
        return links[-1]

    yield reach
    for link in links:
        link.close()
    end_engine(path)


def end_engine(path: Path) -> None:
    """Kills the engine of a file, if one is there."""
    if (said := runfile.read(path)) is not None and psutil.pid_exists(said.pid):
        os.kill(said.pid, signal.SIGKILL)


def engine_of(path: Path) -> psutil.Process:
    said = runfile.read(path)
    assert said is not None
    return psutil.Process(said.pid)


def test_an_engine_is_started_once_and_found_again(
    path: Path, prepared: Stage, reach: Callable[[], Link]
) -> None:
    assert engines.find(path) is None
    first, second = reach(), reach()
    assert first.status.started_at == second.status.started_at
    assert first.status.file == str(path.resolve())
    first.execute(AddNote(new_id(), prepared.board, "vue de l'autre fenêtre"))
    assert len(second.read(ReadBoard(prepared.board)).notes) == 1


def test_only_its_user_can_read_how_to_reach_it(path: Path, reach: Callable[[], Link]) -> None:
    reach()
    place = runfile.place_of(path)
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700


def test_a_second_engine_is_refused_in_one_sentence(path: Path, reach: Callable[[], Link]) -> None:
    link = reach()
    command = [sys.executable, "-m", "atelier_app", "serve", str(path), "--lang", "en", "--port", "0"]
    second = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert (second.returncode, second.stdout) == (2, "")
    assert second.stderr == f"{path.name} is already open in Atelier on this computer.\n"
    link.ping()


def test_another_user_is_told_at_once_that_the_file_is_open_elsewhere(
    path: Path, tmp_path: Path, reach: Callable[[], Link]
) -> None:
    reach()
    other = subprocess.run(
        [sys.executable, "-m", "atelier_app", "serve", str(path), "--port", "0", "--lang", "en"],
        env={**os.environ, "ATELIER_HOME": str(tmp_path / "another home")},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (other.returncode, other.stdout) == (2, "")
    assert other.stderr.startswith(f"{path.name} is open elsewhere: another user,")
    reach().ping()


def test_a_window_says_at_once_that_the_file_is_open_elsewhere(path: Path, prepared: Stage) -> None:
    elsewhere = Workshop(path)
    assert refusal(lambda: engines.reach(path, timeout=PATIENCE)) is Refusal.FILE_OPEN_ELSEWHERE
    elsewhere.close()


def test_two_windows_that_start_at_once_share_one_engine(path: Path, reach: Callable[[], Link]) -> None:
    starting = [engines.start(path, host="127.0.0.1", port=0, linger=60) for _ in range(2)]
    link = reach()
    codes = [other.process.wait(PATIENCE) for other in starting if other.process.pid != engine_of(path).pid]
    # `reach` may have started a third: whichever came first serves, every other is refused.
    assert set(codes) == {2}
    link.ping()


def test_a_killed_window_leaves_the_engine_serving(path: Path, reach: Callable[[], Link]) -> None:
    window = subprocess.run(
        [sys.executable, "-c", WINDOW, str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert window.returncode == -signal.SIGKILL
    assert str(reach().status.started_at) == window.stdout.strip()


def test_asked_to_stop_it_ends_in_order(path: Path, prepared: Stage, reach: Callable[[], Link]) -> None:
    link = reach()
    process = engine_of(path)
    link.execute(AddNote(new_id(), prepared.board, "la dernière"))
    link.stop()
    link.close()
    process.wait(PATIENCE)
    assert runfile.read(path) is None
    assert not path.with_name(path.name + "-wal").exists()
    assert engines.find(path) is None


def test_with_neither_window_nor_phone_it_ends_by_itself(path: Path, engine: Callable[..., Starting]) -> None:
    alone = engine(linger=0)
    assert alone.process.wait(PATIENCE) == 0
    assert runfile.read(path) is None


def test_a_file_that_cannot_be_opened_is_said_so(tmp_path: Path) -> None:
    picture = tmp_path / "photo.atelier"
    picture.write_bytes(b"\xff\xd8\xff\xe0" * 2000)
    assert refusal(lambda: engines.reach(picture)) is Refusal.NOT_AN_ATELIER_FILE
    with pytest.raises(Refused) as caught:
        engines.reach(tmp_path / "absent.atelier")
    assert (caught.value.code, caught.value.facts) == (Refusal.FILE_MISSING, {"name": "absent.atelier"})


def test_a_keeper_tells_why_it_failed(tmp_path: Path) -> None:
    keeper, states = Keeper(partial(engines.reach, tmp_path / "absent.atelier")), Ear()
    keeper.on_state(states)
    keeper.open()
    assert states.next() is State.FAILED
    assert keeper.problem is not None
    assert keeper.problem.code is Refusal.FILE_MISSING
    keeper.close()


def test_an_engine_killed_with_requests_outstanding_is_replaced_and_nothing_is_lost(
    path: Path, prepared: Stage, reach: Callable[[], Link]
) -> None:
    keeper, states, ear, answers = Keeper(partial(engines.reach, path)), Ear(), Ear(), Ear()
    keeper.on_state(states)
    keeper.follow(ear)
    keeper.open()
    assert states.next() is State.CONNECTED
    address = keeper.status and keeper.status.address
    notes = [new_id() for _ in range(120)]
    for number, note in enumerate(notes):
        keeper.request(AddNote(note, prepared.board, str(number)), answers)
        if number == 60:
            answers.next()
            os.kill(engine_of(path).pid, signal.SIGKILL)
    receipts = [answers.next() for _ in range(119)]
    assert not [receipt for receipt in receipts if isinstance(receipt, Exception)]
    assert [states.next() for _ in range(3)] == [State.LOST, State.RESTARTING, State.CONNECTED]
    board = keeper.read(ReadBoard(prepared.board))
    assert [note.id for note in board.notes] == notes
    assert answers.silent
    assert keeper.pending == 0
    # Phones find the successor where the engine was, and nothing that happened goes unheard.
    assert keeper.status is not None
    assert keeper.status.address == address
    numbers = [entry.number for entry in ear.until(max(receipt.last for receipt in receipts))]
    assert numbers == list(range(numbers[0], numbers[0] + 120))
    keeper.close(stop=True)


def test_what_is_left_of_a_killed_engine_stands_in_nobody_s_way(
    path: Path, engine: Callable[..., Starting], reach: Callable[[], Link]
) -> None:
    first = reach()
    end_engine(path)
    lost = Ear()
    first.on_lost(lost)
    lost.next()
    assert runfile.read(path) is not None
    assert engines.find(path) is None
    assert reach().read(ReadRoom()).workshop_id is None


def test_a_run_file_that_tells_nothing_counts_as_none(path: Path) -> None:
    place = runfile.place_of(path)
    for content in (b"", b"{", b"[]", b'{"pid": 1}', b"\xff"):
        place.write_bytes(content)
        assert engines.find(path) is None
    wrong_key = RunFile(1, transport.new_address("nobody"), "not hexadecimal", "", "0.1.0")
    runfile.write(path, wrong_key)
    assert engines.find(path) is None
    runfile.remove(path)


def test_an_engine_of_another_version_leaves_its_place(
    path: Path, reach: Callable[[], Link], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = reach()
    monkeypatch.setattr(engines, "__version__", "next")
    lost = Ear()
    before.on_lost(lost)
    assert engines.find(path) is None
    lost.next()
