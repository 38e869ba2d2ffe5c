"""What the phones' benchmarks play in: 300 people signed in by their phones, and a vote that is open."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

from atelier_app.domain.attendance import SignIn
from atelier_app.domain.ballots import badge_hash
from atelier_app.domain.core import Channel, Id, Origin, Together, new_id
from atelier_app.domain.initiative import (
    Activity,
    ActivityKind,
    AddActivity,
    AddWorkshop,
    Initiative,
    Workshop,
)
from atelier_app.domain.polls import OpenPoll, Option, PreparePoll
from atelier_app.domain.room import EnterActivity
from atelier_app.phones.badges import mint
from atelier_app.workshop import files
from atelier_app.workshop.door import Workshop as Door

PHONES = 300
OPTIONS = 12


def peopled(path: Path, kind: ActivityKind, title: str) -> tuple[Door, Id, list[str]]:
    """The door of a new file with one activity and `PHONES` people signed in: its id, and their badges' tokens."""
    files.create(path, Initiative(new_id(), "Usages numériques en Sarthe"))
    door = Door(path)
    workshop_id, activity_id = new_id(), new_id()
    door.execute(AddWorkshop(Workshop(workshop_id, "Atelier 2", date(2021, 4, 8), time(14), "Le Mans")))
    door.execute(AddActivity(Activity(activity_id, workshop_id, kind, title, "", 20)))
    tokens = [mint() for _index in range(PHONES)]
    signing = (
        SignIn(workshop_id, new_id(), f"Nom {index}", "Anne", "", True, badge_hash(token))
        for index, token in enumerate(tokens)
    )
    door.execute(Together(tuple(signing)), Origin(Channel.PHONE))
    return door, activity_id, tokens


def opened(path: Path) -> tuple[Door, dict[str, Any]]:
    """The door of a new file whose vote is open, and what phones need to vote."""
    door, poll_id, tokens = peopled(path, ActivityKind.VOTE, "Vote")
    options = tuple(Option(new_id(), f"Idée n° {index}") for index in range(OPTIONS))
    door.execute(PreparePoll(poll_id, "Quoi d’abord ?", options, {"points": 5, "maximum": 2}))
    door.execute(OpenPoll(poll_id))
    door.execute(EnterActivity(poll_id))
    return door, {"poll": poll_id, "options": [option.id for option in options], "tokens": tokens}
