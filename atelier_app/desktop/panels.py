"""Which panel shows which kind of activity: the only place that knows them all."""

from __future__ import annotations

from atelier_app.desktop.agenda.talk_panel import TalkPanel
from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.polls.panel import PollPanel
from atelier_app.desktop.priorities.panel import MatrixPanel
from atelier_app.desktop.summary.panel import SummaryPanel
from atelier_app.domain.initiative import ActivityKind

PANELS: dict[ActivityKind, type[Panel]] = {
    ActivityKind.WELCOME: AttendancePanel,
    ActivityKind.IDEAS: BoardPanel,
    ActivityKind.VOTE: PollPanel,
    ActivityKind.MATRIX: MatrixPanel,
    ActivityKind.SUMMARY: SummaryPanel,
    ActivityKind.TALK: TalkPanel,
    ActivityKind.BREAK: TalkPanel,
}
