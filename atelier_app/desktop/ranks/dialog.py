"""What became of each idea: its ranks side by side, live, to read and to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.widgets import Button, Card, Empty, PrimaryButton, label
from atelier_app.desktop.ranks.table import HistoryTable
from atelier_app.desktop.ranks.wording import as_text
from atelier_app.domain.core import Id
from atelier_app.domain.history import History, ReadHistory
from atelier_app.support.language import _


class RanksDialog(QDialog):
    """Ctrl+Shift+C copies the table."""

    def __init__(self, remote: Remote, workshop_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Ranks side by side"))
        self.resize(1040, 640)
        self.table = HistoryTable()
        self.states = QStackedWidget()
        self.copied = label(kind="muted")
        self.copy_button = Button(_("Copy as text"), "copy", tip=_("Ctrl+Shift+C"))
        self.close_button = PrimaryButton(_("Close"))
        self._followed: Followed[History] = Followed(remote, ReadHistory(workshop_id), self)
        self._lay_out()
        self._followed.changed.connect(self._show)
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Shift+C"), self, self.copy)
        self.finished.connect(lambda _result: self._followed.stop())

    def _lay_out(self) -> None:
        hint = _(
            "Ideas that went furthest come first. ▲ and ▼ say how many places one rose or fell since the ranking before; "
            "a click on a title, or Enter in its column, sorts by it."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self.windowTitle(), "title"))
        column.addWidget(label(hint, "muted", wrap=True))
        for page in (
            QWidget(),
            self.table,
            Empty(_("No result yet"), _("Close a vote: its ranks appear here.")),
        ):
            self.states.addWidget(page)
        card = Card(margin=6)
        card.body.addWidget(self.states)
        column.addWidget(card, 1)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addWidget(self.copied, 1)
        row.addWidget(self.close_button)
        column.addLayout(row)

    def copy(self) -> None:
        """Puts the table, as it is sorted, on the clipboard."""
        history = self._followed.record
        if history is not None:
            QGuiApplication.clipboard().setText(as_text(history, self.table.history.rows))
            self.copied.setText(_("Copied: paste it into a spreadsheet or a message."))

    def _show(self, history: History) -> None:
        self.table.show_history(history)
        self.states.setCurrentIndex(1 if history.items else 2)
        self.copy_button.setEnabled(bool(history.items))
        self.copied.clear()


def compare_ranks(remote: Remote, workshop_id: Id, parent: QWidget) -> RanksDialog:
    """Opens the dialog over a window."""
    dialog = RanksDialog(remote, workshop_id, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
