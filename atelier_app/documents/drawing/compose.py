"""An outline laid out on pages: each kind of block becomes pieces, sections their titles and anchors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from atelier_app.documents import outline as say
from atelier_app.documents.board_wall import edges
from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.cards import card_pieces
from atelier_app.documents.drawing.contents import ContentsLine
from atelier_app.documents.drawing.cover import CoverPiece, draw_figures
from atelier_app.documents.drawing.lanes import lanes_piece
from atelier_app.documents.drawing.legend import LegendRows
from atelier_app.documents.drawing.lines import LinesPiece
from atelier_app.documents.drawing.pages import Flow, Page
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.piece import Piece, Stack, Text
from atelier_app.documents.drawing.quadrants import QuadrantsPiece
from atelier_app.documents.drawing.stacked import ramp
from atelier_app.documents.drawing.table import table_piece
from atelier_app.documents.drawing.type import Style, set_lines, set_title
from atelier_app.documents.drawing.wall import draw_wall

_TONES = {
    say.Tone.BODY: theme.BODY,
    say.Tone.LEAD: theme.LEAD,
    say.Tone.QUIET: theme.QUIET,
    say.Tone.WARNING: theme.WARN,
}
_SECTION_GAP = 34.0
_CHART_GAP = 14.0


class _FiguresPiece:
    leads = False
    height = least = 74.0

    def __init__(self, figures: say.Figures, width: float, gap: float) -> None:
        self._figures, self._width, self.gap = figures, width, gap

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        draw_figures(pen, self._figures.figures, x, y, self._width)


class _WallPiece:
    gap = 14.0
    leads = False

    def __init__(self, wall: say.Wall, width: float, height: float) -> None:
        self.wall, self.width = wall, width
        self.height = self.least = height

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        draw_wall(pen, self.wall, x, y, self.width, self.height)


class _LegendPiece:
    gap = 4.0

    def __init__(self, legend: LegendRows, leads: bool = False) -> None:
        self._legend, self.leads = legend, leads
        self.height = self.least = legend.height

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        self._legend.draw(pen, x, y)


class _Bullet:
    """One item of a list, its dot hanging in the margin of its text."""

    leads = False

    def __init__(self, text: str, width: float, gap: float) -> None:
        self._lines = set_lines(text, theme.BODY, width - 14)
        self.gap = gap
        self.height = len(self._lines) * theme.BODY.leading
        self.least = self.height

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        return None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        pen.disc(x + 3, y + theme.BODY.leading / 2, 1.8, theme.ACCENT)
        pen.lines(self._lines, theme.BODY, x + 14, y)


class _Composer:
    """Holds what is being laid out: the pages, the anchors and the pages they fall on."""

    def __init__(self, outline: say.Outline) -> None:
        self._outline = outline
        self.flow = Flow()
        self._anchors = 0
        self._page_of: dict[str, int] = {}

    def compose(self) -> list[Page]:
        cover = self.flow.new_page(footed=False)
        cover.placed.append((CoverPiece(self._outline.cover, cover.size), 0.0, 0.0))
        self._contents()
        for index, section in enumerate(self._outline.sections):
            self._section(section, f"section-{index}")
        self.flow.settle()
        for number, piece in self.flow.pieces():
            for name in _anchors_in(piece):
                self._page_of.setdefault(name, number)
        return self.flow.pages

    @property
    def _width(self) -> float:
        return self.flow.pages[-1].width

    def _text(self, content: say.Words | str, style: Style, gap: float, leads: bool = False) -> Text:
        return Text(set_lines(content, style, self._width), style, self._width, gap, leads)

    def _contents(self) -> None:
        self.flow.new_page()
        title = self._text(self._outline.contents_title, theme.TITLE, 0.0, leads=True)
        title.anchor = ("contents", self._outline.contents_title, 0)
        self.flow.add(title)
        for index, section in enumerate(self._outline.sections):
            line = ContentsLine(section.kicker, section.title, f"section-{index}", self._page_of, self._width)
            line.gap = 10.0 if index == 0 else 0.0
            self.flow.add(line)

    def _section(self, section: say.Section, anchor: str) -> None:
        if section.new_page:
            self.flow.new_page()
        kicker = self._text(section.kicker.upper(), theme.KICKER, 0.0)
        lines = set_title(section.title, theme.TITLE, self._width, 8)
        title = Text(lines, theme.TITLE, self._width, 2.0)
        title.anchor = (anchor, " ".join(section.title.split()), 0)
        self.flow.add(Stack([kicker, title], _SECTION_GAP, leads=True))
        previous: say.Block | None = None
        for block in section.blocks:
            for piece in self._pieces(block, previous):
                self.flow.add(piece)
            previous = block

    def _pieces(self, block: say.Block, previous: say.Block | None) -> Iterator[Piece]:
        if isinstance(block, say.Paragraph):
            style = _TONES[block.tone]
            yield self._text(block.words, style, 6.0 if previous is None or _is_text(previous) else 14.0)
        elif isinstance(block, say.Heading):
            yield self._heading(block, 26.0 if previous else 12.0)
        elif isinstance(block, say.Bullets):
            yield from (
                _Bullet(item, self._width, 6.0 if index else 8.0) for index, item in enumerate(block.items)
            )
        elif isinstance(block, say.Figures):
            yield _FiguresPiece(block, self._width, 18.0)
        elif isinstance(block, say.Table):
            if block.rows:
                yield table_piece(block, self._width, 8.0 if isinstance(previous, say.Heading) else 16.0)
        elif isinstance(block, say.Grades):
            best_first = reversed(tuple(zip(ramp(len(block.names)), block.names, strict=True)))
            yield _LegendPiece(LegendRows(tuple(best_first), self._width), leads=True)
        elif isinstance(block, say.Cards):
            yield from card_pieces(block, self._width, 8.0 if isinstance(previous, say.Heading) else 14.0)
        elif isinstance(block, say.Quadrants | say.Lines | say.Lanes):
            yield _chart(block, self._width)
        else:
            yield from self._wall(block)

    def _heading(self, heading: say.Heading, gap: float) -> Text:
        content = say.words(heading.title)
        if heading.note:
            content = (*content, say.Span("  "), say.Span(heading.note, strong=True))
        # In a heading what "stands out" is the lighter remark.
        style = replace(theme.HEADING, strong=theme.QUIET.weight)
        text = Text(set_lines(content, style, self._width, 4), style, self._width, gap, leads=True)
        self._anchors += 1
        text.anchor = (f"heading-{self._anchors}", " ".join(heading.title.split()), 1)
        return text

    def _wall(self, wall: say.Wall) -> Iterator[Piece]:
        left, top, right, bottom = edges(wall)
        wide = (right - left) > (bottom - top)
        page = self.flow.new_page(theme.A4[::-1] if wide else theme.A4)
        title = self._heading(say.Heading(wall.title), 0.0)
        title.leads = False
        yield title
        legend = LegendRows(wall.legend, page.width)
        if legend.height:
            yield _LegendPiece(legend)
        yield _WallPiece(wall, page.width, page.foot - page.reached - 14.0)


def _chart(block: say.Quadrants | say.Lines | say.Lanes, width: float) -> Piece:
    if isinstance(block, say.Quadrants):
        return QuadrantsPiece(block, width, _CHART_GAP)
    return (
        LinesPiece(block, width, _CHART_GAP)
        if isinstance(block, say.Lines)
        else lanes_piece(block, width, _CHART_GAP)
    )


def _is_text(block: say.Block) -> bool:
    return isinstance(block, say.Paragraph | say.Heading)


def _anchors_in(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Text) and piece.anchor:
        yield piece.anchor[0]
    elif isinstance(piece, Stack):
        for inner in piece.pieces:
            yield from _anchors_in(inner)


def compose(outline: say.Outline) -> list[Page]:
    """The pages of a document, ready to be drawn."""
    return _Composer(outline).compose()
