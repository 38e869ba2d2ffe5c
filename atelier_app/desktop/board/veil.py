"""The private phase in the window: what only its author may read never reaches a view, whichever it is.

A veiled note keeps its paper, its place and its group. Its words are taken off before the wall has it, so that
canvas, projector, inbox, outline, search and screen reader have nothing to show; a note on a file always has words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from atelier_app.domain.board import Board, BoardContents, Note


def veiled(board: Board, notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes as they may be seen while the board is so."""
    if not board.private:
        return tuple(notes)
    return tuple(_face_down(note) if board.veils(note) else note for note in notes)


def _face_down(note: Note) -> Note:
    return replace(
        note,
        text="",
        label="",
        author_id=None,
        theme="",
        territory="",
        picture_id=None,
        originals=0,
        comments=0,
    )


def contents_seen(contents: BoardContents) -> BoardContents:
    """All of a board as it may be seen."""
    return replace(contents, notes=veiled(contents.board, contents.notes))


def is_face_down(note: Note) -> bool:
    """True for a note whose words wait to be revealed."""
    return not note.text
