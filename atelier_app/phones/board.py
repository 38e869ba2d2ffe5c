"""Ideas sent from a phone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from atelier_app.domain.core import Refused, new_id
from atelier_app.domain.ideas import SendIdea, author_key
from atelier_app.domain.refusals import Refusal
from atelier_app.phones.desk import Answer, Desk
from atelier_app.phones.forms import Form
from atelier_app.phones.visit import Visit

_ID = re.compile(r"[0-9a-f]{32}")
SENT = "/?sent=1"


async def send_idea(desk: Desk, visit: Visit, form: Form) -> Answer:
    """Sends one idea; the page gave it its id, so that a form sent twice adds one note. Raises `Refused`."""
    if visit.participant is None:
        raise Refused(Refusal.NOT_SIGNED_IN)
    said_id, board_id = form.get("note"), form.get("board")
    command = SendIdea(
        id=said_id if _ID.fullmatch(said_id) else new_id(),
        board_id=board_id,
        participant_id=visit.participant.id,
        text=form.get("text"),
        author_key=author_key(visit.token, board_id),
    )
    await desk.door.perform(command, desk.reception.origin(visit))
    return Answer(SENT)


def kept(form: Form) -> Mapping[str, str]:
    said_id = form.get("note")
    return {"text": form.get("text"), "note": said_id if _ID.fullmatch(said_id) else ""}
