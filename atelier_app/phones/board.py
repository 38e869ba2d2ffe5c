"""Ideas and comments from a phone: sent, corrected, taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from atelier_app.domain.board import Attribution
from atelier_app.domain.comments import SendComment, WithdrawComment
from atelier_app.domain.core import Command, Id, Refused, Together, new_id
from atelier_app.domain.ideas import IDEAS_PER_SCRIBE, CorrectIdea, SendIdea, WithdrawIdea, author_key
from atelier_app.domain.pictures import RemovePhoto
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import is_blank
from atelier_app.phones.desk import Answer, Desk
from atelier_app.phones.forms import Form
from atelier_app.phones.visit import Visit, is_id

SENT, CHANGED, WITHDRAWN, RESTORED = "/?sent=1", "/?changed=1", "/?withdrawn=1", "/?restored=1"
PROMISED = "told"
"""The field that says what the page had told of how ideas are given, before it was written."""


async def send_idea(desk: Desk, visit: Visit, form: Form) -> Answer:
    """Sends one idea; the page gave it its id, so that a form sent twice adds one note. Raises `Refused`."""
    board_id, text = form.get("board"), form.get("text")
    command = SendIdea(
        id=_id_of(_said_id(form), text),
        board_id=board_id,
        participant_id=_attending(visit),
        text=text,
        author_key=author_key(visit.token, board_id),
        promised=_promised(form),
    )
    await desk.door.perform(command, desk.reception.origin(visit))
    return Answer(SENT)


async def send_lines(desk: Desk, visit: Visit, form: Form) -> Answer:
    """A table's scribe sends many ideas, one a line: all are taken, or none. Raises `Refused`."""
    board_id, table, said_id = form.get("board"), form.get("table"), _said_id(form)
    lines = lines_of(form.get("lines"))
    person, key = _attending(visit), author_key(visit.token, board_id)
    if is_blank(table):
        raise Refused(Refusal.NAME_MISSING)
    if not lines:
        raise Refused(Refusal.EMPTY_TEXT)
    if len(lines) > IDEAS_PER_SCRIBE:
        raise Refused(Refusal.TOO_MANY_IDEAS, limit=IDEAS_PER_SCRIBE)
    ids = [_id_of(said_id, line, lines[:place].count(line)) for place, line in enumerate(lines)]
    commands = (SendIdea(id, board_id, person, line, key, table) for id, line in zip(ids, lines, strict=True))
    await desk.door.perform(Together(tuple(commands)), desk.reception.origin(visit))
    return Answer(f"/table?sent={len(lines)}")


def lines_of(text: str) -> list[str]:
    """The ideas in a text of one a line."""
    return [line.strip() for line in text.splitlines() if not is_blank(line)]


async def change_idea(desk: Desk, visit: Visit, form: Form) -> Answer:
    """Corrects an idea of one's own, takes it back or puts it back, or removes its photo. Raises `Refused`."""
    _attending(visit)
    note_id, key = visit.asked_id, visit.author_key
    commands: dict[str, tuple[Command, str]] = {
        "withdraw": (WithdrawIdea(note_id, key), WITHDRAWN),
        "restore": (WithdrawIdea(note_id, key, withdrawn=False), RESTORED),
        "bare": (RemovePhoto(note_id, key), f"/mine/{note_id}"),
    }
    correction = (CorrectIdea(note_id, key, form.get("text")), CHANGED)
    command, then = commands.get(form.get("do"), correction)
    await desk.door.perform(command, desk.reception.origin(visit))
    return Answer(then)


async def comment(desk: Desk, visit: Visit, form: Form) -> Answer:
    """Sends a comment on an idea of the room, or takes one of one's own back. Raises `Refused`."""
    person, note_id, key = _attending(visit), visit.asked_id, visit.author_key
    command: Command
    if comment_id := form.get("withdraw"):
        command = WithdrawComment(comment_id, key)
    else:
        text = form.get("text")
        id = _id_of(_said_id(form), text)
        command = SendComment(id, note_id, person, text, key, _promised(form))
    await desk.door.perform(command, desk.reception.origin(visit))
    return Answer(f"/note/{note_id}")


def _attending(visit: Visit) -> Id:
    """Who this is. Raises `Refused` (NOT_SIGNED_IN)."""
    if visit.participant is None:
        raise Refused(Refusal.NOT_SIGNED_IN)
    return visit.participant.id


def _promised(form: Form) -> Attribution:
    """What the page had told; where it told nothing, the least."""
    said = form.get(PROMISED)
    return Attribution(said) if said in set(Attribution) else Attribution.ANONYMOUS


def _said_id(form: Form) -> Id:
    said_id = form.get("note")
    return said_id if is_id(said_id) else new_id()


def _id_of(said_id: Id, text: str, before: int = 0) -> Id:
    """The same for the same words of the same form alone: what was rewritten before it is sent again is not lost."""
    said = f"{said_id}\0{before}\0{text}"
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:32]


def kept(form: Form) -> Mapping[str, str]:
    said_id = form.get("note")
    fields = {name: form.get(name) for name in ("text", "table", "lines")}
    return {**fields, "note": said_id if is_id(said_id) else ""}
