"""The dialog of a new initiative: its title, who leads it, and where its file will be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from atelier_app.desktop.look.form import FormDialog, line_field
from atelier_app.desktop.look.widgets import Button
from atelier_app.desktop.start.creation import file_name, free_path
from atelier_app.domain.core import Refused
from atelier_app.domain.initiative import TITLE_LIMIT
from atelier_app.domain.refusals import Refusal
from atelier_app.domain.text import clean, required
from atelier_app.support.language import _
from atelier_app.support.places import documents


class NewInitiative(FormDialog):
    """After `accept`: `path` and `options` are what `create` takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("New initiative"), parent, done=_("Create"))
        self.path = Path()
        self.options: list[str] = []
        self._own_place = False
        self.title = line_field("", TITLE_LIMIT, _("Digital uses in our territory"))
        self.organisation = line_field("", TITLE_LIMIT)
        self.place = QLineEdit()
        self.place.setAccessibleName(_("File"))
        browse = Button(_("Choose…"))
        browse.clicked.connect(self._browse)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.place, 1)
        inside.addWidget(browse)
        self.field(_("Title"), self.title)
        self.field(_("Organisation"), self.organisation)
        self.field(_("File"), row, _("Everything about the initiative is in this one file."))
        self.title.textChanged.connect(self._propose)
        self.place.textEdited.connect(self._placed)
        self._propose("")

    def _propose(self, title: str) -> None:
        if not self._own_place:
            self.place.setText(str(free_path(documents() / file_name(title))))

    def _placed(self, _text: str) -> None:
        self._own_place = True

    def _browse(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("New initiative"), self.place.text(), _("Atelier initiatives (*.atelier)")
        )
        if chosen:
            self._own_place = True
            self.place.setText(str(Path(chosen).with_suffix(".atelier")))

    def save(self) -> None:
        title = required(self.title.text(), TITLE_LIMIT)
        path = Path(self.place.text().strip() or str(documents() / file_name(title)))
        self.path = path if path.suffix == ".atelier" else path.with_name(path.name + ".atelier")
        if self.path.exists():
            raise Refused(Refusal.FILE_EXISTS, name=self.path.name)
        self.options = ["--title", title]
        if organisation := clean(self.organisation.text(), TITLE_LIMIT):
            self.options += ["--organisation", organisation]
