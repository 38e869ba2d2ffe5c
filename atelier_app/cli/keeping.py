"""What lies beside an initiative on this computer: its backups, and the facilitator's code."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from atelier_app.support.language import _, ngettext


def backups(arguments: Namespace) -> int:
    """Names the copies of a file, newest first; with `--delete`, leaves a new one in the place of all of them."""
    from atelier_app.storage.backup import copies
    from atelier_app.storage.sqlite import identify

    path = Path(arguments.file)
    identify(path)
    found = copies(path)
    if arguments.delete:
        return _start_anew(path, found)
    for copy in found:
        print(copy)
    return 0


def _start_anew(path: Path, found: list[Path]) -> int:
    """First a copy of the file as it is now: at no moment is it without one."""
    from atelier_app.storage.backup import back_up, forget
    from atelier_app.support.clock import system_clock

    made = back_up(path, system_clock())
    forget(found)
    deleted = ngettext("{n} copy deleted.", "{n} copies deleted.", len(found)).format(n=len(found))
    print(deleted)
    print(_("The only copy is now {path}").format(path=made))
    return 0


def forget_code(_arguments: Namespace) -> int:
    """Removes the facilitator's code; a locked window opens by itself."""
    from atelier_app.support.guard import Guard

    removed = Guard().forget()
    print(_("The facilitator’s code is removed.") if removed else _("There is no facilitator’s code here."))
    return 0
