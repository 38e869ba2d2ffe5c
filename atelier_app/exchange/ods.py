"""Sheets as an OpenDocument spreadsheet, for public administrations.

Our own few elements: of the libraries that write them, the one that is kept up makes an object of each cell and takes
half a minute for a thousand people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from atelier_app.exchange.opendocument import NAMESPACES, XML, meta, pack, spaced
from atelier_app.exchange.sheet import Cell, Sheet, moment_pattern, written

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
# Landscape A4, one page wide: what is printed shows whole rows.
_STYLES = (
    f'{XML}<office:document-styles {NAMESPACES} office:version="1.3"><office:automatic-styles>'
    '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="29.7cm" '
    'fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0" '
    'fo:margin="1.2cm"/></style:page-layout></office:automatic-styles><office:master-styles>'
    '<style:master-page style:name="Default" style:page-layout-name="page"/>'
    "</office:master-styles></office:document-styles>"
)
_PARTS = {
    "%d": '<number:day number:style="long"/>',
    "%m": '<number:month number:style="long"/>',
    "%Y": '<number:year number:style="long"/>',
    "%H": '<number:hours number:style="long"/>',
    "%M": '<number:minutes number:style="long"/>',
}
# How the first row stays in sight.
_FROZEN = (("HorizontalSplitMode", "short", 0), ("VerticalSplitMode", "short", 2))
_FROZEN_AT = (
    ("VerticalSplitPosition", "int", 1),
    ("PositionBottom", "int", 1),
    ("ActiveSplitRange", "short", 2),
)


def write_ods(sheets: Sequence[Sheet], subject: str, stream: BinaryIO) -> None:
    """Writes a spreadsheet with these sheets."""
    parts = {
        "content": "".join(_content(sheets)),
        "styles": _STYLES,
        "meta": meta(subject),
        "settings": _settings(sheets),
    }
    pack(stream, _MIME, parts)


def _content(sheets: Sequence[Sheet]) -> Iterator[str]:
    yield f'{XML}<office:document-content {NAMESPACES} office:version="1.3"><office:automatic-styles>'
    yield from _automatic_styles(sheets)
    yield "</office:automatic-styles><office:body><office:spreadsheet>"
    for sheet in sheets:
        yield from _table(sheet)
    yield "<table:database-ranges>"
    for number, sheet in enumerate(sheets):
        yield _filtered(number, sheet)
    yield "</table:database-ranges></office:spreadsheet></office:body></office:document-content>"


def _automatic_styles(sheets: Sequence[Sheet]) -> Iterator[str]:
    for width in sorted({width for sheet in sheets for width in sheet.widths()}):
        yield f'<style:style style:name="w{width}" style:family="table-column">'
        yield f'<style:table-column-properties style:column-width="{width * 0.2:.2f}cm"/></style:style>'
    yield (
        '<style:style style:name="tall" style:family="table-row">'
        '<style:table-row-properties style:row-height="1.1cm" style:use-optimal-row-height="false"/></style:style>'
    )
    yield (
        '<style:style style:name="heading" style:family="table-cell"><style:table-cell-properties '
        'fo:background-color="#E0F0EE" fo:wrap-option="wrap" style:vertical-align="middle" '
        'fo:border-bottom="0.5pt solid #0F5C5C"/>'
        '<style:text-properties fo:font-weight="bold" fo:color="#0F5C5C"/></style:style>'
    )
    yield f'<number:date-style style:name="moments">{"".join(_moment_parts())}</number:date-style>'
    yield (
        '<style:style style:name="moment" style:family="table-cell" style:data-style-name="moments">'
        '<style:paragraph-properties fo:text-align="start"/></style:style>'
    )


def _moment_parts() -> Iterator[str]:
    for part in re.findall(r"%[a-zA-Z]|[^%]+", moment_pattern()):
        yield _PARTS.get(part) or f"<number:text>{escape(part)}</number:text>"


def _table(sheet: Sheet) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(sheet.title)}>"
    yield from (f'<table:table-column table:style-name="w{width}"/>' for width in sheet.widths())
    yield '<table:table-header-rows><table:table-row table:style-name="tall">'
    yield from (_text(written(heading), ' table:style-name="heading"') for heading in sheet.headings)
    yield "</table:table-row></table:table-header-rows>"
    for row in sheet.rows:
        yield f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>"
    yield "</table:table>"


def _cell(cell: Cell) -> str:
    match cell:
        case None | "":
            return "<table:table-cell/>"
        case datetime():
            value = f' table:style-name="moment" office:date-value="{cell.isoformat()}"'
            return _typed("date", value, written(cell))
        case int() | float():
            return _typed("float", f' office:value="{cell}"', written(cell))
        case _:
            return _text(written(cell))


def _text(text: str, attributes: str = "") -> str:
    return _typed("string", attributes, text)


def _typed(kind: str, attributes: str, text: str) -> str:
    paragraphs = "".join(f"<text:p>{spaced(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="{kind}"{attributes}>{paragraphs}</table:table-cell>'


def _filtered(number: int, sheet: Sheet) -> str:
    last = f"{_letters(len(sheet.headings))}{len(sheet.rows) + 1}"
    where = quoteattr(f"'{sheet.title}'.A1:'{sheet.title}'.{last}")
    return (
        f'<table:database-range table:name="filter{number}" table:target-range-address={where} '
        'table:display-filter-buttons="true"/>'
    )


def _letters(column: int) -> str:
    """The letters of a column, from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _settings(sheets: Sequence[Sheet]) -> str:
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in (*_FROZEN, *_FROZEN_AT)
    )
    entries = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(sheet.title)}>{items}"
        "</config:config-item-map-entry>"
        for sheet in sheets
    )
    return (
        f'{XML}<office:document-settings {NAMESPACES} xmlns:ooo="http://openoffice.org/2004/office" '
        'office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'<config:config-item-map-named config:name="Tables">{entries}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
        "</office:settings></office:document-settings>"
    )
