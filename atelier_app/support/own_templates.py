"""One's own arrangements of zones, kept beside the preferences as JSON, so that they serve in every initiative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import DecodeError, ValidationError, json

from atelier_app.domain.board import LABEL_LIMIT, Meaning
from atelier_app.domain.core import Refused
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.templates import TEMPLATE_NAME_LIMIT, TEMPLATES_KEPT, Outline, Template, from_corner
from atelier_app.domain.text import clean, fold, required
from atelier_app.domain.zones import ZONE_TITLE_LIMIT, ZONES_PER_BOARD, checked_frame
from atelier_app.support.reasons import reason
from atelier_app.support.replacing import replacing

FILE_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class _Kept:
    """What the file holds."""

    templates: tuple[Template, ...]


def read(path: Path) -> tuple[Template, ...]:
    """Every template, by name; none when nothing was kept yet.

    Raises `Refused` (UNREADABLE_TEMPLATES, CANNOT_READ) and never lets in what a board would not take.
    """
    try:
        if not path.exists():
            return ()
        if path.stat().st_size > FILE_BYTES:
            raise _unreadable(path)
        data = path.read_bytes()
    except OSError as error:
        raise Refused(Refusal.CANNOT_READ, name=path.name, reason=reason(error)) from error
    try:
        kept = json.decode(data, type=_Kept)
        if len(kept.templates) > TEMPLATES_KEPT:
            raise _unreadable(path)
        return _sorted(_checked(template) for template in kept.templates)
    except (DecodeError, ValidationError, UnicodeDecodeError, RecursionError, Refused) as error:
        raise _unreadable(path) from error


def keep(path: Path, template: Template) -> tuple[Template, ...]:
    """Adds a template, or replaces the one of the same name; answers all there are.

    Raises `Refused` (EMPTY_TEXT, TOO_MANY, UNREADABLE_TEMPLATES, CANNOT_WRITE, DISK_FULL).
    """
    template = _checked(template)
    others = [other for other in read(path) if not _same(other.name, template.name)]
    if len(others) >= TEMPLATES_KEPT:
        raise Refused(Refusal.TOO_MANY, limit=TEMPLATES_KEPT)
    return _write(path, (*others, template))


def forget(path: Path, name: str) -> tuple[Template, ...]:
    """Removes the template of that name; answers those that are left."""
    return _write(path, [other for other in read(path) if not _same(other.name, name)])


def _write(path: Path, templates: Iterable[Template]) -> tuple[Template, ...]:
    kept = _sorted(templates)
    with replacing(path) as stream:
        stream.write(json.format(json.encode(_Kept(kept)), indent=1))
    return kept


def _sorted(templates: Iterable[Template]) -> tuple[Template, ...]:
    return tuple(sorted(templates, key=lambda template: fold(template.name)))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _unreadable(path: Path) -> Refused:
    return Refused(Refusal.UNREADABLE_TEMPLATES, name=path.name, folder=str(path.parent))


def _checked(template: Template) -> Template:
    """As a board would take it. Raises `Refused`."""
    if not 0 < len(template.outlines) <= ZONES_PER_BOARD:
        raise Refused(Refusal.TOO_MANY, limit=ZONES_PER_BOARD)
    named = {line.colour: clean(line.name, LABEL_LIMIT) for line in template.legend}
    return Template(
        required(template.name, TEMPLATE_NAME_LIMIT),
        from_corner(_outline(outline) for outline in template.outlines),
        tuple(Meaning(colour, name) for colour, name in named.items() if name),
    )


def _outline(outline: Outline) -> Outline:
    x, y, width, height = checked_frame(outline.x, outline.y, outline.width, outline.height)
    title = clean(outline.title, ZONE_TITLE_LIMIT)
    return replace(outline, title=title, x=x, y=y, width=width, height=height)
