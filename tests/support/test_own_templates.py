"""One's own templates are found again as they were kept; a file that holds something else is never trusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier_app.domain.board import Colour, Meaning
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.templates import TEMPLATES_KEPT, Outline, Template
from atelier_app.support.own_templates import FILE_BYTES, forget, keep, read
from atelier_app.support.sentences import sentence

COLUMNS = Template(
    "Trois colonnes",
    (Outline(0, 0, 300, 400, "À faire 🗒️", Colour.GREEN), Outline(320, 0, 300, 400, "<b>Fait</b>")),
    (Meaning(Colour.YELLOW, "Besoin"),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "templates.json"


def test_before_anything_was_kept_there_is_none(path: Path) -> None:
    assert read(path) == ()


def test_what_was_kept_is_found_again_and_can_be_forgotten(path: Path) -> None:
    assert keep(path, COLUMNS) == (COLUMNS,)
    assert read(path) == (COLUMNS,)
    assert forget(path, "trois colonnes") == ()
    assert read(path) == ()


def test_the_same_name_replaces(path: Path) -> None:
    keep(path, COLUMNS)
    keep(path, Template("TROIS COLONNES", COLUMNS.outlines[:1]))
    (found,) = read(path)
    assert len(found.outlines) == 1


def test_zones_from_anywhere_begin_at_the_corner(path: Path) -> None:
    (kept,) = keep(path, Template("Loin", (Outline(5000, -300, 200, 200), Outline(5300, -100, 200, 200))))
    assert [(outline.x, outline.y) for outline in kept.outlines] == [(0, 0), (300, 200)]


@pytest.mark.parametrize("name", ["", "  \u200b ", "x" * 61])
def test_a_template_wants_a_name_that_can_be_seen(path: Path, name: str) -> None:
    with pytest.raises(Refused):
        keep(path, Template(name, COLUMNS.outlines))
    assert not path.exists()


def test_there_is_an_end_to_how_many_are_kept(path: Path) -> None:
    for number in range(TEMPLATES_KEPT):
        keep(path, Template(f"Modèle {number}", COLUMNS.outlines[:1]))
    with pytest.raises(Refused) as caught:
        keep(path, COLUMNS)
    assert caught.value.code is Refusal.TOO_MANY
    assert len(read(path)) == TEMPLATES_KEPT


HOSTILE = {
    "not JSON": b"MZ\x90\0",
    "another shape": b'{"templates": {"a": 1}}',
    "a list": b"[" * 100_000,
    "half a file": b'{"templates": [{"name": "a", "outl',
    "no number": b'{"templates":[{"name":"a","outlines":[{"x":"1","y":0,"width":9,"height":9}]}]}',
    "infinite": b'{"templates":[{"name":"a","outlines":[{"x":1e999,"y":0,"width":9,"height":9}]}]}',
    "a colour of its own": b'{"templates":[{"name":"a","outlines":[{"x":1,"y":0,"width":9,"height":9,"colour":"red"}]}]}',
    "no zone": b'{"templates":[{"name":"a","outlines":[]}]}',
    "a title without end": b'{"templates":[{"name":"a","outlines":[{"x":1,"y":0,"width":9,"height":9,"title":"'
    + b"x" * 5000
    + b'"}]}]}',
    "bytes that are no text": b'{"templates":[{"name":"\xff\xfe","outlines":[]}]}',
    "too large": b" " * (FILE_BYTES + 1),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_holds_something_else_is_refused_and_left_alone(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    acts: list[Callable[[], object]] = [
        lambda: read(path),
        lambda: keep(path, COLUMNS),
        lambda: forget(path, "a"),
    ]
    for act in acts:
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.code is Refusal.UNREADABLE_TEMPLATES
        assert "templates.json" in sentence(caught.value)
    assert path.read_bytes() == data


def test_a_zone_of_no_size_far_away_becomes_one_that_a_board_takes(path: Path) -> None:
    path.write_bytes(
        b'{"templates":[{"name":"a","outlines":[{"x":1e9,"y":-1e9,"width":0,"height":-5},'
        b'{"x":0,"y":0,"width":100,"height":1e12}]}]}'
    )
    (found,) = read(path)
    assert all(outline.width >= 80 and outline.height >= 80 for outline in found.outlines)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_get_further_than_that(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("t") / "templates.json"
    path.write_bytes(data)
    with pytest.raises(Refused):
        read(path)
