"""A certificate's page: calm, centred on the name, with room for a signature and a stamp."""

from __future__ import annotations

from dataclasses import replace

from atelier_app.documents.certificates import Attended, Certificate
from atelier_app.documents.drawing import theme
from atelier_app.documents.drawing.fitting import fitted
from atelier_app.documents.drawing.fonts import Weight
from atelier_app.documents.drawing.pen import Pen
from atelier_app.documents.drawing.type import Line, Style, set_lines
from atelier_app.documents.outline import Words
from atelier_app.support.language import _

_MARGIN = 72.0
_WIDTH = theme.A4[0] - 2 * _MARGIN
_KICKER = replace(theme.KICKER, size=9)
_TITLE = Style(27, 33, theme.INK, Weight.BOLD)
_TEXT = Style(12, 18.5, theme.INK)
_NAME = Style(26, 32, theme.ACCENT, Weight.BOLD)
_BELONGING = Style(11, 16, theme.MUTED)
_CELL = Style(10, 14, theme.INK)
_CELL_STRONG = replace(_CELL, weight=Weight.SEMIBOLD)
# Title, day, hours, time of arrival.
_SHARES = (0.27, 0.33, 0.22, 0.18)


def draw_certificate(pen: Pen, certificate: Certificate) -> None:
    """The whole page."""
    pen.begin(*theme.A4)
    pen.box(0, 0, theme.A4[0], 10, theme.ACCENT)
    y = pen.lines(set_lines(certificate.organiser.upper(), _KICKER, _WIDTH), _KICKER, _MARGIN, 74) + 10
    y = pen.lines(set_lines(certificate.title, _TITLE, _WIDTH), _TITLE, _MARGIN, y) + 44
    y = _draw(pen, certificate.opening, _TEXT, y) + 14
    style, lines = fitted(certificate.name, _NAME, _WIDTH, 3 * _NAME.leading)
    y = _draw_lines(pen, lines, style, y)
    y = _draw(pen, certificate.belonging, _BELONGING, y) + 20
    y = _draw(pen, certificate.body, _TEXT, y) + 26
    y = _draw_attended(pen, certificate.attended, y) + 40
    _draw_signing(pen, certificate, max(y, 560))
    foot = set_lines(certificate.footer, theme.FOOT, _WIDTH)
    pen.lines(foot, theme.FOOT, _MARGIN, theme.A4[1] - 48)
    pen.end()


def _draw(pen: Pen, content: Words | str, style: Style, y: float) -> float:
    return _draw_lines(pen, set_lines(content, style, _WIDTH), style, y)


def _draw_lines(pen: Pen, lines: tuple[Line, ...], style: Style, y: float) -> float:
    return pen.lines(lines, style, _MARGIN, y, _WIDTH)


def _draw_attended(pen: Pen, attended: tuple[Attended, ...], y: float) -> float:
    """The half-days, one a line; closer together when there are many."""
    pad = 7.0 if len(attended) < 7 else 3.5
    titles = (_("Half-day"), _("Date"), _("Hours"), _("Signed in at"))
    y = _draw_line(pen, titles, (theme.COLUMN,) * 4, y, 4) + 2
    styles = (_CELL_STRONG, _CELL, _CELL, _CELL)
    for one in attended:
        y = _draw_line(pen, (one.title, one.day, one.hours, one.arrived), styles, y, pad)
    return y


def _draw_line(pen: Pen, cells: tuple[str, ...], styles: tuple[Style, ...], y: float, pad: float) -> float:
    x, bottom = _MARGIN, y
    for said, style, share in zip(cells, styles, _SHARES, strict=True):
        said = said.upper() if style is theme.COLUMN else said
        lines = set_lines(said, style, _WIDTH * share - 8)
        bottom = max(bottom, pen.lines(lines, style, x, y + pad))
        x += _WIDTH * share
    pen.rule(_MARGIN, bottom + pad, _MARGIN + _WIDTH, bottom + pad, theme.LINE)
    return bottom + pad


def _draw_signing(pen: Pen, certificate: Certificate, y: float) -> None:
    """Issued where and when on the left; a line to sign on at the right."""
    half = _WIDTH / 2
    pen.lines(set_lines(certificate.issued, _CELL, half - 16), _CELL, _MARGIN, y)
    x = _MARGIN + half
    y = pen.lines(set_lines(_("The facilitator"), theme.SMALL, half), theme.SMALL, x, y)
    y = pen.lines(set_lines(certificate.signatory, _CELL_STRONG, half), _CELL_STRONG, x, y) + 62
    pen.rule(x, y, x + half, y, theme.RULE, 0.8)
    pen.lines(set_lines(_("Signature and stamp"), theme.FOOT, half), theme.FOOT, x, y + 4)
