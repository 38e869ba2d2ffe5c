"""Addresses as people give them become those that codes hold."""

from __future__ import annotations

import pytest

from atelier_app.support.addresses import is_loopback, web_address


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("192.168.1.5:8080", "http://192.168.1.5:8080"),
        ("http://192.168.1.5:8080/", "http://192.168.1.5:8080"),
        (" salle.local ", "http://salle.local"),
        ("[fe80::1]:8080", "http://[fe80::1]:8080"),
        ("192.168.1.5:0", None),
        ("192.168.1.5:99999", None),
        ("192.168.1.500:80", None),
        ("192.168.1:80", None),
        ("https://atelier.example", None),
        ("http://a@192.168.1.5", None),
        ("192.168.1.5/page", None),
        ("[1", None),
        ("-nom", None),
        ("", None),
        ("deux mots", None),
    ],
)
def test_an_address_is_understood_or_refused(given: str, found: str | None) -> None:
    assert web_address(given) == found


def test_an_address_that_only_this_computer_finds_is_told_from_others() -> None:
    assert is_loopback("http://127.0.0.1:8080")
    assert is_loopback("http://localhost")
    assert not is_loopback("http://192.168.1.5:8080")
    assert not is_loopback("http://salle.local")
