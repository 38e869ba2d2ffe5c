"""The two gestures without an undo ask first, saying exactly what goes and what stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from atelier_app.desktop.look.figures import number
from atelier_app.desktop.look.widgets import Button, SectionTitle, label
from atelier_app.domain.attendance import Participant
from atelier_app.support.language import _, ngettext

_NAMED = 8
"""So many people are named; more are counted."""


class ForgetDialog(QDialog):
    """`accepted` when the person has read it and means it. Enter keeps everything."""

    def __init__(self, title: str, whom: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 20)
        column.setSpacing(10)
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(label(whom, "strong", wrap=True))
        for heading, words in ((_("What goes"), _gone()), (_("What stays"), _kept())):
            column.addSpacing(4)
            column.addWidget(SectionTitle(heading))
            column.addWidget(label(words, wrap=True))
        column.addSpacing(4)
        column.addWidget(label(_("There is no way back: no undo brings a name back."), "error", wrap=True))
        column.addSpacing(8)
        self.keep_button = Button(_("Keep everything"))
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self.reject)
        self.forget_button = Button(act, "trash", "danger")
        self.forget_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.forget_button)
        row.addWidget(self.keep_button)
        column.addLayout(row)
        self.keep_button.setFocus()


def of_people(people: Sequence[Participant], parent: QWidget) -> ForgetDialog:
    """Erasing these people."""
    count = len(people)
    title = ngettext("Erase this person", "Erase {n} people", count).format(n=number(count))
    names = ", ".join(person.full_name for person in people[:_NAMED])
    more = count - _NAMED
    if more > 0:
        others = ngettext("and {n} other", "and {n} others", more).format(n=number(more))
        names = f"{names} {others}"
    act = ngettext("Erase this person", "Erase these people", count)
    return ForgetDialog(title, names, act, parent)


def of_workshop(title: str, parent: QWidget) -> ForgetDialog:
    """Anonymising everyone of a workshop."""
    whom = _("Everyone on the list of “{title}”, at the initiative’s other workshops too.").format(
        title=title
    )
    return ForgetDialog(_("Anonymise the workshop"), whom, _("Anonymise"), parent)


def of_initiative(parent: QWidget) -> ForgetDialog:
    """Anonymising everyone of every workshop."""
    whom = _("Everyone on the list of any workshop of this initiative.")
    return ForgetDialog(_("Anonymise the initiative"), whom, _("Anonymise"), parent)


def _gone() -> str:
    return _(
        "Names, organisations, roles, e-mails, territories, needs, signatures, badges, reasons, and the name on the notes "
        "they wrote: in the whole file, and in what lies beside it."
    )


def _kept() -> str:
    return _(
        "How many came, when and by which channel; the notes themselves; ballots, which name nobody. What was exported, "
        "printed or copied elsewhere is not within reach. Copies that Atelier keeps here are named next, to be deleted."
    )
