"""The benchmark says plainly what it found."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from benchmarks import __main__ as bench
from benchmarks.row import Row, p95, p99


def test_a_row_within_its_aim_says_its_ratio() -> None:
    row = Row("pan", 3.0, 2.0, "ms", 1.5)
    assert row.met
    assert "1.50" in row.line()
    assert "MISSES" not in row.line()


def test_a_row_that_misses_its_aim_says_so() -> None:
    assert "MISSES ITS AIM" in Row("pan", 3.1, 2.0, "ms", 1.5).line()
    assert Row("votes", 900, 1000, "votes/s", 0.8, better="more").met
    assert not Row("votes", 700, 1000, "votes/s", 0.8, better="more").met
    assert not Row("nothing", 1, 0, "ms", 1.5).met


def test_a_percentile_of_one_sample_is_that_sample() -> None:
    hundred = list(map(float, range(1, 101)))
    assert p95([4.0]) == p99([4.0]) == 4.0
    assert p95(hundred) == pytest.approx(95.05)
    assert p99(hundred) == pytest.approx(99.01)


def module(monkeypatch: pytest.MonkeyPatch, name: str, rows: object) -> None:
    made = ModuleType(f"benchmarks.{name}")
    made.rows = rows  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, f"benchmarks.{name}", made)


def test_a_module_that_fails_says_so_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> Iterator[Row]:
        yield Row("first", 1, 1, "ms", 1.5)
        raise OSError("no disk")

    module(monkeypatch, "board", broken)
    module(monkeypatch, "report", lambda: [Row("fine", 1, 1, "ms", 1.5)])
    assert bench.main(["board", "report"]) == 1
    said = capsys.readouterr()
    assert "board FAILED" in said.out
    assert "fine" in said.out
    assert "no disk" in said.err


def test_all_measured_is_a_success_even_with_a_miss(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module(monkeypatch, "report", lambda: [Row("slow", 9, 1, "ms", 1.5)])
    assert bench.main(["report"]) == 0
    assert "1 rows, 1 of them missing their aim" in capsys.readouterr().out


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["bord"]) == 2
    assert "bord" in capsys.readouterr().err
