"""The right column while a poll is prepared: method, settings, who sees what and when, and the button to open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.tick import Tick
from atelier_app.desktop.look.widgets import PrimaryButton, SectionTitle, label
from atelier_app.desktop.polls.colleges_settings import CollegesSettings
from atelier_app.desktop.polls.method_chooser import MethodChooser
from atelier_app.desktop.polls.method_settings import MethodSettings
from atelier_app.desktop.polls.model import PollModel
from atelier_app.domain.polls import PollState, Rules
from atelier_app.support.language import N_, _, pgettext

# When results are seen: as `results_shown` and `withheld` say it, the words, and what they come to.
_WHEN: tuple[tuple[bool, bool, str, str], ...] = (
    (True, False, N_("While people vote"), N_("Everyone sees the standings change as votes arrive.")),
    (
        False,
        False,
        N_("Once it is closed"),
        N_("Nobody sees the standings before the vote is closed, not even here."),
    ),
    (
        False,
        True,
        N_("When I publish them"),
        N_("Nobody sees them before you publish them, not even here once the vote is closed."),
    ),
)
_SECRET = N_("Nobody can tell who voted what, neither here nor from the file.")
_OPEN = N_("Who voted what is told by name once results are seen; the phones say so before one votes.")


def moment_of(rules: Rules) -> int:
    """The place in the list of when results are seen."""
    return 0 if rules.results_shown else 2 if rules.withheld else 1


class PollSettings(QWidget):
    """The parts scroll where there is little room; the button to open is always in sight."""

    def __init__(self, model: PollModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.method, self.settings = MethodChooser(), MethodSettings()
        self.moment = QComboBox()
        self.moment.setAccessibleName(_("Results are seen"))
        self.moment.addItems([_(words) for _shown, _withheld, words, _note in _WHEN])
        self.moment_note, self.secrecy_note = label(kind="small", wrap=True), label(kind="small", wrap=True)
        self.secrecy = Switch(
            _("Ballots"), (pgettext("ballots", "Secret"), pgettext("ballots", "Open")), compact=True
        )
        self.shuffled = Tick(
            _("Another order on each phone"), _("So that the first of the list has no advantage.")
        )
        self.no_own_ideas = Tick(
            _("No vote for one’s own idea"), _("The phone that sent an idea cannot choose it.")
        )
        self.with_timer = Tick(_("Closes with the timer"))
        self.with_all = Tick(_("Closes when all have voted"))
        self.double_entry = Tick(
            _("Paper ballots are typed in twice"),
            _("The vote closes only once both entries of every paper ballot say the same."),
        )
        self.colleges = CollegesSettings(model)
        self.open_button = PrimaryButton(_("Open the vote"), "play")
        self.missing = label(kind="small", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("kind", "surface")
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(0, 0, 8, 0)
        parts.setSpacing(8)
        for title, members in (
            (_("Method"), (self.method, self.settings)),
            (_("Results are seen"), (self.moment, self.moment_note)),
            (_("Ballots"), (self.secrecy, self.secrecy_note)),
            (_("On phones"), (self.shuffled, self.no_own_ideas)),
            (_("Colleges"), (self.colleges,)),
            (_("On paper"), (self.double_entry,)),
            (_("Closing by itself"), (self.with_timer, self.with_all)),
        ):
            parts.addWidget(SectionTitle(title))
            for member in members:
                parts.addWidget(member)
            parts.addSpacing(8)
        parts.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part, share in ((scroll, 1), (self.missing, 0), (self.open_button, 0)):
            column.addWidget(part, share)

    def _connect(self) -> None:
        model = self._model
        self.method.picked.connect(model.choose_method)
        self.settings.picked.connect(model.set_setting)
        self.settings.suggested.connect(model.follow_suggestion)
        self.moment.activated.connect(self._choose_moment)
        self.secrecy.picked.connect(lambda position: model.set_rules(secret=position == 0))
        self.shuffled.picked.connect(lambda on: model.set_rules(shuffled=on))
        self.no_own_ideas.picked.connect(lambda on: model.set_rules(own_ideas=not on))
        self.with_timer.picked.connect(lambda on: model.set_rules(with_timer=on))
        self.with_all.picked.connect(lambda on: model.set_rules(with_all=on))
        self.double_entry.picked.connect(lambda on: model.set_rules(double_entry=on))
        self.open_button.clicked.connect(model.open)
        model.changed.connect(self.show_draft)

    def _choose_moment(self, place: int) -> None:
        shown, withheld, _words, _note = _WHEN[place]
        self._model.set_rules(results_shown=shown, withheld=withheld)

    def show_draft(self) -> None:
        """Shows the draft as it stands."""
        if self._model.state is not PollState.DRAFT:
            return
        chosen, draft = self._model.chosen, self._model.draft
        self.method.show_method(draft.method)
        self.settings.show_draft(draft, chosen)
        self._show_rules(draft.rules)
        self.open_button.setEnabled(chosen >= 2)
        self.missing.setVisible(chosen < 2)
        self.missing.setText(_("Choose at least two options to vote on."))

    def _show_rules(self, rules: Rules) -> None:
        moment = moment_of(rules)
        self.moment.setCurrentIndex(moment)
        self.moment_note.setText(_(_WHEN[moment][3]))
        self.secrecy.show_choice(0 if rules.secret else 1)
        self.secrecy_note.setText(_(_SECRET) if rules.secret else _(_OPEN))
        self.shuffled.show_value(rules.shuffled)
        self.no_own_ideas.show_value(not rules.own_ideas)
        self.with_timer.show_value(rules.with_timer)
        self.with_all.show_value(rules.with_all)
        self.double_entry.show_value(rules.double_entry)
        self.colleges.show_colleges(rules.colleges)
