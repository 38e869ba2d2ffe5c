"""Two entries that are one person: which of them is kept, and what the other fills in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from atelier_app.desktop.attendance.gestures import Gestures
from atelier_app.desktop.attendance.wording import listed_name, story
from atelier_app.desktop.look.form import FormDialog
from atelier_app.desktop.look.widgets import Card, label
from atelier_app.domain.attendance import Attendee
from atelier_app.domain.core import Receipt
from atelier_app.support.language import _


class MergeDialog(FormDialog):
    """Stays open while a rule says no."""

    def __init__(self, gestures: Gestures, pair: Sequence[Attendee], parent: QWidget | None = None) -> None:
        super().__init__(_("Are they one person?"), parent, done=_("Merge"))
        self._gestures = gestures
        # Who was expected, and who signed, is most often the entry to keep.
        self._pair = sorted(pair, key=lambda one: (one.walk_in, not one.attendances))
        said = _(
            "What only the other has (fields, signatures, notes, badge) goes over to the one that is kept."
        )
        self.fields.addRow(label(said, "muted", wrap=True))
        self._group = QButtonGroup(self)  # they lie in cards of their own
        self.choices = [self._choice(attendee) for attendee in self._pair]
        self.choices[0].setChecked(True)
        self.choices[0].setFocus()

    def _choice(self, attendee: Attendee) -> QRadioButton:
        choice = QRadioButton(_("Keep {name}").format(name=listed_name(attendee.participant)))
        self._group.addButton(choice)
        card = Card(margin=14)
        card.body.setSpacing(4)
        card.body.addWidget(choice)
        for line in _lines(attendee):
            card.body.addWidget(label(line, "muted", wrap=True))
        self.fields.addRow(card)
        return choice

    def save(self) -> bool:
        kept = self._pair[0 if self.choices[0].isChecked() else 1]
        (merged,) = (attendee for attendee in self._pair if attendee is not kept)
        self._gestures.merge(kept.participant, merged.participant, self._merged, self.explain)
        return False

    def _merged(self, _receipt: Receipt) -> None:
        self.accept()


def _lines(attendee: Attendee) -> list[str]:
    person = attendee.participant
    known = [person.organisation, person.role, person.territory, person.email]
    came = [story(here) for here in attendee.attendances] or [_("Not signed in")]
    lines = [" · ".join(filter(None, known)), _("Walk-in") if attendee.walk_in else "", *came]
    return [line for line in lines if line]
