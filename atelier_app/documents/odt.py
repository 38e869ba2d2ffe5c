"""A board's outline as an OpenDocument text: headings that a navigator lists, and lists within lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape

from atelier_app.documents.board_outline import BoardOutline, Item, Part
from atelier_app.exchange.opendocument import NAMESPACES, XML, meta, pack, spaced
from atelier_app.exchange.sheet import written

_MIME = "application/vnd.oasis.opendocument.text"
_INK, _ACCENT, _MUTED = "#1D2433", "#0F5C5C", "#667085"


def write_odt(outline: BoardOutline, stream: BinaryIO) -> None:
    """Writes the outline."""
    parts = {
        "content": "".join(_content(outline)),
        "styles": "".join(_styles(outline.language)),
        "meta": meta(outline.title, outline.language),
    }
    pack(stream, _MIME, parts)


def _content(outline: BoardOutline) -> Iterator[str]:
    yield f'{XML}<office:document-content {NAMESPACES} office:version="1.3"><office:body><office:text>'
    yield _heading(outline.title, 1)
    yield _paragraph(outline.subtitle, "quiet")
    if outline.legend:
        yield _paragraph(" · ".join(outline.legend), "quiet")
    yield from _list(outline.items)
    for part in outline.parts:
        yield from _part(part, 2)
    yield "</office:text></office:body></office:document-content>"


def _part(part: Part, level: int) -> Iterator[str]:
    yield _heading(part.title, level)
    yield from _list(part.items)
    for inner in part.parts:
        yield from _part(inner, level + 1)


def _list(items: Sequence[Item]) -> Iterator[str]:
    if items:
        yield '<text:list text:style-name="notes">'
        for item in items:
            yield f"<text:list-item>{_item(item)}"
            yield from _list(item.items)
            yield "</text:list-item>"
        yield "</text:list>"


def _item(item: Item) -> str:
    remark = f'<text:span text:style-name="remark"> — {_said(item.remark)}</text:span>' if item.remark else ""
    return f'<text:p text:style-name="note">{_said(item.text)}{remark}</text:p>'


def _heading(title: str, level: int) -> str:
    said = _said(" ".join(title.split()))
    return f'<text:h text:style-name="heading{level}" text:outline-level="{level}">{said}</text:h>'


def _paragraph(text: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{_said(text)}</text:p>'


def _said(text: str) -> str:
    return spaced(written(text))


# --- how it looks


def _styles(language: str) -> Iterator[str]:
    yield f'{XML}<office:document-styles {NAMESPACES} office:version="1.3"><office:styles>'
    yield _default(language)
    for level, size in ((1, 20), (2, 15), (3, 12)):
        yield _heading_style(level, size, _INK if level == 1 else _ACCENT)
    yield _style("note", f'fo:color="{_INK}"', 'fo:margin-bottom="0.1cm"')
    yield _style("quiet", f'fo:color="{_MUTED}"', 'fo:margin-bottom="0.2cm"')
    yield (
        '<style:style style:name="remark" style:family="text">'
        f'<style:text-properties fo:color="{_MUTED}" fo:font-size="9pt"/></style:style>'
    )
    yield f'<text:list-style style:name="notes">{"".join(map(_bullet, range(1, 4)))}</text:list-style>'
    yield "</office:styles><office:automatic-styles>"
    yield (
        '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm" fo:margin="2cm"/></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page"/>'
        "</office:master-styles></office:document-styles>"
    )


def _default(language: str) -> str:
    country = {"fr": "FR", "en": "GB"}.get(language, "")
    return (
        '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="10.5pt" '
        f'fo:font-family="Inter, Arial" fo:language="{escape(language)}" fo:country="{country}"/>'
        "</style:default-style>"
    )


def _heading_style(level: int, size: int, colour: str) -> str:
    text = f'fo:font-size="{size}pt" fo:font-weight="bold" fo:color="{colour}"'
    space = 'fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"'
    return _style(f"heading{level}", text, space, f' style:default-outline-level="{level}"')


def _style(name: str, text: str, paragraph: str, more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{more}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"
    )


def _bullet(level: int) -> str:
    return (
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="•">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        f'fo:text-indent="-0.5cm" fo:margin-left="{0.6 * level:.1f}cm"/>'
        "</style:list-level-properties></text:list-level-style-bullet>"
    )
