"""The settings that a method declares, each as its kind asks, with what is suggested and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from atelier_app.desktop.look.stepper import Stepper
from atelier_app.desktop.look.tick import Tick
from atelier_app.desktop.look.widgets import Button, SectionTitle, label
from atelier_app.desktop.polls.draft import Draft
from atelier_app.domain.methods import METHODS
from atelier_app.domain.methods.method import Setting
from atelier_app.support.language import _
from atelier_app.support.methods import setting_choices, setting_name, suggestion_reason


class MethodSettings(QWidget):
    """Emits `picked` with a setting's key and the person's value, `suggested` when they follow the suggestion again."""

    picked = Signal(str, int)
    suggested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._method = ""
        self.fields: dict[str, Stepper | Tick | QComboBox] = {}
        self.reason = label(kind="small", wrap=True)
        self.use_suggestion = Button(_("Use the suggestion"))
        self.use_suggestion.clicked.connect(self.suggested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._holder = QVBoxLayout()
        column.addLayout(self._holder)
        column.addWidget(self.reason)
        column.addWidget(self.use_suggestion, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows = QWidget()

    def show_draft(self, draft: Draft, options: int) -> None:
        """Shows the draft's settings, for so many options."""
        if draft.method != self._method:
            self._rebuild(draft.method)
        values, suggested = draft.settings(options), draft.suggested(options)
        for key, field in self.fields.items():
            highest = values["points"] if draft.method == "dots" and key in {"maximum", "minimum"} else None
            _show(field, values[key], highest)
        self.reason.setText(suggestion_reason(draft.method, suggested, options))
        self.reason.setVisible(options > 0)
        self.use_suggestion.setVisible(options > 0 and values != suggested)

    def _rebuild(self, method: str) -> None:
        self._method = method
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.fields = {}
        for one in METHODS[method].settings:
            name = setting_name(method, one.key)
            self.fields[one.key] = field = self._field(method, one, name)
            if not isinstance(field, Tick):
                column.addWidget(_title(name))
            column.addWidget(field)
        self._holder.addWidget(self._rows)

    def _field(self, method: str, one: Setting, name: str) -> Stepper | Tick | QComboBox:
        choices = setting_choices(method, one.key)
        if choices:
            combo = QComboBox()
            combo.setAccessibleName(name)
            combo.addItems(choices)
            combo.activated.connect(lambda place: self.picked.emit(one.key, one.least + place))
            return combo
        field: Stepper | Tick
        if (one.least, one.most) == (0, 1):
            field = Tick(name)
        else:
            field = Stepper(name, one.least, one.most)
        field.picked.connect(lambda value: self.picked.emit(one.key, int(value)))
        return field


def _title(name: str) -> SectionTitle:
    title = SectionTitle(name)
    title.setWordWrap(True)
    return title


def _show(field: Stepper | Tick | QComboBox, value: int, highest: int | None) -> None:
    if isinstance(field, Stepper):
        field.show_value(value, highest)
    elif isinstance(field, Tick):
        field.show_value(bool(value))
    else:
        field.setCurrentIndex(value)
