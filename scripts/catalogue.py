"""One catalogue for the desktop, the phones and the documents: collects what the code says, compiles, checks.

python -m scripts.catalogue update     collect every message, bring the languages up to date, compile
python -m scripts.catalogue compile    only compile what translators wrote
python -m scripts.catalogue check      fail when a message lacks its translation, or has a doubtful one
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from atelier_app import __version__
from scripts.places import ROOT, say, warn

LOCALES = ROOT / "resources" / "locales"
TEMPLATE = LOCALES / "atelier.pot"
LANGUAGES = ("fr",)

_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
_SOURCES = {
    "atelier_app": [("**.py", "python")],
    "resources/templates": [("**.html", "jinja2"), ("**.txt", "jinja2")],
}
_JINJA = {"trimmed": "true", "silent": "false"}


def collect() -> Catalog:
    """Every message that the code and the pages can say."""
    catalogue = _empty()
    for folder, methods in _SOURCES.items():
        if not (ROOT / folder).is_dir():
            continue
        found = extract_from_dir(
            ROOT / folder,
            method_map=methods,
            options_map={pattern: _JINJA for pattern, method in methods if method == "jinja2"},
            keywords=_KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for path, _line, message, comments, context in found:
            # Without line numbers: the catalogue changes when words do, not when code moves.
            catalogue.add(
                message, None, [(f"{folder}/{Path(path).as_posix()}", 0)], (), comments, context=context
            )
    return catalogue


def update() -> None:
    """Brings the template and each language up to date with the code, then compiles."""
    fresh = collect()
    _write(TEMPLATE, fresh)
    for language in LANGUAGES:
        path = _po(language)
        catalogue = _read(path) if path.is_file() else _empty(language)
        # What was no longer said is kept aside in the file: should it be said again, it has its translation.
        for message in list(catalogue.obsolete.values()):
            catalogue.add(message.id, message.string, context=message.context)
        catalogue.obsolete.clear()
        catalogue.update(fresh, no_fuzzy_matching=True, update_header_comment=True)
        _write(path, catalogue)
    compile_all()


def compile_all() -> None:
    """Writes each language in the form that gettext reads."""
    for path in LOCALES.glob("*/LC_MESSAGES/*.po"):
        catalogue = _read(path)
        # Replaced in one go: a program that starts meanwhile must never read half a catalogue.
        unfinished = path.with_suffix(".mo.new")
        with unfinished.open("wb") as file:
            write_mo(file, catalogue)
        unfinished.replace(path.with_suffix(".mo"))


def check() -> int:
    """Says what is missing or doubtful in each language; the number of complaints."""
    fresh = collect()
    complaints = [complaint for language in LANGUAGES for complaint in _complaints(fresh, language)]
    for complaint in complaints:
        warn(complaint)
    say(f"languages: {len(fresh)} messages, {len(complaints)} complaints")
    return len(complaints)


def _complaints(fresh: Catalog, language: str) -> Iterator[str]:
    path = _po(language)
    catalogue = _read(path) if path.is_file() else Catalog(locale=language)
    for message in fresh:
        if not message.id:
            continue
        known = catalogue.get(message.id, message.context)
        where = f"{language}: “{_forms(message.id)[0]}” ({message.locations[0][0]})"
        if known is None:
            yield f"{where} is not in the catalogue: run make catalogue, then translate it"
        elif not all(_forms(known.string)):
            yield f"{where} has no translation"
        elif known.fuzzy:
            yield f"{where} has a doubtful (fuzzy) translation"
        else:
            yield from (f"{where}: {problem}" for problem in _problems(known))


def _problems(message: Message) -> Iterator[str]:
    """Translations whose {names} are not those of the source would fail, or hide a fact, on screen."""
    allowed = set().union(*map(_fields, _forms(message.id)))
    needed = set.intersection(*map(_fields, _forms(message.id)))
    for string in _forms(message.string):
        if _fields(string) - allowed or needed - _fields(string):
            yield f"“{string}” should name {', '.join(sorted(allowed)) or 'no field'}"


def _fields(text: str) -> set[str]:
    """The names in `{name}` and `%(name)s`, which are how our messages take facts."""
    return {braced or percent for braced, percent in re.findall(r"\{(\w+)[^}]*\}|%\((\w+)\)", text)}


def _forms(text: str | Iterable[str] | None) -> list[str]:
    """A message's text in its singular and plurals; a message without plural has one form."""
    return [text or ""] if text is None or isinstance(text, str) else list(text)


def _empty(language: str | None = None) -> Catalog:
    return Catalog(
        locale=language,
        header_comment="# Atelier, under the MIT licence. Written by `make catalogue`: translators fill in msgstr.",
        project="Atelier",
        version=__version__,
        msgid_bugs_address="team@atelier.invalid",
        last_translator="The Atelier contributors <team@atelier.invalid>",
        language_team="The Atelier contributors <team@atelier.invalid>",
        charset="utf-8",
        fuzzy=False,
    )


def _po(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "atelier.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _write(path: Path, catalogue: Catalog) -> None:
    """Writes a catalogue, unless only the hour of writing would change."""
    if path.is_file() and _said(_read(path)) == _said(catalogue):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, sort_by_file=True, include_lineno=False)


def _said(catalogue: Catalog) -> list[tuple[object, ...]]:
    """What a catalogue holds; its order and its dates set aside."""
    return [
        (
            m.id,
            m.context,
            list(filter(None, _forms(m.string))),
            sorted(m.flags),
            sorted(path for path, _ in m.locations),
        )
        for m in sorted(catalogue)
        if m.id
    ]


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["check"]:
            return 1 if check() else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
