"""Which panel shows which kind of activity: the only place that knows them all. Each is loaded when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atelier_app.domain.initiative import ActivityKind

if TYPE_CHECKING:
    from atelier_app.desktop.panel import Panel


def panel_of(kind: ActivityKind) -> type[Panel]:
    """The panel of this kind of activity."""
    match kind:
        case ActivityKind.WELCOME:
            from atelier_app.desktop.attendance.panel import AttendancePanel

            return AttendancePanel
        case ActivityKind.IDEAS:
            from atelier_app.desktop.board.board_panel import BoardPanel

            return BoardPanel
        case ActivityKind.VOTE:
            from atelier_app.desktop.polls.panel import PollPanel

            return PollPanel
        case ActivityKind.MATRIX:
            from atelier_app.desktop.priorities.panel import MatrixPanel

            return MatrixPanel
        case ActivityKind.SUMMARY:
            from atelier_app.desktop.summary.panel import SummaryPanel

            return SummaryPanel
        case ActivityKind.CRITERIA:
            from atelier_app.desktop.grids.panel import GridPanel

            return GridPanel
        case ActivityKind.TALK | ActivityKind.BREAK:
            from atelier_app.desktop.agenda.talk_panel import TalkPanel

            return TalkPanel
