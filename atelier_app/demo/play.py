"""Plays the sample workshop from the first signature to the PDF, and counts what the closed file holds."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from atelier_app.demo.crowd import Crowd
from atelier_app.demo.engine import running
from atelier_app.demo.facilitator import Facilitator
from atelier_app.documents import pdf, report, summary
from atelier_app.domain.attendance import ReadAttendance
from atelier_app.domain.board import ReadBoard
from atelier_app.domain.core import Refused
from atelier_app.domain.initiative import ReadInitiative
from atelier_app.domain.polls import ReadPoll
from atelier_app.domain.refusals import Refusal
from atelier_app.exchange.sample import UNDER_WAY, Sample, fill, sample_id
from atelier_app.link import engines
from atelier_app.link.client import Link
from atelier_app.support.language import _, ngettext, speaking
from atelier_app.support.reasons import reason
from atelier_app.workshop import files
from atelier_app.workshop.door import Workshop

FILE, SUMMARY = "demo.atelier", "summary.pdf"


@dataclass(frozen=True)
class Counts:
    """What the file holds once it is closed."""

    signed_in: int
    notes: int
    ballots: int
    points: int


def play(out: Path, phones: int, content: str, tell: Callable[[str], None] = print) -> Counts:
    """Writes `out`/demo.atelier and `out`/summary.pdf in the language `content`, telling each step.

    Raises `Refused` (FILE_EXISTS for a demo.atelier that is not a demo's, FILE_ALREADY_OPEN, CANNOT_WRITE…).
    """
    _check_replaceable(out / FILE)
    sample = Sample(content)
    with _workplace(out) as folder:
        path = folder / FILE
        files.create(path, sample.initiative)
        _prepare(path, sample)
        tell(_("“{title}” is ready.").format(title=sample.initiative.title))
        with running(path) as link:
            tell(_("Phones find it at {address}").format(address=link.status.address))
            asyncio.run(_Session(link, sample, phones, tell).run())
        tell(_("The file is closed."))
        _publish(path, out / FILE)
    with files.Reader(out / FILE) as reader, speaking(content):
        pages = pdf.write(summary.outline(report.gather(reader, sample_id(UNDER_WAY))), out / SUMMARY)
        counts = _counted(reader)
    tell(ngettext("The summary has {n} page.", "The summary has {n} pages.", pages).format(n=pages))
    return counts


def run(out: Path, phones: int, content: str) -> int:
    """`atelier demo`: plays, and ends with the counts."""
    started = time.monotonic()
    counts = play(out, phones, content)
    seconds = time.monotonic() - started
    print(_("{file}, read back after {seconds:.1f} s:").format(file=out / FILE, seconds=seconds))
    print("  " + ngettext("{n} signed in", "{n} signed in", counts.signed_in).format(n=counts.signed_in))
    print("  " + ngettext("{n} note", "{n} notes", counts.notes).format(n=counts.notes))
    print("  " + ngettext("{n} ballot", "{n} ballots", counts.ballots).format(n=counts.ballots))
    print("  " + ngettext("{n} point", "{n} points", counts.points).format(n=counts.points))
    return 0


class _Session:
    """Workshop 2, step by step: the room acts over HTTP, the facilitator through the link."""

    def __init__(self, link: Link, sample: Sample, phones: int, tell: Callable[[str], None]) -> None:
        self._facilitator = Facilitator(link, sample)
        self._crowd = Crowd(link.status.address, sample, phones)
        self._phones = phones
        self._tell = tell

    async def run(self) -> None:
        async with self._crowd:
            await self._welcome()
            await self._ideas()
            await self._vote()
        winners = await asyncio.to_thread(self._priorities)
        self._tell(ngettext("{n} winner placed", "{n} winners placed", winners).format(n=winners))

    async def _welcome(self) -> None:
        await asyncio.to_thread(self._facilitator.enter, "welcome")
        await self._crowd.sign_in()
        self._tell(
            ngettext("{n} phone signed in", "{n} phones signed in", self._phones).format(n=self._phones)
        )

    async def _ideas(self) -> None:
        await asyncio.to_thread(self._facilitator.enter, "ideas")
        await asyncio.to_thread(self._facilitator.stick_notes)
        await self._crowd.send_ideas()
        await asyncio.to_thread(self._facilitator.group_ideas)
        self._tell(_("ideas sent and grouped"))

    async def _vote(self) -> None:
        await asyncio.to_thread(self._facilitator.enter, "vote")
        await asyncio.to_thread(self._facilitator.open_vote)
        await self._crowd.vote()
        await asyncio.to_thread(self._facilitator.close_vote)
        self._tell(_("vote closed"))

    def _priorities(self) -> int:
        self._facilitator.enter("matrix")
        winners = self._facilitator.place_winners()
        self._facilitator.enter("summary")
        return winners


def _prepare(path: Path, sample: Sample) -> None:
    door = Workshop(path)
    try:
        fill(door, sample.preparation())
    finally:
        door.close()


def _counted(reader: files.Reader) -> Counts:
    outcome = reader.read(ReadPoll(sample_id(UNDER_WAY, "vote"))).outcome
    return Counts(
        signed_in=reader.read(ReadAttendance(sample_id(UNDER_WAY))).present,
        notes=len(reader.read(ReadBoard(sample_id(UNDER_WAY, "ideas"))).notes),
        ballots=outcome.ballots if outcome else 0,
        points=round(outcome.score) if outcome else 0,
    )


# --- files


def _check_replaceable(path: Path) -> None:
    """An earlier demo is replaced; anything else of that name is somebody's."""
    if not path.exists():
        return
    if engines.find(path) is not None:
        raise Refused(Refusal.FILE_ALREADY_OPEN, name=path.name)
    try:
        with files.Reader(path) as reader:
            known = reader.read(ReadInitiative()).initiative.id == sample_id("initiative")
    except Refused:
        known = False
    if not known:
        raise Refused(Refusal.FILE_EXISTS, name=path.name)


@contextmanager
def _workplace(out: Path) -> Iterator[Path]:
    """A folder beside the result; the demo's engine keeps its backups, log and run file in a home of its own."""
    before = os.environ.get("ATELIER_HOME")
    with _folder(out) as place, tempfile.TemporaryDirectory(prefix="atelier-demo-") as home:
        os.environ["ATELIER_HOME"] = home
        try:
            yield Path(place)
        finally:
            os.environ.pop("ATELIER_HOME")
            if before is not None:
                os.environ["ATELIER_HOME"] = before


def _folder(out: Path) -> tempfile.TemporaryDirectory[str]:
    try:
        out.mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(prefix=".demo-", dir=out)
    except OSError as error:
        raise Refused(Refusal.CANNOT_WRITE, name=str(out), reason=reason(error)) from error


def _publish(path: Path, target: Path) -> None:
    """Puts the closed file in its place at once; what a killed engine left beside an earlier one goes."""
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    path.replace(target)
