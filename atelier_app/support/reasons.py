"""Why the operating system said no: a code that travels with a refusal, and its words in the reader's language."""

from __future__ import annotations

import errno

from atelier_app.support.language import N_, _

_WORDS = {
    "EACCES": N_("access is not allowed"),
    "EPERM": N_("access is not allowed"),
    "EBUSY": N_("another program is using it"),
    "EDQUOT": N_("there is no room left"),
    "EEXIST": N_("something of that name is in the way"),
    "EINVAL": N_("such a name is not allowed there"),
    "EIO": N_("the disk does not work as it should"),
    "EISDIR": N_("a folder has that name"),
    "ELOOP": N_("its links lead in a circle"),
    "ENAMETOOLONG": N_("the name is too long"),
    "ENOENT": N_("the folder does not exist"),
    "ENOSPC": N_("there is no room left"),
    "ENOTDIR": N_("part of its path is not a folder"),
    "EROFS": N_("the disk is read-only"),
}
# What Windows says, as "permission denied", of a file that another program has open.
_SHARING_VIOLATION = 32


def reason(error: OSError) -> str:
    """The code of a failure, the same on every system and in every language."""
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        return "EBUSY"
    return errno.errorcode.get(error.errno or 0, type(error).__name__)


def in_words(code: str) -> str:
    """What it means, in the language in force, fit for the inside of a sentence."""
    return _(_WORDS[code]) if code in _WORDS else _("error {code}").format(code=code)
