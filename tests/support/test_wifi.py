"""The text of a Wi-Fi code means the network it was made from, whatever its name and password."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.support.wifi import Wifi

_FIELD = re.compile(r"([A-Z]+):((?:\\.|[^\\;])*);")


def understood(code: str) -> dict[str, str]:
    """What a phone makes of the code: fields by their letter, backslashes taken away."""
    assert code.startswith("WIFI:")
    assert code.endswith(";;")
    body = code.removeprefix("WIFI:")[:-1]
    assert _FIELD.sub("", body) == ""
    return {name: re.sub(r"\\(.)", r"\1", value) for name, value in _FIELD.findall(body)}


TEXT = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=32) | st.text(
    '\\;,":abS', min_size=1, max_size=20
)


@given(TEXT, TEXT, st.booleans())
def test_a_phone_understands_the_network_that_was_meant(name: str, password: str, hidden: bool) -> None:
    wanted = {"T": "WPA", "S": name, "P": password} | ({"H": "true"} if hidden else {})
    assert understood(Wifi(name, password, hidden).code) == wanted


@given(TEXT)
def test_a_network_without_password_is_open(name: str) -> None:
    assert understood(Wifi(name).code) == {"T": "nopass", "S": name}


def test_the_escapes_are_those_that_phones_know() -> None:
    assert Wifi('a\\b;c,d"e:f', "co:con;12").code == r"WIFI:T:WPA;S:a\\b\;c\,d\"e\:f;P:co\:con\;12;;"
    assert Wifi("Salle", hidden=True).code == "WIFI:T:nopass;S:Salle;H:true;;"


@pytest.mark.parametrize(
    ("name", "password", "valid"),
    [
        ("Salle", "12345678", True),
        ("Salle", "1234567", False),
        ("Salle", "x" * 63, True),
        ("Salle", "x" * 64, False),
        ("Salle", "0aF" * 21 + "b", True),
        ("Salle", "", True),
        ("", "", False),
        ("é" * 16, "", True),
        ("é" * 17, "", False),
    ],
)
def test_what_no_network_can_be_called_or_protected_by_is_known(
    name: str, password: str, valid: bool
) -> None:
    assert Wifi(name, password).valid is valid
