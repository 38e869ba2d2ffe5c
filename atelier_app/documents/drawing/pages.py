"""Pages: pieces one under the other, cut or carried over where a page ends; a footer at each foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.piece import Piece
from atelier_app.documents.drawing.type import set_lines

# Less room than this at the foot of a page is not worth cutting a piece for.
_WORTH = 60.0


@dataclass
class Page:
    """A page being filled; `foot` is where pieces must end."""

    size: tuple[float, float] = theme.A4
    footed: bool = True
    placed: list[tuple[Piece, float, float]] = field(default_factory=list)
    reached: float = theme.TOP

    @property
    def foot(self) -> float:
        return self.size[1] - theme.BOTTOM

    @property
    def width(self) -> float:
        return self.size[0] - 2 * theme.MARGIN

    def draw(self, pen: Pen, footer: str, number: int, total: int) -> None:
        pen.begin(*self.size)
        for piece, x, y in self.placed:
            piece.draw(pen, x, y)
        if self.footed:
            self._draw_foot(pen, footer, f"{number} / {total}")
        pen.end()

    def _draw_foot(self, pen: Pen, footer: str, count: str) -> None:
        y = self.size[1] - theme.FOOTER - 12
        pen.rule(theme.MARGIN, y, self.size[0] - theme.MARGIN, y, theme.LINE)
        (number,) = set_lines(count, theme.FOOT, 100, 1)
        pen.lines(set_lines(footer, theme.FOOT, self.width - 80, 1), theme.FOOT, theme.MARGIN, y + 6)
        pen.lines([number], theme.FOOT, self.size[0] - theme.MARGIN - number.width, y + 6)


class Flow:
    """Fills pages one after the other."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._leading: list[Piece] = []

    def new_page(self, size: tuple[float, float] = theme.A4, footed: bool = True) -> Page:
        """Settles what is pending, then starts a page."""
        self.settle()
        self.pages.append(Page(size, footed))
        return self.pages[-1]

    def add(self, piece: Piece) -> None:
        """Places a piece at the foot of what is there, or on the next page, or some on each.

        One that leads waits for what follows it.
        """
        if piece.leads:
            self._leading.append(piece)
            return
        leading, self._leading = self._leading, []
        if leading:
            self._make_room([*leading, piece])
        for one in (*leading, piece):
            self._add(one)

    def settle(self) -> None:
        """Places what waits for a follower that does not come."""
        leading, self._leading = self._leading, []
        for piece in leading:
            self._add(piece)

    def _make_room(self, together: list[Piece]) -> None:
        page = self.pages[-1]
        needed = (
            sum(piece.gap + piece.height for piece in together[:-1]) + together[-1].gap + together[-1].least
        )
        if page.placed and page.reached + needed > page.foot:
            self.new_page()

    def _add(self, piece: Piece) -> None:
        rest: Piece | None = piece
        while rest is not None:
            rest = self._place(rest)

    def _place(self, piece: Piece) -> Piece | None:
        page = self.pages[-1]
        gap = piece.gap if page.placed else 0.0
        room = page.foot - page.reached - gap
        if piece.height <= room:
            self._put(page, piece, gap)
            return None
        halves = piece.split(room) if room > _WORTH else None
        if halves:
            self._put(page, halves[0], gap)
            self.new_page()
            return halves[1]
        if page.placed:
            self.new_page()
            return piece
        self._put(page, piece, gap)
        return None

    @staticmethod
    def _put(page: Page, piece: Piece, gap: float) -> None:
        page.placed.append((piece, theme.MARGIN, page.reached + gap))
        page.reached += gap + piece.height

    def pieces(self) -> Iterator[tuple[int, Piece]]:
        """Every piece with the number of its page, from 1."""
        for number, page in enumerate(self.pages, 1):
            for piece, _x, _y in page.placed:
                yield number, piece
