"""One sentence for whatever goes wrong, in the right language, and an exit code that can be trusted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from atelier_app import __version__
from atelier_app.cli import commands
from atelier_app.cli.entry import stated_language
from tests.cli.conftest import Atelier
from tests.quiet_log import ExpectedLog


def test_the_version_is_told(atelier: Atelier) -> None:
    ran = atelier("--version")
    assert (ran.code, ran.out) == (0, f"Atelier {__version__}\n")


@pytest.mark.parametrize("command", ["demo", "serve", "export", "check"])
def test_help_tells_every_command_that_is_for_people(atelier: Atelier, command: str) -> None:
    everything = atelier("--help")
    assert everything.code == 0
    assert command in everything.out
    assert "create" not in everything.out
    alone = atelier(command, "--help")
    assert (alone.code, alone.error) == (0, "")
    assert alone.out.startswith(f"usage: atelier {command}")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["demo"], "--out"),
        (["demo", "--out", "d", "--phones", "0"], "from 1 to 300"),
        (["demo", "--out", "d", "--phones", "301"], "from 1 to 300"),
        (["demo", "--out", "d", "--phones", "many"], "'many'"),
        (["serve"], "FILE"),
        (["serve", "f", "--port", "70000"], "from 0 to 65535"),
        (["export", "f"], "--pdf"),
        (["check"], "FILE"),
        (["check", "f", "--lang", "de"], "'de'"),
        (["check", "f", "g"], "g"),
        (["--sample", "--nonsense"], "--nonsense"),
    ],
)
def test_words_that_make_no_command_get_one_line_and_a_hint(
    atelier: Atelier, words: list[str], told: str
) -> None:
    sentence = atelier(*words).sentence
    assert told in sentence
    assert "--help" in sentence


def test_what_nobody_foresaw_is_logged_and_told_in_one_sentence(
    atelier: Atelier, monkeypatch: pytest.MonkeyPatch, log: ExpectedLog
) -> None:
    log.expect("ZeroDivisionError")
    monkeypatch.setitem(commands.COMMANDS, "check", _raising(ZeroDivisionError))
    assert atelier("check", "f").sentence.startswith("Something unexpected happened")


def test_a_part_of_the_window_that_is_missing_is_named(
    atelier: Atelier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    assert atelier("open").sentence == "The window cannot open: PySide6.QtWidgets cannot be loaded."
    missing = ImportError("libEGL.so.1: cannot open shared object file: No such file", name="PySide6.QtGui")
    assert commands._part(missing) == "libEGL.so.1"


def test_an_interruption_is_silent(atelier: Atelier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(commands.COMMANDS, "check", _raising(KeyboardInterrupt))
    ran = atelier("check", "f")
    assert (ran.code, ran.out, ran.error) == (130, "", "")


def _raising(error: type[BaseException]) -> Callable[[object], int]:
    def run(_arguments: object) -> int:
        raise error

    return run


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_US"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US", "LC_ALL": "fr_CA"}, "fr"),
        ({"LANG": "C.UTF-8"}, None),
        ({"LC_ALL": "C", "LANG": "en_US"}, None),
        ({"LC_ALL": "", "LANG": "POSIX"}, None),
        ({}, None),
    ],
)
def test_the_system_states_a_language_or_none(environment: dict[str, str], language: str | None) -> None:
    assert stated_language(environment) == language


def test_a_file_that_is_not_there_is_named_whatever_the_command(atelier: Atelier, tmp_path: Path) -> None:
    for words in (["check"], ["serve"], ["export", "--pdf", tmp_path / "o.pdf"], []):
        sentence = atelier(*words, tmp_path / "perdu.atelier").sentence
        assert sentence == "perdu.atelier was not found: it may have been moved or renamed."
