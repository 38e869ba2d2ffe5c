"""The initiative's own form: what it is called, by whom, its objectives, themes, territories and notice."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from atelier_app.desktop.agenda.course import Course
from atelier_app.desktop.look.form import (
    FormDialog,
    OptionalDate,
    items_of,
    line_field,
    list_field,
    text_field,
)
from atelier_app.domain.initiative import TEXT_LIMIT, TITLE_LIMIT, Initiative
from atelier_app.domain.text import clean, required
from atelier_app.support.language import _


class InitiativeForm(FormDialog):
    """Describes the initiative of a course."""

    def __init__(self, course: Course, initiative: Initiative, parent: QWidget | None = None) -> None:
        super().__init__(_("The initiative"), parent)
        self._course, self._initiative = course, initiative
        self.setMinimumWidth(560)
        self.title = line_field(initiative.title, TITLE_LIMIT)
        self.organisation = line_field(initiative.organisation, TITLE_LIMIT)
        self.objectives = list_field(initiative.objectives, 3)
        self.themes = list_field(initiative.themes, 4)
        self.territories = list_field(initiative.territories, 3)
        self.notice = text_field(initiative.privacy_notice, 3)
        self.retention = OptionalDate(_("Anonymise after this date"), initiative.retention_until)
        self.field(_("Title"), self.title)
        self.field(_("Organisation"), self.organisation)
        self.field(_("Objectives, one per line"), self.objectives)
        self.field(_("Themes, one per line"), self.themes)
        self.field(_("Territories, one per line"), self.territories)
        self.field(_("Privacy notice"), self.notice, _("What people agree to when they sign in."))
        hint = _("Once it has passed, this window proposes to forget who came; nothing is done by itself.")
        self.field(_("How long people are named"), self.retention, hint)

    def described(self) -> Initiative:
        """The initiative as the form says it. Raises `Refused` (EMPTY_TEXT, TEXT_TOO_LONG)."""
        return replace(
            self._initiative,
            title=required(self.title.text(), TITLE_LIMIT),
            organisation=clean(self.organisation.text(), TITLE_LIMIT),
            objectives=items_of(self.objectives),
            themes=items_of(self.themes),
            territories=items_of(self.territories),
            retention_until=self.retention.day,
            privacy_notice=clean(self.notice.toPlainText(), TEXT_LIMIT, lines=True),
        )

    def save(self) -> None:
        self._course.describe_initiative(self.described())
