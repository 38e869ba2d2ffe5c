"""What participants read before they write an idea: who will know that it is theirs, and who sees it when."""

from __future__ import annotations

from atelier_app.domain.board import Attribution, Board
from atelier_app.support.language import N_, _

_WHOSE = {
    Attribution.ANONYMOUS: N_("Your ideas are anonymous: neither the wall nor the file says whose they are."),
    Attribution.TABLE: N_("Your ideas carry the name of your table, not yours."),
    Attribution.NAME: N_("Your ideas carry your name."),
}
_OF_TABLE = N_("Each line becomes an idea that carries the name of the table, not yours.")
_HIDDEN = N_("Nobody else reads them until the facilitator reveals them.")
_LOOKED_AT = N_("The facilitator reads them before they go to the wall.")
_AT_ONCE = N_("They go straight to the wall, for everyone to read.")
_KEPT = N_(
    "The file keeps the words, when they came, and a code that only your badge can make again: it tells which ideas"
    " come from one phone, never whose phone it is."
)
# The program that takes an idea is told by which badge, as for a ballot; and a printed badge was printed by someone.
_NOT_KEPT = N_(
    "While it runs, the laptop’s program knows which badge an idea comes from, and writes that down nowhere. Whoever"
    " has your phone, or kept the code of a printed badge, could find your ideas as you do."
)


def told_before_writing(board: Board) -> str:
    """The sentences in the reader's language."""
    if board.closed:
        return _("Ideas are closed: nothing more can be sent or corrected.")
    return f"{_(_WHOSE[board.attribution])} {_(_seen(board))}"


def _seen(board: Board) -> str:
    if board.private:
        return _HIDDEN
    return _LOOKED_AT if board.to_inbox else _AT_ONCE


def told_to_scribes(board: Board) -> str:
    """The same for whoever writes for a table."""
    if board.closed:
        return told_before_writing(board)
    return f"{_(_OF_TABLE)} {_(_seen(board))}"


def told_exactly(board: Board) -> tuple[str, ...]:
    """What is kept of an idea's author where ideas are not given by name, for whoever wants to know."""
    return () if board.attribution is Attribution.NAME else (_(_KEPT), _(_NOT_KEPT))
