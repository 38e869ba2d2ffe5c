"""The summary of a workshop whose agenda has no step for it: the same panel, in a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from atelier_app.desktop.remote import Remote
from atelier_app.desktop.summary_panel import SummaryPanel
from atelier_app.domain.core import Id, new_id
from atelier_app.domain.initiative import Activity, ActivityKind
from atelier_app.support.language import _


class SummaryDialog(QDialog):
    """Closing it cancels what is being written."""

    def __init__(self, remote: Remote, workshop_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Summary"))
        self.resize(940, 620)
        step = Activity(new_id(), workshop_id, ActivityKind.SUMMARY, _("Summary"), "", 0)
        self.panel = SummaryPanel(remote, step)
        self.panel.side.setFixedWidth(290)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel, 1)
        row.addWidget(self.panel.side)
        self.finished.connect(lambda _result: self.panel.leave())
