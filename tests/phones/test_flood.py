"""Flood guards."""

from __future__ import annotations

from atelier_app.phones.flood import Flood


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_and_then_the_rate_holds() -> None:
    seconds = Seconds()
    flood = Flood(rate=2, burst=5, now=seconds)
    assert [flood.allows("a") for _turn in range(7)] == [True] * 5 + [False] * 2
    seconds.now += 1
    assert [flood.allows("a") for _turn in range(3)] == [True, True, False]


def test_one_key_does_not_slow_another() -> None:
    flood = Flood(rate=1, burst=1, now=Seconds())
    assert flood.allows("a")
    assert flood.allows("b")
    assert not flood.allows("a")


def test_a_flood_of_keys_does_not_fill_the_memory() -> None:
    flood = Flood(rate=1, burst=2, now=Seconds())
    for number in range(50_000):
        assert flood.allows(str(number))
    assert len(flood._levels) <= 20_000
