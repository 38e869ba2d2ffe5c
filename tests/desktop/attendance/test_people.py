"""What is done with people on the list: found, sorted, corrected, merged, recorded without a signature, gone early."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from atelier_app.desktop.attendance.merge_dialog import MergeDialog
from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.desktop.attendance.people_filter import Who
from atelier_app.desktop.attendance.person_dialog import PersonDialog
from atelier_app.desktop.attendance.reason_dialog import ReasonDialog
from atelier_app.domain.attendance import Attendee, Participant, SignIn
from atelier_app.domain.ballots import CastBallot, ballot_id
from atelier_app.domain.ballots import badge_hash as hashed
from atelier_app.domain.core import new_id
from atelier_app.domain.half_days import WHOLE
from atelier_app.domain.initiative import ActivityKind
from atelier_app.domain.methods.method import Choice
from atelier_app.domain.polls import OpenPoll, ReadPoll
from atelier_app.domain.registrations import ImportRegistrations, Register, Registration
from tests.desktop.attendance.steps import AFTERNOON, absent, at, now, select, split_the_day, undo
from tests.desktop.conftest import Engine
from tests.desktop.steps import Ask, step


def names(panel: AttendancePanel) -> list[str]:
    return [attendee.participant.last_name for attendee in panel.model.rows]


def seated(panel: AttendancePanel, engine: Engine, qtbot: QtBot) -> list[Registration]:
    """Four more people, at tables, of two towns."""
    made = [
        Registration(Participant(new_id(), f"Zz{table}", "A", organisation, territory=town), table)
        for table, organisation, town in (
            ("10", "École", "Le Mans"),
            ("2", "ecole", "Sablé"),
            ("", "", "sable"),
            ("B", "Club", ""),
        )
    ]
    before = panel.model.rowCount()
    engine.door.execute(ImportRegistrations(panel.activity.workshop_id, tuple(made)))
    qtbot.waitUntil(lambda: panel.model.rowCount() == before + 4)
    return made


def test_filters_show_those_of_a_table_an_organisation_a_territory(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    seated(panel, engine, qtbot)
    bar = panel.filters
    assert bar.table.isVisibleTo(panel)
    bar.table.setCurrentIndex(bar.table.findData("10"))
    assert names(panel) == ["Zz10"]
    bar.clear()
    bar.organisation.setCurrentIndex(bar.organisation.findData("ecole"))
    assert names(panel) == ["Zz10", "Zz2"]
    bar.territory.setCurrentIndex(bar.territory.findData("le mans"))
    assert names(panel) == ["Zz10"]
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.model.rowCount() == len(panel.model.counts.attendees)


def test_the_choice_of_whom_to_show_counts_them(panel: AttendancePanel, engine: Engine, qtbot: QtBot) -> None:
    counts = panel.model.counts
    texts = [panel.filters.who.itemText(place) for place in range(panel.filters.who.count())]
    assert texts[0] == f"Everyone ({len(counts.attendees)})"
    assert texts[2] == f"Present ({counts.present})"
    panel.filters.show_who(Who.WALK_INS)
    assert panel.model.rowCount() == sum(one.walk_in for one in counts.attendees)


def test_people_are_sorted_by_table_by_organisation_by_arrival_and_back(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    seated(panel, engine, qtbot)
    alphabetical = names(panel)
    panel.table.sort_by(2)
    assert [name for name in names(panel) if name.startswith("Zz")] == ["Zz2", "Zz10", "ZzB", "Zz"]
    panel.table.sort_by(1)
    organisations = [one.participant.organisation for one in panel.model.rows]
    assert organisations[-1] == ""
    panel.table.sort_by(3)
    times = [one.signed_at for one in panel.model.rows]
    came = [moment for moment in times if moment]
    assert times[: len(came)] == sorted(came)
    panel.table.sort_by(0)
    assert names(panel) == alphabetical
    panel.table.sort_by(0)
    assert names(panel) == alphabetical[::-1]


def test_the_selection_stays_through_a_search_and_another_order(panel: AttendancePanel) -> None:
    someone = panel.model.rows[5]
    select(panel, someone)
    panel.table.sort_by(1)
    panel.search.setText(someone.participant.last_name)
    assert panel.table.selected() == [someone]
    panel.search.clear()
    assert panel.table.selected() == [someone]
    assert panel.table.attendee == someone


def test_everything_known_of_a_person_is_corrected_and_one_undo_brings_it_back(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot)
    someone = panel.model.rows[0]
    select(panel, someone)
    QTest.keyClick(panel.table, Qt.Key.Key_F2)
    dialog = panel.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    dialog.fields["role"].setText("Élue")
    dialog.fields["table"].setText("7")
    dialog.needs.setPlainText("végétarienne")
    dialog.half_days[AFTERNOON].setChecked(False)
    dialog.photo_consent.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: now(panel, someone).table == "7")
    changed = now(panel, someone)
    assert (changed.participant.role, changed.participant.needs) == ("Élue", "végétarienne")
    assert (changed.half_days, changed.photo_consent) == ((WHOLE,), True)
    undo(panel, qtbot)
    qtbot.waitUntil(lambda: now(panel, someone) == someone)


def test_someone_is_added_to_the_list_without_being_there(panel: AttendancePanel, qtbot: QtBot) -> None:
    panel.add_person()
    dialog = panel.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    dialog.fields["last_name"].setText("Aaaa")
    dialog.expect_button.click()
    qtbot.waitUntil(lambda: names(panel)[0] == "Aaaa")
    assert (panel.model.rows[0].walk_in, panel.model.rows[0].attendances) == (False, ())


def test_a_reason_stands_for_the_signature(panel: AttendancePanel, qtbot: QtBot) -> None:
    someone = absent(panel)
    select(panel, someone)
    QTest.keyClick(panel.table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    dialog = panel.findChild(ReasonDialog)
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.setEditText("   ")
    dialog.done_button.click()
    assert dialog.error.text().startswith("There is nothing to keep")
    dialog.reason.setEditText("Bras dans le plâtre")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: at(panel, someone) is not None)
    here = at(panel, someone)
    assert here is not None
    assert here.reason == "Bras dans le plâtre"
    panel.filters.show_who(Who.UNSIGNED)
    assert now(panel, someone) in panel.model.rows


def test_someone_leaves_early_and_comes_back(panel: AttendancePanel, qtbot: QtBot) -> None:
    someone = next(one for one in panel.model.rows if one.attendances)
    select(panel, someone)
    assert panel.actions_.move.text() == "Leaves early"
    panel.actions_.move.trigger()
    qtbot.waitUntil(lambda: bool((here := at(panel, someone)) and here.away))
    panel.filters.show_who(Who.LEFT)
    assert names(panel) == [someone.participant.last_name]
    assert panel.actions_.move.text() == "Comes back"
    panel.actions_.move.trigger()
    qtbot.waitUntil(lambda: bool((here := at(panel, someone)) and len(here.moves) == 2))
    undo(panel, qtbot)
    qtbot.waitUntil(lambda: bool((here := at(panel, someone)) and here.away))


def test_two_entries_are_made_one_person_and_two_again(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    someone, before = panel.model.rows[3], panel.model.rowCount()
    double = Participant(
        new_id(), someone.participant.last_name + "s", someone.participant.first_name, role="X"
    )
    engine.door.execute(Register(panel.activity.workshop_id, (double,), walk_in=True))
    qtbot.waitUntil(lambda: panel.model.rowCount() == before + 1)
    select(panel, someone)
    assert not panel.actions_.merge.isEnabled()
    select(panel, now(panel, Attendee(double)), someone)
    QTest.keyClick(panel.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = panel.findChild(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    assert someone.participant.last_name in dialog.choices[0].text()  # the one expected is proposed
    with qtbot.waitSignal(dialog.accepted):
        dialog.done_button.click()
    qtbot.waitUntil(lambda: panel.model.rowCount() == before)
    assert now(panel, someone).participant.id == someone.participant.id
    undo(panel, qtbot)
    qtbot.waitUntil(lambda: panel.model.rowCount() == before + 1)


def test_two_who_have_voted_stay_two_and_the_dialog_says_why(
    panel: AttendancePanel, engine: Engine, ask: Ask, qtbot: QtBot
) -> None:
    poll_id, workshop_id = step(ask, ActivityKind.VOTE).id, panel.activity.workshop_id
    engine.door.execute(OpenPoll(poll_id))
    option = engine.door.read(ReadPoll(poll_id)).options[0]
    ids = []
    for name in ("Aaaa", "Aaab"):
        ids.append(new_id())
        engine.phone(SignIn(workshop_id, ids[-1], name, "A", "", consent=True, badge_hash=hashed(name)))
        engine.phone(CastBallot(poll_id, ids[-1], ballot_id(name, poll_id), (Choice(option.id, 1),)))
    qtbot.waitUntil(lambda: names(panel)[:2] == ["Aaaa", "Aaab"])
    select(panel, *panel.model.rows[:2])
    panel.actions_.merge.trigger()
    dialog = panel.findChild(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.error.isVisible())
    assert "Both have voted in the same poll" in dialog.error.text()


def test_the_menu_offers_paper_for_each_half_day(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    split_the_day(panel, engine, qtbot)
    select(panel, *panel.model.rows[:2])
    menu = QMenu(panel)
    panel.actions_.fill(menu)
    texts = [entry.text() for entry in menu.actions() if entry.text()]
    assert texts[0] == "Sign in 2 people"
    (inner,) = [entry for entry in menu.actions() if entry.text() == "Signed on paper"]
    found = inner.menu()
    assert isinstance(found, QMenu)
    assert [entry.text() for entry in found.actions()] == ["Morning", "Afternoon"]


def test_the_order_is_chosen_by_keyboard_too(panel: AttendancePanel) -> None:
    menu = QMenu(panel)
    panel.actions_.fill_sorting(menu)
    menu.actions()[1].trigger()
    assert panel.table.horizontalHeader().sortIndicatorSection() == 1


def test_a_long_list_is_searched_by_every_word(panel: AttendancePanel, engine: Engine, qtbot: QtBot) -> None:
    people = tuple(Participant(new_id(), f"Nom {n:04}", "Zoé", "Mairie d’Écommoy") for n in range(1000))
    engine.door.execute(Register(panel.activity.workshop_id, people))
    qtbot.waitUntil(lambda: panel.model.rowCount() > 1000)
    panel.search.setText("ECOMMOY zoe 0421")
    assert names(panel) == ["Nom 0421"]
