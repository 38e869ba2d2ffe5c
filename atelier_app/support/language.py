"""One catalogue for the desktop, the phones and the PDF: English in the source, French complete.

The language is a context variable: a phone's request, a document and the window each have their own.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from atelier_app.support.places import resource

LANGUAGES = {"fr": "Français", "en": "English"}
DEFAULT = "fr"
_chosen: ContextVar[str] = ContextVar("language", default=DEFAULT)


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    folder = str(resource("locales"))
    return _gettext.translation("atelier", folder, [language], fallback=True)


def language() -> str:
    """The language in force here: "fr" or "en"."""
    return _chosen.get()


def use(code: str) -> None:
    """Speaks `code` from here on in this context; an unknown code means the default."""
    _chosen.set(code if code in LANGUAGES else DEFAULT)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speaks `code` within a `with` block."""
    token = _chosen.set(code if code in LANGUAGES else DEFAULT)
    try:
        yield
    finally:
        _chosen.reset(token)


def _(message: str) -> str:
    """The message in the language in force."""
    return _catalogue(language()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    return _catalogue(language()).ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    return _catalogue(language()).pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Marks a message for the catalogue without translating it yet."""
    return message
