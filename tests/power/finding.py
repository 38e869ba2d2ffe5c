"""What there is of an evening's votes on a laptop whose power went: asked of SQLite alone."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import PollState
from atelier_app.storage import sqlite
from tests.power.evening import Evening, Image


class Found(NamedTuple):
    """What is wrong, if anything: with the file, with votes that are there by half, with what was answered."""

    problems: str
    half: int
    lost: int


def look(evening: Evening, image: Image, path: Path) -> Found:
    """Reads the image, written to `path`."""
    image.write(path)
    with closing(sqlite.connect_reader(path)) as connection:
        problems = " ".join(line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok")
        return Found(problems, *_votes(connection, evening, image.moment))


def _votes(connection: Connection, evening: Evening, moment: int) -> tuple[int, int]:
    rows = connection.execute("SELECT id, choices FROM ballot")
    said = {ballot: tuple(Choice(*choice) for choice in json.loads(choices)) for ballot, choices in rows}
    voted = {person for (person,) in connection.execute("SELECT participant_id FROM turnout")}
    half = sum((voter.person in voted) != (voter.ballot in said) for voter in evening.voters)
    lost = sum(said.get(voter.ballot) not in voter.may_say(moment) for voter in evening.voters)
    ((state,),) = connection.execute("SELECT state FROM poll WHERE id = ?", (evening.poll,))
    return half, lost + (evening.closed_at <= moment and state != PollState.CLOSED)
