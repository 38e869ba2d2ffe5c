"""The facilitator's code: kept as a hash, slower after wrong tries, and gone when its owner says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.support.guard import LONGEST_WAIT, Guard, wait_after
from tests.quiet_log import ExpectedLog
from tests.stage import SetClock

CODE = "été 2026"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def guard(tmp_path: Path, clock: SetClock, quick_code: None) -> Guard:
    made = Guard(tmp_path / "code.json", clock)
    made.set_code(CODE)
    return made


def refusal(guard: Guard, code: str) -> Refusal | None:
    try:
        guard.unlock(code)
    except Refused as refused:
        return refused.code
    return None


def test_the_code_is_kept_as_a_slow_argon2id_hash_that_only_the_owner_reads(tmp_path: Path) -> None:
    Guard(tmp_path / "code.json").set_code(CODE)
    said = (tmp_path / "code.json").read_text("utf-8")
    assert "$argon2id$v=19$m=65536,t=3,p=4$" in said
    assert CODE not in said
    if os.name == "posix":
        assert (tmp_path / "code.json").stat().st_mode & 0o077 == 0


def test_the_same_letters_open_however_their_accents_are_composed(guard: Guard) -> None:
    guard.lock()
    assert refusal(guard, " e\u0301te\u0301 2026 ") is None
    assert not guard.is_locked


def test_a_lock_outlives_the_program(guard: Guard, tmp_path: Path) -> None:
    guard.lock()
    assert Guard(tmp_path / "code.json").is_locked


def test_nothing_locks_without_a_code(tmp_path: Path) -> None:
    guard = Guard(tmp_path / "code.json")
    guard.lock()
    assert not guard.is_locked


def test_three_wrong_codes_make_one_wait_longer_each_time_even_after_a_new_start(
    guard: Guard, clock: SetClock, tmp_path: Path
) -> None:
    guard.lock()
    assert [refusal(guard, "0000") for _ in range(4)] == [Refusal.WRONG_CODE] * 3 + [Refusal.CODE_TOO_SOON]
    again = Guard(tmp_path / "code.json", clock)
    assert again.seconds_left == 10
    assert refusal(again, CODE) is Refusal.CODE_TOO_SOON
    clock.advance(seconds=10)
    assert refusal(again, "0000") is Refusal.WRONG_CODE
    assert again.seconds_left == 20
    clock.advance(seconds=20)
    assert refusal(again, CODE) is None
    assert again.seconds_left == 0


def test_a_clock_set_back_makes_nobody_wait_longer(guard: Guard, clock: SetClock) -> None:
    guard.lock()
    for _ in range(3):
        refusal(guard, "0000")
    clock.advance(days=-365)
    assert guard.seconds_left == 10


def test_a_code_is_long_enough(guard: Guard) -> None:
    with pytest.raises(Refused) as refused:
        guard.set_code(" 12 ")
    assert refused.value.code is Refusal.CODE_TOO_SHORT


def test_forgetting_the_code_unlocks(guard: Guard) -> None:
    guard.lock()
    assert guard.forget()
    assert not guard.is_locked
    assert not guard.forget()


@pytest.mark.parametrize("said", ["", "{}", "[]", '{"hash": 1}', "\x00"])
def test_what_cannot_be_read_is_no_code(tmp_path: Path, said: str) -> None:
    (tmp_path / "code.json").write_text(said, "utf-8")
    assert not Guard(tmp_path / "code.json").is_set


@given(st.integers(0, 10_000))
def test_waits_grow_and_never_lock_the_facilitator_out(wrong: int) -> None:
    assert wait_after(wrong) <= wait_after(wrong + 1) <= LONGEST_WAIT
    assert (wait_after(wrong) > 0) == (wrong >= 3)


def test_a_code_that_cannot_be_read_for_a_moment_still_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: ExpectedLog
) -> None:
    file = tmp_path / "code.json"
    guard = Guard(file)
    guard.set_code("2468")
    guard.lock()
    before = file.read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(Path, "read_text", lambda *_args: (_ for _ in ()).throw(PermissionError(13, "busy")))
        log.expect("the code cannot be read")
        for asked in (guard, Guard(file)):
            assert asked.is_locked
            assert asked.is_set
            with pytest.raises(Refused):
                asked.unlock("wrong")
    assert Guard(file).is_locked
    Guard(file).unlock("2468")
    assert before != file.read_bytes()
