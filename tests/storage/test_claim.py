"""One program at a time may write a file, whoever runs it and whatever way leads to it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from atelier_app.domain.refusals import Refusal
from atelier_app.storage.claim import Claim
from tests.stage import refusal

HOLDER = """
import sys
from pathlib import Path
from atelier_app.storage.claim import Claim
claim = Claim(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def hold(path: Path) -> subprocess.Popen[str]:
    """Another program that holds the file until it is killed."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_file_is_claimed_once_and_again_when_let_go(path: Path) -> None:
    first = Claim(path)
    assert refusal(lambda: Claim(path)) is Refusal.FILE_OPEN_ELSEWHERE
    first.release()
    first.release()
    Claim(path).release()


def test_another_way_to_the_file_leads_to_the_same_claim(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "raccourci.atelier"
    link.symlink_to(path)
    claim = Claim(link)
    assert refusal(lambda: Claim(path)) is Refusal.FILE_OPEN_ELSEWHERE
    claim.release()


def test_what_a_killed_program_claimed_is_free(path: Path) -> None:
    with hold(path) as holder:
        assert refusal(lambda: Claim(path)) is Refusal.FILE_OPEN_ELSEWHERE
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    Claim(path).release()


def test_a_claim_leaves_nothing_beside_the_file(path: Path) -> None:
    before = sorted(path.parent.iterdir())
    claim = Claim(path)
    claim.release()
    assert sorted(path.parent.iterdir()) == before


def test_where_no_lock_can_be_made_the_file_is_said_to_be_read_only(path: Path) -> None:
    path.with_name(f".{path.name}.lock").mkdir()
    assert refusal(lambda: Claim(path)) is Refusal.READ_ONLY_FILE


@pytest.mark.parametrize("name", ["été.atelier", "a b 'c'.atelier", "עברית.atelier"])
def test_any_name_can_be_claimed(tmp_path: Path, name: str) -> None:
    Claim(tmp_path / name).release()
