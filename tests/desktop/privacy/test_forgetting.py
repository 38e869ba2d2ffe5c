"""Erasing and anonymising from the window: asked first, gone from every byte, out of reach of undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from atelier_app.desktop.privacy.copies import CopiesDialog
from atelier_app.desktop.privacy.dialogs import ForgetDialog
from atelier_app.desktop.window.window import Window
from atelier_app.desktop.window.workspace import Workspace
from atelier_app.domain.attendance import Participant, ReadAttendance
from atelier_app.domain.core import new_id
from atelier_app.domain.initiative import DescribeInitiative, ReadInitiative
from atelier_app.domain.registrations import DescribeParticipant, Register
from atelier_app.storage.backup import folder_of
from tests.desktop.conftest import Engine

NAME = "Quetzalcoatlus"


@pytest.fixture
def workspace(window: Window) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def person(workspace: Workspace, engine: Engine, qtbot: QtBot) -> Participant:
    """Someone on the list, whose name was just changed: undo could bring it back."""
    made = Participant(new_id(), NAME, "Ximena", "Muséum de Trifouillis", email="x@quetzal.example")
    assert workspace.course.workshop_id is not None
    engine.phone(Register(workspace.course.workshop_id, (made,)))
    changed = replace(made, first_name="Xochitl")
    workspace.remote.execute(DescribeParticipant(changed), undo_text=f"Change of {made.full_name}")
    qtbot.waitUntil(workspace.remote.undo.canUndo)
    return changed


def names(engine: Engine, workspace: Workspace) -> list[str]:
    assert workspace.course.workshop_id is not None
    found = engine.door.read(ReadAttendance(workspace.course.workshop_id))
    return [one.participant.full_name for one in found.attendees]


def lies_in(path: Path, word: str) -> list[str]:
    """The files beside this one, itself included, in which the word can be found by reading bytes."""
    beside = [one for one in path.parent.iterdir() if one.is_file() and one.name.startswith(path.stem)]
    assert path in beside
    forms = [word.encode(), word.lower().encode(), word.encode("utf-16-le")]
    return [one.name for one in beside if any(form in one.read_bytes() for form in forms)]


def asked() -> ForgetDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ForgetDialog)
    return dialog


def copies_shown(qtbot: QtBot) -> CopiesDialog:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CopiesDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CopiesDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0, timeout=30_000)
    return dialog


def test_an_erased_person_is_in_no_byte_while_the_engine_runs_and_undo_brings_nobody_back(
    workspace: Workspace, engine: Engine, person: Participant, qtbot: QtBot
) -> None:
    assert lies_in(engine.path, NAME)
    before = len(names(engine, workspace))
    workspace.forgetting.ask_people([person])
    assert "Xochitl Quetzalcoatlus" in asked().findChildren(type(workspace.banner.words))[1].text()
    QTest.mouseClick(asked().forget_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not workspace.remote.undo.count())
    dialog = copies_shown(qtbot)
    assert lies_in(engine.path, NAME) == []
    assert lies_in(engine.path, "Xochitl") == []
    assert len(names(engine, workspace)) == before
    workspace.remote.undo.undo()
    workspace.remote.undo.redo()
    assert not any(NAME in name for name in names(engine, workspace))
    dialog.close()


def test_the_copies_that_still_name_them_are_named_and_deleted_but_for_a_new_one(
    workspace: Workspace, engine: Engine, person: Participant, qtbot: QtBot
) -> None:
    from datetime import UTC, datetime

    from atelier_app.storage.backup import back_up

    with_name = back_up(engine.path, datetime.now(UTC))
    assert NAME.encode() in with_name.read_bytes()
    workspace.forgetting.ask_people([person])
    QTest.mouseClick(asked().forget_button, Qt.MouseButton.LeftButton)
    dialog = copies_shown(qtbot)
    assert str(with_name) in [dialog.list.item(row).text() for row in range(dialog.list.count())]
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "deleted" in dialog.words.text(), timeout=30_000)
    (left,) = folder_of(engine.path).iterdir()
    assert NAME.encode() not in left.read_bytes()
    dialog.close()


def test_enter_keeps_everything(workspace: Workspace, engine: Engine, person: Participant) -> None:
    workspace.forgetting.ask_people([person])
    QTest.keyClick(asked(), Qt.Key.Key_Return)
    assert any(NAME in name for name in names(engine, workspace))


def test_the_retention_date_proposes_to_anonymise_once_and_for_all(
    workspace: Workspace, engine: Engine, person: Participant, qtbot: QtBot
) -> None:
    assert not workspace.retention.isVisible()
    initiative = engine.door.read(ReadInitiative()).initiative
    engine.phone(DescribeInitiative(replace(initiative, retention_until=date(2022, 3, 31))))
    qtbot.waitUntil(workspace.retention.isVisible)
    assert "31 March 2022" in workspace.retention.words.text()
    QTest.mouseClick(workspace.retention.again, Qt.MouseButton.LeftButton)
    QTest.mouseClick(asked().forget_button, Qt.MouseButton.LeftButton)
    copies_shown(qtbot).close()
    assert not workspace.retention.isVisible()
    workspace.forgetting.look()
    qtbot.waitUntil(lambda: not workspace.remote.pending)
    assert not workspace.retention.isVisible()
    assert set(names(engine, workspace)) == {""}


def test_the_form_of_the_initiative_keeps_the_date(
    workspace: Workspace, window: Window, qtbot: QtBot
) -> None:
    from atelier_app.desktop.agenda.initiative_form import InitiativeForm

    window.acts.edit_initiative()
    form = QApplication.activeModalWidget()
    assert isinstance(form, InitiativeForm)
    assert form.described().retention_until is None
    form.retention.tick.setChecked(True)
    form.retention.edit.setDate(form.retention.edit.date().addYears(2))
    assert form.described().retention_until is not None
    form.done_button.click()
    assert workspace.course.record is not None
    qtbot.waitUntil(
        lambda: (
            workspace.course.record is not None
            and workspace.course.record.initiative.retention_until is not None
        )
    )
