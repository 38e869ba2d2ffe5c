"""Pieces fill pages: titles stay with what follows, long pieces are cut, nothing passes the foot."""

from __future__ import annotations

from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.compose import compose
from atelier_app.documents.drawing.pages import Flow
from atelier_app.documents.drawing.piece import Text
from atelier_app.documents.drawing.type import set_lines
from atelier_app.documents.summary import outline
from tests.documents import reports


def text(lines: int, leads: bool = False) -> Text:
    content = "\n".join(f"Ligne {index}" for index in range(lines))
    return Text(set_lines(content, theme.BODY, 400), theme.BODY, 400, gap=10, leads=leads)


def heights(flow: Flow) -> list[list[float]]:
    return [[piece.height for piece, _x, _y in page.placed] for page in flow.pages]


def test_a_long_text_is_cut_between_lines() -> None:
    flow = Flow()
    flow.new_page()
    flow.add(text(100))
    assert len(flow.pages) == 3
    assert sum(map(sum, heights(flow))) == 100 * theme.BODY.leading


def test_no_line_is_left_alone_on_the_last_page() -> None:
    flow = Flow()
    page = flow.new_page()
    fitting = int((page.foot - page.reached) / theme.BODY.leading)
    flow.add(text(fitting + 1))
    assert [sum(page) for page in heights(flow)] == [
        (fitting - 1) * theme.BODY.leading,
        2 * theme.BODY.leading,
    ]


def test_a_title_goes_with_what_it_announces() -> None:
    flow = Flow()
    page = flow.new_page()
    page.reached = page.foot - 40
    page.placed.append((text(1), 0.0, 0.0))
    flow.add(text(1, leads=True))
    flow.add(text(2))
    assert len(flow.pages[0].placed) == 1
    assert len(flow.pages[1].placed) == 2


def test_a_title_that_nothing_follows_is_still_there() -> None:
    flow = Flow()
    flow.new_page()
    flow.add(text(1, leads=True))
    flow.settle()
    assert len(flow.pages[0].placed) == 1


def test_nothing_passes_the_foot_of_a_page() -> None:
    for report in (reports.usual(), reports.empty(), reports.unopened(), reports.fullest()):
        _cover, *pages = compose(outline(report))
        for page in pages:
            assert page.placed
            for piece, _x, y in page.placed:
                assert y + piece.height <= page.foot + 0.01
