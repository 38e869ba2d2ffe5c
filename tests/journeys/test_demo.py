"""The whole sample workshop on the real engine: phones over HTTP, the facilitator through the link, the PDF."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from atelier_app.demo.engine import running
from atelier_app.demo.phone import PhoneError, SimulatedPhone, Told
from atelier_app.demo.play import Counts, play
from atelier_app.domain.core import Refused
from atelier_app.domain.initiative import ReadInitiative
from atelier_app.domain.polls import PollState, ReadPoll
from atelier_app.domain.priorities import ReadMatrix
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.room import EnterActivity
from atelier_app.exchange.sample import Sample, fill, sample_id
from atelier_app.link import engines
from atelier_app.link.client import Link
from atelier_app.workshop import files
from atelier_app.workshop.door import Workshop
from atelier_app.workshop.inspection import inspect
from tests.interpreter import ROOT


def silent(_line: str) -> None:
    """Nobody watches."""


def test_forty_phones_go_through_a_whole_workshop(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "atelier_app", "demo", "--out", str(tmp_path / "out"), "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=100)
    assert (ran.returncode, ran.stderr) == (0, "")
    *told, signed, notes, ballots, points = ran.stdout.splitlines()
    assert [signed, notes, ballots, points] == [
        "  40 signed in",
        "  100 notes",
        "  40 ballots",
        "  200 points",
    ]
    assert re.fullmatch(r"Phones find it at http://127\.0\.0\.1:\d+", told[1])
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["demo.atelier", "summary.pdf"]


def test_what_it_leaves_is_whole(tmp_path: Path) -> None:
    assert play(tmp_path, 3, "fr", silent) == Counts(signed_in=3, notes=26, ballots=3, points=15)
    assert inspect(tmp_path / "demo.atelier").sound
    with files.Reader(tmp_path / "demo.atelier") as reader:
        poll = reader.read(ReadPoll(sample_id("2", "vote")))
        matrix = reader.read(ReadMatrix(sample_id("2", "matrix")))
        assert reader.read(ReadInitiative()).initiative.language == "fr"
    assert poll.poll.state is PollState.CLOSED
    assert all(item.impact is not None for item in matrix.items)
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "summary.pdf").pages)
    assert "Bus numérique itinérant" in text


def test_it_replaces_what_an_earlier_demo_left(tmp_path: Path) -> None:
    play(tmp_path, 1, "en", silent)
    assert play(tmp_path, 2, "en", silent).signed_in == 2


def test_it_never_replaces_anything_else(tmp_path: Path) -> None:
    theirs = tmp_path / "demo.atelier"
    theirs.write_text("somebody's", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        play(tmp_path, 1, "en", silent)
    assert caught.value.code is Refusal.FILE_EXISTS
    assert theirs.read_text(encoding="utf-8") == "somebody's"


def test_it_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused) as caught:
        play(tmp_path / "file" / "out", 1, "en", silent)
    assert caught.value.code is Refusal.CANNOT_WRITE


async def _heard(link: Link) -> Told:
    """What a phone hears first when the facilitator goes on to the ideas."""
    async with SimulatedPhone(link.status.address, "en") as phone:
        await phone.look()
        await asyncio.to_thread(link.execute, EnterActivity(sample_id("2", "ideas")))
        return await anext(phone.listen())


async def _turned_away(address: str) -> list[str]:
    """What a phone is told that tries everything too early."""
    told = []
    async with SimulatedPhone(address, "en") as phone:
        for attempt in (phone.send_idea("too early"), phone.vote({}), phone.sign_in("", "")):
            with pytest.raises(PhoneError) as caught:
                await attempt
            told.append(str(caught.value))
    return told


def test_a_simulated_phone_is_told_what_a_real_one_would(tmp_path: Path) -> None:
    path, sample = tmp_path / "s.atelier", Sample("en")
    files.create(path, sample.initiative)
    door = Workshop(path)
    fill(door, sample.preparation())
    door.close()
    with running(path) as link:
        link.execute(EnterActivity(sample_id("2", "welcome")))
        assert asyncio.run(_heard(link)).number is not None
        idea, vote, name = asyncio.run(_turned_away(link.status.address))
    assert "sign in" in idea.lower()
    assert "sign in" in vote.lower()
    assert name == "Please give a name."
    assert engines.find(path) is None
