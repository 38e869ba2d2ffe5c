"""A talk or a break: what the room reads, editable in place, and how long it takes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from atelier_app.desktop.attendance.join_card import JoinCard
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.theme import font
from atelier_app.desktop.look.widgets import Card, SectionTitle, label
from atelier_app.desktop.panel import Panel
from atelier_app.domain.initiative import MINUTES_LIMIT, TEXT_LIMIT, Activity, DescribeActivity
from atelier_app.support.language import _


class TalkPanel(Panel):
    """The instruction is kept when the keyboard leaves it, or on Ctrl+Enter."""

    def __init__(self, remote: Remote, activity: Activity, parent: QWidget | None = None) -> None:
        super().__init__(remote, activity, parent)
        self.title = label(activity.title, "display", wrap=True)
        self.instruction = QPlainTextEdit(activity.instruction)
        self.minutes = Stepper(_("Minutes"), 0, MINUTES_LIMIT)
        self._lay_out()
        self.minutes.picked.connect(lambda _minutes: self.keep())
        self.instruction.installEventFilter(self)
        self.describe(activity)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 26, 30, 26)
        card = Card(margin=36)
        card.body.setSpacing(20)
        self.title.setFont(font(34, self.title.font().Weight.Bold))
        self.instruction.setFont(font(18))
        self.instruction.setPlaceholderText(
            _("What the room should read: it is shown on the projector and on phones.")
        )
        self.instruction.setAccessibleName(_("Instruction"))
        self.instruction.setTabChangesFocus(True)
        card.body.addWidget(self.title)
        card.body.addWidget(self.instruction, 1)
        column.addWidget(card, 1)
        self.side_column.addWidget(SectionTitle(_("Minutes")))
        self.side_column.addWidget(self.minutes, 0, Qt.AlignmentFlag.AlignLeft)
        self.side_column.addSpacing(10)
        self.side_column.addWidget(JoinCard(self.remote))
        self.side_column.addStretch(1)

    def describe(self, activity: Activity) -> None:
        untouched = self.instruction.toPlainText().strip() == self.activity.instruction
        super().describe(activity)
        self.title.setText(activity.title)
        self.minutes.show_value(activity.minutes)
        if untouched and self.instruction.toPlainText() != activity.instruction:
            self.instruction.setPlainText(activity.instruction)

    def keep(self) -> None:
        """Keeps what was typed, if it differs."""
        words = self.instruction.toPlainText().strip()[:TEXT_LIMIT]
        known = self.activity
        if (words, self.minutes.value) != (known.instruction, known.minutes):
            command = DescribeActivity(known.id, known.title, words, self.minutes.value)
            self.remote.execute(command, undo_text=_("Describe activity"))

    def leave(self) -> None:
        self.keep()
        super().leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)
