"""What participants read before they write an idea: who will know that it is theirs, and who sees it when."""

from __future__ import annotations

from atelier_app.domain.board import Attribution, Board
from atelier_app.support.language import N_, _

_WHOSE = {
    Attribution.ANONYMOUS: N_("Your ideas are anonymous: nobody can tell that they are yours."),
    Attribution.TABLE: N_("Your ideas carry the name of your table, not yours."),
    Attribution.NAME: N_("Your ideas carry your name."),
}


def told_before_writing(board: Board) -> str:
    """The sentences in the reader's language."""
    if board.closed:
        return _("Ideas are closed: nothing more can be sent or corrected.")
    whose = _(_WHOSE[board.attribution])
    if not board.private:
        return whose
    alone = _("Only you see them until they are revealed.")
    return f"{whose} {alone}"
