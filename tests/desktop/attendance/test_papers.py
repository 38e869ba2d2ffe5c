"""Documents from the welcome desk: real commands in processes of their own, what they are told, what they write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from atelier_app.desktop.attendance.panel import AttendancePanel
from atelier_app.desktop.attendance.papers import BadgesDialog, CertificatesDialog, PosterDialog, SheetDialog
from atelier_app.desktop.documents.dialog import DocumentDialog
from atelier_app.desktop.start.settings import Settings
from tests.desktop.attendance.steps import now, select
from tests.desktop.conftest import ADDRESS, Engine

D = TypeVar("D", bound=DocumentDialog)
PATIENCE = 60_000


def opened(panel: AttendancePanel, kind: type[D], show: Callable[[], object], qtbot: QtBot) -> D:
    show()
    dialog = panel.papers.dialog
    assert isinstance(dialog, kind)
    dialog.opener = lambda _path: True
    return dialog


def write(dialog: DocumentDialog, qtbot: QtBot) -> bytes:
    """Writes the document, and answers what is in it."""
    dialog.done_button.click()
    assert dialog.bar.isVisible()
    assert not dialog.done_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.job is None, timeout=PATIENCE)
    assert dialog.error.isHidden(), dialog.error.text()
    assert dialog.open_button.isVisible()
    return dialog.out.read_bytes()


def test_the_sheet_is_written_beside_the_initiative(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    dialog = opened(panel, SheetDialog, panel.papers.sheet, qtbot)
    assert dialog.out.parent == engine.path.parent
    assert write(dialog, qtbot).startswith(b"%PDF-")
    assert dialog.state.text() == f"Written: {dialog.out.name}"
    dialog.reject()


def test_a_blank_sheet_has_no_order_of_arrival(panel: AttendancePanel, qtbot: QtBot) -> None:
    dialog = opened(panel, SheetDialog, panel.papers.blank_sheet, qtbot)
    assert [dialog.sort.itemData(place) for place in range(dialog.sort.count())] == ["name", "organisation"]
    assert "--blank" in dialog.command(dialog.out)
    assert write(dialog, qtbot).startswith(b"%PDF-")
    dialog.reject()


@pytest.mark.parametrize(("suffix", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("ods", b"PK")])
def test_the_list_goes_out_as_a_table(
    panel: AttendancePanel, qtbot: QtBot, suffix: str, start: bytes
) -> None:
    dialog = opened(panel, SheetDialog, panel.papers.sheet, qtbot)
    dialog.format.setCurrentIndex(dialog.format.findData(suffix))
    assert dialog.out.suffix == f".{suffix}"
    assert write(dialog, qtbot).startswith(start)
    dialog.reject()


def test_certificates_are_for_those_selected_who_came(panel: AttendancePanel, qtbot: QtBot) -> None:
    came = next(one for one in panel.model.rows if one.attendances)
    absent = next(one for one in panel.model.rows if not one.attendances)
    select(panel, came, absent)
    dialog = opened(panel, CertificatesDialog, panel.papers.certificates, qtbot)
    assert dialog.whom.currentText() == "Selected: 1 person"
    assert dialog.given() == f"{came.participant.id}\n"
    assert write(dialog, qtbot).startswith(b"%PDF-")
    dialog.reject()


def test_badges_are_printed_and_the_next_time_it_is_said_that_older_ones_stop_working(
    panel: AttendancePanel, engine: Engine, qtbot: QtBot
) -> None:
    engine.announce()
    someone = panel.model.rows[0]
    select(panel, someone)
    dialog = opened(panel, BadgesDialog, panel.papers.badges, qtbot)
    assert not dialog.warning.isVisible()
    dialog.labels.setCurrentIndex(dialog.labels.findData(""))
    words = dialog.command(dialog.out)
    assert words[words.index("--format") + 1] == "2x5"
    assert words[words.index("--address") + 1] == ADDRESS.removeprefix("http://")
    assert dialog.first.maximum() == 10
    assert write(dialog, qtbot).startswith(b"%PDF-")
    dialog.reject()
    qtbot.waitUntil(lambda: now(panel, someone).badge)
    again = opened(panel, BadgesDialog, panel.papers.badges, qtbot)
    assert again.warning.isVisible()
    assert again.warning.text().startswith("1 of these people already has a badge")
    again.reject()


def test_the_wifi_is_remembered_only_where_that_is_asked(panel: AttendancePanel, qtbot: QtBot) -> None:
    dialog = opened(panel, PosterDialog, panel.papers.poster, qtbot)
    dialog.wifi.setText("Atelier")
    dialog.password.setText("correct horse")
    assert "correct horse" not in dialog.command(dialog.out)
    assert dialog.variables() == {"ATELIER_WIFI_PASSWORD": "correct horse"}
    assert write(dialog, qtbot).startswith(b"%PDF-")
    assert Settings().wifi == ("", "")
    dialog.remember.setChecked(True)
    dialog.what.setCurrentIndex(dialog.what.count() - 1)
    assert write(dialog, qtbot).startswith(b"%PDF-")
    assert Settings().wifi == ("Atelier", "correct horse")
    Settings().forget_wifi()
    dialog.reject()


def test_what_the_command_refuses_is_said_in_the_dialog(panel: AttendancePanel, qtbot: QtBot) -> None:
    dialog = opened(panel, PosterDialog, panel.papers.poster, qtbot)
    dialog.wifi.setText("Atelier")
    dialog.password.setText("short")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.error.isVisible(), timeout=PATIENCE)
    assert dialog.error.text().startswith("There is no such Wi-Fi")
    assert dialog.done_button.isEnabled()
    dialog.reject()


def test_cancelled_nothing_is_written_and_the_dialog_stays(
    panel: AttendancePanel, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(panel, SheetDialog, panel.papers.sheet, qtbot)
    dialog.write_to(str(tmp_path / "elsewhere.pdf"))
    dialog.done_button.click()
    dialog.cancel_button.click()
    qtbot.waitUntil(lambda: dialog.job is None, timeout=PATIENCE)
    assert dialog.isVisible()
    assert dialog.state.text() == "Cancelled; nothing was written."
    assert not (tmp_path / "elsewhere.pdf").exists()
    dialog.reject()
