"""Which panel shows which kind of activity: the only place that knows them all."""

from __future__ import annotations

from atelier_app.desktop.attendance_panel import AttendancePanel
from atelier_app.desktop.board.board_panel import BoardPanel
from atelier_app.desktop.matrix_panel import MatrixPanel
from atelier_app.desktop.panel import Panel
from atelier_app.desktop.poll_panel import PollPanel
from atelier_app.desktop.summary_panel import SummaryPanel
from atelier_app.desktop.talk_panel import TalkPanel
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
