"""The command line in this process: its exit code, what it printed, and files to try it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from atelier_app.cli import main
from atelier_app.support.language import speaking
from tests.stage import new_sample


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    error: str

    @property
    def sentence(self) -> str:
        """The one line that tells why it was refused."""
        assert self.code == 2
        (line,) = self.error.splitlines()
        return line


Atelier = Callable[..., Ran]


@pytest.fixture
def atelier(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Atelier]:
    """Runs one command, in English unless it says otherwise."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def run(*words: object) -> Ran:
        capfd.readouterr()
        code = main([str(word) for word in words])
        said = capfd.readouterr()
        return Ran(code, said.out, said.err)

    with speaking("en"):  # what a command chose to speak ends with its test
        yield run


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    path = tmp_path / "sarthe.atelier"
    new_sample(path, "fr")
    return path
