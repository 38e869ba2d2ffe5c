"""A vote once it is open: its question, its options ranked when that may be seen, and how the ranking came to be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from atelier_app.desktop.look.switch import Switch
from atelier_app.desktop.look.widgets import Card, Chip, label
from atelier_app.desktop.polls.by_college import ranks_by_college
from atelier_app.desktop.polls.facts import count_tables, ranks_side_by_side, votes_by_name
from atelier_app.desktop.polls.facts_table import FactsTable
from atelier_app.desktop.polls.other_rules import others
from atelier_app.desktop.polls.profile import GradeLegend
from atelier_app.desktop.polls.ranking import RankingList
from atelier_app.desktop.polls.readings import Readings
from atelier_app.desktop.polls.scores import figures_of
from atelier_app.desktop.polls.wording import (
    apart_words,
    outcome_words,
    reopenings,
    rule_words,
    state_words,
    weighing_words,
)
from atelier_app.domain.polls import PollRecord, PollState
from atelier_app.support.language import _
from atelier_app.support.methods import method_name

RANKING, COUNT, NAMES, OTHERS, COLLEGES = range(5)


class VotesPage(QWidget):
    """Five ways to look at the results; only the ranking while they are hidden."""

    def __init__(self, readings: Readings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readings = readings
        self._record: PollRecord | None = None
        self._winners = 0
        self.question = label(kind="heading", wrap=True)
        self.state, self.secret, self.rule = Chip(), Chip(), Chip()
        self.look = Switch(
            _("Results"),
            (_("Ranking"), _("The count"), _("Who voted what"), _("Other rules"), _("By college")),
        )
        self.weighing = label(kind="strong", wrap=True)
        self.options, self.legend = RankingList(), GradeLegend()
        self.tables, self.facts = QComboBox(), FactsTable()
        self.note, self.again = label(kind="muted", wrap=True), label(kind="small", wrap=True)
        self._lay_out()
        self.look.show_choice(RANKING)
        self.look.picked.connect(lambda _place: self._show())
        self.tables.activated.connect(lambda _place: self._show())
        readings.changed.connect(self._show)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._header.addWidget(self.question, 1)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in (self.state, self.secret, self.rule):
            chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        chips.addStretch(1)
        self._header.addLayout(chips)
        self.tables.setAccessibleName(_("Table"))
        self.tables.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.pages = QStackedWidget()
        ranked = QWidget()
        inside = QVBoxLayout(ranked)
        inside.setContentsMargins(10, 4, 4, 0)
        inside.addWidget(self.legend)
        inside.addWidget(self.options, 1)
        self.pages.addWidget(ranked)
        self.pages.addWidget(self.facts)
        card = Card(margin=6)
        card.body.addWidget(self.tables, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.pages, 1)
        column.addLayout(self._header)
        column.addWidget(self.look)
        column.addWidget(self.weighing)
        column.addWidget(card, 1)
        column.addWidget(self.note)
        column.addWidget(self.again)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the chips lie under the question."""
        super().resizeEvent(event)
        wide = self.width() >= 760
        self._header.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def show_poll(self, record: PollRecord, winners: int) -> None:
        """Shows what may be seen of the poll; the first `winners` ranks stand out, all of them for 0."""
        self._record, self._winners = record, winners
        poll = record.poll
        self.question.setText(poll.question)
        words, tone = state_words(poll.state)
        self.state.setText(words)
        self.state.set_tone(tone)
        self.secret.setText(_("Secret ballot") if poll.secret else _("Open ballot"))
        self.secret.set_tone("accent" if poll.secret else "warning")
        self.rule.setText(rule_words(poll))
        self.weighing.setText(weighing_words(record))
        self.options.show_poll(record, winners)
        self.legend.show_grades(poll.settings["grades"] if _has_profile(record) else 0)
        self.again.setText(reopenings(poll))
        self.again.setVisible(bool(poll.reopened))
        self._offer_looks(record)
        self._show()

    def _offer_looks(self, record: PollRecord) -> None:
        seen = record.outcome is not None and record.outcome.ballots > 0
        closed = record.poll.state is PollState.CLOSED
        # While people vote, what moves in a small college would tell who has just voted what.
        apart = closed and record.outcome is not None and bool(record.outcome.colleges)
        offered = {
            RANKING: True,
            COUNT: record.outcome is not None and bool(record.outcome.figures),
            NAMES: not record.poll.secret,
            OTHERS: closed and bool(others(record.poll.method)),
            COLLEGES: apart,
        }
        for place, there in offered.items():
            self.look.button(place).setVisible(there and (seen or place == RANKING))
        self.look.setVisible(seen and any(there for place, there in offered.items() if place != RANKING))
        if not self.look.isVisibleTo(self) or not offered[self.look.choice]:
            self.look.show_choice(RANKING)

    def _show(self) -> None:
        record, look = self._record, self.look.choice
        if record is None:
            return
        self.pages.setCurrentIndex(0 if look == RANKING else 1)
        # Side by side the colleges say it themselves.
        self.weighing.setVisible(bool(self.weighing.text()) and look != COLLEGES)
        self._show_tables(record if look == COUNT else None)
        self.note.setText(outcome_words(record, self._winners) if look == RANKING else "")
        if look == COUNT:
            self.facts.show_facts(count_tables(record)[self.tables.currentIndex()])
        elif look == NAMES:
            self.facts.show_facts(votes_by_name(record, self._readings.signed))
        elif look == OTHERS:
            self._show_others(record)
        elif look == COLLEGES and record.outcome is not None:
            self.facts.show_facts(ranks_by_college(record, record.outcome))
            self.note.setText(apart_words(record.outcome))
        else:
            self.facts.show_facts(None)

    def _show_tables(self, record: PollRecord | None) -> None:
        """The choice between the tables of the count, where there are several."""
        titles = [table.title for table in count_tables(record)] if record else []
        if titles and titles != [self.tables.itemText(at) for at in range(self.tables.count())]:
            self.tables.clear()
            self.tables.addItems(titles)
        self.tables.setVisible(len(titles) > 1)

    def _show_others(self, record: PollRecord) -> None:
        self._readings.compare()
        rules = self._readings.rules
        self.facts.show_facts(ranks_side_by_side(record, [rule for rule in rules if rule.ranks]))
        unfit = [method_name(rule.method) for rule in rules if not rule.ranks]
        told = _("The vote was held by the first rule; ranks that another would have changed stand out.")
        if self._readings.comparing:
            told = _("Counting…")
        elif unfit:
            told += " " + _("Some ballots do not fit: {methods}.").format(methods=", ".join(unfit))
        self.note.setText(told)


def _has_profile(record: PollRecord) -> bool:
    return record.outcome is not None and figures_of(record.outcome, "profile") is not None
