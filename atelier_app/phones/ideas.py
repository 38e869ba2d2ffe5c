"""What the pages of ideas show: writing, one's own, for a table, those of the room and what is said of them."""

from __future__ import annotations

from typing import Any, TypeAlias
from urllib.parse import parse_qs

from atelier_app.domain.board import Attribution, Board, ReadAuthors
from atelier_app.domain.comments import Comment, ReadComments
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.ideas import Idea, ReadIdeasOf
from atelier_app.phones.door import AsyncDoor
from atelier_app.phones.forms import Typed, printable
from atelier_app.phones.owners import Owners
from atelier_app.phones.visit import Visit
from atelier_app.phones.wall import WallKeeper, excerpt, pages_of
from atelier_app.support.language import N_
from atelier_app.support.listening import told_before_writing, told_exactly, told_to_scribes

Middle: TypeAlias = tuple[dict[str, Any], Any]
"""What a template is given, and what it depends on; None when that is not worth keeping."""
# Of a note that the facilitator pasted a book into, a phone shows the beginning.
_TEXT_LIMIT = 2000

STATES = {
    "withdrawn": N_("taken back by you"),
    "removed": N_("set aside by the facilitator"),
    "merged": N_("merged with others that say the same"),
    "hidden": N_("on the wall, its words hidden until revealed"),
    "placed": N_("on the wall"),
    "waiting": N_("waiting for the facilitator"),
}


def state_of(idea: Idea, board: Board) -> str:
    """Where an idea of one's own has come to, untranslated."""
    for state in ("withdrawn", "removed", "merged"):
        if getattr(idea, state):
            return STATES[state]
    if not idea.placed:
        return STATES["waiting"]
    return STATES["hidden" if board.private else "placed"]


def number_in(visit: Visit, name: str) -> int:
    """A small number of that name in the address, else 0."""
    said = parse_qs(visit.scope["query_string"].decode("latin-1")).get(name, [""])[0]
    return int(said) if said.isascii() and said.isdigit() and len(said) < 5 else 0


class IdeaPages:
    """Builds what the templates are given; the room is at a board, and the phone's holder has signed in."""

    def __init__(self, door: AsyncDoor, walls: WallKeeper, owners: Owners) -> None:
        self._door = door
        self._walls = walls
        self._owners = owners

    def writing(self, visit: Visit, typed: Typed) -> Middle:
        """One idea at a time, and those sent before."""
        board = _board(visit)
        seated = visit.attendee.table if visit.attendee else ""
        return {
            **self._own(visit, page=1),
            "told": told_before_writing(board),
            "exactly": told_exactly(board),
            "table": seated if board.attribution is Attribution.TABLE else None,
            "text": printable(typed.fields.get("text", "")),
            "note_id": typed.fields.get("note") or new_id(),
        }, None

    def all_mine(self, visit: Visit, typed: Typed) -> Middle:
        """Everything that was sent from this phone, page by page."""
        return self._own(visit, page=number_in(visit, "page")), None

    def mine(self, visit: Visit, typed: Typed) -> Middle:
        """One of one's own, to be changed."""
        board, wanted = _board(visit), visit.asked_id
        idea = next((one for one in self._ideas(visit) if one.id == wanted), None)
        text = typed.fields.get("text") if typed.refused else None
        return {
            "board": board,
            "idea": idea,
            "state": state_of(idea, board) if idea else "",
            "text": printable(text or (idea.text if idea else "")),
        }, None

    def table(self, visit: Visit, typed: Typed) -> Middle:
        """Many ideas at once, written for a table: the one last written for, else the one on the list."""
        board = _board(visit)
        written = [idea.label for idea in self._ideas(visit) if idea.label]
        seated = visit.attendee.table if visit.attendee else ""
        return {
            **self._own(visit, page=1),
            "told": told_to_scribes(board),
            "exactly": told_exactly(board),
            "table": printable(typed.fields.get("table", written[-1] if written else seated)),
            "lines": printable(typed.fields.get("lines", "")),
            "note_id": typed.fields.get("note") or new_id(),
            "taken": 0 if typed.refused else number_in(visit, "sent"),
        }, None

    def wall(self, visit: Visit, typed: Typed) -> Middle:
        """The ideas of the room, page by page."""
        board = _board(visit)
        wall = self._walls.wall(board.id)
        page = max(1, min(number_in(visit, "page"), len(wall.pages)))
        return {
            "board": board,
            "groups": wall.pages[page - 1] if wall.pages else (),
            "page": page,
            "pages": len(wall.pages),
            "count": len(wall.notes),
        }, (wall.number, page)

    def note(self, visit: Visit, typed: Typed) -> Middle:
        """One idea of the room, with what is said of it; None when it is not, or no longer, to be read."""
        board = _board(visit)
        note = self._walls.wall(board.id).notes.get(visit.asked_id)
        comments = self._comments(visit, board, note.id) if note else ()
        names = self._names(board)
        pages = list(pages_of(comments[::-1], lambda comment: comment.text))
        latest = pages[0][::-1] if pages else ()
        return {
            "board": board,
            "note": note,
            "whole": note is not None and len(note.text) <= _TEXT_LIMIT,
            "words": printable(note.text[:_TEXT_LIMIT]) if note else "",
            "comments": [(comment, _said_by(comment, board, names)) for comment in latest],
            "count": len(comments),
            "taken": board.comments and not (board.closed or board.private),
            "text": printable(typed.fields.get("text", "")),
            "note_id": typed.fields.get("note") or new_id(),
        }, None

    # --- what they share

    def _ideas(self, visit: Visit) -> tuple[Idea, ...]:
        ideas = self._door.read(ReadIdeasOf(_board(visit).id, visit.author_key))
        self._owners.show(visit.token, (idea.id for idea in ideas))
        return ideas

    def _own(self, visit: Visit, page: int) -> dict[str, Any]:
        """The newest first."""
        board, ideas = _board(visit), self._ideas(visit)[::-1]
        pages = list(pages_of(ideas, lambda idea: excerpt(idea.text)))
        page = max(1, min(page, len(pages)))
        shown = pages[page - 1] if pages else ()
        return {
            "board": board,
            "mine": [(idea, excerpt(idea.text), state_of(idea, board)) for idea in shown],
            "count": len(ideas),
            "page": page,
            "pages": len(pages),
        }

    def _comments(self, visit: Visit, board: Board, note_id: Id) -> tuple[Comment, ...]:
        """While ideas are hidden, what phones said is too, but to whoever said it."""
        said = self._door.read(ReadComments(note_id, visit.author_key))
        return tuple(one for one in said if one.mine or not board.hides(one.channel))

    def _names(self, board: Board) -> dict[Id, str]:
        if board.attribution is not Attribution.NAME:
            return {}
        return {author.author_id: author.name for author in self._door.read(ReadAuthors(board.id))}


def _board(visit: Visit) -> Board:
    assert visit.stage.board is not None
    return visit.stage.board


def _said_by(comment: Comment, board: Board, names: dict[Id, str]) -> str:
    """The name that was promised to be said, if any."""
    named = comment.author_id is not None and board.attribution is Attribution.NAME
    return names.get(comment.author_id or "", "") if named else ""
