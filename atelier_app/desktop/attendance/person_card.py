"""Who is selected: where they come from, each half-day with how they signed, and the signature itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from atelier_app.desktop.attendance.signature_view import SignatureView
from atelier_app.desktop.attendance.wording import affiliation, half_day_name, presence, story, whereabouts
from atelier_app.desktop.door.following import Followed
from atelier_app.desktop.door.remote import Remote
from atelier_app.desktop.look.widgets import Button, SectionTitle, breakable, label
from atelier_app.domain.attendance import Attendee, DrawnSignature, ReadSignatures
from atelier_app.domain.core import Id
from atelier_app.domain.half_days import HalfDay
from atelier_app.support.language import _


class PersonCard(QWidget):
    """Reads signatures only of the person shown."""

    edit_asked = Signal(object)

    def __init__(self, remote: Remote, workshop_id: Id, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remote, self._workshop_id = remote, workshop_id
        self._attendee: Attendee | None = None
        self._half_days: Sequence[HalfDay] = ()
        self._signatures: Followed[tuple[DrawnSignature, ...]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self._column.addWidget(self._body)

    def show_person(self, attendee: Attendee | None, half_days: Sequence[HalfDay]) -> None:
        """Shows someone, or nobody."""
        if (attendee, half_days) == (self._attendee, self._half_days):
            return
        before = self._attendee.participant.id if self._attendee else None
        self._attendee, self._half_days = attendee, half_days
        if before != (attendee.participant.id if attendee else None):
            self._follow()
        self._fill()

    def _follow(self) -> None:
        if self._signatures is not None:
            self._signatures.stop()
            self._signatures.deleteLater()
            self._signatures = None
        if self._attendee is not None:
            query = ReadSignatures(self._workshop_id, self._attendee.participant.id)
            self._signatures = Followed(self._remote, query, self)
            self._signatures.changed.connect(self._fill)

    def _fill(self) -> None:
        old, self._body = self._body, QWidget()
        self._column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if self._attendee is not None:
            self._describe(column, self._attendee)
            for half_day in self._half_days:
                self._half_day(column, self._attendee, half_day)

    def _describe(self, column: QVBoxLayout, attendee: Attendee) -> None:
        person = attendee.participant
        self._line(column, person.full_name or _("Erased person"), "title")
        photos = _("May be in photographs") if attendee.photo_consent else ""
        known = (affiliation(attendee), person.role, person.territory)
        for line in (*known, *whereabouts(attendee), person.needs, photos):
            if line:
                self._line(column, line, "muted")
        edit = Button(_("Edit…"), "edit", "quiet", tip="F2")
        edit.clicked.connect(lambda: self.edit_asked.emit(self._attendee))
        column.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, column: QVBoxLayout, text: str, kind: str = "") -> None:
        line = label(breakable(text), kind, wrap=True)
        line.setMinimumWidth(1)
        line.setAccessibleName(text)
        column.addWidget(line)

    def _half_day(self, column: QVBoxLayout, attendee: Attendee, half_day: HalfDay) -> None:
        here = attendee.at(half_day.id)
        column.addSpacing(6)
        title = SectionTitle(half_day_name(half_day))
        title.setWordWrap(True)
        title.setMinimumWidth(1)
        column.addWidget(title)
        self._line(column, story(here) if here else presence(attendee, half_day.id))
        drawn = self._signatures.record if self._signatures else None
        for signature in drawn or ():
            if signature.half_day == half_day.id:
                column.addWidget(SignatureView(signature.strokes))
